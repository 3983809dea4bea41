using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Needs;

/// <summary>A person's level of a competency was assessed. Exactly one of <paramref name="Nip"/> and <paramref name="Person"/> is given.</summary>
/// <param name="Nip">18 digits that the person has or ever had, or null.</param>
/// <param name="Person">The person's id, or null.</param>
/// <param name="Competency">The competency.</param>
/// <param name="Level">0, none of it, to 5.</param>
/// <param name="On">The day of the assessment; null = today.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AssessCompetency")]
public sealed record AssessCompetency(
    [property: Id(0)] string? Nip,
    [property: Id(1)] AsnId? Person,
    [property: Id(2)] CompetencyId Competency,
    [property: Id(3)] int Level,
    [property: Id(4)] DateOnly? On) : Command
{
    /// <inheritdoc/>
    public override bool ChangesRoster => false;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var on = On ?? context.Today;
        if (NeedChecks.FindPerson(Nip, Person, context, out var person) is { } nobody)
        {
            return nobody;
        }

        if ((NeedChecks.Check(Competency, context) ?? NeedChecks.CheckDay(on, context)) is { } refusal)
        {
            return refusal;
        }

        return Level is < 0 or > NeedRules.LevelMax
            ? new Decision.Refuse("OUT_OF_SCALE", "level", $"A level is a whole number from 0, none of it, to {NeedRules.LevelMax}.")
            : new Decision.Accept(new NewFact(new CompetencyAssessed(person.Person.Person, Competency, Level, on), context.NoonOf(on)));
    }

    /// <summary>The command's name alone: a NIP stands in no log.</summary>
    public override string ToString() => nameof(AssessCompetency);
}
