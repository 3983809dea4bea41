using Bangkom.Grains.Agencies;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Members;
using Bangkom.Grains.People;
using CsCheck;

namespace Bangkom.Grains.Tests.Members;

public sealed class MemberListTests
{
    private static readonly FiguresDate Date = new(2026, new DateOnly(2026, 7, 2));
    private static readonly MemberCursors Cursors = new(new byte[32]);

    private static readonly Gen<(int Name, int Jp, int Last)[]> Members = Gen.Select(Gen.Int[0, 6], Gen.Int[0, 3], Gen.Int[0, 3]).Array[0, 25];

    private static readonly Gen<MemberOrder> Orders = Gen.OneOf(MemberOrder.Name, MemberOrder.Jp, MemberOrder.JpDesc, MemberOrder.LastCompletion);

    [Fact]
    public void Pages_of_any_size_hold_everyone_once_in_order() => Gen.Select(Members, Orders, Gen.Int[1, 7]).Sample((some, order, size) =>
    {
        var (members, names) = Build(some);
        var whole = Page(members, names, order, 1_000, null).Members;
        Assert.Equal(members.Length, whole.Length);
        List<AsnId> paged = [];
        string? after = null;
        for (var hasNext = members.Length > 0; hasNext;)
        {
            var page = Page(members, names, order, size, after);
            Assert.Equal((members.Length, after is not null), (page.Total, page.HasPrevious));
            paged.AddRange(page.Members.Select(m => m.Person.Person));
            (after, hasNext) = (page.Members[^1].Cursor, page.HasNext);
        }

        Assert.Equal(whole.Select(m => m.Person.Person), paged);
    });

    [Fact]
    public void A_cursor_goes_on_from_its_place_when_its_member_is_gone_or_elsewhere() => Gen.Select(Members, Orders, Gen.Int[0, 24]).Sample((some, order, at) =>
    {
        var (members, names) = Build(some);
        var whole = Page(members, names, order, 1_000, null).Members;
        if (at >= whole.Length)
        {
            return;
        }

        var after = whole.Skip(at + 1).Select(m => m.Person.Person);
        var gone = members.Where(m => m.Person != whole[at].Person.Person).ToArray();
        Assert.Equal(after, Page(gone, names, order, 1_000, whole[at].Cursor).Members.Select(m => m.Person.Person));
        var moved = gone.Append(Member(whole[at].Person.Person, 1_000, 9)).ToArray();
        Assert.Equal(after, Page(moved, names, order, 1_000, whole[at].Cursor).Members.Select(m => m.Person.Person).Where(p => p != whole[at].Person.Person));
    });

    [Fact]
    public void Figures_go_first_then_names_and_the_nameless_stand_last()
    {
        var (members, names) = Build([(1, 2, 1), (0, 2, 0), (6, 0, 3), (3, 1, 2)]);
        string?[] By(MemberOrder order) => [.. Page(members, names, order, 10, null).Members.Select(m => m.Person.Name)];
        Assert.Equal(["Álvaro", "budi", "Dewi", null], By(MemberOrder.Name));
        Assert.Equal([null, "Dewi", "Álvaro", "budi"], By(MemberOrder.Jp));
        Assert.Equal(["Álvaro", "budi", "Dewi", null], By(MemberOrder.JpDesc));
        Assert.Equal(["Álvaro", "budi", "Dewi", null], By(MemberOrder.LastCompletion));
    }

    [Fact]
    public void A_cursor_of_another_order_or_region_or_a_changed_one_is_none()
    {
        var place = new MemberPlace(7, false, "SITI", AsnId.New());
        var cursor = Cursors.Of(place, MemberOrder.Jp);
        Assert.True(Cursors.TryRead(cursor, MemberOrder.Jp, out var read));
        Assert.Equal(place, read);
        Assert.Equal(cursor, Cursors.Of(place, MemberOrder.Jp));
        Assert.False(Cursors.TryRead(cursor, MemberOrder.Name, out _));
        Assert.False(new MemberCursors([.. Enumerable.Repeat((byte)1, 32)]).TryRead(cursor, MemberOrder.Jp, out _));
        Assert.False(Cursors.TryRead((cursor[0] == 'A' ? 'B' : 'A') + cursor[1..], MemberOrder.Jp, out _));
        Assert.False(Cursors.TryRead("", MemberOrder.Jp, out _));
        Assert.False(Cursors.TryRead("!", MemberOrder.Jp, out _));
    }

