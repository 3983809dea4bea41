using System.Globalization;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Grains.History;

/// <summary>
/// Finds what made a figure differ: the two moments are compared person by person, and of those whose part differs the facts are listed
/// that only one moment includes. Who differs without such a fact differs through the tree, a rule, or the days passing.
/// </summary>
/// <param name="reader">The ledger.</param>
/// <param name="from">The figure at the one moment.</param>
/// <param name="to">The figure at the other moment.</param>
internal sealed class Explainer(ILedgerReader reader, MomentScope from, MomentScope to)
{
    /// <summary>People whose facts are read one by one; of more people they are picked from one reading of all facts.</summary>
    private const int PeopleReadAloneMax = 200;

    /// <summary>Every fact that made a difference, by position; then, perhaps, the days.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<ExplainedFact>> FindAsync(CancellationToken cancellationToken)
    {
        var differing = from.People.Union(to.People).Where(p => from.PartOf(p) != to.PartOf(p)).ToHashSet();
        var facts = new List<RecordedFact>();
        await foreach (var fact in OwnFactsAsync(differing, cancellationToken))
        {
            if (IsOneSided(fact))
            {
                facts.Add(fact);
            }
        }

        var own = facts.GroupBy(f => ((PersonFact)f.Fact).Person).ToDictionary(g => g.Key, g => OfTheYear([.. g]));
        var explained = own.Values.SelectMany(f => f).Select(Explain).ToList();
        if (differing.Any(p => !own.ContainsKey(p)))
        {
            await foreach (var fact in RegionFactsAsync(cancellationToken))
            {
                explained.Add(Explain(fact));
            }

            AddDate(explained);
        }

        return [.. explained.OrderBy(f => f.Key)];
    }

    private bool IsOneSided(RecordedFact fact) => Includes(from, fact) != Includes(to, fact);

    private static bool Includes(MomentScope side, RecordedFact fact) =>
        fact.Position <= side.Moment.Position && IsAboutFigures(fact.Fact) && FactFilter.Concerns(fact, side.At.AsOf);

    private static bool IsAboutFigures(Fact fact) => fact
        is Completed or CompletionCorrected or CompletionRevoked or CompletionRecredited
        or PersonJoined or PersonTransferred or PersonLeft or EmploymentChanged
        or PolicyDefined or AgencyDefined or AgencyMoved or AgencyMerged;

    private async IAsyncEnumerable<RecordedFact> OwnFactsAsync(
        HashSet<AsnId> people, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (low, high) = (Math.Min(from.Moment.Position, to.Moment.Position), Math.Max(from.Moment.Position, to.Moment.Position));
        // With one instant on both sides only what was recorded between them can be on one side alone.
        var after = from.At.AsOf == to.At.AsOf ? low : 0;
        if (people.Count <= PeopleReadAloneMax)
        {
            foreach (var person in people)
            {
                foreach (var fact in await reader.ReadPersonAsync(person, after, high, cancellationToken))
                {
                    yield return fact;
                }
            }

            yield break;
        }

        await foreach (var chunk in reader.ReadBodiesAsync(after, high, cancellationToken))
        {
            foreach (var body in chunk)
            {
                if (body.Person is { } person && people.Contains(person))
                {
                    yield return body.ToRecorded();
                }
            }
        }
    }

    private async IAsyncEnumerable<RecordedFact> RegionFactsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var chunk in reader.ReadLanesAsync([Lane.Definition], 0, Math.Max(from.Moment.Position, to.Moment.Position), cancellationToken))
        {
            foreach (var fact in chunk.Where(IsOneSided))
            {
                yield return fact;
            }
        }
    }

    /// <summary>Completions of other years say nothing, unless nothing else does: a look-alike reaches over years.</summary>
    private List<RecordedFact> OfTheYear(List<RecordedFact> facts)
    {
        var zone = from.Moment.Rules.Zone;
        var ofYear = facts.FindAll(f => f.Fact is not Completed completed || completed.Content.CompletedAt.DayIn(zone).Year == from.Moment.Date.Year);
        return ofYear.Count > 0 ? ofYear : facts;
    }

    private void AddDate(List<ExplainedFact> explained)
    {
        var (before, after) = (from.Moment.Date.On, to.Moment.Date.On);
        if (before != after)
        {
            var kind = string.Create(CultureInfo.InvariantCulture, $"Days passing: the figure's date is {before:yyyy-MM-dd}, then {after:yyyy-MM-dd}");
            explained.Add(new ExplainedFact(null, null, null, kind, ChangeReason.Date));
        }
    }

    private ExplainedFact Explain(RecordedFact recorded)
    {
        var (kind, reason, title) = recorded.Fact switch
        {
            Completed f => ("Completion", IsLate(recorded) ? ChangeReason.LateCompletion : ChangeReason.Completion, f.Content.Title),
            CompletionCorrected f => ("Correction of a completion", ChangeReason.Correction, f.Content.Title),
            CompletionRevoked => ("Revocation of a completion", ChangeReason.Revocation, null),
            CompletionRecredited f => ($"Completion credited to {f.Agency}", ChangeReason.Recredit, null),
            PersonJoined f => (On($"Joined {f.Agency}", f.EffectiveOn), ChangeReason.Joined, null),
            PersonTransferred f => (On($"Transferred to {f.Agency}", f.EffectiveOn), ChangeReason.Transfer, null),
            PersonLeft f => (On("Left", f.EffectiveOn), ChangeReason.Left, null),
            EmploymentChanged f => (On("Status, post or contract changed", f.EffectiveOn), ChangeReason.Status, null),
            PolicyDefined f => (On($"Policy {f.Kind} {f.AppliesTo}".TrimEnd(), f.ValidFrom), ChangeReason.Policy, null),
            AgencyMoved f => (On($"Agency {f.Agency} moved under {f.Parent?.Value ?? "no agency"}", f.EffectiveOn), ChangeReason.Tree, null),
            AgencyMerged f => (On($"Agency {f.Agency} merged into {f.Into}", f.EffectiveOn), ChangeReason.Tree, null),
            AgencyDefined f => ($"Agency {f.Agency} defined", ChangeReason.Tree, (string?)null),
            _ => throw new InvalidOperationException("A fact that changes no figure."),
        };
        return new ExplainedFact(recorded.Position, recorded.RecordedAt, recorded.OccurredAt, kind, reason, title, (recorded.Fact as PersonFact)?.Person);
    }

    /// <summary>It had happened by the earlier moment, which did not know of it yet.</summary>
    private bool IsLate(RecordedFact fact)
    {
        var earlier = from.Moment.Position <= to.Moment.Position ? from : to;
        var instant = earlier.At.AsOf ?? earlier.At.KnownAt ?? earlier.Moment.View.Whole.RecordedAt;
        return fact.Position > earlier.Moment.Position && fact.OccurredAt <= instant;
    }

    private static string On(string what, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{what} from {day:yyyy-MM-dd}");
}
