namespace Bangkom.Grains.Composing;

/// <summary>
/// When an answer is due. The work is limited by counted looks, so that every machine finds the same seats; on one that is too slow for them
/// every phase stops in time, and what was found by then is the answer.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="within">How long the search and the solver may take together.</param>
public sealed class ComposingDeadline(TimeProvider time, TimeSpan within)
{
    private readonly long _started = time.GetTimestamp();

    /// <summary>No end but that of the counted looks.</summary>
    public static ComposingDeadline None { get; } = new(TimeProvider.System, TimeSpan.MaxValue);

    /// <summary>What is left; never below zero.</summary>
    public TimeSpan Left => within - time.GetElapsedTime(_started) is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    /// <summary>True once the time is over.</summary>
    public bool IsOver => Left == TimeSpan.Zero;
}
