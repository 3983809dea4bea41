using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Evaluation.Publishing;

/// <summary>The answers of one measure, of which only published ones are ever handed out.</summary>
/// <typeparam name="T">What an answer says.</typeparam>
internal sealed class Measure<T>
    where T : notnull
{
    private readonly Publication _publication = new();
    private readonly List<MeasuredAnswer<T>> _answers = [];

    /// <summary>Answers, published or not.</summary>
    public int Count => _answers.Count;

    /// <summary>What is published, by its steps; for the test that it gives nobody away.</summary>
    public Publication Publication => _publication;

    /// <summary>An answer arrives.</summary>
    public void Add(T value, AnswerPlace place, DateOnly day)
    {
        _answers.Add(new MeasuredAnswer<T>(value, place, day));
        var (agencies, training) = ChainsOf(place);
        _publication.Add(agencies, training, day, place.ClosesOn);
    }

    /// <summary>A quarter ends.</summary>
    /// <param name="next">First day of the next one.</param>
    public void CloseQuarter(DateOnly next) => _publication.CloseQuarter(next);

    /// <summary>What the published answers of some groups and quarters say.</summary>
    public IReadOnlyList<T> Published(Func<Place, bool> isPartOf, Quarter from, Quarter to) =>
        [.. _publication.Published(isPartOf, from, to).Select(a => _answers[a].Value)];

    /// <summary>The measure in pieces of a snapshot.</summary>
    /// <param name="number">Tells one measure's pieces from another's.</param>
    public IEnumerable<object> ToParts(int number) =>
    [
        .. _answers.Chunk(EvaluationLimits.AnswersInPiece).Select(c => new AnswersPiece<T>(number, [.. c])),
        new StepsPiece(number, _publication.Pack(), [.. _publication.PackWaiting().Select(w => new WaitingGroup(w.Place, w.Answers))]),
    ];

    /// <summary>Reads what <see cref="ToParts"/> made.</summary>
    public static Measure<T> FromParts(int number, IReadOnlyList<object> parts)
    {
        var measure = new Measure<T>();
        measure._answers.AddRange(parts.OfType<AnswersPiece<T>>().Where(p => p.Number == number).SelectMany(p => p.Answers));
        var steps = parts.OfType<StepsPiece>().Single(p => p.Number == number);
        measure._publication.Unpack(
            measure._answers.Select(a => (ChainsOf(a.Place).Agencies, ChainsOf(a.Place).Training, a.Day, a.Place.ClosesOn)),
            steps.Steps,
            steps.Waiting.Select(w => (w.Place, w.Answers)));
        return measure;
    }

    private static (ImmutableArray<Place> Agencies, ImmutableArray<Place> Training) ChainsOf(AnswerPlace place) =>
        (Place.Climb(place.Agency, place.Above), Place.Climb(place.Batch, place.Program, place.Partner));
}

/// <summary>An answer with its place and day.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.MeasuredAnswer`1")]
internal sealed record MeasuredAnswer<T>([property: Id(0)] T Value, [property: Id(1)] AnswerPlace Place, [property: Id(2)] DateOnly Day);

/// <summary>Answers of a measure in a snapshot.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.AnswersPiece`1")]
internal sealed record AnswersPiece<T>([property: Id(0)] int Number, [property: Id(1)] ImmutableArray<MeasuredAnswer<T>> Answers);

/// <summary>What of a measure is published and what waits, in a snapshot.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.StepsPiece")]
internal sealed record StepsPiece(
    [property: Id(0)] int Number,
    [property: Id(1)] ImmutableArray<Step> Steps,
    [property: Id(2)] ImmutableArray<WaitingGroup> Waiting);

/// <summary>Answers that wait in a group.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.WaitingGroup")]
internal sealed record WaitingGroup([property: Id(0)] Place Place, [property: Id(1)] ImmutableArray<int> Answers);
