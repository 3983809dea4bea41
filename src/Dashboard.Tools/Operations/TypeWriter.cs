using System.Text;
using GraphQLParser.AST;

namespace Bangkom.Dashboard.Tools.Operations;

/// <summary>
/// TypeScript for operations: an interface for each fragment, an interface of what each operation answers and one of its variables,
/// and a constant that names the document. Only types that an operation uses are written, so what the schema gains changes nothing.
/// </summary>
/// <param name="schema">The schema.</param>
/// <param name="fragments">All fragments.</param>
internal sealed class TypeWriter(SchemaTypes schema, IReadOnlyDictionary<string, GraphQLFragmentDefinition> fragments)
{
    private readonly StringBuilder _text = new();
    private readonly SortedDictionary<string, string> _named = new(StringComparer.Ordinal);

    public void Fragment(string file, string name, GraphQLFragmentDefinition fragment)
    {
        var type = fragment.TypeCondition.Type.Name.StringValue;
        _text.Append($"\nexport type {name} = {Selected(file, type, fragment.SelectionSet, "")};\n");
    }

    public void Operation(string file, string name, GraphQLOperationDefinition operation, string id)
    {
        var (kind, root) = operation.Operation switch
        {
            OperationType.Mutation => ("mutation", "Mutation"),
            OperationType.Subscription => ("subscription", "Subscription"),
            _ => ("query", "Query"),
        };
        _text.Append($"\nexport interface {name} {Selected(file, root, operation.SelectionSet, "")}\n");
        _text.Append($"export interface {name}Variables {Variables(file, operation)}\n");
        _text.Append($"export const {char.ToLowerInvariant(name[0])}{name[1..]}: Operation<{name}, {name}Variables> = {{ name: '{name}', kind: '{kind}', id: '{id}' }};\n");
    }

    public override string ToString() =>
        $$"""
        // Written by src/Dashboard.Tools from src/GraphQLApi/schema.graphql and src/Dashboard/operations: change those instead.

        /** A document that the server knows by its id. */
        export interface Operation<TData, TVariables> {
          readonly name: string;
          readonly kind: 'query' | 'mutation' | 'subscription';
          readonly id: string;
          /** Never there: they tie the types to the document. */
          readonly data?: TData;
          readonly variables?: TVariables;
        }

        {{string.Join("\n", _named.Values)}}
        {{_text}}
        """.ReplaceLineEndings("\n");

    private string Selected(string file, string type, GraphQLSelectionSet set, string indent)
    {
        var fields = new StringBuilder();
        var spread = new List<string>();
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case GraphQLFragmentSpread fragment when fragments.ContainsKey(fragment.FragmentName.Name.StringValue):
                    spread.Add(fragment.FragmentName.Name.StringValue);
                    break;
                case GraphQLField field:
                    var key = (field.Alias?.Name ?? field.Name).StringValue;
                    fields.Append($"{indent}  readonly {key}: {Field(file, type, field, indent + "  ")};\n");
                    break;
                default:
                    throw new OperationException(file, $"types are written for fields and fragments alone, on {type} there is something else.");
            }
        }

        var own = fields.Length > 0 ? $"{{\n{fields}{indent}}}" : null;
        return string.Join(" & ", own is null ? spread : spread.Append(own));
    }

    private string Field(string file, string type, GraphQLField field, string indent)
    {
        var name = field.Name.StringValue;
        var answered = schema.FieldOf(type, name) ?? throw new OperationException(file, $"{type} has no field {name}.");
        var inner = NameOf(answered);
        if (schema.IsObject(inner) == field.SelectionSet is null)
        {
            throw new OperationException(file, $"{type}.{name} is {inner}: {(field.SelectionSet is null ? "select its fields" : "it has no fields")}.");
        }

        return Wrapped(answered, field.SelectionSet is { } set ? Selected(file, inner, set, indent) : Plain(file, inner));
    }

    private string Variables(string file, GraphQLOperationDefinition operation) =>
        operation.Variables is not { Count: > 0 } variables
            ? "{ readonly [name: string]: never }"
            : $"{{\n{string.Concat(variables.Select(v => $"  readonly {Given(file, v.Variable.Name.StringValue, v.Type, v.DefaultValue is not null)};\n"))}}}";

    private string Given(string file, string name, GraphQLType type, bool hasDefault)
    {
        var isOptional = hasDefault || type is not GraphQLNonNullType;
        return $"{name}{(isOptional ? "?" : "")}: {Wrapped(type, Plain(file, NameOf(type)))}";
    }

    private string Plain(string file, string name)
    {
        switch (name)
        {
            case "Int" or "Float" or "Decimal":
                return "number";
            case "Boolean":
                return "boolean";
            case "String" or "ID" or "Date" or "DateTime" or "Position":
                return "string";
        }

        if (_named.ContainsKey(name))
        {
            return name;
        }

        if (schema.ValuesOf(name) is { } values)
        {
            _named[name] = $"export type {name} = {string.Join(" | ", values.Select(v => $"'{v}'"))};";
        }
        else if (schema.InputOf(name) is { } fields)
        {
            // Its place first: an input may hold itself.
            _named[name] = "";
            _named[name] = $"export interface {name} {{\n{string.Concat(fields.Select(f => $"  readonly {Given(file, f.Name.StringValue, f.Type, f.DefaultValue is not null)};\n"))}}}";
        }
        else
        {
            throw new OperationException(file, $"no type is written for {name}.");
        }

        return name;
    }

    private static string NameOf(GraphQLType type) => type switch
    {
        GraphQLNonNullType inner => NameOf(inner.Type),
        GraphQLListType list => NameOf(list.Type),
        _ => ((GraphQLNamedType)type).Name.StringValue,
    };

    private static string Wrapped(GraphQLType type, string name) => type switch
    {
        GraphQLNonNullType { Type: var inner } => Bare(inner, name),
        _ => Bare(type, name) + " | null",
    };

    private static string Bare(GraphQLType type, string name) => type switch
    {
        GraphQLListType list => $"ReadonlyArray<{Wrapped(list.Type, name)}>",
        _ => name,
    };
}
