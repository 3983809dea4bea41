using Bangkom.Grains.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace Bangkom.Silo.Tests.Engine;

/// <summary>Lets a host's grains decide for themselves, and append at another host's writer: a ledger has one.</summary>
/// <param name="writer">The host with the writer.</param>
public sealed class OtherWriter(EngineHost writer) : IOutgoingGrainCallFilter
{
    /// <summary>Configures the host without a writer of its own.</summary>
    public static void Use(EngineHost writer, IServiceCollection services)
    {
        Faults.SeparateCluster(services);
        services.AddSingleton<IOutgoingGrainCallFilter>(new OtherWriter(writer));
    }

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.InterfaceMethod?.DeclaringType != typeof(ILedgerGrain))
        {
            await context.Invoke();
            return;
        }

        Assert.Equal(nameof(ILedgerGrain.Append), context.InterfaceMethod.Name);
        var request = (AppendRequest)context.Request.GetArgument(0)!;
        // Away from the calling grain, which the other host does not know.
        context.Result = await Task.Run(() => writer.Ledger.Append(request));
    }
}
