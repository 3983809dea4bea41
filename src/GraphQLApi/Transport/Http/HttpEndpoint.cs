using System.Security.Claims;
using Bangkom.GraphQLApi.Transport.Errors;
using Bangkom.GraphQLApi.Transport.Execution;
using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bangkom.GraphQLApi.Transport.Http;

/// <summary>GraphQL over HTTP: POST, and GET for queries.</summary>
internal sealed class HttpEndpoint(
    ITransportAuthenticator authenticator,
    HttpRequestReader reader,
    OperationExecutor executor,
    EventStreamEndpoint eventStream,
    TransportSerializer serializer,
    ILogger<HttpEndpoint> log)
{
    private readonly SharedRuns<Question, Answer> _runs = new();

    /// <summary>What makes requests equal.</summary>
    private readonly record struct Question(string Rights, string Media, bool IsGet, string? Text, string? DocumentId, string? OperationName, string Variables);

    private readonly record struct Answer(int Status, ReadOnlyMemory<byte> Bytes, int? RetryAfterSeconds);

    public async Task HandleAsync(HttpContext context)
    {
        var isGet = HttpMethods.IsGet(context.Request.Method);
        if (!isGet && !HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = "GET, POST";
            await RefuseAsync(context, 405, RequestParser.Bad("Use GET or POST."));
            return;
        }
        if (MediaTypes.Choose(context.Request) is not { } media)
        {
            await RefuseAsync(context, 406, RequestParser.Bad($"Answers come as {MediaTypes.GraphQLResponse}, {MediaTypes.Json} or {MediaTypes.EventStream}."));
            return;
        }
        try
        {
            await AnswerAsync(context, media, isGet);
        }
        catch (GraphQLTransportException refusal)
        {
            await RefuseAsync(context, GraphQLErrorCodes.StatusOf(refusal.Code)!.Value, refusal);
        }
        catch (UnsupportedBodyException)
        {
            await RefuseAsync(context, 415, RequestParser.Bad("Send application/json in UTF-8."));
        }
        catch (BadHttpRequestException malformed)
        {
            await RefuseAsync(context, malformed.StatusCode, RequestParser.Bad("The request is malformed."));
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client left; nobody reads an answer.
        }
        catch (OperationCanceledException) when (context.Response.HasStarted)
        {
            // The reader of a stream takes nothing any more.
            context.Abort();
        }
        catch (Exception fault)
        {
            log.RequestFailed(fault.GetType().FullName!, fault.StackTrace);
            if (context.Response.HasStarted)
                context.Abort();
            else
                await RefuseAsync(context, 500, new GraphQLTransportException(GraphQLErrorCodes.Internal, TransportErrorInfoProvider.InternalMessage));
        }
    }

    private async Task AnswerAsync(HttpContext context, string media, bool isGet)
    {
        var token = BearerToken.From(context.Request.Headers.Authorization);
        var user = await authenticator.AuthenticateAsync(context, token, context.RequestAborted)
            ?? throw new GraphQLTransportException(GraphQLErrorCodes.Unauthenticated, "The credential is missing or not valid.");
        var request = await reader.ReadAsync(context.Request);
        if (media == MediaTypes.EventStream)
        {
            await eventStream.AnswerAsync(context, request, new OperationCaller(user, MayMutate: !isGet, MaySubscribe: true, CameByUrl: isGet), token);
            return;
        }
        var caller = new OperationCaller(user, MayMutate: !isGet, MaySubscribe: false, CameByUrl: isGet);
        var answer = await executor.IsShareableAsync(request, caller, context.RequestAborted)
            ? await _runs.RunAsync(
                new Question(RightsOf(user), media, isGet, request.Text, request.DocumentId, request.OperationName, request.VariablesText),
                () => RunAsync(request, caller, media, CancellationToken.None)).WaitAsync(context.RequestAborted)
            : await RunAsync(request, caller, media, context.RequestAborted);
        await WriteAsync(context, media, answer);
    }

    /// <summary>All that rights depend on; claims are few and short.</summary>
    private static string RightsOf(ClaimsPrincipal user) => string.Join('\n', user.Claims.Select(claim => $"{claim.Type}={claim.Value}"));

    private async Task<Answer> RunAsync(OperationRequest request, OperationCaller caller, string media, CancellationToken cancellationToken)
    {
        await using var outcome = await executor.StartAsync(request, caller, cancellationToken);
        return ToAnswer(StatusOf(outcome, media, caller.CameByUrl), outcome.Result);
    }

    /// <summary>Serialised whole before the first byte leaves, so that a fault can still become a 500.</summary>
    private Answer ToAnswer(int status, ExecutionResult result) => new(
        status,
        serializer.Result(result),
        result.Errors?.OfType<GraphQLTransportException>().FirstOrDefault(e => e.RetryAfterSeconds is not null)?.RetryAfterSeconds);

    private static int StatusOf(OperationOutcome outcome, string media, bool isGet)
    {
        // Once there is a data entry, errors inside it do not change the status.
        if (outcome.Result.Executed || outcome.Result.Errors is not { Count: > 0 } errors)
            return 200;
        if (outcome.IsKindRefused)
            return isGet ? 405 : 400;
        var status = GraphQLErrorCodes.StatusOf(TransportErrorInfoProvider.CodeOf(errors[0])) ?? 400;
        // Clients of plain JSON expect 200 for an answer to a well-formed request, however the document fared.
        return media == MediaTypes.Json && status is 400 or 404 ? 200 : status;
    }

    private Task RefuseAsync(HttpContext context, int status, GraphQLTransportException error)
    {
        var media = MediaTypes.Choose(context.Request);
        return WriteAsync(context, media is null or MediaTypes.EventStream ? MediaTypes.Json : media, ToAnswer(status, new ExecutionResult(error)));
    }

    private static async Task WriteAsync(HttpContext context, string media, Answer answer)
    {
        var (status, bytes, retryAfter) = answer;
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = media + "; charset=utf-8";
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = "no-store";
        if (status == 401)
            response.Headers.WWWAuthenticate = "Bearer";
        if (status == 405 && response.Headers.Allow.Count == 0)
            response.Headers.Allow = "POST";
        if (retryAfter is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
