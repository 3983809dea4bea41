namespace Bangkom.Grains.Learning;

/// <summary>A line that counts, as a series sees it.</summary>
/// <param name="Index">Index of the version.</param>
/// <param name="Day">Completion day in the zone, as <see cref="DateOnly.DayNumber"/>.</param>
/// <param name="Agency">Code of the agency credited.</param>
/// <param name="CreditedMicro">Millionths of a JP, before any cap of the status.</param>
internal readonly record struct CountingLine(int Index, int Day, string Agency, long CreditedMicro);
