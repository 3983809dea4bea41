using System.Threading.RateLimiting;
using Bangkom.GraphQLApi.Transport.Documents;
using GraphQLParser.AST;

namespace Bangkom.GraphQLApi.Transport.Execution;

/// <summary>A bucket of mutations for each credential, whichever way they come.</summary>
internal sealed class MutationRate : IDisposable
{
    private const int PeriodsPerSecond = 10;
    private readonly PartitionedRateLimiter<string>? _limiter;
    private readonly int _burst;

    public MutationRate(GraphQLTransportOptions options)
    {
        _burst = options.BurstMutations;
        if (!options.LimitsRate)
            return;
        // Each filling is a whole number of mutations; a slow rate is filled one by one.
        var perPeriod = Math.Max(1, (int)(options.MutationsPerSecond / PeriodsPerSecond));
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = _burst,
            TokensPerPeriod = perPeriod,
            ReplenishmentPeriod = TimeSpan.FromSeconds(perPeriod / options.MutationsPerSecond),
            QueueLimit = 0,
        };
        _limiter = PartitionedRateLimiter.Create<string, string>(credential => RateLimitPartition.GetTokenBucketLimiter(credential, _ => bucket));
    }

    /// <summary>Takes an operation's mutations from its sender's bucket.</summary>
    /// <returns>Null to go on, or why not.</returns>
    public GraphQLTransportException? Take(PreparedDocument document, OperationCaller caller)
    {
        // Who has no credential has no right to any mutation: it is refused by the rules, and must not empty anybody's bucket.
        if (_limiter is null || document.Operation.Operation != OperationType.Mutation || caller.User.Identity?.Name is not { } credential)
            return null;
        using var lease = _limiter.AttemptAcquire(credential, Math.Min(_burst, CountOf(document.Document, document.Operation.SelectionSet)));
        if (lease.IsAcquired)
            return null;
        var seconds = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 1;
        return new GraphQLTransportException(
            GraphQLErrorCodes.TooManyRequests, "This key changes things too often; nothing was stored. Wait as retryAfterSeconds says, and send again with the same keys.", seconds);
    }

    public void Dispose() => _limiter?.Dispose();

    // The document's shape was checked before: writing its fragments out ends, and soon.
    private static int CountOf(GraphQLDocument document, GraphQLSelectionSet selections) => selections.Selections.Sum(selection => selection switch
    {
        GraphQLField => 1,
        GraphQLInlineFragment inline => CountOf(document, inline.SelectionSet),
        GraphQLFragmentSpread spread when document.Fragment(spread.FragmentName.Name.Value) is { } fragment => CountOf(document, fragment.SelectionSet),
        _ => 0,
    });
}
