using Bangkom.GraphQLApi.Transport.Errors;
using GraphQLParser;
using GraphQLParser.AST;

namespace Bangkom.GraphQLApi.Transport.Documents;

/// <summary>
/// Counts fields and depth as if every fragment were written out. Each fragment is counted once and remembered, so a document
/// whose fragments spread each other twice, 48 deep, costs no more than reading it.
/// </summary>
internal sealed class DocumentShape(GraphQLDocument document, GraphQLTransportOptions options)
{
    private readonly Dictionary<ROM, GraphQLFragmentDefinition> _fragments = [];
    private readonly Dictionary<GraphQLFragmentDefinition, Size> _counted = [];
    private readonly HashSet<GraphQLFragmentDefinition> _open = [];

    /// <summary>Refuses the document when a definition passes a limit, or when its fragments go round in a circle.</summary>
    public void Check()
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is GraphQLFragmentDefinition fragment)
                _fragments.TryAdd(fragment.FragmentName.Name.Value, fragment);
        }
        var asked = 0;
        foreach (var definition in document.Definitions)
        {
            if (definition is GraphQLFragmentDefinition fragment)
            {
                CountFragment(fragment);
            }
            else if (definition is GraphQLOperationDefinition operation)
            {
                CheckDirectives(operation.Directives);
                foreach (var variable in operation.Variables?.Items ?? [])
                    CheckDirectives(variable.Directives);
                // Some rules walk each operation's fragments anew, so 48 operations that share a large one count 48 times.
                asked += Count(operation.SelectionSet).Fields;
                if (asked > options.ExpandedFieldsMax)
                    throw TooManyFields();
            }
            else
            {
                // Type definitions have no place in a request and would be walked by every rule.
                throw new GraphQLTransportException(GraphQLErrorCodes.BadRequest, "A document holds operations and fragments only.");
            }
        }
        // Only now is it known that writing out the fragments ends, and soon.
        var repeats = new RepeatedFields(_fragments, options.RepeatedFieldsMax);
        foreach (var definition in document.Definitions)
            repeats.Check(((IHasSelectionSetNode)definition).SelectionSet!);
    }

    private Size CountFragment(GraphQLFragmentDefinition fragment)
    {
        if (_counted.TryGetValue(fragment, out var known))
            return known;
        if (!_open.Add(fragment))
            throw new DocumentRefusedError("NO_FRAGMENT_CYCLES", $"Fragment '{fragment.FragmentName.Name.StringValue}' spreads itself.", document, fragment);
        CheckDirectives(fragment.Directives);
        var size = Count(fragment.SelectionSet);
        _open.Remove(fragment);
        return _counted[fragment] = size;
    }

    private Size Count(GraphQLSelectionSet? selections)
    {
        var total = default(Size);
        foreach (var selection in selections?.Selections ?? [])
        {
            CheckDirectives((selection as IHasDirectivesNode)?.Directives);
            var size = selection switch
            {
                GraphQLField field => Count(field.SelectionSet).Under(1),
                GraphQLInlineFragment inline => Count(inline.SelectionSet).Under(0),
                GraphQLFragmentSpread spread when _fragments.TryGetValue(spread.FragmentName.Name.Value, out var fragment)
                    => CountFragment(fragment).Under(0),
                // A spread of nothing is for the validation rules to name.
                _ => default,
            };
            total = total.And(size);
            // Refusing on the way keeps the numbers small: no count ever passes the limit by more than one definition.
            if (total.Fields > options.ExpandedFieldsMax)
                throw TooManyFields();
            if (total.Depth > options.ParserDepthNodesMax)
                throw LimitedDocumentBuilder.TooLarge($"The document nests deeper than {options.ParserDepthNodesMax} selections.");
        }
        return total;
    }

    private GraphQLTransportException TooManyFields() => LimitedDocumentBuilder.TooLarge($"The document asks for more than {options.ExpandedFieldsMax} fields.");

    private void CheckDirectives(GraphQLDirectives? directives)
    {
        if (directives?.Count > options.DirectivesPerSelectionMax)
            throw LimitedDocumentBuilder.TooLarge($"More than {options.DirectivesPerSelectionMax} directives stand in one place.");
    }

    private readonly record struct Size(int Fields, int Depth)
    {
        public Size Under(int fields) => new(Fields + fields, Depth + 1);

        public Size And(Size other) => new(Fields + other.Fields, Math.Max(Depth, other.Depth));
    }
}
