using Bangkom.Grains.Policies;

namespace Bangkom.Grains.Learning;

/// <summary>
/// An agency's sums while a series is counted. People's figures are kept as changes from bucket to bucket and summed up at the end;
/// whole numbers, so that nothing is rounded on the way.
/// </summary>
/// <param name="count">Buckets.</param>
internal sealed class SeriesTally(int count)
{
    private readonly int[] _headcount = new int[count];
    private readonly int[] _participants = new int[count];
    private readonly int[] _compliant = new int[count];
    private readonly long[] _jpMicro = new long[count];
    private readonly int[] _completions = new int[count];
    private readonly long[] _creditedMicro = new long[count];

    /// <summary>From a bucket on a person's part counts (1) or counts no more (-1).</summary>
    public void Change(int from, PersonYear part, int sign)
    {
        _headcount[from] += sign;
        _participants[from] += part.Participated ? sign : 0;
        _compliant[from] += part.Compliant ? sign : 0;
        _jpMicro[from] += sign * part.JpMicro;
    }

    /// <summary>A completion in a bucket.</summary>
    public void Complete(int index, long creditedMicro)
    {
        _completions[index]++;
        _creditedMicro[index] += creditedMicro;
    }

    /// <summary>The sums of every bucket.</summary>
    public SeriesColumns ToColumns()
    {
        for (var i = 1; i < count; i++)
        {
            _headcount[i] += _headcount[i - 1];
            _participants[i] += _participants[i - 1];
            _compliant[i] += _compliant[i - 1];
            _jpMicro[i] += _jpMicro[i - 1];
        }

        return new SeriesColumns(
            [.. _headcount],
            [.. _participants],
            [.. _compliant],
            [.. _jpMicro.Select(MicroJp.ToDecimal)],
            [.. _completions],
            [.. _creditedMicro.Select(MicroJp.ToDecimal)]);
    }
}
