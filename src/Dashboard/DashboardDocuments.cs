using System.Collections.Frozen;
using System.Text.Json;

namespace Bangkom.Dashboard;

/// <summary>The documents that the page asks with: it sends an id, the server knows the text.</summary>
public static class DashboardDocuments
{
    /// <summary>Text by id; an id is <c>sha256:</c> and the hash of the text.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Read();

    private static FrozenDictionary<string, string> Read()
    {
        using var stream = typeof(DashboardDocuments).Assembly.GetManifestResourceStream("documents.json")
            ?? throw new InvalidOperationException("The page's documents are not in the assembly.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary();
    }
}
