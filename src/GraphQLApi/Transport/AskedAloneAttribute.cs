using GraphQL;
using GraphQL.Types;

namespace Bangkom.GraphQLApi.Transport;

/// <summary>Says that something happens at every ask of a field, such as a log of who opened a person: its operation is never run once for several.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class AskedAloneAttribute : GraphQLAttribute
{
    internal const string Key = "Bangkom.AskedAlone";

    /// <inheritdoc/>
    public override void Modify(FieldType fieldType, bool isInputType) => fieldType.WithMetadata(Key, true);
}
