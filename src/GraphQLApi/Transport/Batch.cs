using GraphQL.DataLoader;

namespace Bangkom.GraphQLApi.Transport;

/// <summary>
/// Collects the keys that the resolvers of one level ask for and fetches them in one call. Register one for each operation
/// (scoped); nothing is remembered between calls, so every event of a subscription reads anew.
/// </summary>
/// <param name="fetch">Fetches distinct keys, in the order they were first asked for; a key left out of the answer gives the default value.</param>
public class Batch<TKey, TValue>(Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch)
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private Round? _open;

    /// <summary>Asks for a key together with all others of the same level.</summary>
    /// <returns>What a resolver returns; the fetch starts once every resolver of the level has asked.</returns>
    public IDataLoaderResult<TValue?> Load(TKey key)
    {
        lock (_gate)
        {
            var round = _open ??= new Round(this);
            if (round.Asked.Add(key))
                round.Keys.Add(key);
            return new Result(round, key);
        }
    }

    private sealed class Round(Batch<TKey, TValue> batch)
    {
        private Task<IReadOnlyDictionary<TKey, TValue>>? _fetched;

        public HashSet<TKey> Asked { get; } = [];

        public List<TKey> Keys { get; } = [];

        public Task<IReadOnlyDictionary<TKey, TValue>> FetchAsync(CancellationToken cancellationToken)
        {
            lock (batch._gate)
            {
                if (batch._open == this)
                    batch._open = null;
                return _fetched ??= batch.FetchKeysAsync(Keys, cancellationToken);
            }
        }
    }

    // Async, so that a fetch that throws at once still gives every key the same failed task.
    private async Task<IReadOnlyDictionary<TKey, TValue>> FetchKeysAsync(List<TKey> keys, CancellationToken cancellationToken) => await fetch(keys, cancellationToken);

    private sealed class Result(Round round, TKey key) : IDataLoaderResult<TValue?>
    {
        public async Task<TValue?> GetResultAsync(CancellationToken cancellationToken = default)
            => (await round.FetchAsync(cancellationToken)).GetValueOrDefault(key);

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}
