using Bangkom.Grains.Agencies;
using Bangkom.Grains.Live;

namespace Bangkom.Silo.Hosting;

/// <summary>Renews every live view at once when the cluster's members change: the grain behind it may have moved.</summary>
internal sealed class MembershipWatch(ISiloStatusOracle oracle, ChangeHub changes, CompletionHub completions) : IHostedService, ISiloStatusListener
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        oracle.SubscribeToSiloStatusEvents(this);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        oracle.UnSubscribeFromSiloStatusEvents(this);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        changes.RenewAll();
        completions.RenewAll();
    }
}
