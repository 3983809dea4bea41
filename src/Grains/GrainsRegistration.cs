using Bangkom.Grains.Agencies;
using Bangkom.Grains.Budget;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Held;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Grains.Live;
using Bangkom.Grains.Members;
using Bangkom.Grains.Needs;
using Bangkom.Grains.Outreach;
using Bangkom.Grains.Planning;
using Bangkom.Grains.Professionalism;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Serialization;
using Orleans.Storage;

namespace Bangkom.Grains;

/// <summary>Registers what the grains need beside a store and the storage of snapshots.</summary>
public static class GrainsRegistration
{
    /// <summary>Adds the grains' services for one region.</summary>
    /// <param name="services">The host's services; they must hold <see cref="ILedgerStore"/>, <see cref="ILedgerReader"/> and Orleans.</param>
    /// <param name="region">The region that this process serves.</param>
    public static IServiceCollection AddBangkomGrains(this IServiceCollection services, RegionInfo region)
    {
        services.AddSingleton(region);
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<LedgerMetrics>();
        services.AddSingleton<SharedPass>();
        services.AddSingleton<RulesReader>();
        services.AddSingleton<RosterReader>();
        services.AddSingleton<NamesReader>();
        services.AddSingleton<EnrolmentReader>();
        services.AddSingleton<ITrainingGains, IpAsnGains>();
        services.AddSingleton<ChangeHub>();
        services.AddSingleton<CompletionHub>();
        services.AddSingleton<IProgramEffects, LearningEffects>();
        services.AddSingleton<IProgramSpending, BudgetSpending>();
        services.AddSingleton<IClosedGaps, NeedsClosedGaps>();
        services.AddSingleton<IHeldItemFormat, HeldItemFormat>();
        services.AddSingleton(s => new ProjectionServices(
            region,
            s.GetRequiredService<ILedgerReader>(),
            s.GetRequiredService<RulesReader>(),
            s.GetRequiredService<SharedPass>(),
            s.GetRequiredKeyedService<IGrainStorage>(SnapshotStore.Provider),
            s.GetRequiredService<Serializer>(),
            s.GetRequiredService<TimeProvider>()));
        return services;
    }
}
