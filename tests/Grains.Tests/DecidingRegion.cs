using System.Collections.Immutable;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Grains.People;
using Bangkom.Grains.Policies;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Tests;

/// <summary>A ledger in memory: decides a command over what was accepted before, and folds what it decides.</summary>
internal sealed class DecidingRegion
{
    public static readonly AgencyId Health = new("HEALTH");
    public static readonly AgencyId School = new("SCHOOL");
    public static readonly AgencyId Fire = new("FIRE");

    private static readonly RegionZone Zone = RegionZone.Of("Asia/Jakarta");
    private readonly Dictionary<(string Source, string Key), RecordedFact> _named = [];
    private readonly Dictionary<CertificateNumber, AsnId> _owners = [];
    private int _keys;

    public DecidingRegion()
    {
        foreach (var rule in DefaultPolicies.All)
        {
            Store(new NewFact(rule, Now), "engine", null);
        }

        foreach (var agency in new[] { Health, School, Fire })
        {
            Store(new NewFact(new AgencyDefined(agency, agency.Value), Now), "admin", null);
        }
    }

    public List<RecordedFact> Facts { get; } = [];

    public RegionRoster Roster { get; } = new(RegionRules.Start(Zone));

    /// <summary>10 August 2026, 09:00 in Jakarta.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 8, 10, 2, 0, 0, TimeSpan.Zero);

    public DateOnly Today => Zone.DayOf(Now);

    public AgencyTree Tree => Roster.Rules.Agencies;

    public static DateOnly Day(int month, int day, int year = 2026) => new(year, month, day);

    public static Moment At(string text) => Moment.TryParse(text, out var moment) ? moment : throw new FormatException(text);

    public static string NipOf(int serial) => $"199001012015011{serial:000}";

    public static Employment Employment(EmployeeStatus status = EmployeeStatus.Pns) =>
        new(status, PostKind.Pelaksana, null, status == EmployeeStatus.Pns ? "III/a" : "IX", Day(1, 1, 2015));

    public static CompletionContent Course(Moment completedAt, string title = "Public service", string? certificate = null) =>
        new(title, LearningForm.Course, LearningScope.National, 10, null, completedAt, null, null, certificate, null, null);

    public Decision Decide(Command command, string source = "partner/UNI", string? key = null)
    {
        var context = new DecisionContext { Roster = Roster, Zone = Zone, Now = Now, Today = Today };
        (context.Source, context.Key) = (source, key ?? $"k{++_keys}");
        (context.Partner, context.ReceivedAt) = (Sources.PartnerOf(source), Now);
        context.Of = command.OfKey is { } of ? _named.GetValueOrDefault((command.OfSource ?? source, of))
            : command.OfPosition is { } position ? Facts.Find(f => f.Position == position) : null;
        context.CertificateOwner = command.Certificate(context) is { } number && _owners.TryGetValue(number, out var owner) ? owner : null;
        context.Histories = command.NeedsHistoryOf(context)
            .ToDictionary(p => p, p => (IReadOnlyList<RecordedFact>)[.. Facts.Where(f => f.Targets.Asn == p)]);
        var decision = command.Decide(context);
        if (decision is Decision.Accept accept)
        {
            for (var i = 0; i < accept.Facts.Length; i++)
            {
                Store(accept.Facts[i], source, i == 0 ? context.Key : null);
            }
        }

        return decision;
    }

    public ImmutableArray<NewFact> Accept(Command command, string source = "partner/UNI", string? key = null)
    {
        var decision = Decide(command, source, key);
        return decision is Decision.Accept accept ? accept.Facts : throw new InvalidOperationException($"Not accepted: {decision}");
    }

    public void Refuses(string code, string? field, Command command)
    {
        var before = Facts.Count;
        var refusal = Assert.IsType<Decision.Refuse>(Decide(command, "admin"));
        Assert.Equal((code, field), (refusal.Code, refusal.Field));
        Assert.Equal(before, Facts.Count);
    }

    public void Holds(string reason, string? field, string? waitsFor, Command command, string? key = null)
    {
        var hold = Assert.IsType<Decision.Hold>(Decide(command, key: key));
        Assert.Equal((reason, field, waitsFor), (hold.Reason, hold.Field, hold.WaitsFor));
    }

    /// <summary>Joins someone on 1 January 2020.</summary>
    public AsnId Join(int serial, AgencyId agency, Employment? employment = null) =>
        ((PersonJoined)Accept(new RecordJoin(NipOf(serial), $"Person {serial}", agency, employment ?? Employment(), Day(1, 1, 2020)))[0].Fact).Person;

    public long Complete(AsnId person, CompletionContent content)
    {
        Accept(new CompleteItem(null, person, content));
        return Facts[^1].Position;
    }

    /// <summary>The agency credited by now with the version at a position.</summary>
    public AgencyId Credited(long version) => Facts.Select(f => f.Fact).OfType<CompletionRecredited>().LastOrDefault(f => f.Of == version)?.Agency
        ?? Facts.Single(f => f.Position == version).Fact switch
        {
            Completed f => f.Agency,
            CompletionCorrected f => f.Agency,
            _ => throw new InvalidOperationException("No completion."),
        };

    public RosterPerson Person(AsnId id) => Roster.People[id].Person;

    private void Store(NewFact made, string source, string? key)
    {
        // Positions have holes in the real ledger too.
        var position = (Facts.Count * 2) + 1L;
        var bare = new RecordedFact(position, Now, made.OccurredAt, source, key, FactTargets.Everyone, made.Fact, made.Personal);
        Roster.Apply(bare);
        var recorded = bare with { Targets = Targeting.Of(made.Fact, source, Roster) };
        Facts.Add(recorded);
        if (key is not null)
        {
            _named[(source, key)] = recorded;
        }

        if (made.Certificate is { } certificate)
        {
            _owners.TryAdd(certificate, recorded.Targets.Asn!.Value);
        }
    }
}
