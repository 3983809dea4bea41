namespace Bangkom.Grains.Learning;

/// <summary>
/// A person's counting lines summed by year and credited agency, before any cap of the status. Whole numbers, so taking a line
/// out again leaves no trace.
/// </summary>
internal sealed class YearSums
{
    private Sum[] _sums = [];

    private struct Sum
    {
        public int Year;
        public int Completions;
        public string Agency;
        public long JpMicro;
        /// <summary>No line of the sum is later; after a removal there may be none this late either.</summary>
        public int LastDay;
    }

    /// <summary>Adds a line that counts.</summary>
    public void Add(in CompletionEntry entry)
    {
        ref var sum = ref Find(DateOnly.FromDayNumber(entry.Day).Year, entry.Agency);
        sum.Completions++;
        sum.JpMicro += entry.CreditedMicro;
        sum.LastDay = Math.Max(sum.LastDay, entry.Day);
    }

    /// <summary>Takes out a line that was added.</summary>
    public void Remove(in CompletionEntry entry)
    {
        ref var sum = ref Find(DateOnly.FromDayNumber(entry.Day).Year, entry.Agency);
        sum.Completions--;
        sum.JpMicro -= entry.CreditedMicro;
    }

    /// <summary>The sum of a year, of one agency or of all.</summary>
    /// <returns>False when lines later than <paramref name="upTo"/> may be in it: then the lines must be walked.</returns>
    public bool TryGet(int year, DateOnly upTo, string? agency, out LineSum total)
    {
        total = default;
        foreach (ref readonly var sum in _sums.AsSpan())
        {
            if (sum.Year != year || (agency is not null && agency != sum.Agency))
            {
                continue;
            }

            if (sum.LastDay > upTo.DayNumber)
            {
                return false;
            }

            total = new(total.Completions + sum.Completions, total.JpMicro + sum.JpMicro);
        }

        return true;
    }

    private ref Sum Find(int year, string agency)
    {
        for (var i = _sums.Length - 1; i >= 0; i--)
        {
            if (_sums[i].Year == year && _sums[i].Agency == agency)
            {
                return ref _sums[i];
            }
        }

        Array.Resize(ref _sums, _sums.Length + 1);
        _sums[^1] = new Sum { Year = year, Agency = agency };
        return ref _sums[^1];
    }
}

/// <summary>Counting lines and what was credited for them.</summary>
/// <param name="Completions">Lines that count.</param>
/// <param name="JpMicro">Millionths of a JP.</param>
internal readonly record struct LineSum(int Completions, long JpMicro);
