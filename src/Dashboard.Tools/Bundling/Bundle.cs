using System.Text;
using System.Text.RegularExpressions;

namespace Bangkom.Dashboard.Tools.Bundling;

/// <summary>
/// ES modules, as the TypeScript compiler writes them, as one module: each after those that it imports, without their imports and
/// exports. All share one scope, so a name may be declared once at the top level of all of them; a second one is refused.
/// A page of some thirty modules then takes one request, and no bundler with a package manager of its own.
/// </summary>
public sealed partial class Bundle
{
    private readonly Dictionary<string, string> _declared = [];
    private readonly HashSet<string> _done = [];
    private readonly HashSet<string> _open = [];
    private readonly SortedSet<string> _shared = new(StringComparer.Ordinal);
    private StringBuilder _text = new();
    private HashSet<string> _first = [];

    private Bundle()
    {
    }

    /// <summary>Writes a module and all that it imports.</summary>
    /// <param name="entry">Path of the module that starts the page.</param>
    /// <exception cref="BundleException">A module is missing, two need each other, or it holds what can't be joined.</exception>
    public static string Of(string entry)
    {
        var bundle = new Bundle();
        bundle.Add(Path.GetFullPath(entry), entry);
        return bundle._text.ToString();
    }

    /// <summary>
    /// Writes a module with all that it imports, and a second one that the page asks for later with what it needs beside the first:
    /// what both need stands in the first alone, which lends it.
    /// </summary>
    /// <param name="entry">Path of the module that starts the page.</param>
    /// <param name="later">Path of the module that is asked for later.</param>
    /// <param name="firstFile">Name of the file that the first is served as, beside the second.</param>
    /// <exception cref="BundleException">As of one module.</exception>
    public static (string First, string Later) Of(string entry, string later, string firstFile)
    {
        var bundle = new Bundle();
        bundle.Add(Path.GetFullPath(entry), entry);
        var first = bundle._text;
        (bundle._text, bundle._first) = (new StringBuilder(), [.. bundle._done]);
        var path = Path.GetFullPath(later);
        bundle.Add(path, later);
        var shared = string.Join(", ", bundle._shared);
        var offered = string.Join(", ", Offers().Matches(File.ReadAllText(path).ReplaceLineEndings("\n")).Select(offer => offer.Groups["name"].Value));
        return ($"{first}export {{ {shared} }};\n", $"import {{ {shared} }} from './{firstFile}';\n{bundle._text}export {{ {offered} }};\n");
    }

    private void Add(string path, string importer)
    {
        if (_done.Contains(path))
        {
            return;
        }

        if (!File.Exists(path))
        {
            throw new BundleException(importer, $"it imports {path}, which is not there.");
        }

        if (!_open.Add(path))
        {
            throw new BundleException(importer, $"it and {path} import each other: move what both need into a third module.");
        }

        var text = Imports().Replace(File.ReadAllText(path).ReplaceLineEndings("\n"), import =>
        {
            if (Renaming().IsMatch(import.Value))
            {
                throw new BundleException(path, $"`{import.Value.Trim()}` renames what it imports: all modules share one scope.");
            }

            var imported = Path.GetFullPath(import.Groups["from"].Value, Path.GetDirectoryName(path)!);
            Add(imported, path);
            if (_first.Contains(imported))
            {
                _shared.UnionWith(import.Groups["names"].Value.Split([',', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
            }

            return "";
        });
        Declare(path, text);
        _text.Append(Exports().Replace(EmptyExport().Replace(text, ""), "").Trim('\n')).Append('\n');
        _done.Add(path);
    }

    private void Declare(string path, string text)
    {
        if (Unsupported().Match(text) is { Success: true } unsupported)
        {
            throw new BundleException(path, $"`{unsupported.Value.Trim()}` can't be joined: export the declaration itself.");
        }

        foreach (Match declaration in Declarations().Matches(text))
        {
            var name = declaration.Groups["name"].Value;
            if (!_declared.TryAdd(name, path))
            {
                throw new BundleException(path, $"`{name}` is also declared in {_declared[name]}: all modules share one scope, so give one of them another name.");
            }
        }
    }

    [GeneratedRegex("""^import (?:(?:\{(?<names>[^}]*)\}|[^;'"]*?) from )?["'](?<from>[^"']+)["'];\n""", RegexOptions.Multiline)]
    private static partial Regex Imports();

    [GeneratedRegex("""\*|\bas\b|^import \w""")]
    private static partial Regex Renaming();

    [GeneratedRegex("""^export (?=(?:async )?(?:function|const|let|class)\b)""", RegexOptions.Multiline)]
    private static partial Regex Exports();

    [GeneratedRegex("""^export (?:async )?(?:function\*?|const|let|class) (?<name>[\w$]+)""", RegexOptions.Multiline)]
    private static partial Regex Offers();

    [GeneratedRegex("""^export \{ ?\};\n?""", RegexOptions.Multiline)]
    private static partial Regex EmptyExport();

    [GeneratedRegex("""^(?:export (?:default\b.*|\*.*|\{ ?\w.*)|(?:const|let) [\[{].*)$""", RegexOptions.Multiline)]
    private static partial Regex Unsupported();

    [GeneratedRegex("""^(?:export )?(?:async )?(?:function\*?|const|let|class) (?<name>[\w$]+)""", RegexOptions.Multiline)]
    private static partial Regex Declarations();
}
