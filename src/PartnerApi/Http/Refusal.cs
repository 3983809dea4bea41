namespace Bangkom.PartnerApi.Http;

/// <summary>Why a request as a whole is refused; nothing of it was stored, unless the code says otherwise.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">A stable code.</param>
/// <param name="Message">What to do; never a NIP, a name or a key.</param>
internal sealed record Refusal(int Status, string Code, string Message)
{
    /// <summary>Line in the body, from 1.</summary>
    public long? Line { get; init; }

    /// <summary>Byte in that line, from 1.</summary>
    public long? Position { get; init; }

    /// <summary>The item, from 1.</summary>
    public int? Item { get; init; }

    /// <summary>Seconds to wait before coming again.</summary>
    public int? RetryAfterSeconds { get; init; }
}
