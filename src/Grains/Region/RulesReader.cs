using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Grains.Region;

/// <summary>
/// The region's rules of this process, folded from the definitions in the store: one fold for all who need no more of the ledger.
/// </summary>
/// <param name="region">The region.</param>
/// <param name="reader">The ledger's facts.</param>
public sealed class RulesReader(RegionInfo region, ILedgerReader reader) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private RegionRules _rules = RegionRules.Start(region.Zone);
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

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();
}
