using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Projections;

namespace Bangkom.Grains.Outreach;

/// <summary>The fold of outreach.</summary>
internal sealed class OutreachState : IProjectionState
{
    /// <summary>Raised whenever the same facts give another state: older snapshots are then ignored and rebuilt.</summary>
    public const int FoldVersion = 1;

    /// <summary>Reasons of a snapshot piece, some 30 bytes each.</summary>
    private const int PieceMax = 10_000;

    /// <summary>Why people take no part.</summary>
    public ImmutableDictionary<PersonInYear, AbsenceReason> Reasons { get; private set; } = ImmutableDictionary<PersonInYear, AbsenceReason>.Empty;

    /// <summary>Campaigns by code.</summary>
    public ImmutableSortedDictionary<string, Campaign> Campaigns { get; private set; } = ImmutableSortedDictionary.Create<string, Campaign>(StringComparer.Ordinal);

    public static OutreachState FromParts(IReadOnlyList<object> parts)
    {
        var state = new OutreachState();
        foreach (var part in parts)
        {
            if (part is Campaign campaign)
            {
                state.Campaigns = state.Campaigns.Add(campaign.Terms.Campaign, campaign);
            }
            else
            {
                state.Reasons = state.Reasons.AddRange(((AbsencePiece)part).Reasons);
            }
        }

        return state;
    }

    public void Apply(RecordedFact recorded)
    {
        switch (recorded.Fact)
        {
            case AbsenceExplained f:
                Reasons = Reasons.SetItem(new PersonInYear(f.Person, f.Year), f.Reason);
                break;
            case CampaignLaunched f:
                Campaigns = Campaigns.Add(f.Campaign, new Campaign(
                    f, HoldOut.Draw(f.Audience, f.Seed, f.HoldOutShare), ImmutableDictionary<AsnId, Exposure>.Empty, recorded.Position));
                break;
            case PeopleTold f:
                var campaign = Campaigns[f.Campaign];
                // The first time is what counts.
                var told = f.People.Where(p => !campaign.Told.ContainsKey(p)).Distinct().Select(p => KeyValuePair.Create(p, new Exposure(f.Channel, f.On)));
                Campaigns = Campaigns.SetItem(f.Campaign, campaign with { Told = campaign.Told.AddRange(told) });
                break;
        }
    }

    public IReadOnlyList<object> ToParts() =>
    [
        .. Campaigns.Values,
        .. Reasons.Chunk(PieceMax).DefaultIfEmpty([]).Select(r => new AbsencePiece([.. r])),
    ];
}

/// <summary>A piece of the snapshot.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.AbsencePiece")]
internal sealed record AbsencePiece([property: Id(0)] ImmutableArray<KeyValuePair<PersonInYear, AbsenceReason>> Reasons);
