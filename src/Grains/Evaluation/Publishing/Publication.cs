using System.Collections.Immutable;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Evaluation.Publishing;

/// <summary>
/// Decides which answers the figures of one measure show: the one place that does. Answers wait in a group until at least
/// <see cref="GroupMin"/> are there, and are then published as one step for ever; every figure is a sum of whole steps, so it moves by
/// five answers or more, and what two figures of the same kind differ by is whole steps again.
/// </summary>
/// <remarks>
/// An answer stands in two kinds of groups, agencies and training, and a figure of one kind less figures of the other could leave a few
/// answers over. Take each step as a point, all that waits as one more (the ground), and each answer as a line between its step of
/// agencies and its step of training. Figures added and subtracted give each point a number, the ground 0, and each answer the difference
/// of its two ends: whatever is not cancelled is a cut of this graph. So a step is published only when it can be cut off from the ground
/// by no fewer than five answers (<see cref="StepGraph"/>), or stands apart from it altogether; all other cuts are those of before. Then
/// no combination of figures, however many, of now and of any time before, leaves 1 to 4 answers over.
/// </remarks>
internal sealed class Publication
{
    /// <summary>The smallest group that is shown (domain §6).</summary>
    public const int GroupMin = 5;

    private readonly StepGraph _graph = new();
    private readonly List<Step> _steps = [];
    private readonly List<Waiter> _answers = [];
    private readonly SortedDictionary<Place, List<int>> _waiting = [];

    /// <summary>Every step, in the order of publishing.</summary>
    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>Answers, published or not.</summary>
    public int Count => _answers.Count;

    /// <summary>An answer arrives; its number is how many there were before.</summary>
    /// <param name="agencies">The group of agencies in which it waits, then those that take what stays too little.</param>
    /// <param name="training">Likewise of training.</param>
    /// <param name="day">Its day: a step counts in the quarter of its latest answer.</param>
    /// <param name="closesOn">Last day of its batch, or null: never closed.</param>
    public void Add(ImmutableArray<Place> agencies, ImmutableArray<Place> training, DateOnly day, DateOnly? closesOn)
    {
        var answer = _answers.Count;
        _answers.Add(new Waiter(agencies, training, day, closesOn));
        _graph.Add(answer);
        Wait(training[0], answer);
        Wait(agencies[0], answer);
        TryPublish(training[0]);
        TryPublish(agencies[0]);
    }

    /// <summary>
    /// A quarter ends: what waits in groups of closed batches and of agencies with one above is pooled there, level by level, and published
    /// when it is enough together.
    /// </summary>
    /// <param name="next">First day of the quarter that begins.</param>
    public void CloseQuarter(DateOnly next)
    {
        var levels = _answers.Count == 0 ? 0 : _waiting.Values.SelectMany(w => w).Select(a => Math.Max(_answers[a].Agencies.Length, _answers[a].Training.Length)).DefaultIfEmpty().Max();
        for (var level = 0; level < levels; level++)
        {
            var climbing = _waiting
                .SelectMany(w => w.Value.Where(a => HasAbove(w.Key, a, level, next)).Select(a => (Place: w.Key, Answer: a)))
                .OrderBy(c => c.Answer).ThenBy(c => c.Place)
                .ToList();
            foreach (var (place, answer) in climbing)
            {
                _waiting[place].Remove(answer);
                Wait(ChainOf(place, answer)[level + 1], answer);
            }

            foreach (var place in climbing.Select(c => ChainOf(c.Place, c.Answer)[level + 1]).Distinct().Order().ToList())
            {
                TryPublish(place);
            }
        }
    }

    /// <summary>The published answers of some groups and quarters.</summary>
    /// <param name="isPartOf">Tells the figure's groups; all of one kind.</param>
    /// <param name="from">First quarter.</param>
    /// <param name="to">Last quarter.</param>
    public IEnumerable<int> Published(Func<Place, bool> isPartOf, Quarter from, Quarter to) =>
        _steps.Where(s => s.Quarter >= from && s.Quarter <= to && isPartOf(s.Place)).SelectMany(s => s.Answers);

    /// <summary>What must be kept beside the answers themselves.</summary>
    public ImmutableArray<Step> Pack() => [.. _steps];

    /// <summary>Groups in which each waiting answer stands, by answer.</summary>
    public ImmutableArray<(Place Place, ImmutableArray<int> Answers)> PackWaiting() => [.. _waiting.Where(w => w.Value.Count > 0).Select(w => (w.Key, w.Value.ToImmutableArray()))];

    /// <summary>Reads what was packed.</summary>
    /// <param name="answers">Every answer as it was added, in order.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="waiting">The groups in which answers wait.</param>
    public void Unpack(IEnumerable<(ImmutableArray<Place> Agencies, ImmutableArray<Place> Training, DateOnly Day, DateOnly? ClosesOn)> answers, IEnumerable<Step> steps, IEnumerable<(Place Place, ImmutableArray<int> Answers)> waiting)
    {
        foreach (var (agencies, training, day, closesOn) in answers)
        {
            _graph.Add(_answers.Count);
            _answers.Add(new Waiter(agencies, training, day, closesOn));
        }

        foreach (var step in steps)
        {
            _steps.Add(step);
            _graph.Publish(_steps.Count, step.Place.IsOfAgencies, [.. step.Answers]);
        }

        foreach (var (place, numbers) in waiting)
        {
            _waiting[place] = [.. numbers];
        }
    }

    private void Wait(Place place, int answer)
    {
        if (!_waiting.TryGetValue(place, out var waiting))
        {
            _waiting[place] = waiting = [];
        }

        waiting.Add(answer);
    }

    private void TryPublish(Place place)
    {
        var waiting = _waiting[place];
        if (waiting.Count < GroupMin)
        {
            return;
        }

        var step = _steps.Count + 1;
        _graph.Publish(step, place.IsOfAgencies, waiting);
        if (_graph.ConnectionToGround(step, GroupMin) is > 0 and < GroupMin)
        {
            // Published now, it and other figures would tell of fewer than five answers: it waits for more.
            _graph.TakeBack(step);
            return;
        }

        _steps.Add(new Step(place, Quarter.Of(waiting.Max(a => _answers[a].Day)), [.. waiting]));
        waiting.Clear();
    }

    private ImmutableArray<Place> ChainOf(Place place, int answer) => place.IsOfAgencies ? _answers[answer].Agencies : _answers[answer].Training;

    private bool HasAbove(Place place, int answer, int level, DateOnly next)
    {
        var chain = ChainOf(place, answer);
        return chain.Length > level + 1 && chain[level] == place && (place.Kind != PlaceKind.Batch || _answers[answer].ClosesOn < next);
    }

    private sealed record Waiter(ImmutableArray<Place> Agencies, ImmutableArray<Place> Training, DateOnly Day, DateOnly? ClosesOn);
}

/// <summary>Answers of one group that were published together.</summary>
/// <param name="Place">The group.</param>
/// <param name="Quarter">The quarter of the latest answer among them: where figures of a quarter count them.</param>
/// <param name="Answers">Their numbers, five or more.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PublishedStep")]
internal sealed record Step([property: Id(0)] Place Place, [property: Id(1)] Quarter Quarter, [property: Id(2)] ImmutableArray<int> Answers);
