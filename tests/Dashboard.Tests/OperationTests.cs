using Bangkom.Dashboard.Tools.Operations;

namespace Bangkom.Dashboard.Tests;

/// <summary>What the page knows of the API is what the API is.</summary>
public sealed class OperationTests : IDisposable
{
    private const string Schema = """
        type Query { agency(code: String!): Agency rows: [Row!]! }
        type Agency { code: String! size: Size parent: Agency }
        type Row { value: Decimal day: Date! }
        enum Size { LARGE SMALL }
        scalar Decimal
        scalar Date
        """;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("bangkom-operations");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void The_committed_types_and_documents_are_those_of_the_committed_schema_and_operations()
    {
        var root = Root();
        var (types, documents) = OperationFiles.Read(Path.Combine(root, "src/GraphQLApi/schema.graphql"), Path.Combine(root, "src/Dashboard/operations")).Write();
        var isSame = types == File.ReadAllText(Path.Combine(root, "src/Dashboard/ts/graphql/operations.ts"))
            && documents == File.ReadAllText(Path.Combine(root, "src/Dashboard/documents.json"));
        Assert.True(isSame, "The page's types are old: run 'dotnet run --project src/Dashboard.Tools -- operations src/GraphQLApi/schema.graphql src/Dashboard/operations src/Dashboard/ts/graphql/operations.ts src/Dashboard/documents.json'.");
    }

    [Fact]
    public void A_field_is_typed_by_the_schema_null_where_the_schema_allows_it()
    {
        var (types, _) = Write("query Big($code: String!) { agency(code: $code) { size parent { code } } rows { value day } }");
        Assert.Contains("export type Size = 'LARGE' | 'SMALL';", types, StringComparison.Ordinal);
        Assert.Contains("readonly size: Size | null;", types, StringComparison.Ordinal);
        Assert.Contains("readonly value: number | null;", types, StringComparison.Ordinal);
        Assert.Contains("readonly day: string;", types, StringComparison.Ordinal);
        Assert.Contains("readonly code: string;\n}\nexport const big", types, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_holds_the_fragments_that_it_needs_and_no_other()
    {
        var (_, documents) = Write("""
            query One { rows { ...Part } }
            fragment Part on Row { value ...Rest }
            fragment Rest on Row { day }
            fragment Other on Agency { code }
            """);
        Assert.Contains("fragment Rest on Row", documents, StringComparison.Ordinal);
        Assert.DoesNotContain("Other", documents, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("query Q { nothing }", "Query has no field nothing.")]
    [InlineData("query Q { rows }", "select its fields")]
    [InlineData("query Q { rows { ...Gone } }", "there is no fragment Gone.")]
    [InlineData("{ rows { day } }", "only named operations")]
    [InlineData("query Q { rows { day } } query Q { rows { value } }", "a second time")]
    public void What_does_not_fit_the_schema_is_refused_with_its_file(string text, string problem)
    {
        var refused = Assert.Throws<OperationException>(() => Write(text));
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("page.graphql: error", refused.Message, StringComparison.Ordinal);
    }

    private (string Types, string Documents) Write(string operations)
    {
        var schema = Path.Combine(_directory.FullName, "schema.sdl");
        File.WriteAllText(schema, Schema);
        File.WriteAllText(Path.Combine(_directory.FullName, "page.graphql"), operations);
        return OperationFiles.Read(schema, _directory.FullName).Write();
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Orleans.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return directory.FullName;
    }
}
