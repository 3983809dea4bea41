using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Ledger.Held;

/// <summary>A command about a held item: the writer decides that item in its place.</summary>
internal interface IHeldCommand
{
    /// <summary>Position of the item's <see cref="Facts.ItemQuarantined"/>.</summary>
    long Position { get; }
}

/// <summary>Decides a held item anew; it is accepted, or stays held.</summary>
/// <param name="Position">Of its <see cref="Facts.ItemQuarantined"/>.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ReplayHeld")]
public sealed record ReplayHeld([property: Id(0)] long Position) : Command, IHeldCommand
{
    /// <inheritdoc/>
    public override bool ChangesRoster => false;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context) =>
        new Decision.Refuse("NOT_HELD", "item", "No held item has this id; it was accepted, superseded or never held.");
}

/// <summary>Decides a mended item in the place of a held one, under the held one's identity.</summary>
/// <param name="Position">Of the <see cref="Facts.ItemQuarantined"/>.</param>
/// <param name="Content">HMAC of the mended item.</param>
/// <param name="Mended">The mended item.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RepairHeld")]
public sealed record RepairHeld(
    [property: Id(0)] long Position,
    [property: Id(1)] byte[] Content,
    [property: Id(2)] Command Mended) : Command, IHeldCommand
{
    /// <inheritdoc/>
    public override bool ChangesRoster => false;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context) =>
        new Decision.Refuse("NOT_HELD", "item", "No held item has this id; it was accepted, superseded or never held.");
}

/// <summary>A held item is needed no more: what mends it came, and asks for nothing itself.</summary>
/// <param name="Position">Of its <see cref="Facts.ItemQuarantined"/>.</param>
[GenerateSerializer, Immutable, Alias("bangkom.SupersedeHeld")]
public sealed record SupersedeHeld([property: Id(0)] long Position) : Command, IHeldCommand
{
    /// <inheritdoc/>
    public override bool ChangesRoster => false;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context) => new Decision.Same(Position);
}

/// <summary>An item that is well-formed JSON but no item; kept whole.</summary>
/// <param name="Field">The field that is wrong.</param>
/// <param name="Message">Its problem and how to mend it; never a NIP or a name.</param>
/// <param name="Reason">A code of <see cref="Facts.QuarantineReasons"/>.</param>
[GenerateSerializer, Immutable, Alias("bangkom.InvalidItem")]
public sealed record InvalidItem(
    [property: Id(0)] string? Field, [property: Id(1)] string Message, [property: Id(2)] string Reason = Facts.QuarantineReasons.Invalid) : Command
{
    /// <inheritdoc/>
    public override bool ChangesRoster => false;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context) =>
        new Decision.Hold(Reason, Field, Message, null);
}
