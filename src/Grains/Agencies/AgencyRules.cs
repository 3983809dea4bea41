using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Agencies;

/// <summary>What the tree of agencies allows.</summary>
internal static class AgencyRules
{
    /// <summary>Levels at most: OPD, UPT (school, puskesmas) and units below.</summary>
    public const int LevelsMax = 4;

    /// <summary>What is wrong with a new agency's code, or null.</summary>
    /// <param name="agency">The code.</param>
    public static Decision.Refuse? CheckCode(AgencyId agency) => Codes.IsValid(agency.Value)
        ? null
        : new Decision.Refuse("INVALID_CODE", "agency", $"A code has 1 to {Codes.LengthMax} characters of A–Z, 0–9, - and _.");

    /// <summary>What is wrong with a name, or null.</summary>
    /// <param name="name">The name.</param>
    public static Decision.Refuse? CheckName(string name) => Inputs.IsText(name)
        ? null
        : new Decision.Refuse("INVALID_NAME", "name", $"Give a name of 1 to {Inputs.NameLengthMax} characters without control characters.");

    /// <summary>Why an agency is none that may change on a day, or null.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="field">Its field.</param>
    /// <param name="on">The day.</param>
    /// <param name="tree">The region's agencies.</param>
    public static Decision.Refuse? CheckOpen(AgencyId agency, string field, DateOnly on, AgencyTree tree)
    {
        if (!tree.Contains(agency))
        {
            return new Decision.Refuse("UNKNOWN_AGENCY", field, "No agency has this code: define it first, or correct the code.");
        }

        return tree.IsOpenOn(agency, on)
            ? null
            : new Decision.Refuse("AGENCY_CLOSED", field, $"The agency has merged by that day: name its successor {tree.Resolve(agency, on)}.");
    }

    /// <summary>Why an agency can't stand below a parent from a day on, or null.</summary>
    /// <param name="agency">The agency, known or new.</param>
    /// <param name="parent">The parent; null = a top agency.</param>
    /// <param name="from">The first day below it.</param>
    /// <param name="today">The day on which levels are counted, unless <paramref name="from"/> is later.</param>
    /// <param name="tree">The region's agencies.</param>
    public static Decision.Refuse? CheckParent(AgencyId agency, AgencyId? parent, DateOnly from, DateOnly today, AgencyTree tree)
    {
        var day = from > today ? from : today;
        if (parent is { } above)
        {
            if (above == agency)
            {
                return new Decision.Refuse("WOULD_CYCLE", "parent", "An agency can't stand below itself.");
            }

            if (!tree.Contains(above))
            {
                return new Decision.Refuse("UNKNOWN_PARENT", "parent", "No agency has the parent's code: define the parent first, or correct the code.");
            }

            if (CheckOpen(above, "parent", day, tree) is { } closed)
            {
                return closed;
            }

            if (tree.WouldCycle(agency, above, from))
            {
                return new Decision.Refuse("WOULD_CYCLE", "parent", "The parent stands below the agency, now or by a later change.");
            }
        }

        var moved = tree.Apply(new AgencyMoved(agency, parent, from), long.MaxValue);
        return IsTooDeep(agency, moved, from) || IsTooDeep(agency, moved, day)
            ? new Decision.Refuse("TOO_DEEP", "parent", $"The tree has at most {LevelsMax} levels.")
            : null;
    }

    /// <summary>True when an agency or one below it stands too deep on a day.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="tree">The tree to look at.</param>
    /// <param name="day">The day.</param>
    public static bool IsTooDeep(AgencyId agency, AgencyTree tree, DateOnly day) =>
        tree.DepthOn(agency, day) > LevelsMax || tree.DescendantsOn(agency, day).Any(below => tree.DepthOn(below, day) > LevelsMax);
}
