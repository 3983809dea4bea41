using Bangkom.GraphQLApi.Transport.Documents;
using GraphQL;

namespace Bangkom.GraphQLApi.Transport.Execution;

/// <summary>A result, or the stream of a subscription. Its services live until it is disposed.</summary>
internal sealed class OperationOutcome(ExecutionResult result, PreparedDocument? document = null, Func<ValueTask>? release = null) : IAsyncDisposable
{
    /// <summary>The one result; for a subscription it only says that the stream is there.</summary>
    public ExecutionResult Result => result;

    /// <summary>The document, unless it was refused.</summary>
    public PreparedDocument? Document => document;

    /// <summary>The stream, when the operation is a subscription that started.</summary>
    public IObservable<ExecutionResult>? Stream => result.Errors is null or { Count: 0 } && result.Streams is { Count: > 0 } streams ? streams.Values.First() : null;

    /// <summary>The document is fine, but not by this method.</summary>
    public bool IsKindRefused { get; private init; }

    public static OperationOutcome WrongKind() => new(new ExecutionResult(
        new GraphQLTransportException(GraphQLErrorCodes.BadRequest, "This kind of operation cannot be asked this way.")))
    { IsKindRefused = true };

    public static OperationOutcome Refused(ExecutionErrors errors) => new(new ExecutionResult { Errors = errors });

    public ValueTask DisposeAsync() => release?.Invoke() ?? default;
}
