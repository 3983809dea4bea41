using Bangkom.Grains.Batches;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using CsCheck;

namespace Bangkom.Grains.Tests.Batches;

/// <summary>The batch's compact fold against a naive count over the same facts.</summary>
public sealed class BatchFoldProperties
{
    private const int Histories = 2_000;

    private static readonly BatchId Batch = new("B");
    private static readonly DateOnly Day = new(2026, 3, 2);
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 3, 0, 0, TimeSpan.Zero);
    private static readonly AsnId[] People = [.. Enumerable.Range(1, 3).Select(i => new AsnId(new Guid(i, 7, 7, new byte[8])))];

    private static readonly Gen<Step[]> Steps =
        Gen.Select(Gen.Int[0, 8], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Bool, Gen.Int[2, 31], (kind, person, agency, enrolled, here, of) =>
            new Step(kind, People[person], AgencyOf(agency), enrolled == 3 ? null : AgencyOf(enrolled), here, of)).Array[0, 30];

    [Fact]
    public void Views_and_seats_are_what_a_naive_count_finds() => Steps.Sample(
        steps =>
        {
            var facts = Facts(steps);
            var state = Fold(new BatchState(Batch), facts);
            var view = state.ViewOn(Day, 0, null)!;
            var agencies = People.Select(p => (Agency: AgencyIn(facts, p), Person: p)).Where(p => p.Agency is not null).ToLookup(p => p.Agency!.Value, p => p.Person);
            Assert.Equal(
                agencies.OrderBy(a => a.Key).Select(a => new BatchAgency(a.Key, a.Count(), a.Count(p => HasAttended(facts, p)), a.Count(p => Here(facts, p).Any()))),
                view.Agencies);
            Assert.Equal(agencies.Sum(a => a.Count()), view.Enrolled);
            var waiting = People.Where(p => PlaceOf(facts, p) is not null && AgencyIn(facts, p) is null).OrderBy(p => PlaceOf(facts, p)!.Value.At);
            Assert.Equal(waiting.Select((p, i) => new WaitingPerson(p, PlaceOf(facts, p)!.Value.Agency, i + 1, Day)), state.WaitList());
            foreach (var person in People)
            {
                var without = Facts([.. steps, new Step(2, person, AgencyOf(0), null, true, 0)]);
                var seen = state.Seats(without: person);
                Assert.Equal(Fold(new BatchState(Batch), without).Seats().Taken, seen.Taken);
                Assert.DoesNotContain(person, seen.Waiting);
            }
        },
        iter: Histories);

    [Fact]
    public void A_snapshot_and_the_facts_after_it_give_the_full_fold() => Gen.Select(Steps, Gen.Int[0, 30]).Sample(
        (steps, cut) =>
        {
            var facts = Facts(steps);
            var whole = Fold(new BatchState(Batch), facts);
            var restored = Fold(BatchState.FromParts(Batch, Fold(new BatchState(Batch), facts.Take(cut)).ToParts()), facts.Skip(cut));
            Assert.Equal(Told(whole), Told(restored));
            // What was packed twice is the same still.
            Assert.Equal(Told(whole), Told(BatchState.FromParts(Batch, restored.ToParts())));
        },
        iter: Histories);

    [Fact]
    public void Pieces_of_a_large_snapshot_stay_below_a_megabyte_and_hold_everyone()
    {
        var state = new BatchState(Batch);
        for (var i = 1; i <= 60_000; i++)
        {
            state.Apply(Recorded(i, new Completed(new AsnId(Guid.NewGuid()), AgencyOf(i % 3), null, Content(true), Now)));
        }

        var parts = state.ToParts();
        Assert.True(parts.Count > 2);
        Assert.All(parts.OfType<BatchPiece>(), p => Assert.InRange(p.Traces.Bytes.Length, 1, 900_000));
        Assert.Equal(60_000, BatchState.FromParts(Batch, parts).People.Enrolled.Count());
    }

    private static string Told(BatchState state) => System.Text.Json.JsonSerializer.Serialize(new
    {
        View = state.ViewOn(Day, 0, null),
        Seats = state.Seats(),
        Waiting = state.WaitList(),
        Of = People.Select(state.SeatOf),
        Holds = People.Select(state.People.HasSeatOrPlace),
        Without = People.Select(p => state.Seats(without: p)),
    });

    private static BatchState Fold(BatchState state, IEnumerable<RecordedFact> facts)
    {
        foreach (var fact in facts)
        {
            state.Apply(fact);
        }

        return state;
    }

    /// <summary>What happened to a person's completions that name the batch and hold: the agency of each, by position.</summary>
    private static IEnumerable<AgencyId> Here(RecordedFact[] facts, AsnId person)
    {
        var mine = facts.Where(f => f.Fact is PersonFact p && p.Person == person).ToArray();
        foreach (var of in mine.Select(f => Of(f)).Where(of => of > 0).Distinct().Order())
        {
            var last = mine.LastOrDefault(f => f.Fact is Completed or CompletionCorrected && Of(f) == of);
            if (last is null || mine.Any(f => f.Fact is CompletionRevoked r && r.Of == of))
            {
                continue;
            }

            var (content, agency, enrolled) = last.Fact is Completed c ? (c.Content, c.Agency, c.EnrolledAgency) : Unpack((CompletionCorrected)last.Fact);
            var recredit = mine.LastOrDefault(f => f.Fact is CompletionRecredited r && r.Of == last.Position && f.Position > last.Position);
            if (content.Batch == Batch)
            {
                yield return enrolled ?? ((CompletionRecredited?)recredit?.Fact)?.Agency ?? agency;
            }
        }
    }

    private static (CompletionContent Content, AgencyId Agency, AgencyId? Enrolled) Unpack(CompletionCorrected f) => (f.Content, f.Agency, f.EnrolledAgency);

    private static long Of(RecordedFact fact) => fact.Fact switch
    {
        Completed => fact.Position,
        CompletionCorrected f => f.Of,
        CompletionRevoked f => f.Of,
        _ => 0,
    };

    private static bool HasAttended(RecordedFact[] facts, AsnId person) =>
        facts.Any(f => f.Fact is Attended a && a.Person == person) || Here(facts, person).Any();

    private static AgencyId? AgencyIn(RecordedFact[] facts, AsnId person)
    {
        var seat = facts.LastOrDefault(f => f.Fact is Enrolled e && e.Person == person || f.Fact is Withdrawn w && w.Person == person)?.Fact as Enrolled;
        var attended = facts.FirstOrDefault(f => f.Fact is Attended a && a.Person == person)?.Fact as Attended;
        return seat?.Agency ?? attended?.Agency ?? Here(facts, person).Select(a => (AgencyId?)a).FirstOrDefault();
    }

    private static (long At, AgencyId Agency)? PlaceOf(RecordedFact[] facts, AsnId person)
    {
        (long At, AgencyId Agency)? place = null;
        foreach (var fact in facts.Where(f => f.Fact is PersonFact p && p.Person == person))
        {
            place = fact.Fact switch
            {
                WaitListed w => (place?.At ?? fact.Position, w.Agency),
                Enrolled or Withdrawn => null,
                _ => place,
            };
        }

        return place;
    }

    private static AgencyId AgencyOf(int index) => new("A" + index);

    private static CompletionContent Content(bool here) => new(
        "Pelatihan", LearningForm.Technical, LearningScope.National, 8, null, Moment.On(Day), null, here ? Batch : new BatchId("C"), null, null, null);

    private static RecordedFact Recorded(long position, Fact fact) => new(position, Now, Now, "admin", null, FactTargets.Everyone, fact);

    private static RecordedFact[] Facts(Step[] steps)
    {
        var plan = new BatchPlan("Angkatan I", new ProgramId("P"), null, 1, BatchMode.Scheduled, Day, Day, 30);
        return [Recorded(1, new BatchScheduled(Batch, plan)), .. steps.Select((s, i) => Recorded(i + 2, s.ToFact()))];
    }

    private sealed record Step(int Kind, AsnId Person, AgencyId Agency, AgencyId? Enrolled, bool IsHere, long Of)
    {
        public Fact ToFact() => Kind switch
        {
            0 => new Enrolled(Person, Batch, Agency, Day),
            1 => new WaitListed(Person, Batch, Agency, Day),
            2 => new Withdrawn(Person, Batch, Day, null),
            3 => new Attended(Person, Batch, Agency, Day),
            4 or 5 => new Completed(Person, Agency, Enrolled, Content(IsHere), Now),
            6 => new CompletionCorrected(Person, Of, Agency, Enrolled, Content(IsHere), Now),
            7 => new CompletionRevoked(Person, Of, Now),
            _ => new CompletionRecredited(Person, Of, Agency),
        };
    }
}
