using System.Text.Json;

namespace Bangkom.PartnerApi.Tests;

/// <summary>The sample payloads of the partners' pages.</summary>
internal static class Samples
{
    public static string Text(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Orleans.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return File.ReadAllText(Path.Combine(root.FullName, "docs", "partners", "samples", name));
    }

    /// <summary>The statements of a sample, each as its bytes.</summary>
    public static IReadOnlyList<byte[]> Statements(string name) =>
        [.. JsonDocument.Parse(Text(name)).RootElement.EnumerateArray().Select(e => JsonSerializer.SerializeToUtf8Bytes(e))];
}
