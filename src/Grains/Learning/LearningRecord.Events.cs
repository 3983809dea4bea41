using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Learning;

/// <summary>What a line that counts is grouped by.</summary>
/// <param name="Form">Its form.</param>
/// <param name="Program">Code of the programme, or null.</param>
/// <param name="Batch">Code of the batch, or null.</param>
/// <param name="Partner">Who sent the completion's first version, or null.</param>
/// <param name="CompletedTicks">UTC ticks; 12:00 in the region's zone for a bare date.</param>
/// <param name="IsDate">True for a bare date.</param>
internal readonly record struct LineEvent(LearningForm Form, string? Program, string? Batch, PartnerId? Partner, long CompletedTicks, bool IsDate);

/// <content>What lines are grouped by.</content>
public sealed partial class LearningRecord
{
    /// <summary>What the version of a <see cref="CountingLine.Index"/> is grouped by.</summary>
    /// <param name="index">Index of the version.</param>
    internal LineEvent EventAt(int index)
    {
        ref readonly var entry = ref _versions[index];
        return new LineEvent(
            entry.Form, entry.Origin.Program, entry.Origin.Batch,
            _versions[entry.First].Origin.Source is { } source ? Sources.PartnerOf(source) : null,
            entry.CompletedTicks, entry.Has(EntryFlags.CompletedIsDate));
    }
}
