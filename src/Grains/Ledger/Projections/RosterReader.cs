using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Ledger.Projections;

/// <summary>
/// The region's people and definitions in this process's memory, read from the store: one fold for every concept that must know who
/// belongs where, brought up to the newest fact before each answer.
/// </summary>
/// <param name="region">The region.</param>
/// <param name="reader">The ledger's facts.</param>
internal sealed class RosterReader(RegionInfo region, ILedgerReader reader) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private RegionRoster _roster = new(RegionRules.Start(region.Zone));
    private long _position;

    /// <summary>Looks at the roster with every fact that is committed.</summary>
    /// <typeparam name="T">What is taken from it: nothing that the roster changes later.</typeparam>
    /// <param name="look">Runs alone; the roster must not be kept.</param>
    public async Task<T> ReadAsync<T>(Func<RegionRoster, T> look)
    {
        var head = await reader.GetHeadAsync();
        await _gate.WaitAsync();
        try
        {
            if (head > _position)
            {
                await FoldAsync(head);
            }

            return look(_roster);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task FoldAsync(long head)
    {
        try
        {
            await foreach (var chunk in reader.ReadLanesAsync([Lane.Definition, Lane.Roster], _position, head))
            {
                foreach (var fact in chunk)
                {
                    _roster.Apply(fact);
                }
            }

            _position = head;
        }
        catch
        {
            // Half a reading must not be folded twice.
            _roster = new RegionRoster(RegionRules.Start(region.Zone));
            _position = 0;
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();
}
