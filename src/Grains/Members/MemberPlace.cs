using Bangkom.Grains.Agencies;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Policies;

namespace Bangkom.Grains.Members;

/// <summary>A place in an order: the figure that it goes by, then the name, then the id, so that no two members share one.</summary>
/// <param name="Figure">The figure, so that smaller comes first; 0 in an order by name.</param>
/// <param name="IsNameless">True without a name: after everyone with the same figure.</param>
/// <param name="Name">The folded name.</param>
/// <param name="Person">Who.</param>
internal sealed record MemberPlace(long Figure, bool IsNameless, string Name, AsnId Person) : IComparable<MemberPlace>
{
    /// <summary>A member's place.</summary>
    public static MemberPlace Of(AgencyMemberView member, PersonName name, MemberOrder order) =>
        new(FigureOf(member, order), name.Folded.Length == 0, name.Folded, member.Person);

    /// <inheritdoc/>
    public int CompareTo(MemberPlace? other)
    {
        if (other is null)
        {
            return 1;
        }

        var byFigure = Figure.CompareTo(other.Figure);
        var byNameless = byFigure != 0 ? byFigure : IsNameless.CompareTo(other.IsNameless);
        var byName = byNameless != 0 ? byNameless : string.CompareOrdinal(Name, other.Name);
        return byName != 0 ? byName : Person.CompareTo(other.Person);
    }

    /// <summary>The type's name alone: names stand in no log.</summary>
    public override string ToString() => nameof(MemberPlace);

    private static long FigureOf(AgencyMemberView member, MemberOrder order) => order switch
    {
        MemberOrder.Jp => MicroJp.Of(member.Record.Jp),
        MemberOrder.JpDesc => -MicroJp.Of(member.Record.Jp),
        MemberOrder.LastCompletion => member.Record.LastCompletionAt?.UtcTicks ?? -1,
        _ => 0,
    };
}
