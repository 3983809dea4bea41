using System.Collections.Immutable;

namespace Bangkom.Grains.Ledger.Storage;

/// <summary>The region's head row.</summary>
/// <param name="Epoch">Counts writers; the newest one's commits are the only ones that succeed.</param>
/// <param name="Position">Position of the newest fact; 0 = an empty ledger.</param>
/// <param name="RecordedAt">When the newest fact was recorded.</param>
/// <param name="Delivered">Up to here every grain has confirmed or is listed in <paramref name="Behind"/>.</param>
/// <param name="Behind">Streams (such as <c>agency/DISDIK</c>) that must be told again.</param>
public sealed record LedgerHead(
    long Epoch,
    long Position,
    DateTimeOffset RecordedAt,
    long Delivered,
    ImmutableArray<string> Behind);

/// <summary>Another writer has taken the region: nothing of the group is stored, and this writer must stop.</summary>
public sealed class WriterSupersededException : Exception
{
    /// <summary>Creates the exception with its usual text.</summary>
    public WriterSupersededException() : base("Another writer has taken this region's ledger.") { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened.</param>
    public WriterSupersededException(string message) : base(message) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">Its cause.</param>
    public WriterSupersededException(string message, Exception innerException) : base(message, innerException) { }
}
