using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Grains.Members;

/// <summary>
/// The region's names in this process's memory, read from the store: one fold for every list, brought up to the newest fact before each
/// answer, so that who was erased has no name in the next one.
/// </summary>
/// <param name="reader">The ledger's facts.</param>
public sealed class NamesReader(ILedgerReader reader) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private PersonNames _names = PersonNames.Empty;
    private long _position;

    /// <summary>The names with every fact that is committed.</summary>
    internal async Task<PersonNames> ReadAsync()
    {
        var head = await reader.GetHeadAsync();
        await _gate.WaitAsync();
        try
        {
            if (head > _position)
            {
                await foreach (var chunk in reader.ReadLanesAsync([Lane.Roster], _position, head))
                {
                    _names = _names.With(chunk);
                }

                _position = head;
            }

            return _names;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();
}
