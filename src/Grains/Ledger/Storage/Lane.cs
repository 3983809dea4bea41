namespace Bangkom.Grains.Ledger.Storage;

/// <summary>
/// A coarse kind of a fact. All but <see cref="Event"/> are few, and found through a partial index: the writer's memory,
/// the tree and the policies are folded from them without reading a year of completions.
/// </summary>
public enum Lane : byte
{
    /// <summary>Completions, enrolments, attendance, receipts: many, read by position or by person.</summary>
    Event = 0,
    /// <summary>Region, agencies, programmes, batches, partners and their keys, policies.</summary>
    Definition = 1,
    /// <summary>Joins, transfers, employments, NIPs, departures, erasures.</summary>
    Roster = 2,
    /// <summary>Quarantined items, repairs, replays.</summary>
    Held = 3,
    /// <summary>Corrections of completions.</summary>
    Corrected = 4,
    /// <summary>Needs, answers, money, campaigns: each concept folds its own without reading a year of completions.</summary>
    Cycle = 5,
}
