using Bangkom.Grains.Ledger.Held;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Mappings;
using Bangkom.Grains.Partners;
using Bangkom.Grains.People;
using Bangkom.Grains.Programs;

namespace Bangkom.Grains.Tests.Mappings;

public sealed class MappingTests
{
    private const string Course = "https://lms.example.ac.id/course/view.php?id=7";
    private static readonly PartnerId Uni = new("UNI");
    private static readonly PartnerId Other = new("OTHER");
    private static readonly Account Ani = Account.At("https://lms.example.ac.id", "17");

    private readonly DecidingRegion _region = new();
    private readonly AsnId _ani;

    public MappingTests()
    {
        _region.Accept(new DefinePartner(Uni, "Universitas"), "admin");
        _region.Accept(new DefinePartner(Other, "Universitas lain"), "admin");
        _region.Accept(new DefineProgram(new ProgramId("SERVICE"), "Pelayanan publik", LearningForm.Course, 12, []), "admin");
        _ani = _region.Join(1, DecidingRegion.Health);
    }

    [Fact]
    public void A_statement_of_an_unknown_activity_or_account_waits_for_its_mapping()
    {
        _region.Holds(QuarantineReasons.UnknownActivity, "object", WaitKeys.Activity(Uni, Course), Done());
        MapCourse();
        _region.Holds(QuarantineReasons.UnknownAccount, "actor", WaitKeys.OwnAccount, Done());
        MapAni();
        var completed = Assert.IsType<Completed>(_region.Accept(Done())[0].Fact);
        Assert.Equal((_ani, "Pelayanan publik", LearningForm.Course, 12m, Course), (completed.Person, completed.Content.Title, completed.Content.Form, completed.Content.Quantity, completed.Activity));
    }

    [Fact]
    public void One_partners_mapping_says_nothing_about_anothers()
    {
        MapCourse();
        MapAni();
        Assert.Equal(QuarantineReasons.UnknownActivity, Assert.IsType<Decision.Hold>(_region.Decide(Done(), "partner/OTHER")).Reason);
        _region.Accept(new MapActivity(Other, Course, new ProgramId("SERVICE")), "admin");
        Assert.Equal(QuarantineReasons.UnknownAccount, Assert.IsType<Decision.Hold>(_region.Decide(Done(), "partner/OTHER")).Reason);
    }

    [Fact]
    public void What_a_mapping_says_comes_before_what_the_programme_says()
    {
        MapAni();
        _region.Accept(new MapActivity(Uni, Course, new ProgramId("SERVICE"), null, LearningForm.ELearning, LearningScope.International, 3), "admin");
        var content = ((Completed)_region.Accept(Done())[0].Fact).Content;
        Assert.Equal((LearningForm.ELearning, LearningScope.International, 3m), (content.Form, content.Scope, content.Quantity));
    }

    [Fact]
    public void The_same_mapping_again_changes_nothing_and_another_one_replaces_it()
    {
        var budi = _region.Join(2, DecidingRegion.Fire);
        MapAni();
        Assert.IsType<Decision.Same>(_region.Decide(new MapAccount(Uni, Ani, DecidingRegion.NipOf(1), null), "admin"));
        _region.Accept(new MapAccount(Uni, Ani, null, budi), "admin");
        Assert.True(_region.Roster.Mappings.TryFind(Uni, Ani, out var person));
        Assert.Equal(budi, person);
        Assert.Empty(_region.Roster.Mappings.AccountsOf(_ani));
    }

    [Fact]
    public void An_unmapped_account_is_unknown_again()
    {
        MapCourse();
        MapAni();
        _region.Accept(new UnmapAccount(Uni, Ani), "admin");
        Assert.Equal(QuarantineReasons.UnknownAccount, Assert.IsType<Decision.Hold>(_region.Decide(Done())).Reason);
        _region.Refuses("NOT_MAPPED", "name", new UnmapAccount(Uni, Ani));
    }

    [Fact]
    public void An_erased_persons_accounts_are_forgotten()
    {
        MapCourse();
        MapAni();
        _region.Accept(new ErasePerson(_ani), "admin");
        Assert.False(_region.Roster.Mappings.TryFind(Uni, Ani, out _));
    }

    [Fact]
    public void An_account_stands_in_no_body_and_an_address_is_the_same_in_any_case()
    {
        var fact = _region.Accept(new MapAccount(Uni, Account.Email("mailto:Ani@Example.go.id"), null, _ani), "admin")[0];
        Assert.DoesNotContain("ani", System.Text.Encoding.UTF8.GetString(FactJson.Write(fact.Fact)), StringComparison.OrdinalIgnoreCase);
        Assert.True(_region.Roster.Mappings.TryFind(Uni, Account.Email("ANI@example.go.id"), out _));
    }

    [Fact]
    public void A_mapping_names_what_is_wrong_with_it()
    {
        _region.Refuses("UNKNOWN_PARTNER", "partner", new MapAccount(new PartnerId("NONE"), Ani, null, _ani));
        _region.Refuses("INVALID_ACCOUNT", "email", new MapAccount(Uni, Account.Email("nobody"), null, _ani));
        _region.Refuses(QuarantineReasons.UnknownPerson, "nip", new MapAccount(Uni, Ani, DecidingRegion.NipOf(9), null));
        _region.Refuses(QuarantineReasons.UnknownProgram, "program", new MapActivity(Uni, Course, new ProgramId("NONE")));
        _region.Refuses(QuarantineReasons.UnknownBatch, "batch", new MapActivity(Uni, Course, new ProgramId("SERVICE"), new BatchId("NONE")));
        _region.Refuses("INVALID_ACTIVITY", "activity", new MapActivity(Uni, " ", new ProgramId("SERVICE")));
    }

