using GraphQLParser;
using GraphQLParser.AST;

namespace Bangkom.Dashboard.Tools.Operations;

/// <summary>What a printed schema says of fields, enums and inputs.</summary>
internal sealed class SchemaTypes
{
    private readonly Dictionary<string, Dictionary<string, GraphQLType>> _objects = [];
    private readonly Dictionary<string, string[]> _enums = [];
    private readonly Dictionary<string, GraphQLInputFieldsDefinition> _inputs = [];

    public static SchemaTypes Parse(string text)
    {
        var types = new SchemaTypes();
        foreach (var definition in Parser.Parse(text).Definitions)
        {
            switch (definition)
            {
                case GraphQLObjectTypeDefinition { Fields: { } fields } type:
                    types._objects[type.Name.StringValue] = fields.ToDictionary(f => f.Name.StringValue, f => f.Type);
                    break;
                case GraphQLInterfaceTypeDefinition { Fields: { } fields } type:
                    types._objects[type.Name.StringValue] = fields.ToDictionary(f => f.Name.StringValue, f => f.Type);
                    break;
                case GraphQLEnumTypeDefinition { Values: { } values } type:
                    types._enums[type.Name.StringValue] = [.. values.Select(v => v.Name.StringValue)];
                    break;
                case GraphQLInputObjectTypeDefinition { Fields: { } fields } type:
                    types._inputs[type.Name.StringValue] = fields;
                    break;
                default:
                    // Scalars are known by name, directives and the schema itself say nothing of types.
                    break;
            }
        }

        return types;
    }

    public GraphQLType? FieldOf(string type, string field) => _objects.GetValueOrDefault(type)?.GetValueOrDefault(field);

    public string[]? ValuesOf(string type) => _enums.GetValueOrDefault(type);

    public GraphQLInputFieldsDefinition? InputOf(string type) => _inputs.GetValueOrDefault(type);

    public bool IsObject(string type) => _objects.ContainsKey(type);
}
