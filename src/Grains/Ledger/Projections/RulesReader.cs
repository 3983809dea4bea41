using Bangkom.Grains.Facts;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger.Delivery;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Grains.Ledger.Projections;

/// <summary>
/// The region's rules of this process, folded from the definitions in the store: one fold for all who need no more of the ledger.
/// </summary>
/// <param name="region">The region.</param>
/// <param name="reader">The ledger's facts.</param>
public sealed class RulesReader(RegionInfo region, ILedgerReader reader) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private RegionRules _rules = RegionRules.Start(region.Zone);
    private readonly HashSet<StreamId> _defined = [];
    private long _position;

    /// <summary>The rules with every definition that is committed.</summary>
    public async Task<RegionRules> ReadAsync() => await ReadAsync(await reader.GetHeadAsync());

    /// <summary>The rules with every definition up to a position, or a later one.</summary>
    /// <param name="head">At most the store's head.</param>
    public async Task<RegionRules> ReadAsync(long head)
    {
        await _gate.WaitAsync();
        try
        {
            if (head > _position)
            {
                await foreach (var chunk in reader.ReadLanesAsync([Lane.Definition], _position, head))
                {
                    foreach (var fact in chunk)
                    {
                        _rules = _rules.Apply(fact);
                        Note(fact.Fact);
                    }
                }

                _position = head;
            }

            return _rules;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>
    /// Tells whether a stream was ever defined: a grain of any other code has nothing to fold, and asking for one must not cost a reading
    /// of the whole ledger.
    /// </summary>
    /// <param name="stream">The stream.</param>
    internal async Task<bool> IsDefinedAsync(StreamId stream)
    {
        if (stream.Code == StreamId.All)
        {
            return true;
        }

        await ReadAsync();
        await _gate.WaitAsync();
        try
        {
            return _defined.Contains(stream);
        }
        finally
        {
            _gate.Release();
        }
    }

    private void Note(Fact fact)
    {
        StreamId? stream = fact switch
        {
            AgencyDefined f => new StreamId(StreamId.Agency, f.Agency.Value),
            BatchScheduled f => new StreamId(StreamId.Batch, f.Batch.Value),
            ProgramDefined f => new StreamId(StreamId.Program, f.Program.Value),
            PartnerDefined f => new StreamId(StreamId.Partner, f.Partner.Value),
            _ => null,
        };
        if (stream is { } defined)
        {
            _defined.Add(defined);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();
}