    [Theory]
    [InlineData("  Siti   Nur'aini ", "SITI NURAINI")]
    [InlineData("Élan Ñandú", "ELAN NANDU")]
    [InlineData("E\u0301lan", "ELAN")]
    [InlineData("Al-Amin, S.Pd., M. Si", "AL AMIN S PD M SI")]
    [InlineData("Łukasz Straße Øre", "LUKASZ STRASSE ORE")]
    [InlineData(" -. ", "")]
    public void Names_are_compared_without_case_accents_and_punctuation(string name, string folded) => Assert.Equal(folded, Folding.Fold(name));

    [Fact]
    public void Words_of_a_search_all_stand_in_the_name_in_any_order()
    {
        var (members, names) = Build([(0, 0, 0), (1, 0, 0), (4, 0, 0)]);
        string?[] Found(string words) =>
            [.. MemberList.PageOf(members, names, Date, Query(MemberOrder.Name, 10) with { Filter = new MembersFilter(Search: words) }, null, Cursors).Members.Select(m => m.Person.Name)];
        Assert.Equal(["Álvaro"], Found("ALV"));
        Assert.Equal(["Eka Ningsih"], Found("nings èka"));
        Assert.Empty(Found("eka budi"));
    }

    [Fact]
    public void An_erasure_takes_the_name_and_a_search_stands_in_no_text()
    {
        var person = AsnId.New();
        var names = PersonNames.Empty.With([Fact(new PersonErased(person), null)]);
        Assert.Equal(PersonName.None, names.Of(person));
        names = names.With([Fact(new PersonJoined(person, new AgencyId("A"), Date.On, Employment), new PersonalPart("1", "Siti"))]);
        Assert.Equal("Siti", names.Of(person).Name);
        names = names.With([Fact(new NipRenewed(person, Date.On), new PersonalPart("2", null))]);
        Assert.Equal(("2", "Siti", "SITI"), (names.Of(person).Nip, names.Of(person).Name, names.Of(person).Folded));
        Assert.Equal(PersonName.None, names.With([Fact(new PersonErased(person), null)]).Of(person));
        Assert.DoesNotContain("Siti", $"{names.Of(person)} {Query(MemberOrder.Name, 1) with { Filter = new MembersFilter(Search: "Siti") }}", StringComparison.Ordinal);
    }

    private static readonly Employment Employment = new(EmployeeStatus.Pns, PostKind.Pelaksana, null, null, new DateOnly(2015, 1, 1));

    private static readonly string?[] Names = ["Álvaro", "budi", "Cici", "Dewi", "Eka Ningsih", "Fajar", null];

    private static (AgencyMemberView[] Members, PersonNames Names) Build(IEnumerable<(int Name, int Jp, int Last)> some)
    {
        var ids = some.Select((s, i) => (Id: new AsnId(new Guid(i, 0, 0, new byte[8])), Of: s)).ToArray();
        var facts = ids.Where(p => Names[p.Of.Name] is not null)
            .Select(p => Fact(new PersonJoined(p.Id, new AgencyId("A"), Date.On, Employment), new PersonalPart(p.Id.ToString(), Names[p.Of.Name])));
        return ([.. ids.Select(p => Member(p.Id, p.Of.Jp, p.Of.Last))], PersonNames.Empty.With(facts));
    }

    private static AgencyMemberView Member(AsnId id, decimal jp, int last)
    {
        var at = last == 0 ? (DateTimeOffset?)null : DateTimeOffset.UnixEpoch.AddDays(last);
        return new(new PersonView(id, null, null, null, Employment), new AgencyId("A"), Employment, last > 0, new RecordView(Date, true, jp, 20, null, jp >= 20, at, [], 1));
    }

    private static RecordedFact Fact(PersonFact fact, PersonalPart? personal) =>
        new(1, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "admin", null, FactTargets.Everyone, fact, personal);

    private static MembersQuery Query(MemberOrder order, int first) => new(new AgencyId("A"), false, 2026, new MembersFilter(), order, first, null);

    private static MembersPage Page(IEnumerable<AgencyMemberView> members, PersonNames names, MemberOrder order, int first, string? after)
    {
        MemberPlace? place = null;
        Assert.True(after is null || Cursors.TryRead(after, order, out place));
        return MemberList.PageOf(members, names, Date, Query(order, first), place, Cursors);
    }
}
