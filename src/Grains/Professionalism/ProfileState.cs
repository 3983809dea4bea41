using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Projections;

namespace Bangkom.Grains.Professionalism;

/// <summary>The fold of people's profiles.</summary>
internal sealed class ProfileState : IProjectionState
{
    /// <summary>Raised whenever the same facts give another state: older snapshots are then ignored and rebuilt.</summary>
    public const int FoldVersion = 1;

    /// <summary>People of a snapshot piece, some 300 bytes each.</summary>
    private const int PieceMax = 2_000;

    /// <summary>Profiles by person.</summary>
    public ImmutableDictionary<AsnId, Profile> People { get; private set; } = ImmutableDictionary<AsnId, Profile>.Empty;

    public static ProfileState FromParts(IReadOnlyList<object> parts) =>
        new() { People = parts.Cast<ProfilePiece>().SelectMany(p => p.People).ToImmutableDictionary() };

    public void Apply(RecordedFact recorded)
    {
        if (recorded.Fact is ProfileRecorded fact)
        {
            People = People.SetItem(fact.Person, People.GetValueOrDefault(fact.Person, Profile.Unknown).With(new ProfileEntry(fact, recorded.Position)));
        }
    }

    public IReadOnlyList<object> ToParts() => [.. People.Chunk(PieceMax).DefaultIfEmpty([]).Select(p => new ProfilePiece([.. p]))];
}

/// <summary>A piece of the snapshot.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.ProfilePiece")]
internal sealed record ProfilePiece([property: Id(0)] ImmutableArray<KeyValuePair<AsnId, Profile>> People);
