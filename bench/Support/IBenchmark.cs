namespace Bangkom.Bench.Support;

/// <summary>One benchmark of the command.</summary>
internal interface IBenchmark
{
    /// <summary>What it is called on the command line.</summary>
    string Name { get; }

    /// <summary>What it measures, in one sentence.</summary>
    string Description { get; }

    /// <summary>Measures, and adds figures to the report.</summary>
    Task RunAsync(BenchContext context, CancellationToken cancellationToken);
}
