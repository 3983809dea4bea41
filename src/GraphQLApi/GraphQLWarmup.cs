using System.Security.Claims;
using Bangkom.GraphQLApi.Schema;
using Bangkom.GraphQLApi.Transport.Execution;
using GraphQL;

namespace Bangkom.GraphQLApi;

/// <summary>Runs the start page's queries once: a fresh process answers its first ones some six times slower.</summary>
public sealed class GraphQLWarmup
{
    private readonly Lazy<OperationExecutor> _executor;

    internal GraphQLWarmup(Lazy<OperationExecutor> executor) => _executor = executor;

    /// <summary>Asks before anybody else does; the host calls it before it says that it is ready.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when a query was answered with errors: the region is not readable yet.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken = default)
    {
        var reader = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, Roles.Reader)], "warm-up"));
        // At once: grains without snapshots then read the ledger together.
        var answers = await Task.WhenAll(new[] { Examples.Overview, Examples.Batches }.Select(AskAsync));
        return answers.All(isReadable => isReadable);

        async Task<bool> AskAsync(string text)
        {
            var request = new OperationRequest(text, null, null, Inputs.Empty, Inputs.Empty);
            await using var outcome = await _executor.Value.StartAsync(request, new OperationCaller(reader, MayMutate: false, MaySubscribe: false), cancellationToken);
            return outcome.Result.Errors is null or { Count: 0 };
        }
    }
}
