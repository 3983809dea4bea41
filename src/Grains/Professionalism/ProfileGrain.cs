using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Projections;
using Microsoft.Extensions.Logging;

namespace Bangkom.Grains.Professionalism;

/// <summary>Folds people's profiles.</summary>
[GrainType(ProfileRecorded.StreamName)]
internal sealed class ProfileGrain(ProjectionServices services, ILogger<ProfileGrain> logger) : CycleGrain<ProfileState>(services, logger), IProfileGrain
{
    protected override int FoldVersion => ProfileState.FoldVersion;

    /// <inheritdoc/>
    public Task<ImmutableDictionary<AsnId, Profile>> GetProfiles(ImmutableArray<AsnId>? people) => Task.FromResult(people is { } asked
        ? asked.Where(State.People.ContainsKey).ToImmutableDictionary(p => p, p => State.People[p])
        : State.People);

    protected override ProfileState Empty() => new();

    protected override ProfileState FromParts(IReadOnlyList<object> parts) => ProfileState.FromParts(parts);
}
