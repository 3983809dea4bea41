using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Batches;

/// <summary>What is true of a completion or of one of its versions.</summary>
[Flags]
internal enum BatchMarks : byte
{
    None = 0,
    /// <summary>It names this batch.</summary>
    IsNamed = 1,
    /// <summary>The agency is the one held on the day of the start; a re-credit doesn't change it.</summary>
    IsEnrolledAgency = 2,
    /// <summary>Of a completion: a version is known, and agency and the marks above are those of the one that holds.</summary>
    IsKnown = 4,
    /// <summary>Of a completion: it is revoked, for good.</summary>
    IsRevoked = 8,
    /// <summary>Of a completion: its versions stand in a list; else it has its first version alone.</summary>
    HasList = 16,
    /// <summary>It has a certificate number.</summary>
    IsCertified = 32,
}

/// <summary>A completion as a batch sees it.</summary>
internal struct BatchCompletion
{
    /// <summary>Its position.</summary>
    public long Of;

    /// <summary>Number of the agency it counts at: held on the day of the start, else credited; 0 before a version is known.</summary>
    public int Agency;

    /// <summary>What is true of it.</summary>
    public BatchMarks Marks;

    /// <summary>True when the version that holds names this batch and the completion is not revoked.</summary>
    public readonly bool IsHere => (Marks & (BatchMarks.IsNamed | BatchMarks.IsRevoked)) == BatchMarks.IsNamed;

    /// <summary>True when it is here and has a certificate number.</summary>
    public readonly bool IsCertified => IsHere && Has(BatchMarks.IsCertified);

    /// <summary>True of a mark.</summary>
    public readonly bool Has(BatchMarks mark) => (Marks & mark) != 0;

    /// <summary>Takes over what holds from a version.</summary>
    public void Hold(BatchVersion version)
    {
        Agency = version.Agency;
        Marks = (Marks & (BatchMarks.IsRevoked | BatchMarks.HasList)) | BatchMarks.IsKnown | version.Marks;
    }
}

/// <summary>One version of a completion.</summary>
/// <param name="Position">Its position.</param>
/// <param name="Agency">Number of the agency, see <see cref="BatchCompletion.Agency"/>.</param>
/// <param name="Marks">Whether it names this batch, and which agency that is.</param>
internal readonly record struct BatchVersion(long Position, int Agency, BatchMarks Marks);

/// <summary>A place on the wait-list that was neither taken up nor withdrawn.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="At">Position of joining the list: who has the lowest one moves up first.</param>
/// <param name="Since">Day of joining the list.</param>
internal readonly record struct BatchPlace(AgencyId Agency, long At, DateOnly Since);
