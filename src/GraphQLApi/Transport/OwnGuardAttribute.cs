using GraphQL;
using GraphQL.Types;

namespace Bangkom.GraphQLApi.Transport;

/// <summary>The field's own guard takes the place of its type's: it must have one.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
internal sealed class OwnGuardAttribute : GraphQLAttribute
{
    /// <inheritdoc/>
    public override void Modify(FieldType fieldType, bool isInputType) => fieldType.AllowAnonymous();
}
