using GraphQL;
using GraphQL.Types;

namespace Bangkom.GraphQLApi.Transport;

/// <summary>
/// Says that each distinct value of an input costs so much, once for the operation however often it is given: what it asks for is read
/// once. Values are compared with <see cref="object.Equals(object)"/>, so the input is a record.
/// </summary>
/// <param name="fields">How many plain fields a value costs as much as.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CostOnceAttribute(double fields) : GraphQLAttribute
{
    internal const string Key = "Bangkom.CostOnce";

    /// <summary>How many plain fields a value costs as much as.</summary>
    public double Fields => fields;

    /// <inheritdoc/>
    public override void Modify(IGraphType graphType) => graphType.WithMetadata(Key, fields);
}
