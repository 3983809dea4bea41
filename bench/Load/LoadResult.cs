namespace Bangkom.Bench.Load;

/// <summary>What a load did.</summary>
/// <param name="Items">Items answered.</param>
/// <param name="Visible">Those answered as visible in the figures.</param>
/// <param name="Seconds">From the first request to the last answer.</param>
/// <param name="LastTenthSeconds">For the last tenth of the items.</param>
/// <param name="Latencies">Milliseconds of the requests, ascending.</param>
internal sealed record LoadResult(long Items, long Visible, double Seconds, double LastTenthSeconds, double[] Latencies)
{
    /// <summary>Items a second.</summary>
    public double Rate => Items / Seconds;

    /// <summary>Items a second in the last tenth.</summary>
    public double LastTenthRate => Items / 10d / LastTenthSeconds;

    /// <summary>Median latency in milliseconds.</summary>
    public double P50 => At(0.50);

    /// <summary>Latency that one request in a hundred exceeds, in milliseconds.</summary>
    public double P99 => At(0.99);

    /// <summary>Puts together what each connection saw.</summary>
    /// <param name="answers">When each answer came, in seconds from the start; how long it took in milliseconds; its items; those visible.</param>
    public static LoadResult Of(IEnumerable<(double At, double Milliseconds, int Items, int Visible)> answers)
    {
        var all = answers.OrderBy(static a => a.At).ToArray();
        var items = all.Sum(static a => (long)a.Items);
        var (seconds, seen, tenthAt) = (all[^1].At, 0L, 0d);
        foreach (var answer in all)
        {
            seen += answer.Items;
            if (seen > items * 9 / 10)
            {
                break;
            }

            tenthAt = answer.At;
        }

        return new LoadResult(items, all.Sum(static a => (long)a.Visible), seconds, Math.Max(seconds - tenthAt, 1e-9), [.. all.Select(static a => a.Milliseconds).Order()]);
    }

    private double At(double share) => Latencies[(int)(Latencies.Length * share)];
}
