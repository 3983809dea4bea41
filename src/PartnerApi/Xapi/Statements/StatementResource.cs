using System.Collections.Immutable;
using System.Text.Json;
using Bangkom.PartnerApi.Xapi.Http;
using Bangkom.PartnerApi.Xapi.Storage;
using Bangkom.PartnerApi.Xapi.Values;
using Microsoft.Extensions.Logging;

namespace Bangkom.PartnerApi.Xapi.Statements;

/// <summary>The Statement resource (1.0.3 Communication 2.1; IEEE 9274.1.1 4.1.6.1).</summary>
internal sealed class StatementResource(
    IStatementStore store, IStatementProcessor processor, MoreToken more, DoorMetrics metrics, TimeProvider time, ILogger<StatementResource> logger)
{
    /// <summary>Where the next pages are.</summary>
    public const string MorePath = "/statements/more/";

    public Task<XapiAnswer> HandleAsync(XapiRequest request, XapiCaller caller, CancellationToken cancellationToken)
    {
        if (request.Resource.StartsWith(MorePath, StringComparison.Ordinal))
        {
            return !request.IsRead ? Task.FromResult(XapiAnswer.Refuse(405, "METHOD", "This resource knows GET and HEAD."))
                : more.Read(request.Resource[MorePath.Length..]) is { } parameters ? FindAsync(request, caller, parameters, cancellationToken)
                : Task.FromResult(XapiAnswer.NotFound);
        }

        return request.Method switch
        {
            "PUT" => PutAsync(request, caller, cancellationToken),
            "POST" => PostAsync(request, caller, cancellationToken),
            "GET" or "HEAD" => GetAsync(request, caller, cancellationToken),
            _ => Task.FromResult(XapiAnswer.Refuse(405, "METHOD", "This resource knows PUT, POST, GET and HEAD.")),
        };
    }

    private async Task<XapiAnswer> PutAsync(XapiRequest request, XapiCaller caller, CancellationToken cancellationToken)
    {
        var parameters = new ParameterReader(request);
        parameters.Allow("statementId");
        parameters.Require("statementId");
        var id = parameters.Id("statementId");
        return parameters.Problem is { } problem ? XapiAnswer.Bad(problem) : await StoreAsync(request, caller, id, cancellationToken);
    }

    private async Task<XapiAnswer> PostAsync(XapiRequest request, XapiCaller caller, CancellationToken cancellationToken) =>
        request.Parameters.Count > 0
            ? XapiAnswer.Bad("A POST of statements takes no parameters.")
            : await StoreAsync(request, caller, null, cancellationToken);

    private async Task<XapiAnswer> StoreAsync(XapiRequest request, XapiCaller caller, Guid? id, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var (parts, problem) = await RequestParts.ReadAsync(request.Headers("Content-Type"), request.Body);
        if (parts is null)
        {
            return XapiAnswer.Bad(problem!);
        }

        var (append, refusal) = new StatementIntake(caller, request.Version).Read(parts, id);
        if (append is null)
        {
            return refusal!;
        }

        var appended = append.Statements.IsEmpty ? new AppendedStatements(null, []) : await store.AppendAsync(append, cancellationToken);
        if (appended.Conflict is { } conflict)
        {
            return XapiAnswer.Refuse(409, "CONFLICT", $"Statement {conflict + 1} has the id of another statement; nothing was stored.");
        }

        var link = await ProcessAsync(caller, append, appended, cancellationToken);
        Report(caller, appended, started);
        var answer = id is null
            ? new XapiAnswer(200, XapiAnswer.Json, JsonSerializer.SerializeToUtf8Bytes(append.Statements.Select(s => Uuid.Text(s.Id))))
            : XapiAnswer.NoContent;
        return link is null ? answer : answer.With(("Link", $"<{link}>; rel=\"receipt\""));
    }

    // What it throws makes the answer one of an unknown outcome: the client sends again, and what is stored is processed as a repeat.
    private Task<string?> ProcessAsync(XapiCaller caller, StatementAppend append, AppendedStatements appended, CancellationToken cancellationToken) => processor.ProcessAsync(
        caller.Principal,
        [.. append.Statements.Zip(appended.Statements, static (s, a) => new ProcessedStatement(a.Seq, s.Id, s.Raw, a.Stored, a.IsRepeated, a.Held) { IsVoided = a.IsVoided, Version = s.Version })],
        cancellationToken);

    private async Task<XapiAnswer> GetAsync(XapiRequest request, XapiCaller caller, CancellationToken cancellationToken)
    {
        var (parameters, problem) = StatementParameters.Read(request);
        return parameters is null ? XapiAnswer.Bad(problem!)
            : parameters.Id is { } id ? await GetOneAsync(request, caller, parameters, id, cancellationToken)
            : await FindAsync(request, caller, parameters, cancellationToken);
    }

    private async Task<XapiAnswer> GetOneAsync(XapiRequest request, XapiCaller caller, StatementParameters parameters, Guid id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, parameters.IsVoided, caller.Owner, cancellationToken) is not { } found)
        {
            return XapiAnswer.NotFound;
        }

        var writer = await WriterAsync(request, caller, parameters, [found], cancellationToken);
        var answer = await AnswerAsync(parameters, [found], JsonOutput.Make(json => writer.Write(json, found)), cancellationToken);
        return answer.With(("Last-Modified", found.Stored.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private async Task<XapiAnswer> FindAsync(XapiRequest request, XapiCaller caller, StatementParameters parameters, CancellationToken cancellationToken)
    {
        var page = await store.QueryAsync(
            new StatementQuery([.. parameters.Keys], caller.Owner, parameters.Since, parameters.Until, parameters.IsAscending, parameters.Beyond, parameters.Limit), cancellationToken);
        var next = page.HasMore && !page.Statements.IsEmpty ? request.Root + MorePath + more.Write(parameters with { Beyond = page.Statements[^1].Seq }) : "";
        var writer = await WriterAsync(request, caller, parameters, page.Statements, cancellationToken);
        var body = JsonOutput.Make(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("statements"u8);
            foreach (var statement in page.Statements)
            {
                writer.Write(json, statement);
            }

            json.WriteEndArray();
            json.WriteString("more"u8, next);
            json.WriteEndObject();
        });
        return await AnswerAsync(parameters, page.Statements, body, cancellationToken);
    }

    private async Task<StatementWriter> WriterAsync(
        XapiRequest request, XapiCaller caller, StatementParameters parameters, ImmutableArray<StoredStatement> statements, CancellationToken cancellationToken)
    {
        if (parameters.Format != StatementFormat.Canonical)
        {
            return new StatementWriter(parameters.Format, LanguageChoice.Any, ImmutableDictionary<string, byte[]>.Empty);
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in statements)
        {
            using var document = JsonDocument.Parse(statement.Raw);
            ids.UnionWith(Activities.IdsIn(document.RootElement));
        }

        return new StatementWriter(parameters.Format, LanguageChoice.Of(request.Headers("Accept-Language")), await store.FindDefinitionsAsync(ids, caller.Owner, cancellationToken));
    }

    private async Task<XapiAnswer> AnswerAsync(StatementParameters parameters, ImmutableArray<StoredStatement> statements, byte[] json, CancellationToken cancellationToken)
    {
        if (!parameters.WantsAttachments)
        {
            return new XapiAnswer(200, XapiAnswer.Json, json);
        }

        var wanted = statements.SelectMany(AttachmentRules.NamedBy).DistinctBy(a => a.Hash).ToArray();
        var found = await store.FindAttachmentsAsync([.. wanted.Select(w => w.Hash)], XapiLimits.AttachmentBytesMax, cancellationToken);
        return MultipartAnswer.Make(json, wanted.Where(w => found.ContainsKey(w.Hash)).Select(w => (w.Hash, w.ContentType, found[w.Hash])));
    }

    private void Report(XapiCaller caller, AppendedStatements appended, long started)
    {
        var held = appended.Statements.Count(s => s.Held is not null);
        var repeated = appended.Statements.Count(s => s.IsRepeated);
        metrics.Count("xapi", "held", held);
        metrics.Count("xapi", "repeated", repeated);
        metrics.Count("xapi", "stored", appended.Statements.Length - held - repeated);
        XapiLog.Stored(logger, caller.Principal.Source, appended.Statements.Length, held, time.GetElapsedTime(started).TotalMilliseconds);
    }
}
