using System.Globalization;
using System.Text.Json;

namespace Bangkom.Recount.Cycle;

/// <summary>What the answers of one group say that may be shown; zeros when nothing may. <c>Learning</c> by dimension, <c>Transfer</c> by month.</summary>
public sealed record RecountSatisfaction(
    int Responses, decimal IndexSum, IReadOnlyList<int> Recommend,
    IReadOnlyList<(int People, decimal Pre, decimal Post)> Learning, IReadOnlyList<(int Reached, int All)> Transfer);

/// <summary>
/// Recounts evaluation from the stored JSON: five or more waiting answers of a group become a step once no four answers, taken away, cut the
/// step off from what waits. Groups are texts: 0 an agency, 1 what waits below one, 2 a batch, 3 a programme, 4 the rest.
/// </summary>
public sealed class Evaluation
{
    private const string End = "\u0001"; // Sorts before every character of a code.
    private readonly Series _reactions = new();
    private readonly Dictionary<string, Series> _learning = new[] { "KNOWLEDGE", "SKILL", "ATTITUDE" }.ToDictionary(d => d, _ => new Series());
    private readonly Dictionary<int, Series> _transfer = new[] { 3, 6 }.ToDictionary(m => m, _ => new Series());
    private readonly HashSet<string> _answered = [];
    private readonly Dictionary<(string, string), (decimal? Pre, decimal? Post)> _tests = [];
    private readonly SortedDictionary<string, List<JsonElement>> _open = new(StringComparer.Ordinal);
    private readonly HashSet<string> _closed = [];
    private readonly Dictionary<(string Unit, string Quarter), JsonElement> _surveys = [];
    private DateOnly? _clock;

    /// <summary>Reads rows of one region, in any order.</summary>
    public Evaluation(IEnumerable<RecountRow> rows)
    {
        foreach (var row in rows.OrderBy(r => r.Position))
            Read(JsonDocument.Parse(row.Body).RootElement);
    }

    /// <summary>A quarter's number: year × 4 + 0 to 3.</summary>
    public static int QuarterOf(DateOnly day) => (day.Year * 4) + ((day.Month - 1) / 3);

    /// <summary>The figures of a group; <paramref name="codes"/> are an agency with all below it, or the one code.</summary>
    public RecountSatisfaction Of(string kind, IReadOnlyCollection<string> codes, int from, int to)
    {
        bool In(string[] g) => kind switch
        {
            "region" => g[0] is "2" or "3" or "4",
            "agency" => g[0] == "0" && codes.Contains(g[1]),
            "agencyWithChildren" => g[0] is "0" or "1" && codes.Contains(g[1]),
            "batch" => g[0] == "2" && codes.Contains(g[1]),
            "program" => (g[0] == "3" && codes.Contains(g[1])) || (g[0] == "2" && codes.Contains(g[3])),
            _ => g[0] is "2" or "3" && codes.Contains(g[2]),
        };
        List<Answer> Shown(Series s) => [.. s.Steps.Where(t => t.Quarter >= from && t.Quarter <= to && In(t.Group.Split(End))).SelectMany(t => t.Answers)];
        var reactions = Shown(_reactions);
        return new(
            reactions.Count, reactions.Sum(a => a.First), [.. Enumerable.Range(0, 11).Select(r => reactions.Count(a => a.Second == r))],
            [.. _learning.Values.Select(Shown).Select(l => (l.Count, l.Sum(a => a.First), l.Sum(a => a.Second)))],
            [.. _transfer.Values.Select(Shown).Select(t => ((int)t.Sum(a => a.Second), t.Count))]);
    }

