using System.Collections.Immutable;
using System.Globalization;
using Bangkom.Grains.Catalog;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Needs;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Composing;

/// <summary>What a problem is made from.</summary>
/// <param name="request">What is wished.</param>
/// <param name="catalog">Plans and programmes.</param>
/// <param name="others">Batches at the same time that are not composed.</param>
/// <param name="enrolled">Who is in which batch.</param>
/// <param name="declined">Who does not come to which batch.</param>
/// <param name="basis">Open needs, and what was completed.</param>
/// <param name="roster">Who belongs where.</param>
/// <param name="today">Today.</param>
internal sealed class ComposingSources(
    ComposingRequest request,
    CatalogView catalog,
    ImmutableArray<BatchId> others,
    ImmutableDictionary<BatchId, ImmutableArray<AsnId>> enrolled,
    ImmutableDictionary<BatchId, ImmutableHashSet<AsnId>> declined,
    NeedsBasis basis,
    RegionRoster roster,
    DateOnly today)
{
    /// <summary>Level of a gap of which no required level is known: any level closes it.</summary>
    private const int AnyLevel = 0;

    private readonly AgencyTree _tree = roster.Rules.Agencies;
    private readonly Dictionary<AgencyId, ImmutableArray<AgencyId>> _above = [];

    /// <summary>The problem.</summary>
    /// <param name="awayShare">See <see cref="ComposingProblem.AwayShare"/>.</param>
    public ComposingProblem ToProblem(decimal awayShare)
    {
        ImmutableArray<ComposingProgram> programs = [.. request.Batches.Concat(others).Select(b => catalog.Batches[b].Program).Distinct().Order().Select(Program)];
        var needs = basis.OpenNeeds.ToLookup(n => n.Person);
        var asked = needs.Select(g => g.Key).Concat(request.Mandatory.Select(m => m.Person)).Concat(enrolled.Values.SelectMany(p => p)).Distinct().Order();
        ImmutableArray<ComposingPerson> people = [.. asked.Select(p => Person(p, needs[p])).OfType<ComposingPerson>()];
        var known = people.Select(p => p.Person).ToHashSet();
        return new ComposingProblem(people, programs, [.. request.Batches.Select(Batch), .. others.Select(Other)], request.MixBonus, awayShare)
        {
            Held = [.. enrolled.SelectMany(e => e.Value.Where(known.Contains).Select(p => new HeldSeat(p, e.Key))).OrderBy(h => h.Batch).ThenBy(h => h.Person)],
            Mandatory = [.. request.Mandatory.Where(m => known.Contains(m.Person))],
            UnitSizes = roster.People.Values.Select(e => e.Person.MemberOfOn(today, _tree)).OfType<AgencyId>().CountBy(a => a).ToImmutableDictionary(),
        };
    }

    /// <summary>A need of a level, in one text: a programme closes it only when it brings people that far.</summary>
    private static string Key(CompetencyId competency, int level) => string.Create(CultureInfo.InvariantCulture, $"{competency}@{level}");

    private ComposingProgram Program(ProgramId program)
    {
        var definition = catalog.Programs[program];
        return new ComposingProgram(
            program,
            [.. (definition.Closes ?? []).SelectMany(c => Enumerable.Range(AnyLevel, c.Level + 1).Select(level => Key(c.Competency, level)))],
            definition.Prerequisites ?? []);
    }

    private ComposingBatch Batch(BatchId batch)
    {
        var plan = catalog.Batches[batch];
        var most = (plan.Quotas ?? []).ToDictionary(q => q.Agency, q => q.Seats);
        var least = request.Least.Where(l => l.Batch == batch).GroupBy(l => l.Agency).ToDictionary(g => g.Key, g => g.Max(l => l.Seats));
        return new ComposingBatch(batch, plan.Program, plan.StartsOn!.Value, plan.EndsOn!.Value, plan.Seats!.Value,
            [.. most.Keys.Union(least.Keys).Order().Select(a => new SeatRange(a, least.GetValueOrDefault(a), most.TryGetValue(a, out var seats) ? seats : null))]);
    }

    /// <summary>A batch that is only in the way: it gives no seat and its mix is nobody's wish.</summary>
    private ComposingBatch Other(BatchId batch)
    {
        var plan = catalog.Batches[batch];
        return new ComposingBatch(batch, plan.Program, plan.StartsOn!.Value, plan.EndsOn!.Value, Seats: 0, []);
    }

    private ComposingPerson? Person(AsnId person, IEnumerable<Needs.PersonNeed> needs)
    {
        if (!roster.TryFind(person, out RosterEntry? entry) || entry.IsErased || entry.Person.MemberOfOn(today, _tree) is not { } agency)
        {
            return null;
        }

        return new ComposingPerson(
            person, agency, agency, Above(agency),
            [.. needs.Where(n => n.Priority > 0).Select(n => new CandidateNeed(Key(n.Competency, n.Required ?? AnyLevel), n.Priority))],
            [.. catalog.Programs.Keys.Where(p => basis.Completed.Contains(new PersonProgram(person, p)))],
            [.. declined.Where(d => d.Value.Contains(person)).Select(d => d.Key)]);
    }

    private ImmutableArray<AgencyId> Above(AgencyId agency)
    {
        if (!_above.TryGetValue(agency, out var above))
        {
            var found = ImmutableArray.CreateBuilder<AgencyId>();
            for (AgencyId? next = agency; next is { } here && found.Count < AgencyTree.StepsMax; next = _tree.ParentOn(here, today))
            {
                found.Add(here);
            }

            _above[agency] = above = found.ToImmutable();
        }

        return above;
    }
}
