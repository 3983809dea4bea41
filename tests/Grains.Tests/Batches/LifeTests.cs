using System.Buffers.Text;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.People;
using Bangkom.Grains.Programs;
using static Bangkom.Grains.Tests.DecidingRegion;

namespace Bangkom.Grains.Tests.Batches;

/// <summary>Invitations, sessions and results, decided by the writer over what the batch's grain has seen.</summary>
public sealed class LifeTests
{
    private static readonly BatchId Batch = new("B1");
    private static readonly AgencyId Clinic = new("CLINIC");
    private static readonly BatchPlan Plan = new("Batch 1", new("P1"), null, 1, BatchMode.Scheduled, Day(9, 1), Day(9, 5), 1);
    private readonly DecidingRegion _region = new();
    private int _people;

    public LifeTests()
    {
        _region.Accept(new DefineAgency(Clinic, "Clinic", Health));
        _region.Accept(new DefineProgram(new("P1"), "Public service", LearningForm.Course, 10, []));
        _region.Accept(new ScheduleBatch(Batch, Plan));
    }

    private BatchState State
    {
        get
        {
            var state = new BatchState(Batch);
            foreach (var fact in _region.Facts.Where(f => f.Targets.Batches.Contains(Batch)))
            {
                state.Apply(fact);
            }

            // Whatever is asked below is asked of a snapshot that was read back.
            return BatchState.FromParts(Batch, state.ToParts());
        }
    }

    [Fact]
    public void An_invitation_is_answered_approved_and_becomes_a_seat_in_one_append()
    {
        var (person, boss) = (Join(Clinic), Join(Clinic, PostKind.Pengawas));
        _region.Accept(new InvitePeople(Batch, [person], _region.Today, Day(8, 20)));
        Assert.Equal(InvitationState.Invited, StateOf(person));
        _region.Accept(new AnswerInvitation(person, Batch, null));
        Assert.Equal(InvitationState.Accepted, StateOf(person));
        Assert.Equal(0, View.Enrolled);

        var facts = _region.Accept(new ApproveInvitation(person, Batch, true, boss, State.Seats()));
        Assert.Equal([typeof(InvitationApproved), typeof(Enrolled)], facts.Select(f => f.Fact.GetType()));
        Assert.Equal((InvitationState.Seated, 1), (StateOf(person), View.Enrolled));
        _region.Accept(new WithdrawPerson(person, Batch, _region.Today, null));
        Assert.Equal(InvitationState.Withdrawn, StateOf(person));
    }

    [Fact]
    public void Approval_in_a_full_batch_gives_a_place_on_the_wait_list()
    {
        var (first, second) = (Accepted(Health), Accepted(School));
        _region.Accept(new ApproveInvitation(first, Batch, true, null, State.Seats()));
        _region.Accept(new ApproveInvitation(second, Batch, true, null, State.Seats()));
        Assert.Equal((InvitationState.Seated, InvitationState.WaitListed), (StateOf(first), StateOf(second)));
        _region.Accept(new WithdrawPerson(first, Batch, _region.Today, null, State.Seats(first)));
        Assert.Equal((InvitationState.Withdrawn, InvitationState.Seated), (StateOf(first), StateOf(second)));
    }

    [Fact]
    public void Who_declines_says_why_and_may_change_their_mind()
    {
        var person = Join(Health);
        _region.Accept(new InvitePeople(Batch, [person], _region.Today, null));
        _region.Accept(new AnswerInvitation(person, Batch, DeclineReason.FeelsCompetent));
        Assert.Equal((InvitationState.Declined, DeclineReason.FeelsCompetent), (StateOf(person), State.InvitationOf(person)!.Reason));
        _region.Accept(new AnswerInvitation(person, Batch, null));
        Assert.Equal((InvitationState.Accepted, null), (StateOf(person), State.InvitationOf(person)!.Reason));
    }

    [Fact]
    public void A_superior_who_does_not_agree_is_the_reason()
    {
        var person = Accepted(Health);
        _region.Accept(new ApproveInvitation(person, Batch, false, null, State.Seats()));
        Assert.Equal((InvitationState.Refused, DeclineReason.SuperiorRefused, 0), (StateOf(person), State.InvitationOf(person)!.Reason, View.Enrolled));
    }