    /// <summary>The public's index over some units' surveys of one quarter such as 2026-Q1, all of one weight; null when none may be shown.</summary>
    public decimal? Ikm(IReadOnlyCollection<string> units, string quarter)
    {
        int[] Numbers(JsonElement e, string name) => [.. e.GetProperty(name).EnumerateArray().Select(n => n.GetInt32())];
        var shown = _surveys.Where(s => s.Key.Quarter == quarter && units.Contains(s.Key.Unit)).Select(s => s.Value)
            .Where(s => s.GetProperty("respondents").GetInt32() >= 5 && Numbers(s, "answers").All(n => n is 0 or >= 5)).ToList();
        var answers = Enumerable.Range(0, 9).Select(i => shown.Sum(s => Numbers(s, "answers")[i])).ToList();
        if (answers.Contains(0))
            return null;
        var parts = shown[0].GetProperty("weight").GetString()!.Split('/').Select(p => decimal.Parse(p, CultureInfo.InvariantCulture)).ToList();
        var means = Enumerable.Range(0, 9).Sum(i => (decimal)shown.Sum(s => Numbers(s, "sums")[i]) / answers[i]);
        return Math.Round(25 * means * (parts.Count == 2 ? parts[0] / parts[1] : parts[0]), 6, MidpointRounding.ToEven);
    }

    private void Read(JsonElement e)
    {
        string T(string name) => e.GetProperty(name).GetString()!;
        decimal N(string name) => e.GetProperty(name).GetDecimal();
        var kind = T("kind");
        if (kind == "surveyRecorded")
            _surveys[(T("unit"), T("quarter"))] = e.Clone();
        if (kind is not ("questionnaireAnswered" or "testRecorded" or "followUpAnswered"))
            return;
        var on = DateOnly.Parse(T("on"), CultureInfo.InvariantCulture);
        Turn(on);
        if (kind == "questionnaireAnswered" && _answered.Add(T("token")))
        {
            var marks = e.GetProperty("marks").EnumerateArray().Select(m => m.GetDecimal()).ToList();
            _reactions.Add(AnswerOf(e, on, 100 * (marks.Sum() - marks.Count) / (marks.Count * (N("scaleMax") - 1)), N("recommend")));
        }
        else if (kind == "testRecorded")
        {
            var (key, share) = ((T("token"), T("dimension")), N("score") / N("max"));
            var (pre, post) = _tests.GetValueOrDefault(key);
            var isNews = T("phase") == "PRE" ? pre is null : post is null;
            (pre, post) = T("phase") == "PRE" ? ((decimal?)(pre ?? share), post) : (pre, (decimal?)(post ?? share));
            _tests[key] = (pre, post);
            if (isNews && pre is { } before && post is { } after)
                _learning[T("dimension")].Add(AnswerOf(e, on, before, after));
        }
        else if (kind == "followUpAnswered" && $"{T("subject")} {N("month")}" is var key && !_closed.Contains(key))
        {
            var answers = _open.TryGetValue(key, out var known) ? known : _open[key] = [];
            if (answers.TrueForAll(a => a.GetProperty("role").GetString() != T("role")))
                answers.Add(e.Clone());
            if (answers.Count == 3)
                Close(key);
        }
    }

    /// <summary>The first day of a later quarter: what was due long ago is counted, then what waits moves up.</summary>
    private void Turn(DateOnly day)
    {
        if (_clock is { } clock && QuarterOf(day) > QuarterOf(clock))
        {
            var first = new DateOnly(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1);
            foreach (var key in _open.Where(o => DateOnly.Parse(o.Value[0].GetProperty("dueOn").GetString()!, CultureInfo.InvariantCulture).AddDays(60) < first).Select(o => o.Key).ToList())
                Close(key);
            foreach (var series in _transfer.Values.Append(_reactions).Concat(_learning.Values))
                series.MoveUp(first);
        }
        _clock = _clock > day ? _clock : day;
    }

    private void Close(string key)
    {
        _closed.Add(key);
        _open.Remove(key, out var answers);
        if (answers!.TrueForAll(a => a.GetProperty("role").GetString() == "SELF"))
            return;
        var scores = answers.Select(a => (Mark: a.GetProperty("marks").EnumerateArray().Average(m => m.GetDecimal()), Weight: a.GetProperty("weight").GetDecimal())).ToList();
        var score = scores.Sum(s => s.Mark * s.Weight) / scores.Sum(s => s.Weight);
        var last = answers.Max(a => DateOnly.Parse(a.GetProperty("on").GetString()!, CultureInfo.InvariantCulture));
        _transfer[answers[0].GetProperty("month").GetInt32()].Add(AnswerOf(answers[0], last, score, score >= answers[0].GetProperty("threshold").GetDecimal() ? 1 : 0));
    }

