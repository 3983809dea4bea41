using System.Runtime.CompilerServices;
using Bangkom.GraphQLApi.Tests.Support;
using GraphQL;
using GraphQL.Types;
using GraphQL.Utilities;

namespace Bangkom.GraphQLApi.Tests.Schema;

public sealed class PrintedSchemaTests(TestRegion region)
{
    /// <summary>Set to 1 to write the schema anew instead of comparing it.</summary>
    private const string RewriteSwitch = "BANGKOM_REWRITE_SCHEMA";

    [Fact]
    public async Task The_committed_schema_is_the_one_that_is_served()
    {
        var printed = region.Get<ISchema>().Print(new PrintOptions { IncludeDescriptions = true, StringComparison = StringComparison.Ordinal }).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var file = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "src", "GraphQLApi", "schema.graphql"));
        if (Environment.GetEnvironmentVariable(RewriteSwitch) == "1")
        {
            await File.WriteAllTextAsync(file, printed, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), printed);
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
