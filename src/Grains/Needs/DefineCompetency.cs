using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Policies;

namespace Bangkom.Grains.Needs;

/// <summary>A competency of the catalogue; another definition of the same code replaces it for all time.</summary>
/// <param name="Competency">Its code: not <c>ANY</c> and no kind's name, which rules about levels use.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its kind.</param>
/// <param name="Dimension">Knowledge, skill or attitude.</param>
[GenerateSerializer, Immutable, Alias("bangkom.DefineCompetency")]
public sealed record DefineCompetency(
    [property: Id(0)] CompetencyId Competency,
    [property: Id(1)] string Name,
    [property: Id(2)] CompetencyKind Type,
    [property: Id(3)] CompetencyDimension Dimension) : Command
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!Codes.IsValid(Competency.Value) || Competency.Value == LevelScope.Any || WireNames.TryParse<CompetencyKind>(Competency.Value, out _))
        {
            return new Decision.Refuse("INVALID_CODE", "code", $"A code has 1 to {Codes.LengthMax} characters of A–Z, 0–9, - and _, and is neither {LevelScope.Any} nor a kind's name.");
        }

        if (!Inputs.IsText(Name))
        {
            return new Decision.Refuse("INVALID_NAME", "name", $"Give a name of 1 to {Inputs.NameLengthMax} characters without control characters.");
        }

        var definition = new CompetencyDefined(Competency, Name.Trim(), Type, Dimension);
        return context.Roster.Needs.Competencies.GetValueOrDefault(Competency) == definition
            ? new Decision.Same(null)
            : new Decision.Accept(new NewFact(definition, context.Now));
    }
}
