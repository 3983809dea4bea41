using System.Globalization;
using Bangkom.Grains.Facts;
using Bangkom.Grains.History;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Policies;
using Bangkom.Grains.Tests.Learning;
using RegionInfo = Bangkom.Grains.Ledger.RegionInfo;

namespace Bangkom.Grains.Tests.History;

/// <summary>A small region with two agencies and the default rules, whose facts say when they happened and when they were recorded.</summary>
internal sealed class PastRegion
{
    public static readonly AgencyId Health = Story.Health;
    public static readonly AgencyId Schools = Story.Schools;

    private readonly List<RecordedFact> _facts = [];
    private readonly RegionInfo _region = new(new RegionId("BUKITINTAN"), "Bukitintan", Story.Zone, new byte[32]);
    private DateTimeOffset _recordedAt = Instant("2020-01-01T00:00:00+07:00");
    private int _people;

    public PastRegion()
    {
        Add(new RegionDefined(_region.Id, _region.Name, _region.Zone.Name));
        foreach (var policy in DefaultPolicies.All)
        {
            Add(policy);
        }

        Add(new AgencyDefined(Health, "Kesehatan"));
        Add(new AgencyDefined(Schools, "Pendidikan"));
    }

    public FactsReader Reader => new(_facts);

    public long Head => _facts[^1].Position;

    public static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>From here on the ledger's clock stands at this instant.</summary>
    public PastRegion RecordedFrom(string instant)
    {
        _recordedAt = Instant(instant);
        return this;
    }

    /// <summary>Appends a fact that happened at noon of a day, or when it was recorded.</summary>
    public long Add(Fact fact, DateOnly? on = null, DateTimeOffset? occurredAt = null)
    {
        var position = _facts.Count == 0 ? 1 : Head + 2;
        _facts.Add(new RecordedFact(position, _recordedAt, occurredAt ?? (on is { } day ? Story.Zone.NoonOf(day) : _recordedAt), "partner/UNI", $"k{position}", FactTargets.Everyone, fact));
        return position;
    }

    public AsnId Join(string on, AgencyId? agency = null, EmployeeStatus status = EmployeeStatus.Pns)
    {
        var person = new AsnId(new Guid(++_people, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
        Add(new PersonJoined(person, agency ?? Health, Story.Day(on), new Employment(status, PostKind.Pelaksana, null, null, Story.Day(on))), Story.Day(on));
        return person;
    }

    public long Complete(AsnId person, string at, decimal jp = 20, AgencyId? agency = null, string? certificate = null)
    {
        var content = Story.Content(at, quantity: jp, certificate: certificate, issuer: certificate is null ? null : "UNI", title: $"Course {_facts.Count}");
        return Add(new Completed(person, agency ?? Health, null, content, _recordedAt), occurredAt: content.CompletedAt.InstantIn(Story.Zone));
    }

    public long Correct(AsnId person, long of, string at, decimal jp) =>
        Add(new CompletionCorrected(person, of, Health, null, Story.Content(at, quantity: jp, title: "Corrected"), _recordedAt), occurredAt: OccurredAt(of));

    public long Revoke(AsnId person, long of) => Add(new CompletionRevoked(person, of, _recordedAt), occurredAt: OccurredAt(of));

    public long Recredit(AsnId person, long of, AgencyId agency) => Add(new CompletionRecredited(person, of, agency), occurredAt: OccurredAt(of));

    public long Transfer(AsnId person, AgencyId to, string on) => Add(new PersonTransferred(person, to, null, Story.Day(on)), Story.Day(on));

    public long Merge(AgencyId agency, AgencyId into, string on) => Add(new AgencyMerged(agency, into, Story.Day(on), []), Story.Day(on));

    public long Policy(string kind, string about, string value, string from) => Add(new PolicyDefined(kind, about, value, Story.Day(from), null, "test"));

    /// <summary>The place in time, asked for at an instant.</summary>
    public async Task<TimePoint> PointAsync(TimeTravel at, string now, int? year = null)
    {
        var (point, problem) = await TimePoint.ResolveAsync(at, year, Reader, Story.Zone, Instant(now), default);
        Assert.Null(problem);
        return point!;
    }

    public async Task<FoldedMoment> FoldAsync(TimeTravel at, string now, int? year = null) =>
        await MomentFold.RunAsync(_region, Reader, await PointAsync(at, now, year), (position, why) => throw new InvalidOperationException($"{position}", why), default);

    /// <summary>An agency's own figures at a moment.</summary>
    public async Task<ParticipationFigures> FiguresAsync(AgencyId agency, TimeTravel at, string now = "2026-06-01T12:00:00+07:00", int? year = null)
    {
        var view = (await FoldAsync(at, now, year)).Moment.View;
        Assert.Equal(view.Whole.Figures.Headcount, view.Agencies.Values.Sum(a => a.Own.Figures.Headcount));
        Assert.Equal(view.Whole.Figures.JpCredited, view.Agencies.Values.Sum(a => a.Own.Figures.JpCredited));
        return view.Agencies[agency].Own.Figures;
    }

    /// <summary>Why a figure differs; the second moment is now, where none is given.</summary>
    public async Task<(decimal? Before, decimal? After, IReadOnlyList<ExplainedFact> Facts)> ExplainAsync(
        Metric metric, AgencyId? agency, TimeTravel from, TimeTravel to = default, string now = "2026-06-01T12:00:00+07:00", int? year = 2026)
    {
        async Task<MomentScope> ScopeAsync(TimeTravel at) =>
            await FoldAsync(at, now, year) is { People: { } people } folded ? new MomentScope(at, folded.Moment, people, metric, agency, includeChildren: true) : throw new InvalidOperationException();
        var (before, after) = (await ScopeAsync(from), await ScopeAsync(to));
        return (before.Value, after.Value, await new Explainer(Reader, before, after).FindAsync(default));
    }

    private DateTimeOffset OccurredAt(long position) => _facts.Single(f => f.Position == position).OccurredAt;
}
