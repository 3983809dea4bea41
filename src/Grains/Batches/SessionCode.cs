using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Batches;

/// <summary>
/// The text of a QR code that is shown in a session for some minutes: who sends it with their own key was there. It is signed with a
/// secret derived from the region's, so none is stored; it says nothing about anybody.
/// </summary>
public static class SessionCode
{
    /// <summary>Minutes that a code holds at most.</summary>
    public const int MinutesMax = 60;

    private const int SignatureBytes = 16;

    /// <summary>Makes a code.</summary>
    /// <param name="regionSecret">The region's secret.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="session">The session's code.</param>
    /// <param name="expiresAt">From then on it is worth nothing; whole seconds.</param>
    public static string Make(ReadOnlySpan<byte> regionSecret, BatchId batch, string session, DateTimeOffset expiresAt)
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"{batch.Value}.{session}.{expiresAt.ToUnixTimeSeconds()}");
        return $"{said}.{Base64Url.EncodeToString(Sign(regionSecret, said))}";
    }

    /// <summary>Reads a code that was made here and still holds.</summary>
    /// <param name="regionSecret">The region's secret.</param>
    /// <param name="code">The text.</param>
    /// <param name="now">Now.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="session">The session's code.</param>
    /// <returns>True when it holds.</returns>
    public static bool TryRead(ReadOnlySpan<byte> regionSecret, string? code, DateTimeOffset now, out BatchId batch, out string session)
    {
        (batch, session) = (default, "");
        if (code is not { Length: < 200 } || code.Split('.') is not [var batchCode, var sessionCode, var until, var signature]
            || !Codes.IsValid(batchCode) || !Codes.IsValid(sessionCode)
            || !long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || !Base64Url.IsValid(signature))
        {
            return false;
        }

        var expected = Sign(regionSecret, $"{batchCode}.{sessionCode}.{until}");
        if (!CryptographicOperations.FixedTimeEquals(expected, Base64Url.DecodeFromChars(signature)) || now.ToUnixTimeSeconds() >= seconds)
        {
            return false;
        }

        (batch, session) = (new BatchId(batchCode), sessionCode);
        return true;
    }

    private static byte[] Sign(ReadOnlySpan<byte> regionSecret, string said)
    {
        // A secret of its own, so that no other text that is signed with the region's can be taken for a code.
        var secret = HMACSHA256.HashData(regionSecret, "session/code"u8);
        return HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(said))[..SignatureBytes];
    }
}
