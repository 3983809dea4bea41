using Bangkom.GraphQLApi.Transport.Errors;
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
        if (!definition.GetMetadata(KeepOutOfUrlsAttribute.Key, false))
            return null;
        if (context.UserContext.TryGetValue(CameByUrl, out var came) && came is true)
            return Refuse($"`{field.Name.StringValue}` is not answered on GET.");
        return field.Arguments?.Items.All(argument => argument.Value is GraphQLVariable) == false
            ? Refuse($"Every argument of `{field.Name.StringValue}` must be a variable.")
            : null;

        DocumentRefusedError Refuse(string message) => new(GraphQLErrorCodes.BadRequest, message, context.Document, field);
    }
}
