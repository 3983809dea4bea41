using Bangkom.Grains.Facts;
using Bangkom.Grains.Packing;

namespace Bangkom.Grains.Learning;

/// <summary>What is true of a version besides its numbers and texts.</summary>
[Flags]
internal enum EntryFlags : byte
{
    None = 0,
    CompletedIsDate = 1,
    HasStart = 2,
    StartIsDate = 4,
    /// <summary>A correction; else the first version, which holds the identity.</summary>
    IsCorrection = 8,
    /// <summary>On the first version: the whole completion is revoked.</summary>
    Revoked = 16,
    /// <summary>Its JP were taken from the room of some days or of a month.</summary>
    TookRoom = 32,
}

/// <summary>
/// One version of a completion, packed: a region holds a million of them in memory. Texts that repeat are shared
/// (<see cref="TextPool"/>), others stand in the person's <see cref="TextStore"/>.
/// </summary>
internal struct CompletionEntry
{
    public long Position;
    /// <summary>UTC ticks; 12:00 in the zone for a bare date.</summary>
    public long CompletedTicks;
    /// <summary>UTC ticks; left out = <see cref="CompletedTicks"/>.</summary>
    public long StartedTicks;
    public long QuantityMicro;
    public long CreditedMicro;
    /// <summary>Of a cap its limit in millionths, of an overlap or look-alike the other version's position.</summary>
    public long Detail;
    /// <summary>The shared part of the title, see <see cref="SplitTitle"/>.</summary>
    public string Title;
    public string Agency;
    public CompletionOrigin Origin;
    /// <summary>Index of the first version; negative while it is still to come.</summary>
    public int First;
    /// <summary>On the first version: index of the version that holds.</summary>
    public int Effective;
    /// <summary>Where key, certificate, score, enrolled agency and the rest of the title stand.</summary>
    public int Text;
    /// <summary>Completion day in the zone, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int Day;
    public byte FormCode;
    public byte ScopeCode;
    public EntryFlags Flags;
    public CreditReason Reason;

    public readonly LearningForm Form => (LearningForm)FormCode;

    public readonly LearningScope Scope => (LearningScope)ScopeCode;

    /// <summary>True once credited, unless it is a look-alike.</summary>
    public readonly bool Counts => Reason is not (CreditReason.None or CreditReason.Duplicate);

    /// <summary>
    /// True for a synchronous event with clock times at both ends: only such can be found to overlap.
    /// </summary>
    public readonly bool HasClock =>
        (Flags & (EntryFlags.HasStart | EntryFlags.StartIsDate | EntryFlags.CompletedIsDate)) == EntryFlags.HasStart
        && StartedTicks < CompletedTicks
        && IsSynchronous(Form);

    public readonly bool Has(EntryFlags flag) => (Flags & flag) != 0;

    private static bool IsSynchronous(LearningForm form) => form
        is LearningForm.Leadership or LearningForm.Managerial or LearningForm.Technical or LearningForm.Functional
        or LearningForm.SocioCultural or LearningForm.Course or LearningForm.Upgrading or LearningForm.TechnicalGuidance
        or LearningForm.Seminar or LearningForm.Socialisation or LearningForm.Workshop or LearningForm.Outbound
        or LearningForm.Benchmarking;
}
