using System.Text;
using Bangkom.Grains.History;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Region;
using Bangkom.Recount;
using Bangkom.Silo.Tests.Engine;

namespace Bangkom.Silo.Tests.History;

/// <summary>Holds what the engine says of past moments against a recount of the rows known then.</summary>
/// <param name="engine">The engine.</param>
public sealed class PastRecount(EngineHost engine)
{
    public IReadOnlyList<RecountRow> Rows { get; private set; } = [];

    public IHistoryGrain Grain => engine.Grains.GetGrain<IHistoryGrain>(engine.Region.Id.Value);

    public async Task ReadAsync()
    {
        var rows = new List<RecountRow>();
        await foreach (var chunk in engine.Reader.ReadAllRowsAsync(0, long.MaxValue))
        {
            rows.AddRange(chunk.Select(r => new RecountRow(r.Position, r.RecordedAt, r.OccurredAt, r.Source, r.Key, Encoding.UTF8.GetString(r.Body))));
        }

        Rows = rows;
    }

    /// <summary>The recount of a moment.</summary>
    public Recount.Recount Of(TimeTravel at) => Recount.Recount.Of(KnownRows(at), DayOf(at));

    /// <summary>The region and every agency, alone and with those below; the parts add up to the whole.</summary>
    public async Task<RegionView> ShouldAgreeAsync(int year, TimeTravel at)
    {
        var expected = Of(at);
        var answer = await Grain.GetView(year, at, TestContext.Current.CancellationToken);
        Assert.Null(answer.Problem);
        var view = answer.View!;
        Assert.Equal(expected.Region(year), Figures(view.Whole.Figures));
        Assert.Equal(expected.Agencies, view.Agencies.Keys.Select(a => a.Value).Order(StringComparer.Ordinal));
        foreach (var (agency, seen) in view.Agencies)
        {
            Assert.Equal(expected.Own(agency.Value, year), Figures(seen.Own.Figures));
            Assert.Equal(expected.WithChildren(agency.Value, year), Figures(seen.WithChildren.Figures));
        }

        PartsAddUp(view, view.Agencies.Values.Select(a => a.Own.Figures));
        PartsAddUp(view, view.Top.Select(a => view.Agencies[a].WithChildren.Figures));
        return view;
    }

    /// <summary>One person's record, line by line.</summary>
    public async Task PersonShouldAgreeAsync(string person, int year, TimeTravel at)
    {
        var answer = await Grain.GetRecord(AsnId.Parse(person), year, at, TestContext.Current.CancellationToken);
        Assert.Null(answer.Problem);
        if (answer.Record is not { } seen)
        {
            Assert.DoesNotContain(KnownRows(at), r => r.Body.Contains(person, StringComparison.Ordinal) && r.Body.Contains("personJoined", StringComparison.Ordinal));
            return;
        }

        var expected = Of(at).Record(person, year);
        Assert.Equal((expected.InScope, expected.Jp, expected.Target, expected.Cap, expected.Compliant), (seen.InScope, seen.Jp, seen.Target, seen.Cap, seen.Compliant));
        Assert.Equal(expected.Lines, seen.Lines.Select(l => new RecountLine(l.Position, l.Claimed, l.Credited, l.Reason, l.Limit, l.LimitOn, l.Other)));
    }

    /// <summary>Who the members are, with their records.</summary>
    public async Task MembersShouldAgreeAsync(string agency, int year, TimeTravel at)
    {
        var expected = Of(at);
        var answer = await Grain.GetMembers(new AgencyId(agency), includeChildren: false, year, at, TestContext.Current.CancellationToken);
        Assert.Null(answer.Problem);
        Assert.Equal(expected.Own(agency, year).Headcount, answer.Members.Count(m => m.Record.InScope));
        Assert.Equal(expected.Own(agency, year).Participants, answer.Members.Count(m => m.Record.InScope && m.Participated));
        foreach (var member in answer.Members)
        {
            var record = expected.Record(member.Person.ToString(), year);
            Assert.Equal((record.InScope, record.Jp, record.Target, record.Compliant), (member.Record.InScope, member.Record.Jp, member.Record.Target, member.Record.Compliant));
        }
    }

    /// <summary>The months of the moment's year, of an agency with those below.</summary>
    public async Task SeriesShouldAgreeAsync(string agency, TimeTravel at)
    {
        var (day, known) = (DayOf(at), KnownRows(at).ToArray());
        var range = SeriesRange.Of(Bucket.Month, new DateOnly(day.Year, 1, 1), day, day)!;
        var columns = (await Grain.GetSeries(new AgencyId(agency), includeChildren: true, range, at, TestContext.Current.CancellationToken)).Columns!;
        for (var i = 0; i < range.Count; i++)
        {
            var figures = Recount.Recount.Of(known, range.Ends[i]).WithChildren(agency, day.Year);
            Assert.Equal(
                (i, figures.Headcount, figures.Participants, figures.Compliant, figures.JpTotal),
                (i, columns.Headcount[i], columns.Participants[i], columns.Compliant[i], columns.JpTotal[i]));
        }

        var own = (await Grain.GetSeries(new AgencyId(agency), includeChildren: false, range, at, TestContext.Current.CancellationToken)).Columns!;
        var whole = Of(at).Own(agency, day.Year);
        Assert.Equal((whole.Completions, whole.JpCredited), (own.Completions.Sum(), own.JpCredited.Sum()));
    }

    private DateOnly DayOf(TimeTravel at) => at.AsOf is { } asOf ? engine.Region.Zone.DayOf(asOf) : engine.Today;

    private IEnumerable<RecountRow> KnownRows(TimeTravel at)
    {
        var position = Math.Min(at.Position ?? long.MaxValue, at.KnownAt is { } knownAt ? Rows.Where(r => r.RecordedAt <= knownAt).Max(r => r.Position) : long.MaxValue);
        return Recount.Recount.Past(Rows, at.AsOf, position);
    }

    private static void PartsAddUp(RegionView view, IEnumerable<ParticipationFigures> figures)
    {
        var (whole, parts) = (view.Whole.Figures, figures.ToArray());
        Assert.Equal((whole.Headcount, whole.Participants, whole.Compliant, whole.ForecastCompliant, whole.Completions),
            (parts.Sum(p => p.Headcount), parts.Sum(p => p.Participants), parts.Sum(p => p.Compliant), parts.Sum(p => p.ForecastCompliant), parts.Sum(p => p.Completions)));
        Assert.Equal((whole.JpTotal, whole.JpCredited), (parts.Sum(p => p.JpTotal), parts.Sum(p => p.JpCredited)));
    }

    private static RecountFigures Figures(ParticipationFigures f) => new(
        f.Year, f.FiguresOn, f.Headcount, f.Participants, f.Compliant, f.JpTotal, f.JpMean, f.JpMedian, f.Completions, f.JpCredited,
        f.Fulfilment.Numerator!.Value, f.Fulfilment.Denominator!.Value, f.Fulfilment.Value,
        f.Pace.Numerator!.Value, f.Pace.Denominator!.Value, f.Pace.Value,
        f.Reach.Numerator!.Value, f.Reach.Denominator!.Value, f.Reach.Value,
        f.Compliance.Numerator!.Value, f.Compliance.Denominator!.Value, f.Compliance.Value, f.ForecastCompliant);
}
