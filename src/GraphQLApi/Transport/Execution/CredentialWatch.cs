namespace Bangkom.GraphQLApi.Transport.Execution;

/// <summary>Checks a credential again and again for as long as operations run on it.</summary>
internal sealed class CredentialWatch(TimeSpan every, TimeProvider time)
{
    // A store that is away for a moment must not end every stream; one that stays away must.
    private const int FailuresMax = 3;

    public static GraphQLTransportException Lapsed() => new(GraphQLErrorCodes.Forbidden, "The credential is no longer valid.");

    /// <summary>Waits until a check fails.</summary>
    /// <returns>True once it failed; false when the wait was ended.</returns>
    public async Task<bool> UntilLapsedAsync(Func<ValueTask<bool>> isValid, CancellationToken cancellationToken)
    {
        try
        {
            var failures = 0;
            using var timer = new PeriodicTimer(every, time);
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                try
                {
                    if (!await isValid())
                        return true;
                    failures = 0;
                }
                catch (Exception) when (!cancellationToken.IsCancellationRequested)
                {
                    if (++failures == FailuresMax)
                        return true;
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nothing runs any more.
        }
        return false;
    }
}
