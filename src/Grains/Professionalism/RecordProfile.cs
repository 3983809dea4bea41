using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Professionalism;

/// <summary>Something becomes known about a person for the professionalism index.</summary>
/// <param name="Nip">Any NIP that they ever had, or null with <paramref name="Person"/>.</param>
/// <param name="Person">Who, or null with <paramref name="Nip"/>.</param>
/// <param name="On">Since when; not in the future.</param>
/// <param name="Qualification">Highest education, or null.</param>
/// <param name="FunctionalPost">Code of the functional post, or null.</param>
/// <param name="PostTraining">Training for the post, or null.</param>
/// <param name="Performance">Appraisal, or null.</param>
/// <param name="Discipline">Disciplinary record, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RecordProfile")]
public sealed record RecordProfile(
    [property: Id(0)] string? Nip,
    [property: Id(1)] AsnId? Person,
    [property: Id(2)] DateOnly On,
    [property: Id(3)] Qualification? Qualification,
    [property: Id(4)] string? FunctionalPost,
    [property: Id(5)] PostTraining? PostTraining,
    [property: Id(6)] PerformanceRating? Performance,
    [property: Id(7)] DisciplineRecord? Discipline) : Command
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var id = Person ?? (Nip is { } nip && context.Roster.TryFind(nip, out var found) ? found : null);
        return id is not { } person || !context.Roster.TryFind(person, out _)
            ? new Decision.Refuse("UNKNOWN_PERSON", Person is null ? "nip" : "person", "The roster knows nobody like this: import the roster first.")
            : Qualification is null && FunctionalPost is null && PostTraining is null && Performance is null && Discipline is null
                ? new Decision.Refuse("NOTHING_TO_RECORD", "qualification", "Give at least one of education, functional post, training, appraisal and disciplinary record.")
                : FunctionalPost is not null && !Codes.IsValid(FunctionalPost)
                    ? new Decision.Refuse("INVALID_CODE", "functionalPost", $"A code has 1 to {Codes.LengthMax} characters of A–Z, 0–9, - and _, such as GURU.")
                    : !Inputs.IsDay(On) || On > context.Today
                        ? new Decision.Refuse("INVALID_DAY", "on", "Give a day that is not in the future.")
                        : new Decision.Accept(new NewFact(
                            new ProfileRecorded(person, On, Qualification, FunctionalPost, PostTraining, Performance, Discipline), context.NoonOf(On)));
    }

    /// <summary>The type's name alone: NIP and disciplinary record stand in no log.</summary>
    public override string ToString() => nameof(RecordProfile);
}
