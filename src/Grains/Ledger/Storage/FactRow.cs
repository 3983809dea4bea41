using Bangkom.Grains.Facts;

namespace Bangkom.Grains.Ledger.Storage;

/// <summary>One row of the ledger: a fact with its three columns of content.</summary>
/// <param name="Position">Greater than every position before it; holes are allowed.</param>
/// <param name="RecordedAt">UTC, whole microseconds.</param>
/// <param name="OccurredAt">UTC, whole microseconds.</param>
/// <param name="Lane">The coarse kind.</param>
/// <param name="Source">See <see cref="RecordedFact.Source"/>.</param>
/// <param name="Key">With <paramref name="Source"/> unique; null = holds no identity.</param>
/// <param name="Content">HMAC-SHA-256 of the normalised item with the region's secret, first 16 bytes; null without a key.</param>
/// <param name="Targets">The streams, stored in typed columns.</param>
/// <param name="Body">UTF-8 JSON of the fact: the truth.</param>
/// <param name="Personal">UTF-8 JSON with NIP or name, or null.</param>
/// <param name="Raw">The item's bytes as they arrived, or null.</param>
public sealed record FactRow(
    long Position,
    DateTimeOffset RecordedAt,
    DateTimeOffset OccurredAt,
    Lane Lane,
    string Source,
    string? Key,
    byte[]? Content,
    FactTargets Targets,
    byte[] Body,
    byte[]? Personal = null,
    byte[]? Raw = null);

/// <summary>Who sent an item and what it called it.</summary>
/// <param name="Source">The source.</param>
/// <param name="Key">The source's key.</param>
public readonly record struct Identity(string Source, string Key);

/// <summary>A certificate's number, unique within its issuer.</summary>
/// <param name="Issuer">Trimmed, upper case.</param>
/// <param name="Number">Trimmed, upper case.</param>
public readonly record struct CertificateNumber(string Issuer, string Number);

/// <summary>From rows to facts.</summary>
public static class FactRows
{
    /// <summary>The fact of a row, with its personal part where the row has one.</summary>
    /// <param name="row">The row.</param>
    public static RecordedFact ToRecorded(this FactRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new RecordedFact(row.Position, row.RecordedAt, row.OccurredAt, row.Source, row.Key, row.Targets, FactJson.Read(row.Body),
            row.Personal is null ? null : FactJson.ReadPersonal(row.Personal));
    }
}
