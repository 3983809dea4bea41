using System.Collections.Concurrent;
using System.Security.Claims;
using Bangkom.GraphQLApi.Transport.Execution;

namespace Bangkom.GraphQLApi.Transport.Sockets;

/// <summary>The operations that run on a socket, by the client's id. An id is free again once its operation has ended.</summary>
internal sealed class SocketOperations
{
    private readonly ConcurrentDictionary<string, SocketOperation> _byId = new();

    public int Count => _byId.Count;

    public bool Has(string id) => _byId.ContainsKey(id);

    /// <summary>Whether this very operation still runs under its id.</summary>
    public bool Holds(SocketOperation operation) => _byId.TryGetValue(operation.Id, out var current) && current == operation;

    public void Start(SocketOperation operation, CancellationToken cancellationToken)
    {
        _byId[operation.Id] = operation;
        operation.Start(cancellationToken);
    }

    /// <summary>Frees the id.</summary>
    /// <returns>False when someone else had ended the operation.</returns>
    public bool Remove(SocketOperation operation) => _byId.TryRemove(new KeyValuePair<string, SocketOperation>(operation.Id, operation));

    public async Task CancelAsync(string id)
    {
        // The server may have completed it while the client's word was under way.
        if (_byId.TryRemove(id, out var operation))
            await operation.CancelAsync();
    }

    /// <summary>Whether a reader has the right to everything that runs.</summary>
    public bool AreAllowed(OperationExecutor executor, ClaimsPrincipal user) => _byId.Values.All(operation => operation.IsAllowed(executor, user));

    public IReadOnlyList<SocketOperation> TakeAll() => [.. _byId.Values.Where(Remove)];

    public async Task CancelAllAsync()
    {
        foreach (var operation in TakeAll())
            await operation.CancelAsync();
    }
}
