using Bangkom.GraphQLApi.Transport.Execution;
using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;

namespace Bangkom.GraphQLApi.Transport.Http;

/// <summary>Server-sent events, one connection for each operation: <c>next</c> for every result, then <c>complete</c>.</summary>
internal sealed class EventStreamEndpoint(
    ITransportAuthenticator authenticator,
    OperationExecutor executor,
    TransportSerializer serializer,
    GraphQLTransportOptions options,
    TimeProvider time,
    IHostApplicationLifetime lifetime)
{
    /// <summary>Answers with the operation's results. A refused document is a result too: the reader of a stream sees no status.</summary>
    public async Task AnswerAsync(HttpContext context, OperationRequest request, OperationCaller caller, string? token)
    {
        await using var outcome = await executor.StartAsync(request, caller, context.RequestAborted);
        context.Response.ContentType = MediaTypes.EventStream + "; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache, no-store";
        // A proxy that gathers the answer before passing it on would hold events back.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var writer = new EventStreamWriter(context.Response.Body, serializer, options.SendTimeout, time);
        await writer.CommentAsync(context.RequestAborted);
        var isWhole = true;
        if (outcome.Stream is null)
            await writer.NextAsync(outcome.Result, context.RequestAborted);
        else
            isWhole = await StreamAsync(context, outcome, caller, token, writer);
        if (isWhole && !context.RequestAborted.IsCancellationRequested)
            await writer.CompleteAsync(context.RequestAborted);
    }

    /// <summary>Writes events until the source ends, the credential lapses, the client leaves or the server stops.</summary>
    /// <returns>False when the server stops: the body ends without <c>complete</c>, so that clients connect again.</returns>
    private async Task<bool> StreamAsync(HttpContext context, OperationOutcome outcome, OperationCaller caller, string? token, EventStreamWriter writer)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var isWhole = true;
        var lapsed = WatchAsync(context, outcome, caller, token, ended);
        var alive = KeepAliveAsync(writer, ended.Token);
        try
        {
            using var results = new ResultStream(outcome.Stream!, options.PendingEventsMax);
            await foreach (var result in results.ReadAsync(ended.Token))
                await writer.NextAsync(result, ended.Token);
        }
        catch (ExecutionError error)
        {
            await writer.NextAsync(new ExecutionResult(error), ended.Token);
        }
        catch (OperationCanceledException)
        {
            // The client left, its credential lapsed, or the server stops.
            isWhole = !lifetime.ApplicationStopping.IsCancellationRequested;
        }
        await ended.CancelAsync();
        await alive;
        if (await lapsed)
            await writer.NextAsync(new ExecutionResult(CredentialWatch.Lapsed()), context.RequestAborted);
        return isWhole;
    }

    private async Task<bool> WatchAsync(HttpContext context, OperationOutcome outcome, OperationCaller caller, string? token, CancellationTokenSource ended)
    {
        var watch = new CredentialWatch(options.ReauthenticateEvery, time);
        var lapsed = await watch.UntilLapsedAsync(
            async () => await authenticator.AuthenticateAsync(context, token, ended.Token) is { } user && executor.Allows(outcome.Document!, caller with { User = user }),
            ended.Token);
        if (lapsed)
            await ended.CancelAsync();
        return lapsed;
    }

    private async Task KeepAliveAsync(EventStreamWriter writer, CancellationToken cancellationToken)
    {
        try
        {
            using var timer = new PeriodicTimer(options.StreamKeepAliveEvery, time);
            while (await timer.WaitForNextTickAsync(cancellationToken))
                await writer.CommentAsync(cancellationToken);
        }
        catch (Exception)
        {
            // The stream ended; its reader says how.
        }
    }
}
