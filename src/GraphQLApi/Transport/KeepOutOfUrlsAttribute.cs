using GraphQL;
using GraphQL.Types;

namespace Bangkom.GraphQLApi.Transport;

/// <summary>
/// Says that a field's arguments are personal: it is refused on GET, whose variables end up in addresses and access logs, and
/// unless every argument is a variable, because a document's text is kept. On a field of an input it says so of that field alone.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class KeepOutOfUrlsAttribute : GraphQLAttribute
{
    internal const string Key = "Bangkom.KeepOutOfUrls";

    /// <inheritdoc/>
    public override void Modify(FieldType fieldType, bool isInputType) => fieldType.WithMetadata(Key, true);
}
