namespace Bangkom.Grains.Ledger.Projections;

/// <summary>Where a stream's facts stand in the ledger.</summary>
internal enum StreamRange
{
    /// <summary>Among all facts: a rebuild reads the ledger once, together with others that rebuild.</summary>
    Anywhere,

    /// <summary>Among the definitions alone: a rebuild reads their lane.</summary>
    Definitions,

    /// <summary>Among the facts of the programme's cycle: a rebuild reads their lane.</summary>
    Cycle,
}
