using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Bangkom.GraphQLApi.Transport.Documents;

/// <summary>Looks for fields that are asked alone (<see cref="AskedAloneAttribute"/>); by name, so rather one too many than one too few.</summary>
internal sealed class AskedAlone(IReadOnlySet<string> names) : INodeVisitor
{
    /// <summary>True once such a field was seen.</summary>
    public bool IsFound { get; private set; }

    /// <summary>Names of a schema's fields that are asked alone.</summary>
    public static IReadOnlySet<string> NamesIn(ISchema schema) => schema.AllTypes.OfType<IComplexGraphType>()
        .SelectMany(type => type.Fields)
        .Where(field => field.GetMetadata(AskedAloneAttribute.Key, false))
        .Select(field => field.Name)
        .ToHashSet(StringComparer.Ordinal);

    public ValueTask EnterAsync(ASTNode node, ValidationContext context)
    {
        IsFound |= node is GraphQLField field && names.Contains(field.Name.StringValue);
        return default;
    }

    public ValueTask LeaveAsync(ASTNode node, ValidationContext context) => default;
}
