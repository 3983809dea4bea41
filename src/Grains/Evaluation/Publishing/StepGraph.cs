namespace Bangkom.Grains.Evaluation.Publishing;

/// <summary>
/// The graph of published steps: each answer is a line between its step of agencies and its step of training; where it still waits, the
/// line ends at the ground, point 0.
/// </summary>
internal sealed class StepGraph
{
    private const int Ground = 0;

    private readonly List<int> _agencies = [];
    private readonly List<int> _training = [];
    private readonly Dictionary<int, (bool IsOfAgencies, List<int> Answers)> _points = [];

    /// <summary>An answer that waits on both sides.</summary>
    public void Add(int answer)
    {
        if (answer != _agencies.Count)
        {
            throw new InvalidOperationException("Answers are numbered in order.");
        }

        _agencies.Add(Ground);
        _training.Add(Ground);
    }

    /// <summary>A step takes the place of the ground at one end of its answers.</summary>
    public void Publish(int step, bool isOfAgencies, IReadOnlyList<int> answers)
    {
        _points[step] = (isOfAgencies, [.. answers]);
        Set(isOfAgencies, answers, step);
    }

    /// <summary>As before <see cref="Publish"/>.</summary>
    public void TakeBack(int step)
    {
        var (isOfAgencies, answers) = _points[step];
        Set(isOfAgencies, answers, Ground);
        _points.Remove(step);
    }

    /// <summary>
    /// How many answers at least must be taken away to cut a step off from the ground, by Menger's theorem the number of ways between them
    /// that share no answer (Ford and Fulkerson 1956); counted up to a limit.
    /// </summary>
    public int ConnectionToGround(int step, int atMost)
    {
        // +1: the answer is used from its step of agencies to that of training, −1: the other way; both ways cancel.
        var used = new Dictionary<int, int>();
        var ways = 0;
        while (ways < atMost && TryFindWay(step, used))
        {
            ways++;
        }

        return ways;
    }

    private bool TryFindWay(int from, Dictionary<int, int> used)
    {
        var reachedBy = new Dictionary<int, (int From, int Answer, int Direction)>();
        var next = new Queue<int>([from]);
        while (next.TryDequeue(out var point))
        {
            var (isOfAgencies, answers) = _points[point];
            var direction = isOfAgencies ? 1 : -1;
            foreach (var answer in answers)
            {
                var to = isOfAgencies ? _training[answer] : _agencies[answer];
                if (to == from || reachedBy.ContainsKey(to) || used.GetValueOrDefault(answer) == direction)
                {
                    continue;
                }

                reachedBy[to] = (point, answer, direction);
                if (to == Ground)
                {
                    for (var back = Ground; back != from; back = reachedBy[back].From)
                    {
                        var (_, line, way) = reachedBy[back];
                        used[line] = used.GetValueOrDefault(line) + way;
                    }

                    return true;
                }

                next.Enqueue(to);
            }
        }

        return false;
    }

    private void Set(bool isOfAgencies, IReadOnlyList<int> answers, int point)
    {
        var ends = isOfAgencies ? _agencies : _training;
        foreach (var answer in answers)
        {
            ends[answer] = point;
        }
    }
}
