using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.People;

/// <summary>What an entry of the roster may say.</summary>
internal static class RosterRules
{
    private static readonly string[] Roman =
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII"];

    /// <summary>What is wrong with an employment, or null.</summary>
    /// <param name="employment">The employment.</param>
    /// <param name="context">The writer's memory.</param>
    public static Decision.Refuse? Check(Employment employment, DecisionContext context)
    {
        if (employment.Rank is { } rank && !IsRank(rank, employment.Status))
        {
            return new Decision.Refuse("INVALID_RANK", "rank", "Write I/a to IV/e for PNS and CPNS, or I to XVII for PPPK.");
        }

        if (employment.PostLevel is { } level && !Inputs.IsText(level))
        {
            return new Decision.Refuse("INVALID_POST_LEVEL", "postLevel", $"Give 1 to {Inputs.NameLengthMax} characters, or leave it out.");
        }

        if (!Inputs.IsDay(employment.JoinedOn))
        {
            return Day("joinedOn");
        }

        if (!Inputs.IsDay(employment.ContractFrom) || !Inputs.IsDay(employment.ContractTo))
        {
            return Day(Inputs.IsDay(employment.ContractFrom) ? "contractTo" : "contractFrom");
        }

        if (employment.ContractTo < employment.ContractFrom)
        {
            return new Decision.Refuse("CONTRACT_DATES", "contractTo", "The contract's last day lies before its first.");
        }

        return employment.Superior is { } superior && !context.Roster.TryFind(superior, out RosterEntry? _)
            ? new Decision.Refuse("UNKNOWN_SUPERIOR", "superior", "No person has the superior's id.")
            : null;
    }

    /// <summary>Why nobody can be a member of an agency from a day on, or null.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="on">The day.</param>
    /// <param name="tree">The region's agencies.</param>
    public static Decision.Refuse? Check(AgencyId agency, DateOnly on, AgencyTree tree)
    {
        if (!tree.Contains(agency))
        {
            return new Decision.Refuse("UNKNOWN_AGENCY", "agency", "No agency has this code: define it first, or correct the code.");
        }

        return tree.IsOpenOn(agency, on)
            ? null
            : new Decision.Refuse("AGENCY_CLOSED", "agency", $"The agency had merged by that day: name its successor {tree.Resolve(agency, on)}.");
    }

    /// <summary>What is wrong with a name, or null.</summary>
    /// <param name="name">The name.</param>
    public static Decision.Refuse? CheckName(string name) => Inputs.IsText(name)
        ? null
        : new Decision.Refuse("INVALID_NAME", "name", $"Give a name of 1 to {Inputs.NameLengthMax} characters without control characters.");

    /// <summary>What is wrong with a NIP, or null.</summary>
    /// <param name="text">The NIP.</param>
    /// <param name="field">Its field.</param>
    /// <param name="context">The clock.</param>
    /// <param name="nip">The NIP.</param>
    public static Decision.Refuse? CheckNip(string text, string field, DecisionContext context, out Nip nip) =>
        Nip.TryParse(text, context.Today, out nip, out var problem) ? null : new Decision.Refuse("INVALID_NIP", field, problem!);

    /// <summary>Why a day can't be meant, or null.</summary>
    /// <param name="day">The day; null is well.</param>
    /// <param name="field">Its field.</param>
    public static Decision.Refuse? CheckDay(DateOnly? day, string field) => Inputs.IsDay(day) ? null : Day(field);

    private static Decision.Refuse Day(string field) => new("INVALID_DATE", field, "Give a day from 1900-01-01 to 2199-12-31.");

    /// <summary>PNS I/a–IV/e, where only IV reaches e; PPPK I–XVII.</summary>
    private static bool IsRank(string rank, EmployeeStatus status)
    {
        if (status is EmployeeStatus.Pppk or EmployeeStatus.PppkPartTime)
        {
            return Roman.Contains(rank, StringComparer.Ordinal);
        }

        var (group, step) = rank.Split('/') is [var first, { Length: 1 } second] ? (first, second[0]) : ("", ' ');
        return group is "I" or "II" or "III" ? step is >= 'a' and <= 'd' : group is "IV" && step is >= 'a' and <= 'e';
    }
}
