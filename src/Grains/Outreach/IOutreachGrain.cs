using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Projections;
using Orleans.Concurrency;

namespace Bangkom.Grains.Outreach;

/// <summary>Who was told what, and why people take no part. It guards that nobody is told whom chance holds out. Key: region/all.</summary>
[Alias("bangkom.IOutreachGrain")]
public interface IOutreachGrain : ICycleGrain
{
    /// <summary>A campaign; null when there is none with this code.</summary>
    /// <param name="campaign">Its code.</param>
    [ReadOnly, Alias("GetCampaign")]
    Task<Campaign?> GetCampaign(string campaign);

    /// <summary>Every campaign's code, ordinally.</summary>
    [ReadOnly, Alias("GetCampaigns")]
    Task<ImmutableArray<string>> GetCampaigns();

    /// <summary>Reasons recorded for a year, by person.</summary>
    /// <param name="year">The calendar year.</param>
    [ReadOnly, Alias("GetReasons")]
    Task<ImmutableDictionary<PersonInYear, AbsenceReason>> GetReasons(int year);

    /// <summary>Says why a person takes no part.</summary>
    /// <param name="command">Who, when, why.</param>
    /// <param name="item">Key and content of the request.</param>
    [Alias("Explain")]
    Task<AppendResult> Explain(ExplainAbsence command, ItemKey item);

    /// <summary>Begins a campaign over an audience that was found before.</summary>
    /// <param name="command">Its terms with the audience.</param>
    /// <param name="item">Key and content of the request.</param>
    [Alias("Launch")]
    Task<AppendResult> Launch(LaunchCampaign command, ItemKey item);

    /// <summary>Records who was told.</summary>
    /// <param name="command">Who, how, when.</param>
    /// <param name="item">Key and content of the request.</param>
    [Alias("Tell")]
    Task<AppendResult> Tell(TellPeople command, ItemKey item);
}
