using Bangkom.GraphQLApi.Transport.Documents;
using Bangkom.GraphQLApi.Transport.Errors;
using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Bangkom.GraphQLApi.Transport.Rules;

/// <summary>
/// The cost of an operation: each field counts once for each object it is asked on, a list multiplies what is below it by its
/// <c>first</c> or <c>last</c>. Inputs that cost by themselves (<see cref="CostOnceAttribute"/>) count once for each distinct value. Introspection is exempt (the standard query is 15 deep), but its lists have a limit of their own.
/// </summary>
internal sealed class OperationCost(ValidationContext context, GraphQLTransportOptions options)
{
    // Lists of the introspection types that lead back to types: three of them nested already answer more than the schema holds.
    private static readonly HashSet<string> _introspectionCycles = ["fields", "interfaces", "possibleTypes", "inputFields"];

    private readonly HashSet<object> _paidOnce = [];
    private double _cost;
    private int _introspectionLists;
    private DocumentRefusedError? _refusal;

    /// <summary>Walks the operation with its fragments written out; the shape check has bounded that.</summary>
    public DocumentRefusedError? Measure()
    {
        IGraphType? root = context.Operation.Operation switch
        {
            OperationType.Mutation => context.Schema.Mutation,
            OperationType.Subscription => context.Schema.Subscription,
            _ => context.Schema.Query,
        };
        if (root is not null)
            Selections(context.Operation.SelectionSet, root, new Place(1, 1, null));
        return _refusal;
    }

    private void Selections(GraphQLSelectionSet? set, IGraphType parent, Place place)
    {
        foreach (var selection in set?.Selections ?? [])
        {
            if (_refusal is not null)
                return;
            if (!context.ShouldIncludeNode(selection))
                continue;
            if (selection is GraphQLField field)
                Field(field, parent, place);
            else if (selection is GraphQLInlineFragment inline)
                Selections(inline.SelectionSet, Type(inline.TypeCondition) ?? parent, place);
            else if (selection is GraphQLFragmentSpread spread && context.Document.Fragment(spread.FragmentName.Name.Value) is { } fragment)
                Selections(fragment.SelectionSet, Type(fragment.TypeCondition) ?? parent, place);
        }
    }

    private void Field(GraphQLField field, IGraphType parent, Place place)
    {
        var name = field.Name.StringValue;
        if (name == context.Schema.TypeNameMetaFieldType.Name)
        {
            // Cheap, but not when asked on every row of a long list.
            Add(place.Factor, field);
            return;
        }
        if (name == context.Schema.SchemaMetaFieldType.Name || name == context.Schema.TypeMetaFieldType.Name)
        {
            Introspection(field.SelectionSet, 0);
            return;
        }
        if ((parent as IComplexGraphType)?.GetField(name) is not { } definition)
            return;
        _refusal ??= PersonalArguments.Check(context, field, definition);
        if (place.Depth > options.DepthLevelsMax)
        {
            Refuse(GraphQLErrorCodes.Complexity, $"The operation nests deeper than {options.DepthLevelsMax} levels.", field);
            return;
        }

        Add(place.Factor * definition.GetMetadata(CostAttribute.Key, 1.0), field);
        AddOnce(field, definition);
        var asked = Items(field, definition, "first") ?? Items(field, definition, "last");
        if (_refusal is not null || field.SelectionSet is null)
            return;
        var below = new Place(place.Factor, place.Depth + 1, null);
        if (ListDepth(definition.ResolvedType) is var lists and > 0)
            below = below with { Factor = place.Factor * (asked ?? place.ItemsAsked ?? options.ListItemsAssumed) * Math.Pow(options.ListItemsAssumed, lists - 1) };
        else
            // A connection holds its list one level down.
            below = below with { ItemsAsked = asked };
        Selections(field.SelectionSet, definition.ResolvedType!.GetNamedType(), below);
    }

    private void Add(double cost, GraphQLField field)
    {
        _cost += cost;
        if (_cost > options.ComplexityFieldsMax)
            Refuse(GraphQLErrorCodes.Complexity, $"The operation costs more than {options.ComplexityFieldsMax}: ask for fewer fields or a smaller `first`.", field);
    }

    private void AddOnce(GraphQLField field, FieldType definition)
    {
        if (context.ArgumentValues is not { } all || !all.TryGetValue(field, out var given))
            return;
        foreach (var argument in definition.Arguments ?? [])
        {
            var cost = argument.ResolvedType?.GetNamedType().GetMetadata(CostOnceAttribute.Key, 0.0) ?? 0;
            if (cost > 0 && given.TryGetValue(argument.Name, out var found) && found.Value is { } value && _paidOnce.Add(value))
                Add(cost, field);
        }
    }

    private int? Items(GraphQLField field, FieldType definition, string argument)
    {
        if (definition.Arguments?.Find(argument) is not { } known)
            return null;
        var value = context.ArgumentValues is { } all && all.TryGetValue(field, out var given) && given.TryGetValue(argument, out var found)
            ? found.Value
            : known.DefaultValue;
        if (value is GraphQLIntValue literal && int.TryParse(literal.Value, out var parsed))
            value = parsed;
        if (value is not int items)
            return null;
        if (items < 0 || items > options.FirstItemsMax)
            Refuse(GraphQLErrorCodes.BadRequest, $"`{argument}` must be from 0 to {options.FirstItemsMax}.", field);
        // An empty page still costs its own fields.
        return Math.Max(1, items);
    }

    private void Introspection(GraphQLSelectionSet? set, int cycles)
    {
        foreach (var selection in set?.Selections ?? [])
        {
            if (_refusal is not null)
                return;
            if (selection is GraphQLInlineFragment inline)
                Introspection(inline.SelectionSet, cycles);
            else if (selection is GraphQLFragmentSpread spread)
                Introspection(context.Document.Fragment(spread.FragmentName.Name.Value)?.SelectionSet, cycles);
            else if (selection is GraphQLField { SelectionSet: not null } field)
                IntrospectionField(field, cycles + (_introspectionCycles.Contains(field.Name.StringValue) ? 1 : 0));
        }
    }

    private void IntrospectionField(GraphQLField field, int cycles)
    {
        var single = field.Name.StringValue is "type" or "ofType" or "queryType" or "mutationType" or "subscriptionType";
        if (cycles > 2 || (!single && ++_introspectionLists > options.IntrospectionListsMax))
            Refuse(GraphQLErrorCodes.Complexity, "The operation asks for the schema too many times over.", field);
        else
            Introspection(field.SelectionSet, cycles);
    }

    private void Refuse(string code, string message, ASTNode node) => _refusal ??= new DocumentRefusedError(code, message, context.Document, node);

    private IGraphType? Type(GraphQLTypeCondition? condition) => condition is null ? null : context.Schema.AllTypes[condition.Type.Name.StringValue];

    private static int ListDepth(IGraphType? type) => type switch
    {
        NonNullGraphType inner => ListDepth(inner.ResolvedType),
        ListGraphType list => 1 + ListDepth(list.ResolvedType),
        _ => 0,
    };

    /// <summary>Where a selection stands.</summary>
    /// <param name="Factor">Objects that it is asked on.</param>
    /// <param name="Depth">Levels of fields, itself included.</param>
    /// <param name="ItemsAsked">What the connection above was asked for.</param>
    private readonly record struct Place(double Factor, int Depth, int? ItemsAsked);
}
