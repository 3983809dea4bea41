using Bangkom.GraphQLApi.Transport.Errors;
using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Bangkom.GraphQLApi.Transport.Rules;

/// <summary>Keeps arguments that are personal out of addresses and texts (<see cref="KeepOutOfUrlsAttribute"/>).</summary>
internal static class PersonalArguments
{
    // The user context reaches the rules; the way a request came does not, otherwise.
    private const string CameByUrl = "Bangkom.CameByUrl";

    public static Dictionary<string, object?> Context(bool cameByUrl) => new() { [CameByUrl] = cameByUrl };

    /// <summary>Why the field is refused, or null.</summary>
    public static DocumentRefusedError? Check(ValidationContext context, GraphQLField field, FieldType definition)
    {
        var cameByUrl = context.UserContext.TryGetValue(CameByUrl, out var came) && came is true;
        if (definition.GetMetadata(KeepOutOfUrlsAttribute.Key, false))
        {
            if (cameByUrl)
                return Refuse($"`{field.Name.StringValue}` is not answered on GET.");
            return field.Arguments?.Items.All(argument => argument.Value is GraphQLVariable) == false
                ? Refuse($"Every argument of `{field.Name.StringValue}` must be a variable.")
                : null;
        }

        foreach (var argument in field.Arguments?.Items ?? [])
        {
            if (definition.Arguments?.Find(argument.Name.StringValue)?.ResolvedType?.GetNamedType() is not IInputObjectGraphType input)
                continue;
            foreach (var personal in input.Fields.Where(f => f.GetMetadata(KeepOutOfUrlsAttribute.Key, false)))
            {
                var written = argument.Value is GraphQLVariable variable ? DefaultOf(context, variable) : argument.Value;
                var literal = (written as GraphQLObjectValue)?.Fields?.Find(f => f.Name.Value == personal.Name);
                if (cameByUrl && (literal is not null || IsInVariable(context, argument.Value, personal.Name)))
                    return Refuse($"`{personal.Name}` is not answered on GET.");
                if (literal is { Value: not (GraphQLVariable or GraphQLNullValue) })
                    return Refuse($"`{personal.Name}` must be a variable.");
            }
        }
        return null;

        DocumentRefusedError Refuse(string message) => new(GraphQLErrorCodes.BadRequest, message, context.Document, field);
    }

    private static GraphQLValue? DefaultOf(ValidationContext context, GraphQLVariable variable)
        => context.Operation.Variables?.Items.Find(v => v.Variable.Name.Value == variable.Name.Value)?.DefaultValue;

    private static bool IsInVariable(ValidationContext context, GraphQLValue value, string name)
        => value is GraphQLVariable variable && context.Variables.TryGetValue(variable.Name.StringValue, out var given)
            && given is IReadOnlyDictionary<string, object?> fields && fields.TryGetValue(name, out var found) && found is not null;
}
