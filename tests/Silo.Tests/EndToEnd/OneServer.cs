using Bangkom.Silo.Tests.Support;

namespace Bangkom.Silo.Tests.EndToEnd;

/// <summary>One real server with a small region, for the tests of a class.</summary>
public sealed class OneServer : IAsyncLifetime
{
    private readonly SqliteBackend _backend = new();

    public ServerProcess Server { get; private set; } = null!;

    public SmallRegion Region { get; } = new(60);

    public async ValueTask InitializeAsync()
    {
        Server = await ServerProcess.StartAsync(await _backend.CreateAsync());
        await Region.ImportAsync(Server.Client);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.StopAsync();
        await Server.DisposeAsync();
        await _backend.RemoveAsync();
    }
}
