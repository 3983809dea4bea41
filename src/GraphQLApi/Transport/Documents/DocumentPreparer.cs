using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Bangkom.GraphQLApi.Transport.Documents;

/// <summary>
/// Text to a checked document: size, shape, then the specification's validation rules. Only what holds for every reader and
/// every variable happens here, because its result is kept.
/// </summary>
internal sealed class DocumentPreparer(ISchema schema, IDocumentBuilder builder, DocumentCache cache, GraphQLTransportOptions options)
{
    private static readonly IValidationRule[] _rules = [.. DocumentValidator.CoreRules];
    private readonly IReadOnlySet<string> _askedAlone = AskedAlone.NamesIn(schema);

    /// <summary>Finds or makes the checked document.</summary>
    /// <returns>The document, or the errors for which it is refused.</returns>
    public async ValueTask<(PreparedDocument? Document, ExecutionErrors? Errors)> PrepareAsync(string text, string? operationName, CancellationToken cancellationToken)
    {
        if (cache.Find(text, operationName) is { } known)
            return (known, null);
        try
        {
            var document = builder.Build(text);
            var operation = Choose(document, operationName);
            var alone = new AskedAlone(_askedAlone);
            var errors = await ValidateAsync(document, operation, alone, cancellationToken);
            if (errors is not null)
                return (null, errors);
            var prepared = new PreparedDocument(document, operation, operation.Operation == OperationType.Query && !alone.IsFound);
            cache.Add(text, operationName, prepared);
            return (prepared, null);
        }
        catch (ExecutionError error)
        {
            return (null, [error]);
        }
    }

    private static GraphQLOperationDefinition Choose(GraphQLDocument document, string? name)
    {
        var operations = document.Definitions.OfType<GraphQLOperationDefinition>().Where(o => name is null || o.Name?.StringValue == name).Take(2).ToList();
        // Two operations of one name are refused by a rule; the first one stands for them until then.
        return operations.Count == 1 || (operations.Count == 2 && name is not null)
            ? operations[0]
            : throw new GraphQLTransportException(
                GraphQLErrorCodes.BadRequest,
                operations.Count == 0 ? "The document has no such operation." : "The document has several operations: name one with operationName.");
    }

    private async Task<ExecutionErrors?> ValidateAsync(GraphQLDocument document, GraphQLOperationDefinition operation, AskedAlone alone, CancellationToken cancellationToken)
    {
        var context = new ValidationContext
        {
            Schema = schema,
            Document = document,
            Operation = operation,
            TypeInfo = new TypeInfo(schema),
            UserContext = new Dictionary<string, object?>(),
            Variables = Inputs.Empty,
            Extensions = Inputs.Empty,
            CancellationToken = cancellationToken,
        };
        var visitors = new List<INodeVisitor> { context.TypeInfo, alone };
        foreach (var rule in _rules)
        {
            if (await rule.GetPreNodeVisitorAsync(context) is { } visitor)
                visitors.Add(visitor);
        }
        visitors.Add(new StopVisitor(options.ValidationErrorsMax));
        try
        {
            await new BasicVisitor(visitors).VisitAsync(document, new BasicVisitor.State(context));
        }
        catch (ValidationStoppedException)
        {
            // Enough errors were found; nobody reads the rest.
        }
        return context.HasErrors ? [.. context.Errors.Take(options.ValidationErrorsMax)] : null;
    }

    /// <summary>Stands last among the visitors and ends the walk once there are enough errors: the rules themselves never stop.</summary>
    private sealed class StopVisitor(int errorsMax) : INodeVisitor
    {
        public ValueTask EnterAsync(ASTNode node, ValidationContext context)
            => context.HasErrors && context.Errors.Count() >= errorsMax ? throw new ValidationStoppedException() : default;

        public ValueTask LeaveAsync(ASTNode node, ValidationContext context) => default;
    }

    private sealed class ValidationStoppedException : Exception;
}
