using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Needs;
using Bangkom.Grains.Policies;

namespace Bangkom.Grains.Professionalism;

/// <summary>Points of the professionalism index that a programme would add for a person.</summary>
/// <param name="grains">Grain references.</param>
/// <param name="region">The region.</param>
/// <param name="rules">The region's conversions.</param>
/// <param name="time">The clock.</param>
internal sealed class IpAsnGains(IGrainFactory grains, RegionInfo region, RulesReader rules, TimeProvider time) : ITrainingGains
{
    /// <inheritdoc/>
    public string Name => "IP_ASN";

    /// <inheritdoc/>
    public async Task<ImmutableDictionary<ProgramId, decimal>> OfAsync(AsnId person, ImmutableArray<ProgramDefined> programs, CancellationToken cancellationToken)
    {
        var index = await grains.GetGrain<IProfessionalismGrain>(region.Id.Value).GetPerson(person, null, null);
        if (index is null || index.Winnable.IsEmpty)
        {
            return ImmutableDictionary<ProgramId, decimal>.Empty;
        }

        var today = region.Today(time);
        var conversions = (await rules.ReadAsync()).Policies.On(today);
        var set = IpAsnRules.Named(index.RuleSet)!;
        return programs.Select(p => (p.Program, Points: PointsOf(p, index.Winnable, set, conversions)))
            .Where(p => p.Points > 0)
            .ToImmutableDictionary(p => p.Program, p => p.Points);
    }

    /// <summary>What completing a programme once would add, its usual form and hours taken and no day's cap cutting them.</summary>
    /// <param name="program">The programme.</param>
    /// <param name="winnable">What more learning would add.</param>
    /// <param name="set">The rule set of the index.</param>
    /// <param name="conversions">The rules of the day.</param>
    internal static decimal PointsOf(ProgramDefined program, ImmutableArray<WinnablePoints> winnable, IpAsnRules set, RuleSet conversions)
    {
        var jp = program.Quantity * (conversions.Conversion(program.Form, LearningScope.National) ?? 0);
        return winnable.Where(w => w.By switch
        {
            // All or nothing: hours that leave some missing add no point.
            PointSource.Hours => jp >= w.MissingJp,
            PointSource.Seminar => set.SeminarForms.Contains(program.Form),
            PointSource.LeadershipTraining => program.Form == LearningForm.Leadership,
            PointSource.FunctionalTraining => program.Form == LearningForm.Functional,
            _ => false,
        }).Sum(w => w.Points);
    }
}
