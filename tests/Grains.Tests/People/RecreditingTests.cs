using Bangkom.Grains.Agencies;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.People;
using CsCheck;
using static Bangkom.Grains.Tests.DecidingRegion;

namespace Bangkom.Grains.Tests.People;

public class RecreditingTests
{
    private static readonly AgencyId[] Agencies = [Health, School, Fire];

    private static readonly Gen<(int Kind, int Person, int Agency, int Day)[]> Steps =
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 260]).Array[5, 40];

    [Fact]
    public void Whatever_happens_to_the_roster_every_completion_is_credited_to_the_agency_held_on_its_day() => Steps.Sample(
        steps =>
        {
            var region = new DecidingRegion();
            var people = Enumerable.Range(1, 3).Select(i => region.Join(i, Agencies[i % 3])).ToArray();
            foreach (var (kind, person, agency, day) in steps)
            {
                Step(region, kind, people[person], Agencies[agency], Day(1, 1).AddDays(day), day);
            }

            Check(region);
        },
        iter: 300);

    private static void Step(DecidingRegion region, int kind, AsnId person, AgencyId agency, DateOnly day, int pick)
    {
        var completions = region.Facts.Where(f => f.Fact is Completed).Select(f => f.Position).ToArray();
        Command command = kind switch
        {
            <= 4 => new CompleteItem(null, person, Course(Moment.On(day))),
            5 when completions.Length > 0 => new CorrectItem(null, completions[pick % completions.Length], null, null, Course(Moment.On(day))),
            6 => new RecordDeparture(person, day),
            7 => new ChangeEmployment(person, Employment() with { ContractTo = pick % 2 == 0 ? day.AddDays(60) : null }, day),
            8 when completions.Length > 0 && pick % 3 == 0 => new RevokeItem(null, completions[pick % completions.Length]),
            9 when pick % 2 == 0 => new MergeAgencies(agency, Agencies[pick % 3], day),
            _ => new TransferPerson(person, agency, day),
        };
        region.Decide(command, "admin");
    }

    private static void Check(DecidingRegion region)
    {
        var revoked = region.Facts.Select(f => f.Fact).OfType<CompletionRevoked>().Select(f => f.Of).ToHashSet();
        foreach (var first in region.Facts.Where(f => f.Fact is Completed && !revoked.Contains(f.Position)))
        {
            var completed = (Completed)first.Fact;
            var last = region.Facts.LastOrDefault(f => f.Fact is CompletionCorrected c && c.Of == first.Position) ?? first;
            var content = last.Fact is CompletionCorrected corrected ? corrected.Content : completed.Content;
            var held = region.Person(completed.Person).MemberOfOn(content.CompletedAt.DayIn(RegionZone.Of("Asia/Jakarta")), region.Tree);
            if (held is { } agency)
            {
                Assert.Equal(agency, region.Credited(last.Position));
            }
        }
    }
}
