using GraphQL;
using GraphQL.Types;

namespace Bangkom.GraphQLApi.Transport;

/// <summary>Says that a field costs more (or less) than the one that every field counts for.</summary>
/// <param name="fields">How many plain fields it costs as much as.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class CostAttribute(double fields) : GraphQLAttribute
{
    internal const string Key = "Bangkom.Cost";

    /// <summary>How many plain fields it costs as much as.</summary>
    public double Fields => fields;

    /// <inheritdoc/>
    public override void Modify(FieldType fieldType, bool isInputType)
    {
        if (!isInputType)
            fieldType.WithMetadata(Key, fields);
    }
}
