using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Outreach;

/// <summary>Somebody says why a person takes no part in a year; the latest reason holds.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.ExplainAbsence")]
public sealed record ExplainAbsence([property: Id(0)] AsnId Person, [property: Id(1)] int Year, [property: Id(2)] AbsenceReason Reason) : Command
{
    private const int YearMin = 2000;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return !context.Roster.TryFind(Person, out _) ? new Decision.Refuse("UNKNOWN_PERSON", "person", "There is no person with this id.")
            : Year < YearMin || Year > context.Today.Year ? new Decision.Refuse("INVALID_YEAR", "year", $"Give a year from {YearMin} to this one.")
            : new Decision.Accept(new NewFact(new AbsenceExplained(Person, Year, Reason), context.Now));
    }
}

/// <summary>A campaign begins.</summary>
/// <param name="Terms">Its terms; the audience is filled in by the grain that launches it.</param>
[GenerateSerializer, Immutable, Alias("bangkom.LaunchCampaign")]
public sealed record LaunchCampaign([property: Id(0)] CampaignLaunched Terms) : Command
{
    /// <summary>Most that chance may hold out.</summary>
    public const decimal HoldOutShareMax = 0.9m;

    private const int WindowDaysMax = 366;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Problem(context) is { } refusal ? refusal
            : new Decision.Accept(new NewFact(Terms with { Name = Terms.Name.Trim() }, context.NoonOf(Terms.On)));
    }

    private Decision.Refuse? Problem(DecisionContext context) =>
        !Codes.IsValid(Terms.Campaign) ? new Decision.Refuse("INVALID_CODE", "campaign", $"A code has 1 to {Codes.LengthMax} characters of A–Z, 0–9, - and _.")
        : !Inputs.IsText(Terms.Name) ? new Decision.Refuse("INVALID_NAME", "name", $"Give a name of 1 to {Inputs.NameLengthMax} characters without control characters.")
        : Terms.HoldOutShare is < 0 or > HoldOutShareMax || Terms.HoldOutShare.Scale > 6
            ? new Decision.Refuse("INVALID_SHARE", "holdOutShare", "Give a share from 0 to 0.9 with at most 6 decimals.")
        : !Inputs.IsDay(Terms.On) || !Inputs.IsDay(Terms.OutcomeTo) || Terms.On > context.Today || Terms.OutcomeTo < Terms.On
            || Terms.OutcomeTo.DayNumber - Terms.On.DayNumber > WindowDaysMax
            ? new Decision.Refuse("INVALID_WINDOW", "outcomeTo", $"The outcome window begins today or earlier and has 1 to {WindowDaysMax + 1} days.")
        : Terms.Program is { } program && !context.Roster.TryFind(program, out ProgramDefined? _)
            ? new Decision.Refuse("UNKNOWN_PROGRAM", "program", "There is no programme with this code.")
        : Terms.Rule.Agencies?.Any(a => !context.Roster.Rules.Agencies.Contains(a)) == true
            ? new Decision.Refuse("UNKNOWN_AGENCY", "agencies", "There is no agency with one of these codes.")
        : Terms.Audience.IsEmpty ? new Decision.Refuse("NO_AUDIENCE", "atRisk", "Nobody fits the rule: widen it.")
        : null;
}

/// <summary>People were told.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="People">Whom, 1 to <see cref="PeopleMax"/>.</param>
/// <param name="Channel">How.</param>
/// <param name="On">When.</param>
[GenerateSerializer, Immutable, Alias("bangkom.TellPeople")]
public sealed record TellPeople(
    [property: Id(0)] string Campaign,
    [property: Id(1)] ImmutableArray<AsnId> People,
    [property: Id(2)] OutreachChannel Channel,
    [property: Id(3)] DateOnly On) : Command
{
    /// <summary>People of one request.</summary>
    public const int PeopleMax = 5_000;

    /// <summary>What the campaign as it stands forbids; null = nothing.</summary>
    internal Settled? ProblemIn(OutreachState state)
    {
        if (!state.Campaigns.TryGetValue(Campaign, out var known))
        {
            return new Settled("UNKNOWN_CAMPAIGN", "campaign", "There is no campaign with this code.");
        }

        var audience = known.Terms.Audience.ToHashSet();
        return People.Any(known.HeldOut.Contains) ? new Settled("HELD_OUT", "people", "Somebody among them is held out by chance: tell them after the outcome window.")
            : !People.All(audience.Contains) ? new Settled("NOT_IN_AUDIENCE", "people", "Somebody among them is not in the campaign's audience.")
            : On < known.Terms.On ? new Settled("INVALID_DAY", "on", "The campaign had not begun on this day.")
            : null;
    }

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return People.Length is 0 or > PeopleMax ? new Decision.Refuse("INVALID_PEOPLE", "people", $"Name 1 to {PeopleMax} people.")
            : On > context.Today ? new Decision.Refuse("INVALID_DAY", "on", "Give a day that is not in the future.")
            : new Decision.Accept(new NewFact(new PeopleTold(Campaign, People, Channel, On), context.NoonOf(On)));
    }
}
