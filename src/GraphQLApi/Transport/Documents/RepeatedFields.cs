using GraphQLParser;
using GraphQLParser.AST;

namespace Bangkom.GraphQLApi.Transport.Documents;

/// <summary>
/// Counts how often one response name stands in one place of the answer. The rule that fields can be merged compares each of
/// them with each other, and 1,000 of one name would take it 120 ms, 330 that nest twice 240 ms; no client asks like that.
/// </summary>
internal sealed class RepeatedFields(Dictionary<ROM, GraphQLFragmentDefinition> fragments, int repeatsMax)
{
    /// <summary>Refuses a selection that repeats a name too often, itself or further down.</summary>
    public void Check(GraphQLSelectionSet selections) => Check([selections]);

    private void Check(List<GraphQLSelectionSet> merged)
    {
        var places = new Dictionary<ROM, Place>();
        foreach (var selections in merged)
            Collect(selections, places);
        foreach (var place in places.Values)
        {
            if (place.Below.Count > 0)
                Check(place.Below);
        }
    }

    private void Collect(GraphQLSelectionSet selections, Dictionary<ROM, Place> places)
    {
        foreach (var selection in selections.Selections)
        {
            if (selection is GraphQLField field)
                Add(field, places);
            else if (selection is GraphQLInlineFragment inline)
                Collect(inline.SelectionSet, places);
            else if (selection is GraphQLFragmentSpread spread && fragments.TryGetValue(spread.FragmentName.Name.Value, out var fragment))
                Collect(fragment.SelectionSet, places);
        }
    }

    private void Add(GraphQLField field, Dictionary<ROM, Place> places)
    {
        var name = field.Alias?.Name.Value ?? field.Name.Value;
        if (!places.TryGetValue(name, out var place))
            places[name] = place = new Place();
        if (++place.Count > repeatsMax)
            throw LimitedDocumentBuilder.TooLarge($"One field is asked more than {repeatsMax} times in one place.");
        if (field.SelectionSet is { } below)
            place.Below.Add(below);
    }

    private sealed class Place
    {
        public int Count { get; set; }

        public List<GraphQLSelectionSet> Below { get; } = [];
    }
}
