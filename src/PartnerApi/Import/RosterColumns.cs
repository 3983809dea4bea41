using System.Collections.Immutable;

namespace Bangkom.PartnerApi.Import;

/// <summary>Columns of the roster's file.</summary>
internal static class RosterColumns
{
    public const string Nip = "nip";
    public const string Name = "name";
    public const string Agency = "agency";
    public const string Status = "status";
    public const string Post = "post";
    public const string Rank = "rank";
    public const string JoinedOn = "joinedOn";
    public const string PostLevel = "postLevel";
    public const string PreviousNip = "previousNip";
    public const string EffectiveOn = "effectiveOn";
    public const string LeftOn = "leftOn";
    public const string ContractFrom = "contractFrom";
    public const string ContractTo = "contractTo";
    public const string SuperiorNip = "superiorNip";

    public static readonly ImmutableArray<string> Required = [Nip, Name, Agency, Status, Post, Rank, JoinedOn];

    public static readonly ImmutableArray<string> Optional =
        [PostLevel, PreviousNip, EffectiveOn, LeftOn, ContractFrom, ContractTo, SuperiorNip];
}
