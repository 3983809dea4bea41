using System.Globalization;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Policies;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Tests.Learning;

/// <summary>Writes the facts of one person in a region with the default rules, and reads what becomes of them.</summary>
internal sealed class Story
{
    public static readonly RegionZone Zone = RegionZone.Of("Asia/Jakarta");
    public static readonly AgencyId Health = new("DINKES");
    public static readonly AgencyId Schools = new("DISDIK");

    private readonly AsnId _person = new(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
    private readonly List<RecordedFact> _facts = [];
    private long _position = 1000;

    public Story()
    {
        Rules = Defaults;
        Record = new LearningRecord(_person, Zone);
        Person = RosterPerson.Unknown(_person);
    }

    public static RegionRules Defaults { get; } = DefaultRules();

    public RegionRules Rules { get; set; }

    public LearningRecord Record { get; }

    public RosterPerson Person { get; private set; }

    public IReadOnlyList<RecordedFact> Facts => _facts;

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Moment At(string text) => Moment.TryParse(text, out var moment) ? moment : throw new FormatException(text);

    public static CompletionContent Content(
        string on, LearningForm form = LearningForm.Technical, decimal quantity = 10, LearningScope scope = LearningScope.National,
        string? from = null, string? title = null, string? program = null, string? batch = null, string? certificate = null, string? issuer = null) =>
        new(title ?? $"Course {on} {from} {quantity}", form, scope, quantity, from is null ? null : At(from), At(on),
            program is null ? null : new ProgramId(program), batch is null ? null : new BatchId(batch), certificate, issuer, null);

    public long Completed(CompletionContent content, string key = "", string source = "partner/UNI", AgencyId? agency = null)
    {
        var position = _position + 1;
        return Append(new Completed(_person, agency ?? Health, null, content, DateTimeOffset.UnixEpoch), source, key.Length > 0 ? key : $"k{position}");
    }

    public long Corrected(long of, CompletionContent content) =>
        Append(new CompletionCorrected(_person, of, Health, null, content, DateTimeOffset.UnixEpoch), "partner/UNI", $"k{_position + 1}");

    public long Revoked(long of) => Append(new CompletionRevoked(_person, of, DateTimeOffset.UnixEpoch), "partner/UNI", $"k{_position + 1}");

    public long Recredited(long of, AgencyId agency) => Append(new CompletionRecredited(_person, of, agency), "engine", null);

    public Story Joined(
        string on, AgencyId? agency = null, EmployeeStatus status = EmployeeStatus.Pns, string? contractFrom = null, string? contractTo = null)
    {
        var employment = new Employment(
            status, PostKind.Pelaksana, null, null, Day(on),
            contractFrom is null ? null : Day(contractFrom), contractTo is null ? null : Day(contractTo));
        return With(new PersonJoined(_person, agency ?? Health, Day(on), employment));
    }

    public Story Transferred(string on, AgencyId agency) => With(new PersonTransferred(_person, agency, null, Day(on)));

    public Story Left(string on) => With(new PersonLeft(_person, Day(on)));

    public Story Policy(string kind, string about, string value, string from = "2010-01-01")
    {
        Rules = Rules.Apply(Recorded(new PolicyDefined(kind, about, value, Day(from), null, "test"), "admin", null));
        return this;
    }

    public CreditedLine Line(long position, string? on = null) =>
        Record.LineAt(Rules.Policies, position, Cap(on)) ?? throw new InvalidOperationException("No such line.");

    public decimal Jp(int year, string upTo = "2099-12-31") => Record.JpOf(Rules.Policies, year, Day(upTo), Cap(null));

    public PersonYear Year(string today, int? year = null) =>
        PersonYear.Of(Person, Record, Rules, FiguresDate.Of(year, Day(today)) ?? throw new InvalidOperationException("The future."));

    public JpCapView Cap(string? on) => JpCapView.Of(Person, Rules, on is null ? Day("2026-12-31") : Day(on));

    private static RegionRules DefaultRules()
    {
        var book = PolicyBook.Empty;
        foreach (var (policy, index) in DefaultPolicies.All.Select((policy, index) => (policy, index)))
        {
            book = book.With(policy, index + 1);
        }

        return new RegionRules(AgencyTree.Empty, book, Zone);
    }

    private Story With(PersonFact fact)
    {
        Person = Person.Apply(fact, ++_position);
        return this;
    }

    private long Append(PersonFact fact, string source, string? key)
    {
        var recorded = Recorded(fact, source, key);
        _facts.Add(recorded);
        Record.Apply(recorded);
        return recorded.Position;
    }

    private RecordedFact Recorded(Fact fact, string source, string? key) =>
        new(++_position, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, source, key, FactTargets.Everyone, fact);
}
