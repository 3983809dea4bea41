using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Facts;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Lists;

/// <summary>Which programmes a list shows.</summary>
[Name("ProgramFilter")]
internal sealed class ProgramFilter
{
    public IEnumerable<LearningForm>? Form { get; set; }

    public string? Search { get; set; }
}

/// <summary>Programmes of the catalogue, by code.</summary>
internal static class ProgramList
{
    public static async Task<Connection<ProgramNode>> PageAsync(Snapshot read, ProgramFilter? filter, int first, string? after)
    {
        var forms = filter?.Form?.ToHashSet();
        var programs = (await read.CatalogAsync()).Programs.Values
            .Where(p => (forms is null || forms.Contains(p.Form)) && (filter?.Search is not { } words || Finds(p, words.Trim())));
        return Connection<ProgramNode>.Of([.. programs], p => p.Program.Value, p => new ProgramNode(read, p), first, after);
    }

    private static bool Finds(ProgramDefined program, string words) =>
        program.Name.Contains(words, StringComparison.OrdinalIgnoreCase) || program.Program.Value.Contains(words, StringComparison.OrdinalIgnoreCase);
}
