using GraphQL;

namespace Bangkom.GraphQLApi.Transport;

/// <summary>An expected failure that a resolver or the transport reports with a code of <see cref="GraphQLErrorCodes"/>.</summary>
public sealed class GraphQLTransportException : ExecutionError
{
    /// <summary>Reports an expected failure.</summary>
    /// <param name="code">A code of <see cref="GraphQLErrorCodes"/>; another one throws.</param>
    /// <param name="message">Shown to the reader: no personal numbers, no values of variables.</param>
    /// <param name="retryAfterSeconds">When to try again, in seconds; also the header <c>Retry-After</c>.</param>
    public GraphQLTransportException(string code, string message, int? retryAfterSeconds = null)
        : base(message)
    {
        if (GraphQLErrorCodes.StatusOf(code) is null)
            throw new ArgumentOutOfRangeException(nameof(code), code, "Not a code of the closed list.");
        Code = code;
        RetryAfterSeconds = retryAfterSeconds;
        if (retryAfterSeconds is { } seconds)
            Extensions = new Dictionary<string, object?> { ["retryAfterSeconds"] = seconds };
    }

    /// <summary>When to try again, in seconds.</summary>
    public int? RetryAfterSeconds { get; }
}
