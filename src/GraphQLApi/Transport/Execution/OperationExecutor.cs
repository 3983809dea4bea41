using Bangkom.GraphQLApi.Transport.Documents;
using Bangkom.GraphQLApi.Transport.Errors;
using Bangkom.GraphQLApi.Transport.Rules;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bangkom.GraphQLApi.Transport.Execution;

/// <summary>Runs one operation: document, way it came, reader, cost, deadline. Every transport goes through here.</summary>
internal sealed class OperationExecutor
{
    private readonly ISchema _schema;
    private readonly DocumentPreparer _documents;
    private readonly FieldAuthorization _authorization;
    private readonly DocumentExecuter _executer;
    private readonly IServiceScopeFactory _scopes;
    private readonly MutationRate _rate;
    private readonly GraphQLTransportOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;

    public OperationExecutor(ISchema schema, IServiceScopeFactory scopes, MutationRate rate, GraphQLTransportOptions options, TimeProvider time, ILogger<OperationExecutor> log)
    {
        (_schema, _scopes, _rate, _options, _time, _log) = (schema, scopes, rate, options, time, log);
        schema.Initialize();
        var builder = new LimitedDocumentBuilder(options);
        _documents = new DocumentPreparer(schema, builder, new DocumentCache(options.CachedDocumentsMax, options.CachedTextCharsMax), options);
        _authorization = new FieldAuthorization(schema, options);
        _executer = new DocumentExecuter(builder, new RequestValidator(_authorization, options));
    }

    /// <summary>Runs the operation up to its result, or up to the start of its stream.</summary>
    /// <exception cref="OperationCanceledException">The client left.</exception>
    public async Task<OperationOutcome> StartAsync(OperationRequest request, OperationCaller caller, CancellationToken cancellationToken)
    {
        if (Text(request, caller, out var text) is { } unknown)
            return OperationOutcome.Refused([unknown]);
        var (document, errors) = await _documents.PrepareAsync(text, request.OperationName, cancellationToken);
        if (document is null)
            return OperationOutcome.Refused(errors!);
        // Asked of the operation and never of the text, so a document that was first sent by POST stays refused by GET.
        if (!caller.May(document.Operation.Operation))
            return OperationOutcome.WrongKind();
        if (_rate.Take(document, caller) is { } tooOften)
            return OperationOutcome.Refused([tooOften]);

        var run = new OperationRun(_scopes, _options.Deadline, _time, cancellationToken);
        var execution = run.ExecuteAsync((services, token) => _executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = _schema,
            Document = document.Document,
            OperationName = request.OperationName,
            Variables = request.Variables,
            Extensions = request.Extensions,
            User = caller.User,
            UserContext = PersonalArguments.Context(caller.CameByUrl),
            RequestServices = services,
            CancellationToken = token,
            UnhandledExceptionDelegate = Explain,
        }));
        var result = await run.InTimeAsync(execution);
        return new OperationOutcome(result, document, run.ReleaseAsync);
    }

    /// <summary>Tells whether the operation may be run once for several who ask it at once with the same rights.</summary>
    public async ValueTask<bool> IsShareableAsync(OperationRequest request, OperationCaller caller, CancellationToken cancellationToken) =>
        request.Extensions.Count == 0
        && Text(request, caller, out var text) is null
        && (await _documents.PrepareAsync(text, request.OperationName, cancellationToken)).Document is { IsShareable: true };

    /// <summary>Whether the reader still has a right to a running operation.</summary>
    public bool Allows(PreparedDocument document, OperationCaller caller) => _authorization.Check(document.Document, document.Operation, caller.User) is null;

    private GraphQLTransportException? Text(OperationRequest request, OperationCaller caller, out string text)
    {
        text = request.Text ?? "";
        if (request.DocumentId is { } id)
        {
            return _options.TrustedDocuments.TryGetValue(id, out text!)
                ? null
                : new GraphQLTransportException(GraphQLErrorCodes.NotFound, "No document has this documentId.");
        }
        return _options.MaySendText(caller.User)
            ? null
            : new GraphQLTransportException(GraphQLErrorCodes.Forbidden, "Only trusted documents are open: send a documentId.");
    }

    private Task Explain(UnhandledExceptionContext context)
    {
        var exception = context.OriginalException;
        if (_options.MapException(exception) is { } expected)
        {
            context.Exception = expected;
            return Task.CompletedTask;
        }
        if (context.FieldContext is { } field)
            _log.ResolverFailed(exception.GetType().FullName!, $"{field.ParentType.Name}.{field.FieldDefinition.Name}", exception.StackTrace);
        else
            _log.RequestFailed(exception.GetType().FullName!, exception.StackTrace);
        context.Exception = new GraphQLTransportException(GraphQLErrorCodes.Internal, TransportErrorInfoProvider.InternalMessage);
        return Task.CompletedTask;
    }
}
