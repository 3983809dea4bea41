using System.Xml.Linq;

namespace Bangkom.Recount.Tests;

/// <summary>An oracle must stay independent, and small enough to be checked by reading.</summary>
public sealed class SourceTests
{
    private const int LinesMax = 500;

    private static DirectoryInfo Folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Orleans.sln")))
            root = root.Parent ?? throw new DirectoryNotFoundException("No Orleans.sln above the tests.");
        return new DirectoryInfo(Path.Combine(root.FullName, "src", "Recount"));
    }

    private static IEnumerable<string> Lines(string folder) =>
        new DirectoryInfo(Path.Combine(Folder().FullName, folder)) is { Exists: true } found
            ? found.GetFiles("*.cs").SelectMany(file => File.ReadLines(file.FullName)).Select(line => line.Trim())
            : [];

    [Theory]
    [InlineData("")]
    [InlineData("Cycle")]
    [InlineData("CycleDump")]
    public void It_has_at_most_five_hundred_lines_beside_comments_and_blank_ones(string folder)
    {
        var lines = Lines(folder).Count(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal));
        Assert.InRange(lines, 0, LinesMax);
    }

    [Fact]
    public void It_references_no_project_and_no_package()
    {
        var project = XDocument.Load(Path.Combine(Folder().FullName, "Recount.csproj"));
        Assert.DoesNotContain(project.Descendants(), e => e.Name.LocalName is "ProjectReference" or "PackageReference" or "Reference" or "Compile" or "Import");
    }

    [Fact]
    public void It_names_nothing_of_the_product() =>
        Assert.DoesNotContain(
            Lines("").Concat(Lines("Cycle")).Concat(Lines("CycleDump")),
            line => line.Contains("Bangkom.", StringComparison.Ordinal) && !line.Contains("Bangkom.Recount", StringComparison.Ordinal));
}
