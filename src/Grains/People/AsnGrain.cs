using System.Collections.Immutable;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Grains.People;

/// <summary>
/// Folds one person's facts. Nobody delivers to it: it reads what it lacks before every answer, so that 3,650 of them cost nothing
/// while nobody asks.
/// </summary>
[GrainType("asn")]
internal sealed class AsnGrain(RegionInfo region, ILedgerReader reader, RulesReader rules, TimeProvider time) : Grain, IAsnGrain
{
    private AsnState _state = null!;
    private AsnId _person;
    private long _position;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var prefix = region.Key("");
        if (!key.StartsWith(prefix, StringComparison.Ordinal) || !AsnId.TryParse(key[prefix.Length..], out _person))
        {
            throw new InvalidOperationException("The key names no person of this process's region.");
        }

        _state = new AsnState(_person, region.Zone);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<PersonView?> GetView()
    {
        var current = await ReadAsync();
        return _state.Exists ? _state.ViewOn(region.Today(time), current) : null;
    }

    /// <inheritdoc/>
    public async Task<RecordView?> GetRecord(int? year)
    {
        var current = await ReadAsync();
        return _state.Exists && FiguresDate.Of(year, region.Today(time)) is { } date ? _state.RecordOf(date, current, _position) : null;
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<BatchId>> GetInvitedTo()
    {
        await ReadAsync();
        return _state.InvitedTo;
    }

    /// <inheritdoc/>
    public async Task<CertificateView?> GetCertificate(long completion)
    {
        await ReadAsync();
        // Pages are asked for rarely, so the completion is read again instead of being kept.
        return _state.IsShared(completion) ? _state.CertificateOf(completion, await reader.ReadPersonAsync(_person, 0, _position)) : null;
    }

    private async Task<RegionRules> ReadAsync()
    {
        var head = await reader.GetHeadAsync();
        if (head > _position)
        {
            foreach (var fact in await reader.ReadPersonAsync(_person, _position, head))
            {
                _state.Apply(fact);
            }

            _position = head;
        }

        return await rules.ReadAsync(head);
    }
}
