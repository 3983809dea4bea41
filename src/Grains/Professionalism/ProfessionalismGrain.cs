using Bangkom.Grains.Agencies;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Delivery;
using Bangkom.Grains.Ledger.Projections;
using Orleans.Concurrency;

namespace Bangkom.Grains.Professionalism;

/// <summary>Asks agencies and profiles when it is asked; it keeps nothing.</summary>
[StatelessWorker, GrainType("ip-asn")]
internal sealed class ProfessionalismGrain(RegionInfo region, RulesReader rules, RosterReader roster, TimeProvider time) : Grain, IProfessionalismGrain
{
    private IProfileGrain Profiles => GrainFactory.GetGrain<IProfileGrain>(region.Key(StreamId.All));

    /// <inheritdoc/>
    public async Task<IpAsn?> GetPerson(AsnId person, DateOnly? on, string? ruleSet)
    {
        var day = on ?? region.Today(time);
        var agency = await roster.ReadAsync(r => r.TryFind(person, out var entry) ? entry.Person.MemberOfOn(day, r.Rules.Agencies) : null);
        if (agency is not { } held || RulesOf(ruleSet, day) is not { } set)
        {
            return null;
        }

        var found = (await FoundAsync(held, set, day)).FirstOrDefault(f => f.Person == person);
        var profiles = await Profiles.GetProfiles([person]);
        return found is null ? null : IpAsnIndex.Of(found, profiles.GetValueOrDefault(person) ?? Profile.Unknown, set, day);
    }

    /// <inheritdoc/>
    public async Task<IpAsnFigures?> GetFigures(AgencyId? agency, bool includeChildren, DateOnly? on, string? ruleSet)
    {
        var day = on ?? region.Today(time);
        var tree = (await rules.ReadAsync()).Agencies;
        if (RulesOf(ruleSet, day) is not { } set || (agency is { } asked && !tree.Contains(asked)))
        {
            return null;
        }

        AgencyId[] agencies = agency is not { } one ? [.. tree.Agencies.Select(a => a.Agency)] : includeChildren ? [one, .. tree.DescendantsOn(one, day)] : [one];
        var found = await Task.WhenAll(agencies.Select(a => FoundAsync(a, set, day)));
        var profiles = await Profiles.GetProfiles(null);
        return IpAsnIndex.Figures(
            [.. found.SelectMany(f => f).Select(f => IpAsnIndex.Of(f, profiles.GetValueOrDefault(f.Person) ?? Profile.Unknown, set, day)).OfType<IpAsn>()], set, day);
    }

    private static IpAsnRules? RulesOf(string? ruleSet, DateOnly day) => ruleSet is null ? IpAsnRules.On(day) : IpAsnRules.Named(ruleSet);

    private async Task<IEnumerable<LearningFound>> FoundAsync(AgencyId agency, IpAsnRules set, DateOnly day) =>
        await GrainFactory.GetGrain<IAgencyGrain>(region.Key(agency.Value)).GetLearning(set.WindowOn(day));
}
