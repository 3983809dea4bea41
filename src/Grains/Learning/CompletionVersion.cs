using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Learning;

/// <summary>One version of a completion, unpacked.</summary>
/// <param name="Position">Position of the version.</param>
/// <param name="Of">Position of the <see cref="Completed"/>; its own for that one.</param>
/// <param name="Source">Source of the identity; null for a correction.</param>
/// <param name="Key">Key of the identity; null for a correction.</param>
/// <param name="Content">What the version says.</param>
/// <param name="Agency">The agency credited, re-credits included.</param>
/// <param name="EnrolledAgency">The agency held on the day of the start, or null.</param>
internal sealed record CompletionVersion(
    long Position, long Of, string? Source, string? Key, CompletionContent Content, AgencyId Agency, AgencyId? EnrolledAgency);
