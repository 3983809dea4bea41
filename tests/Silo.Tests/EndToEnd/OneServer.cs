using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Bangkom.Silo.Tests.Support;

namespace Bangkom.Silo.Tests.EndToEnd;

/// <summary>One real server with a small region, for the tests of a class.</summary>
public sealed class OneServer : IAsyncLifetime
{
    private readonly SqliteBackend _backend = new();

    public ServerProcess Server { get; private set; } = null!;

    /// <summary>Twelve people an agency; half of SETDA's are in a school instead, so that one agency is too small to be ranked.</summary>
    public SmallRegion Region { get; } = new(96);

    /// <summary>The region's day: on New Year's Eve the year ends seven hours before that of UTC.</summary>
    public static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);

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

    /// <summary>Pushes items, each new or known with the same content, and returns the highest position.</summary>
    public async Task<long> PushAsync(params JsonObject[] items)
    {
        using var content = new StringContent(new JsonArray([.. items]).ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await Server.Client.PostAsync(new Uri("/push/completions", UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        var results = JsonNode.Parse(text)!["results"]!.AsArray();
        Assert.All(results, r => Assert.True((string)r!["status"]! is "accepted" or "repeated", text));
        return results.Max(r => long.Parse((string)r!["position"]!, CultureInfo.InvariantCulture));
    }

    /// <summary>Pushes a completion of a person that nobody pushed before, of today.</summary>
    public Task<long> PushNewAsync(int person)
    {
        var item = Region.Item($"new-{Guid.NewGuid():N}", person, Today);
        item["title"] = $"Langsung {Guid.NewGuid():N}";
        item["completedAt"] = Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return PushAsync(item);
    }

    /// <summary>Waits until the region's figures hold a position: they trail the agencies' by a moment.</summary>
    public async Task SettleAsync(long position)
    {
        var until = TimeProvider.System.GetUtcNow().AddSeconds(10);
        while (true)
        {
            var data = await SmallRegion.QueryAsync(Server.Client, "{ region { participation { position } } }");
            if (long.Parse((string)data["region"]!["participation"]!["position"]!, CultureInfo.InvariantCulture) >= position)
            {
                return;
            }

            Assert.True(TimeProvider.System.GetUtcNow() < until, data.ToJsonString());
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }
}