    [Fact]
    public void The_superior_of_the_roster_decides_else_the_head_of_the_agency_and_for_a_head_the_one_above()
    {
        var named = Join(School);
        var (head, deputy, top) = (Join(Clinic, PostKind.Administrator), Join(Clinic, PostKind.Pengawas), Join(Health, PostKind.Jpt));
        var (plain, managed) = (Join(Clinic), Join(Clinic, superior: named));

        Assert.Equal(head, Approvers.Of(plain, _region.Roster, _region.Today));
        Assert.Equal(head, Approvers.Of(deputy, _region.Roster, _region.Today));
        Assert.Equal(top, Approvers.Of(head, _region.Roster, _region.Today));
        Assert.Null(Approvers.Of(top, _region.Roster, _region.Today));
        Assert.Equal(named, Approvers.Of(managed, _region.Roster, _region.Today));
        _region.Accept(new RecordDeparture(named, _region.Today));
        Assert.Equal(head, Approvers.Of(managed, _region.Roster, _region.Today));
        // Nobody heads an agency of one, who has no post of leadership.
        Assert.Null(Approvers.Of(Join(Fire), _region.Roster, _region.Today));
    }

    [Fact]
    public void Nobody_but_the_superior_approves()
    {
        var (person, stranger) = (Accepted(Clinic), Join(School, PostKind.Jpt));
        _region.Refuses("NOT_THE_SUPERIOR", "person", new ApproveInvitation(person, Batch, true, stranger, State.Seats()));
        _region.Refuses("NOT_THE_SUPERIOR", "person", new ApproveInvitation(person, Batch, true, person, State.Seats()));
    }

    [Fact]
    public void One_wrong_person_refuses_the_whole_invitation()
    {
        _region.Refuses("NOT_FOUND", "person", new InvitePeople(Batch, [Join(Health), AsnId.New()], _region.Today, null));
        _region.Refuses("INVALID_DATES", "answerBy", new InvitePeople(Batch, [Join(Health)], _region.Today, Day(8, 1)));
        _region.Now = new DateTimeOffset(2026, 9, 6, 2, 0, 0, TimeSpan.Zero);
        _region.Refuses("BATCH_FINISHED", "batch", new InvitePeople(Batch, [Join(Health)], _region.Today, null));
    }

    [Fact]
    public void A_session_stays_inside_its_batch_in_the_regions_days()
    {
        // 17:30 UTC on the last day is half past midnight of the next one in Jakarta.
        var late = new DateTimeOffset(2026, 9, 5, 16, 0, 0, TimeSpan.Zero);
        _region.Accept(new PlanSession(Batch, "S1", "Evening", late, late.AddHours(1)));
        _region.Refuses("INVALID_DATES", "startsAt", new PlanSession(Batch, "S2", "Night", late, late.AddHours(1.5)));
        _region.Refuses("INVALID_DATES", "endsAt", new PlanSession(Batch, "S2", "Backwards", late, late));
        Assert.Equal("S1", Assert.Single(State.Sessions()).Session);
    }

    [Fact]
    public void The_rule_asks_for_attendance_test_and_assignment_and_one_session_counts_once()
    {
        var person = Join(Health);
        foreach (var (session, day) in new[] { ("S1", 1), ("S2", 2), ("S3", 3) })
        {
            var start = new DateTimeOffset(2026, 9, day, 2, 0, 0, TimeSpan.Zero);
            _region.Accept(new PlanSession(Batch, session, session, start, start.AddHours(2)));
        }

        _region.Now = new DateTimeOffset(2026, 9, 5, 5, 0, 0, TimeSpan.Zero);
        Assert.False(State.Life.Fulfils(person));
        _region.Accept(new SetCompletionRule(Batch, 0.6m, 70, true));
        Attend(person, "S1");
        Attend(person, "S1");
        Assert.Equal((1, 1), (State.Sessions().First().Attended, View.Attended));
        _region.Accept(new AssessPerson(person, Batch, 70, true));
        Assert.False(State.Life.Fulfils(person));
        Attend(person, "S2");
        Assert.True(State.Life.Fulfils(person));
        _region.Accept(new AssessPerson(person, Batch, 69.99m, true));
        Assert.False(State.Life.Fulfils(person));
        _region.Accept(new AssessPerson(person, Batch, 90, false));
        Assert.False(State.Life.Fulfils(person));
    }

