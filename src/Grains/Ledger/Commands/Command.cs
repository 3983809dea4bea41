using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Grains.Ledger.Commands;

/// <summary>
/// What an item asks for. It decides over the writer's memory alone, purely and synchronously, into facts, a hold or a refusal.
/// Each concept brings its own commands; the ledger knows none of them.
/// </summary>
[GenerateSerializer, Immutable, Alias("bangkom.Command")]
public abstract record Command
{
    /// <summary>Accepted items whose facts it must see, by the source's key; null = none.</summary>
    public virtual string? OfKey => null;

    /// <summary>The source of <see cref="OfKey"/>; null = the item's own.</summary>
    public virtual string? OfSource => null;

    /// <summary>A fact that it must see, by position; null = none.</summary>
    public virtual long? OfPosition => null;

    /// <summary>A certificate whose owner it must know; null = none.</summary>
    /// <param name="context">The writer's memory.</param>
    public virtual CertificateNumber? Certificate(DecisionContext context) => null;

    /// <summary>
    /// True when it changes the writer's memory or makes several facts: its identity is then looked up before it decides, since what it
    /// did to the memory can't be taken back when the store refuses it, nor the other facts when it refuses the first.
    /// </summary>
    public virtual bool ChangesRoster => true;

    /// <summary>
    /// People whose earlier completions may need another agency: their facts are read from the store, and whatever was queued
    /// before is committed first.
    /// </summary>
    /// <param name="context">The writer's memory.</param>
    public virtual IReadOnlyCollection<Ids.AsnId> NeedsHistoryOf(DecisionContext context) => [];

    /// <summary>Decides.</summary>
    /// <param name="context">The writer's memory, the clock, and what was asked for above.</param>
    public abstract Decision Decide(DecisionContext context);
}
