using GraphQLParser;
using GraphQLParser.AST;

namespace Bangkom.GraphQLApi.Transport.Documents;

/// <summary>Fragments of a document by name; there are at most 50 definitions, so a search beats a table.</summary>
internal static class DocumentFragments
{
    public static GraphQLFragmentDefinition? Fragment(this GraphQLDocument document, ROM name)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is GraphQLFragmentDefinition fragment && fragment.FragmentName.Name.Value == name)
                return fragment;
        }
        return null;
    }
}
