using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.People;

/// <summary>
/// Changes of one known person that one command makes, each only when it says something new, and what follows from them for
/// earlier completions.
/// </summary>
/// <param name="entry">The person before.</param>
/// <param name="context">The writer's memory and the clock.</param>
internal sealed class RosterChanges(RosterEntry entry, DecisionContext context)
{
    /// <summary>More facts than one command can make; they stand behind all others while it is being decided.</summary>
    private const int FactsMax = 10_000;

    private readonly List<NewFact> _facts = [];
    private readonly AgencyTree _tree = context.Roster.Rules.Agencies;
    private readonly DateOnly _latest = CompletionRules.LatestDay(context);
    private RosterPerson _person = entry.Person;

    /// <summary>Who.</summary>
    public AsnId Id => _person.Person;

    /// <summary>True when a day on which something may have been completed has another membership than before.</summary>
    public bool NeedsHistory { get; private set; }

    /// <summary>A member of an agency from a day on.</summary>
    /// <param name="agency">An agency that is open on that day.</param>
    /// <param name="on">The day.</param>
    public void Transfer(AgencyId agency, DateOnly on)
    {
        var held = _person.AgencyOn(on, _tree);
        if (held != agency)
        {
            Add(new PersonTransferred(Id, agency, _person.AgencyOn(on.AddDays(-1), _tree) ?? held, on), on);
            NeedsHistory |= on <= _latest;
        }
    }

    /// <summary>Employed otherwise, or called otherwise, from a day on.</summary>
    /// <param name="employment">The employment.</param>
    /// <param name="on">The day.</param>
    /// <param name="name">The name, or null: as it was.</param>
    public void Employ(Employment employment, DateOnly on, string? name = null)
    {
        var before = _person.EmploymentOn(on);
        var isRenamed = name is not null && name != entry.Name;
        if (before != employment || isRenamed)
        {
            Add(new EmploymentChanged(Id, on, employment), on, isRenamed ? new PersonalPart(Name: name) : null);

            // Of all that an employment says only the contract's last day decides a membership.
            NeedsHistory |= on <= _latest && before?.ContractTo != employment.ContractTo;
        }
    }

    /// <summary>A further NIP.</summary>
    /// <param name="digits">18 digits that nobody else has.</param>
    /// <param name="on">Its first day.</param>
    public void RenewNip(string digits, DateOnly on)
    {
        if (!entry.Nips.Contains(digits))
        {
            Add(new NipRenewed(Id, on), on, new PersonalPart(Nip: digits));
        }
    }

    /// <summary>A member no more, known on a later day.</summary>
    /// <param name="on">The first day out.</param>
    /// <param name="until">
    /// The day on which it is known that they are still out: what the roster says about the days between is overruled, while
    /// a return that is planned for a later day stands.
    /// </param>
    public void Leave(DateOnly on, DateOnly until)
    {
        LeaveOn(on);
        foreach (var step in _person.Agencies)
        {
            if (step.EffectiveOn > on && step.EffectiveOn <= until)
            {
                LeaveOn(step.EffectiveOn);
            }
        }
    }

    /// <summary>A member until a day: a departure that was recorded for an earlier day is moved.</summary>
    /// <param name="agency">The agency until then.</param>
    /// <param name="from">A day on which they are a member.</param>
    /// <param name="on">The first day out.</param>
    public void StayUntil(AgencyId agency, DateOnly from, DateOnly on)
    {
        foreach (var step in _person.Agencies)
        {
            if (step.EffectiveOn > from && step.EffectiveOn < on && _person.RecordedAgencyOn(step.EffectiveOn) is null)
            {
                Transfer(_tree.Resolve(agency, step.EffectiveOn), step.EffectiveOn);
            }
        }

        LeaveOn(on);
    }

    /// <summary>What was decided: nothing new, or the changes and what follows from them.</summary>
    public Decision Decide()
    {
        if (_facts.Count == 0)
        {
            return new Decision.Same(entry.LastPosition, Id);
        }

        if (!NeedsHistory)
        {
            return new Decision.Accept([.. _facts]);
        }

        var history = context.Histories.TryGetValue(Id, out var facts)
            ? facts
            : throw new InvalidOperationException("The person's history was not read before a back-dated change.");
        return new Decision.Accept([.. _facts, .. Recrediting.Facts(history, _person, _tree, context.Zone)]);
    }

    private void LeaveOn(DateOnly on)
    {
        if (_person.RecordedAgencyOn(on) is not null)
        {
            Add(new PersonLeft(Id, on), on);
            NeedsHistory |= on <= _latest;
        }
    }

    private void Add(PersonFact fact, DateOnly on, PersonalPart? personal = null)
    {
        _facts.Add(new NewFact(fact, context.NoonOf(on), personal));
        _person = _person.Apply(fact, long.MaxValue - FactsMax + _facts.Count);
    }
}
