using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQLParser;
using GraphQLParser.AST;

namespace Bangkom.Dashboard.Tools.Operations;

/// <summary>The page's operations: one a file, with fragments in files of their own.</summary>
public sealed class OperationFiles
{
    private static readonly JsonSerializerOptions _json = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SchemaTypes _schema;
    private readonly SortedDictionary<string, Source<GraphQLOperationDefinition>> _operations = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Source<GraphQLFragmentDefinition>> _fragments = new(StringComparer.Ordinal);

    private OperationFiles(SchemaTypes schema) => _schema = schema;

    /// <summary>Reads the schema and every <c>*.graphql</c> of a directory.</summary>
    /// <param name="schema">Path of the printed schema.</param>
    /// <param name="directory">Where the operations are.</param>
    /// <exception cref="OperationException">A file holds something else, or a name twice.</exception>
    public static OperationFiles Read(string schema, string directory)
    {
        var files = new OperationFiles(SchemaTypes.Parse(File.ReadAllText(schema)));
        foreach (var file in Directory.EnumerateFiles(directory, "*.graphql").Order(StringComparer.Ordinal))
        {
            files.Add(Path.GetFileName(file), File.ReadAllText(file).ReplaceLineEndings("\n"));
        }

        return files;
    }

    /// <summary>Writes the types in TypeScript, and the trusted documents: a JSON object of text by id.</summary>
    /// <exception cref="OperationException">An operation does not fit the schema.</exception>
    public (string Types, string Documents) Write()
    {
        var types = new TypeWriter(_schema, _fragments.ToDictionary(f => f.Key, f => f.Value.Definition));
        var documents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, source) in _fragments)
        {
            types.Fragment(source.File, name, source.Definition);
        }

        foreach (var (name, source) in _operations)
        {
            var text = DocumentOf(source);
            var id = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            documents.Add(id, text);
            types.Operation(source.File, name, source.Definition, id);
        }

        return (types.ToString(), JsonSerializer.Serialize(documents, _json) + "\n");
    }

    private void Add(string file, string text)
    {
        foreach (var definition in Parser.Parse(text).Definitions)
        {
            var part = text[definition.Location.Start..definition.Location.End].Trim();
            var isAdded = definition switch
            {
                GraphQLOperationDefinition { Name: { } name } operation => _operations.TryAdd(name.StringValue, new(file, part, operation)),
                GraphQLFragmentDefinition fragment => _fragments.TryAdd(fragment.FragmentName.Name.StringValue, new(file, part, fragment)),
                _ => throw new OperationException(file, "only named operations and fragments belong here."),
            };
            if (!isAdded)
            {
                throw new OperationException(file, "a name is used a second time.");
            }
        }
    }

    private string DocumentOf(Source<GraphQLOperationDefinition> operation)
    {
        var needed = new SortedSet<string>(StringComparer.Ordinal);
        Collect(operation.File, operation.Definition.SelectionSet, needed);
        return string.Join('\n', needed.Select(f => _fragments[f].Text).Prepend(operation.Text));
    }

    private void Collect(string file, GraphQLSelectionSet? set, SortedSet<string> needed)
    {
        foreach (var selection in set?.Selections ?? [])
        {
            if (selection is GraphQLFragmentSpread spread)
            {
                var name = spread.FragmentName.Name.StringValue;
                if (!_fragments.TryGetValue(name, out var fragment))
                {
                    throw new OperationException(file, $"there is no fragment {name}.");
                }

                if (needed.Add(name))
                {
                    Collect(file, fragment.Definition.SelectionSet, needed);
                }
            }
            else if (selection is GraphQLField field)
            {
                Collect(file, field.SelectionSet, needed);
            }
        }
    }

    private sealed record Source<T>(string File, string Text, T Definition);
}
