using System.Security.Claims;
using Bangkom.GraphQLApi.Transport.Documents;
using Bangkom.GraphQLApi.Transport.Errors;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Bangkom.GraphQLApi.Transport.Rules;

/// <summary>
/// Enforces the guards on types, fields and arguments (<c>[Authorize]</c>, <c>AuthorizeWithRoles</c>), which the library only
/// writes down. A field asked through an interface is held to the guards of every type that may stand behind it there.
/// Fields that a directive would leave out count too: the right is to the document.
/// </summary>
internal sealed class FieldAuthorization(ISchema schema, GraphQLTransportOptions options)
{
    /// <summary>Looks for the first field that the reader has no right to.</summary>
    /// <returns>Why the document is refused, or null.</returns>
    public DocumentRefusedError? Check(GraphQLDocument document, GraphQLOperationDefinition operation, ClaimsPrincipal? user)
    {
        IGraphType? root = operation.Operation switch
        {
            OperationType.Mutation => schema.Mutation,
            OperationType.Subscription => schema.Subscription,
            _ => schema.Query,
        };
        if (root is null)
            return null;
        var walk = new Walk(this, document, user ?? new ClaimsPrincipal());
        return walk.Denies(schema) ? walk.Refusal(operation, "the schema") : walk.Selections(operation.SelectionSet, root, PossibleTypes(root));
    }

    private static IReadOnlyList<IObjectGraphType> PossibleTypes(IGraphType type) => type switch
    {
        IAbstractGraphType open => [.. open.PossibleTypes],
        IObjectGraphType closed => [closed],
        _ => [],
    };

    private bool Allows(IMetadataReader guarded, ClaimsPrincipal user)
    {
        if (!guarded.IsAuthorizationRequired())
            return true;
        if (user.Identity?.IsAuthenticated != true)
            return false;
        var roles = guarded.GetRoles();
        if (roles is { Count: > 0 } && !roles.Any(user.IsInRole))
            return false;
        // A policy that nobody defined must not open the door.
        return guarded.GetPolicies()?.All(name => options.Policies.TryGetValue(name, out var holds) && holds(user)) ?? true;
    }

    private sealed class Walk(FieldAuthorization rule, GraphQLDocument document, ClaimsPrincipal user)
    {
        // Fragments are walked once for each set of types they are asked on.
        private readonly Dictionary<GraphQLFragmentDefinition, List<IReadOnlyList<IObjectGraphType>>> _seen = [];
        private readonly Dictionary<IMetadataReader, bool> _decided = new(ReferenceEqualityComparer.Instance);

        public bool Denies(IMetadataReader? guarded)
        {
            if (guarded is null)
                return false;
            if (!_decided.TryGetValue(guarded, out var allowed))
                _decided[guarded] = allowed = rule.Allows(guarded, user);
            return !allowed;
        }

        public DocumentRefusedError Refusal(ASTNode node, string what) => user.Identity?.IsAuthenticated == true
            ? new DocumentRefusedError(GraphQLErrorCodes.Forbidden, $"No right to {what}.", document, node)
            : new DocumentRefusedError(GraphQLErrorCodes.Unauthenticated, $"Sign in to read {what}.", document, node);

        public DocumentRefusedError? Selections(GraphQLSelectionSet? set, IGraphType parent, IReadOnlyList<IObjectGraphType> possible)
        {
            foreach (var selection in set?.Selections ?? [])
            {
                var refusal = selection switch
                {
                    GraphQLField field => Field(field, parent, possible),
                    GraphQLInlineFragment { TypeCondition: null } inline => Selections(inline.SelectionSet, parent, possible),
                    GraphQLInlineFragment inline => Narrow(inline.SelectionSet, inline.TypeCondition!, possible),
                    GraphQLFragmentSpread spread => Spread(spread, possible),
                    _ => null,
                };
                if (refusal is not null)
                    return refusal;
            }
            return null;
        }

        private DocumentRefusedError? Spread(GraphQLFragmentSpread spread, IReadOnlyList<IObjectGraphType> possible)
        {
            var fragment = document.Fragment(spread.FragmentName.Name.Value);
            if (fragment is null)
                return null;
            if (!_seen.TryGetValue(fragment, out var asked))
                _seen[fragment] = asked = [];
            if (asked.Any(types => types.SequenceEqual(possible)))
                return null;
            asked.Add(possible);
            return Narrow(fragment.SelectionSet, fragment.TypeCondition, possible);
        }

        private DocumentRefusedError? Narrow(GraphQLSelectionSet set, GraphQLTypeCondition condition, IReadOnlyList<IObjectGraphType> possible)
        {
            if (rule.Type(condition) is not { } type)
                return null;
            var here = PossibleTypes(type);
            return Selections(set, type, [.. possible.Where(here.Contains)]);
        }

        private DocumentRefusedError? Field(GraphQLField field, IGraphType parent, IReadOnlyList<IObjectGraphType> possible)
        {
            var name = field.Name.StringValue;
            if (rule.Meta(name) is { } meta)
            {
                return name == rule.TypeNameField && DeniesType(parent, null)
                    ? Refusal(field, $"type '{parent.Name}'")
                    : Selections(field.SelectionSet, meta, PossibleTypes(meta));
            }
            if ((parent as IComplexGraphType)?.GetField(name) is not { } definition)
                return null;

            if (Denies(definition) || DeniesType(parent, definition) || DeniesArgument(field, definition) || possible.Any(type => DeniesOn(type, name)))
                return Refusal(field, $"field '{name}' on type '{parent.Name}'");
            var result = definition.ResolvedType!.GetNamedType();
            if (result is ScalarGraphType && Denies(result))
                return Refusal(field, $"field '{name}' on type '{parent.Name}'");
            return Selections(field.SelectionSet, result, PossibleTypes(result));
        }

        private bool DeniesType(IGraphType type, FieldType? field) => field?.IsAnonymousAllowed() != true && Denies(type);

        private bool DeniesOn(IObjectGraphType type, string name)
            => type.GetField(name) is { } field && (Denies(field) || DeniesType(type, field));

        private bool DeniesArgument(GraphQLField field, FieldType definition)
        {
            foreach (var argument in field.Arguments?.Items ?? [])
            {
                if (Denies(definition.Arguments?.Find(argument.Name.StringValue)))
                    return true;
            }
            return false;
        }
    }

    private string TypeNameField => schema.TypeNameMetaFieldType.Name;

    private IGraphType? Type(GraphQLTypeCondition condition) => schema.AllTypes[condition.Type.Name.StringValue];

    // Introspection is open: the schema's text is published.
    private IGraphType? Meta(string field)
        => field == schema.SchemaMetaFieldType.Name ? schema.SchemaMetaFieldType.ResolvedType!.GetNamedType()
            : field == schema.TypeMetaFieldType.Name ? schema.TypeMetaFieldType.ResolvedType!.GetNamedType()
            : field == TypeNameField ? schema.TypeNameMetaFieldType.ResolvedType!.GetNamedType()
            : null;
}
