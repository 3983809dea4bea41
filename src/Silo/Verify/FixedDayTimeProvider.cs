namespace Bangkom.Silo.Verify;

/// <summary>A clock that stands on one day at noon and runs on from there: figures are those of that day.</summary>
/// <param name="noon">12:00 of the day.</param>
internal sealed class FixedDayTimeProvider(DateTimeOffset noon) : TimeProvider
{
    private readonly long _started = System.GetTimestamp();

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => noon + System.GetElapsedTime(_started);
}
