using Bangkom.Grains.Facts;
using Bangkom.Grains.Policies;
using GraphQL.Types;

namespace Bangkom.GraphQLApi.Schema.Scalars;

/// <summary>Education under its official names: <c>S1</c>, not <c>S_1</c>.</summary>
internal sealed class QualificationEnum : EnumerationGraphType<Qualification>
{
    public QualificationEnum() => Name = nameof(Qualification);

    protected override string ChangeEnumCase(string val) => WireNames.Of(Enum.Parse<Qualification>(val));
}
