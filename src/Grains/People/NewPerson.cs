using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.People;

/// <summary>The facts that bring somebody new into the roster.</summary>
internal static class NewPerson
{
    /// <summary>Joins, and perhaps leaves.</summary>
    /// <param name="nip">The NIP, which nobody has.</param>
    /// <param name="name">The name.</param>
    /// <param name="agency">The agency, open on that day.</param>
    /// <param name="employment">The employment.</param>
    /// <param name="on">First day as a member.</param>
    /// <param name="leftOn">First day out, later than <paramref name="on"/>; or null.</param>
    /// <param name="context">The zone.</param>
    public static Decision Joins(Nip nip, string name, AgencyId agency, Employment employment, DateOnly on, DateOnly? leftOn, DecisionContext context)
    {
        var person = AsnId.New();
        var joined = new NewFact(
            new PersonJoined(person, agency, on, employment),
            context.NoonOf(on),
            new PersonalPart(nip.Digits, name));
        return leftOn is { } left
            ? new Decision.Accept([joined, new NewFact(new PersonLeft(person, left), context.NoonOf(left))])
            : new Decision.Accept(joined);
    }
}
