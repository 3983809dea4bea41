using System.Collections.Immutable;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Projections;
using Orleans.Concurrency;

namespace Bangkom.Grains.Professionalism;

/// <summary>What is known about people for the professionalism index. Key: region/all.</summary>
[Alias("bangkom.IProfileGrain")]
public interface IProfileGrain : ICycleGrain
{
    /// <summary>Profiles of some people; of whom nothing is known is absent.</summary>
    /// <param name="people">Who; null = everyone.</param>
    [ReadOnly, Alias("GetProfiles")]
    Task<ImmutableDictionary<AsnId, Profile>> GetProfiles(ImmutableArray<AsnId>? people);
}

/// <summary>The professionalism index: brings learning records, profiles and rule sets together. Key: the region's code.</summary>
[Alias("bangkom.IProfessionalismGrain")]
public interface IProfessionalismGrain : IGrainWithStringKey
{
    /// <summary>A person's index; null for who is no member on the day or is not measured by the rule set.</summary>
    /// <param name="person">Who.</param>
    /// <param name="on">The day; null = today.</param>
    /// <param name="ruleSet">Name of a rule set; null = the one of the day.</param>
    [ReadOnly, Alias("GetPerson")]
    Task<IpAsn?> GetPerson(AsnId person, DateOnly? on, string? ruleSet);

    /// <summary>The index of an agency or the region; null when there is no such rule set or agency.</summary>
    /// <param name="agency">The agency; null = the region.</param>
    /// <param name="includeChildren">With the agencies below it on the day.</param>
    /// <param name="on">The day; null = today.</param>
    /// <param name="ruleSet">Name of a rule set; null = the one of the day.</param>
    [ReadOnly, Alias("GetFigures")]
    Task<IpAsnFigures?> GetFigures(AgencyId? agency, bool includeChildren, DateOnly? on, string? ruleSet);
}