    [Fact]
    public void A_sessions_code_holds_for_its_minutes_and_for_its_session_alone()
    {
        var (secret, now) = (new byte[32], _region.Now);
        var code = SessionCode.Make(secret, Batch, "S1", now.AddMinutes(15));
        Assert.True(SessionCode.TryRead(secret, code, now.AddMinutes(14.9), out var batch, out var session));
        Assert.Equal((Batch, "S1"), (batch, session));
        Assert.False(SessionCode.TryRead(secret, code, now.AddMinutes(15), out _, out _));
        Assert.False(SessionCode.TryRead([.. Enumerable.Repeat((byte)1, 32)], code, now, out _, out _));
        foreach (var other in new[] { code.Replace("S1", "S2", StringComparison.Ordinal), code.Replace("B1", "B2", StringComparison.Ordinal), code[..^1], code + "A", "", null, "B1.S1.99999999999." })
        {
            Assert.False(SessionCode.TryRead(secret, other, now, out _, out _));
        }

        var later = code.Split('.');
        later[2] = now.AddHours(5).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.False(SessionCode.TryRead(secret, string.Join('.', later), now, out _, out _));
    }

    [Fact]
    public void A_certificates_link_is_found_by_nobody_who_changes_it()
    {
        var (secret, person) = (new byte[32], AsnId.New());
        var link = CertificateLink.Make(secret, person, 17);
        Assert.True(CertificateLink.TryRead(secret, link, out var read, out var completion));
        Assert.Equal((person, 17L), (read, completion));
        for (var i = 0; i < link.Length - 1; i++)
        {
            var changed = link[..i] + (link[i] == 'A' ? 'B' : 'A') + link[(i + 1)..];
            Assert.False(CertificateLink.TryRead(secret, changed, out _, out _));
        }
    }

    [Fact]
    public void A_certificates_link_is_always_the_same_and_tells_nobody_whose_it_is()
    {
        var (secret, person) = (new byte[32], AsnId.New());
        var (link, another) = (CertificateLink.Make(secret, person, 17), CertificateLink.Make(secret, person, 18));
        Assert.Equal(link, CertificateLink.Make(secret, person, 17));
        var (bytes, others) = (Base64Url.DecodeFromChars(link), Base64Url.DecodeFromChars(another));
        Assert.Equal(-1, bytes.AsSpan().IndexOf(person.Value.ToByteArray().AsSpan(0, 4)));
        Assert.True(bytes.Zip(others).Count(b => b.First == b.Second) < 8, "Two links of one person look alike.");
        Assert.False(CertificateLink.TryRead([.. Enumerable.Repeat((byte)1, 32)], link, out _, out _));
    }

    [Fact]
    public void A_link_of_an_earlier_version_is_read_as_such()
    {
        // Made by the version before links were covered: a region's secret of zeros, completion 17.
        const string Link = "AwIBAAUEBwYICQoLDA0ODwAAAAAAAAARaStO8p3asZCPZBB7wP4V_g";
        Assert.False(CertificateLink.TryRead(new byte[32], Link, out _, out _));
        Assert.True(CertificateLink.TryReadSigned(new byte[32], Link, out var person, out var completion));
        Assert.Equal((new AsnId(new Guid("00010203-0405-0607-0809-0a0b0c0d0e0f")), 17L), (person, completion));
        Assert.False(CertificateLink.TryReadSigned(new byte[32], CertificateLink.Make(new byte[32], person, 17), out _, out _));
    }

    private InvitationState? StateOf(AsnId person) => State.InvitationOf(person)?.State;

    private BatchView View => State.ViewOn(_region.Today, 0, null)!;

    private void Attend(AsnId person, string session) =>
        _region.Accept(new AttendSession(person, Batch, session, RegionZone.Of("Asia/Jakarta").DayOf(State.Life.Find(session)!.StartsAt)));

    private AsnId Join(AgencyId agency, PostKind post = PostKind.Pelaksana, AsnId? superior = null) =>
        _region.Join(++_people, agency, Employment() with { Post = post, Superior = superior });

    private AsnId Accepted(AgencyId agency)
    {
        var person = Join(agency);
        _region.Accept(new InvitePeople(Batch, [person], _region.Today, null));
        _region.Accept(new AnswerInvitation(person, Batch, null));
        return person;
    }
}