    private static Answer AnswerOf(JsonElement e, DateOnly day, decimal first, decimal second)
    {
        var p = e.GetProperty("place");
        string T(string name) => Ledger.Text(p, name) ?? "";
        List<string> training = [$"3{End}{T("program")}{End}{T("partner")}", "4"];
        if (T("batch").Length > 0)
            training.Insert(0, $"2{End}{T("batch")}{End}{T("partner")}{End}{T("program")}");
        return new(
            [[$"0{End}{T("agency")}", .. p.GetProperty("above").EnumerateArray().Select(a => $"1{End}{a.GetString()}")], [.. training]],
            day, Ledger.Day(p, "closesOn"), first, second);
    }

    /// <summary>An answer; its ways lead through agencies (0) and through training (1), and it is in a step of each, or waits (0).</summary>
    private sealed record Answer(string[][] Ways, DateOnly Day, DateOnly? ClosesOn, decimal First, decimal Second)
    {
        public int[] Step { get; } = [0, 0];
        public int[] Level { get; } = [0, 0];
    }

    private sealed class Series
    {
        private readonly List<Answer> _all = [];
        private readonly Dictionary<int, List<Answer>> _of = [];

        public List<(string Group, int Quarter, List<Answer> Answers)> Steps { get; } = [];

        public void Add(Answer answer)
        {
            _all.Add(answer);
            Try(1, answer.Ways[1][0]);
            Try(0, answer.Ways[0][0]);
        }

        public void MoveUp(DateOnly first)
        {
            for (var level = 0; level < _all.Select(a => a.Ways.Max(w => w.Length)).DefaultIfEmpty().Max(); level++)
            {
                var moved = new SortedSet<(string Group, int Way)>(Comparer<(string Group, int Way)>.Create((a, b) => string.CompareOrdinal(a.Group, b.Group)));
                foreach (var answer in _all)
                    for (var way = 0; way < 2; way++)
                    {
                        var groups = answer.Ways[way];
                        if (answer.Step[way] == 0 && answer.Level[way] == level && level + 1 < groups.Length && (groups[level][0] != '2' || answer.ClosesOn < first))
                            moved.Add((groups[answer.Level[way] = level + 1], way));
                    }
                foreach (var (group, way) in moved)
                    Try(way, group);
            }
        }

        private void Try(int way, string group)
        {
            var waiting = _all.FindAll(a => a.Step[way] == 0 && a.Ways[way][a.Level[way]] == group);
            if (waiting.Count < 5)
                return;
            waiting.ForEach(a => a.Step[way] = Steps.Count + 1);
            _of[Steps.Count + 1] = waiting;
            if (Path(way, Steps.Count + 1, []) is null || Survives(way, Steps.Count + 1, [], 4))
                Steps.Add((group, QuarterOf(waiting.Max(a => a.Day)), waiting));
            else
                waiting.ForEach(a => a.Step[way] = 0);
        }

        private bool Survives(int way, int step, List<Answer> without, int more) =>
            Path(way, step, without) is { } path && (more == 0 || path.TrueForAll(a => Survives(way, step, [.. without, a], more - 1)));

        /// <summary>A shortest way from a step over answers to one that waits, or null.</summary>
        private List<Answer>? Path(int way, int step, List<Answer> without)
        {
            var ends = new Queue<(int Way, int Step, List<Answer> Path)>([(way, step, [])]);
            var seen = new HashSet<int> { step };
            while (ends.TryDequeue(out var end))
                foreach (var answer in _of[end.Step])
                {
                    if (without.Contains(answer))
                        continue;
                    if (answer.Step[1 - end.Way] == 0)
                        return [.. end.Path, answer];
                    if (seen.Add(answer.Step[1 - end.Way]))
                        ends.Enqueue((1 - end.Way, answer.Step[1 - end.Way], [.. end.Path, answer]));
                }
            return null;
        }
    }
}
