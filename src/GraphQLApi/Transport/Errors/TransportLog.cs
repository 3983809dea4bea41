using Microsoft.Extensions.Logging;

namespace Bangkom.GraphQLApi.Transport.Errors;

/// <summary>What the transport logs. No request text, no variables, no exception messages: each may hold a personal number.</summary>
internal static partial class TransportLog
{
    [LoggerMessage(1, LogLevel.Error, "{Exception} in {Field}\n{Stack}")]
    public static partial void ResolverFailed(this ILogger logger, string exception, string field, string? stack);

    [LoggerMessage(2, LogLevel.Error, "{Exception} while answering\n{Stack}")]
    public static partial void RequestFailed(this ILogger logger, string exception, string? stack);
}
