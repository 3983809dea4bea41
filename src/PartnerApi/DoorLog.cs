using Microsoft.Extensions.Logging;

namespace Bangkom.PartnerApi;

/// <summary>What the doors log: counts and codes, never a NIP, a name, a key or a body.</summary>
internal static partial class DoorLog
{
    [LoggerMessage(1, LogLevel.Debug, "Push from {Source}: {Items} items, {Accepted} accepted, {Repeated} repeated, {Quarantined} quarantined, receipt {Receipt}, {Milliseconds:F1} ms")]
    public static partial void Pushed(ILogger logger, string source, int items, int accepted, int repeated, int quarantined, long? receipt, double milliseconds);

    [LoggerMessage(2, LogLevel.Information, "Import {Source} (dry run: {DryRun}): {Rows} rows, {Accepted} accepted, {Repeated} repeated, {Held} quarantined, {Refused} refused, {Milliseconds:F1} ms")]
    public static partial void Imported(ILogger logger, string source, bool dryRun, int rows, int accepted, int repeated, int held, int refused, double milliseconds);

    [LoggerMessage(3, LogLevel.Information, "Request of {Source} refused: {Status} {Code}")]
    public static partial void Refused(ILogger logger, string source, int status, string code);

    [LoggerMessage(4, LogLevel.Information, "Credential {Credential} turned away: {Code}")]
    public static partial void TurnedAway(ILogger logger, string credential, string code);

    [LoggerMessage(5, LogLevel.Error, "Keys can't be checked")]
    public static partial void KeysUnavailable(ILogger logger, Exception exception);

    [LoggerMessage(6, LogLevel.Warning, "Outcome unknown for {Items} items of {Source}")]
    public static partial void OutcomeUnknown(ILogger logger, string source, int items, Exception exception);

    [LoggerMessage(22, LogLevel.Warning, "Partner {Partner}'s webhook {Webhook} was not told {Message} in {Attempts} attempts; last status {Status}")]
    public static partial void NotTold(ILogger logger, string partner, string webhook, string message, int attempts, int? status);

    [LoggerMessage(23, LogLevel.Warning, "Webhooks wait for the next look")]
    public static partial void WebhooksLeft(ILogger logger, Exception exception);

    [LoggerMessage(24, LogLevel.Warning, "Statements wait to be turned into completions")]
    public static partial void StatementsLeft(ILogger logger, Exception exception);

    [LoggerMessage(20, LogLevel.Warning, "Credential {Credential} is used from {Address} for the first time: revoke the key if that is not its owner")]
    public static partial void NewAddress(ILogger logger, string credential, string address);

    [LoggerMessage(21, LogLevel.Warning, "The address of credential {Credential} was not kept")]
    public static partial void AddressNotKept(ILogger logger, string credential, Exception exception);

    [LoggerMessage(7, LogLevel.Warning, "Agency {Agency} does not say what counts")]
    public static partial void CreditUnavailable(ILogger logger, string agency, Exception exception);

    [LoggerMessage(8, LogLevel.Information, "{Rows} members of agency {Agency} in {Year} were exported by {Credential}, {Milliseconds:F1} ms")]
    public static partial void Exported(ILogger logger, string agency, int year, int rows, string credential, double milliseconds);

    [LoggerMessage(9, LogLevel.Warning, "The export of agency {Agency} broke off after {Rows} members")]
    public static partial void ExportBroken(ILogger logger, string agency, int rows, Exception exception);
}
