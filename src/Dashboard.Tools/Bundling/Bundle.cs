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
    private readonly StringBuilder _text = new();

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

            Add(Path.GetFullPath(import.Groups["from"].Value, Path.GetDirectoryName(path)!), path);
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

    [GeneratedRegex("""^import (?:[^;'"]*? from )?["'](?<from>[^"']+)["'];\n""", RegexOptions.Multiline)]
    private static partial Regex Imports();

    [GeneratedRegex("""\*|\bas\b|^import \w""")]
    private static partial Regex Renaming();

    [GeneratedRegex("""^export (?=(?:async )?(?:function|const|let|class)\b)""", RegexOptions.Multiline)]
    private static partial Regex Exports();

    [GeneratedRegex("""^export \{ ?\};\n?""", RegexOptions.Multiline)]
    private static partial Regex EmptyExport();

    [GeneratedRegex("""^(?:export (?:default\b.*|\*.*|\{ ?\w.*)|(?:const|let) [\[{].*)$""", RegexOptions.Multiline)]
    private static partial Regex Unsupported();

    [GeneratedRegex("""^(?:export )?(?:async )?(?:function\*?|const|let|class) (?<name>[\w$]+)""", RegexOptions.Multiline)]
    private static partial Regex Declarations();
}
