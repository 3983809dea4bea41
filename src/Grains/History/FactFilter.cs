using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Grains.History;

/// <summary>
/// Which facts a figure of the past is counted from. Definitions and names hold for all time and policies are dated by their validity,
/// so only the position leaves them out; everything that happened on a day is left out when it happened after <c>asOf</c>. The ledger
/// stores a correction, a revocation and a re-credit with the instant of the completion that they name, so they come and go with it.
/// </summary>
internal static class FactFilter
{
    private enum Part
    {
        /// <summary>Concerns no figure: receipts, held items, seats, names of people.</summary>
        None,
        /// <summary>Holds for all time.</summary>
        Timeless,
        /// <summary>Happened at an instant.</summary>
        Dated,
        /// <summary>The body does not say its kind first.</summary>
        Unknown,
    }

    /// <summary>True when figures as of an instant are counted from this fact.</summary>
    /// <param name="body">The fact.</param>
    /// <param name="asOf">The instant; null = none.</param>
    public static bool Concerns(in FactBody body, DateTimeOffset? asOf) => PartOf(body.Body) switch
    {
        Part.None => false,
        Part.Timeless => true,
        Part.Dated => !(body.OccurredAt > asOf),
        _ => Concerns(body.ToRecorded(), asOf),
    };

    /// <summary>True when figures as of an instant are counted from this fact.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="asOf">The instant; null = none.</param>
    public static bool Concerns(RecordedFact fact, DateTimeOffset? asOf) => fact.Fact switch
    {
        AgencyMoved or AgencyMerged or PersonFact => !(fact.OccurredAt > asOf),
        RegionDefined or AgencyDefined or AgencyRenamed or PolicyDefined => true,
        _ => false,
    };

    /// <summary>The kind stands first in every body that this product writes, so most facts need not be parsed to be passed over.</summary>
    private static Part PartOf(ReadOnlySpan<byte> body)
    {
        var start = "{\"kind\":\""u8;
        if (!body.StartsWith(start))
        {
            return Part.Unknown;
        }

        var rest = body[start.Length..];
        var end = rest.IndexOf((byte)'"');
        return end < 0 ? Part.Unknown : KindOf(rest[..end]);
    }

    private static Part KindOf(ReadOnlySpan<byte> kind) => kind switch
    {
        _ when kind.SequenceEqual("completed"u8) || kind.SequenceEqual("completionCorrected"u8)
            || kind.SequenceEqual("completionRevoked"u8) || kind.SequenceEqual("completionRecredited"u8)
            || kind.SequenceEqual("personJoined"u8) || kind.SequenceEqual("personTransferred"u8) || kind.SequenceEqual("personLeft"u8)
            || kind.SequenceEqual("employmentChanged"u8)
            || kind.SequenceEqual("agencyMoved"u8) || kind.SequenceEqual("agencyMerged"u8) => Part.Dated,
        _ when kind.SequenceEqual("regionDefined"u8) || kind.SequenceEqual("agencyDefined"u8)
            || kind.SequenceEqual("agencyRenamed"u8) || kind.SequenceEqual("policyDefined"u8) => Part.Timeless,
        _ => Part.None,
    };
}
