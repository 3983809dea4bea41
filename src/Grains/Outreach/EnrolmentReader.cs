using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Grains.Outreach;

/// <summary>
/// Enrolments recorded since a position, in this process's memory: what campaigns are measured by. It reads from the first campaign's launch
/// on, and each fact once.
/// </summary>
/// <param name="reader">The ledger's facts.</param>
internal sealed class EnrolmentReader(ILedgerReader reader) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly List<(long Position, Enrolled Fact)> _enrolments = [];
    private long _from = long.MaxValue;
    private long _position;

    /// <summary>Enrolments recorded after a position on some days.</summary>
    /// <param name="after">The position of a launch.</param>
    /// <param name="from">First day of enrolment.</param>
    /// <param name="to">Last day.</param>
    public async Task<ImmutableArray<Enrolled>> ReadAsync(long after, DateOnly from, DateOnly to)
    {
        var head = await reader.GetHeadAsync();
        await _gate.WaitAsync();
        try
        {
            if (after < _from)
            {
                // An earlier launch than any asked for so far.
                _enrolments.Clear();
                (_from, _position) = (after, after);
            }

            if (head > _position)
            {
                await foreach (var chunk in reader.ReadAsync(_position, head))
                {
                    foreach (var fact in chunk)
                    {
                        if (fact.Fact is Enrolled enrolled && fact.Position > _position)
                        {
                            _enrolments.Add((fact.Position, enrolled));
                        }
                    }
                }

                _position = head;
            }

            return [.. _enrolments.Where(e => e.Position > after && e.Fact.On >= from && e.Fact.On <= to).Select(e => e.Fact)];
        }
        catch
        {
            // Half a reading must not be kept.
            _from = long.MaxValue;
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();
}
