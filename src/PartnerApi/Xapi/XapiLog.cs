using Microsoft.Extensions.Logging;

namespace Bangkom.PartnerApi.Xapi;

/// <summary>What the xAPI door logs: counts and codes, never an agent, a name or a statement.</summary>
internal static partial class XapiLog
{
    [LoggerMessage(1, LogLevel.Debug, "Statements from {Source}: {Statements}, {Held} held, {Milliseconds:F1} ms")]
    public static partial void Stored(ILogger logger, string source, int statements, int held, double milliseconds);

    [LoggerMessage(2, LogLevel.Information, "{Method} of {Source} refused: {Status} {Code}")]
    public static partial void Refused(ILogger logger, string source, string method, int status, string code);

    [LoggerMessage(3, LogLevel.Error, "The store can't answer a {Method} of {Source}")]
    public static partial void Failed(ILogger logger, string source, string method, Exception exception);
}