    [Fact]
    public void An_undoing_takes_back_the_newest_completion_before_it_and_only_that()
    {
        MapCourse();
        MapAni();
        _region.Accept(Done("2026-03-01T02:00:00Z"));
        _region.Accept(Done("2026-03-05T02:00:00Z"));
        var first = _region.Facts[^2].Position;
        var revoked = Assert.IsType<CompletionRevoked>(_region.Accept(Undo("2026-03-03T02:00:00Z"))[0].Fact);
        Assert.Equal(first, revoked.Of);
    }

    [Fact]
    public void An_undoing_that_comes_first_waits_for_its_completion()
    {
        MapCourse();
        MapAni();
        _region.Holds(QuarantineReasons.UnknownItem, "object", WaitKeys.Completion("partner/UNI", _ani, Course), Undo("2026-03-03T02:00:00Z"));
        _region.Accept(Done("2026-03-05T02:00:00Z"));
        _region.Holds(QuarantineReasons.UnknownItem, "object", WaitKeys.Completion("partner/UNI", _ani, Course), Undo("2026-03-03T02:00:00Z"));
    }

    [Fact]
    public void A_held_statement_is_read_back_as_it_was()
    {
        var format = new HeldItemFormat();
        foreach (var command in new Command[] { Done() with { Score = 87.5m }, Undo("2026-03-03T02:00:00Z"), Score(87.5m) })
        {
            Assert.Equal(command, format.Read(format.Write(command)));
            Assert.Equal(Ani, format.AccountOf(command));
            Assert.DoesNotContain("17", command.ToString(), StringComparison.Ordinal);
        }
    }

    private static CompleteActivity Done(string at = "2026-03-04T02:00:00Z") => new(new Learner(null, Ani), Course, DecidingRegion.At(at), null);

    private static ScoreActivity Score(decimal score) => new(new Learner(null, Ani), Course, score, Uni);

    private static UndoActivity Undo(string at) => new(new Learner(null, Ani), Course, DecidingRegion.At(at), Uni);

    private void MapCourse() => _region.Accept(new MapActivity(Uni, Course, new ProgramId("SERVICE")), "admin");

    private void MapAni() => _region.Accept(new MapAccount(Uni, Ani, null, _ani), "admin");

    [Fact]
    public void A_score_that_comes_later_corrects_the_newest_completion_and_nothing_but_its_score()
    {
        MapCourse();
        MapAni();
        _region.Holds(QuarantineReasons.UnknownItem, "object", WaitKeys.Completion("partner/UNI", _ani, Course), Score(80));
        _region.Accept(Done());
        var completed = (Completed)_region.Facts[^1].Fact;
        var corrected = Assert.IsType<CompletionCorrected>(_region.Accept(Score(80))[0].Fact);
        Assert.Equal((_region.Facts[^2].Position, completed.Content with { Score = 80 }), (corrected.Of, corrected.Content));
        Assert.IsType<Decision.Same>(_region.Decide(Score(80)));
        Assert.Equal(90, ((CompletionCorrected)_region.Accept(Score(90))[0].Fact).Content.Score);
        _region.Accept(Undo("2026-03-05T02:00:00Z"));
        Assert.IsType<Decision.Same>(_region.Decide(Score(10)));
    }

    [Fact]
    public void An_item_of_another_system_of_the_same_partner_is_taken_back_and_of_another_partner_only_by_the_administrator()
    {
        MapCourse();
        MapAni();
        _region.Accept(Done(), "partner/UNI/moodle", "m-1");
        var position = _region.Facts[^1].Position;
        Assert.Equal(QuarantineReasons.UnknownItem, Assert.IsType<Decision.Hold>(_region.Decide(new RevokeItem("m-1", null))).Reason);
        Assert.Equal(QuarantineReasons.Invalid, Assert.IsType<Decision.Hold>(_region.Decide(new RevokeItem("m-1", null, "partner/UNI/moodle"), "partner/OTHER")).Reason);
        Assert.Equal(position, Assert.IsType<CompletionRevoked>(_region.Accept(new RevokeItem("m-1", null, "partner/UNI/moodle"), "partner/UNI", "m-1")[0].Fact).Of);
        Assert.Equal(position, Assert.IsType<CompletionRevoked>(_region.Accept(new RevokeItem("m-1", null, "partner/UNI/moodle"), "admin")[0].Fact).Of);
        _region.Holds(QuarantineReasons.UnknownItem, "of", WaitKeys.Item("partner/UNI/moodle", "m-2"), new RevokeItem("m-2", null, "partner/UNI/moodle"));
    }

    [Fact]
    public void A_held_item_keeps_whose_it_is_and_why_it_is_held()
    {
        var format = new HeldItemFormat();
        foreach (var command in new Command[] { new RevokeItem("m-1", null, "partner/UNI/moodle"), new InvalidItem(null, "m", QuarantineReasons.Conflict), new InvalidItem("f", "m") })
        {
            Assert.Equal(command, format.Read(format.Write(command)));
        }
    }
}
