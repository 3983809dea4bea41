using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Ledger.Commands;

/// <summary>What a deciding grain found out by itself; a repeat of an accepted item is still answered as one.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Field">The field it speaks of.</param>
/// <param name="Message">What to do.</param>
[GenerateSerializer, Immutable, Alias("bangkom.Settled")]
internal sealed record Settled([property: Id(0)] string Code, [property: Id(1)] string Field, [property: Id(2)] string Message) : Command
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context) => new Decision.Refuse(Code, Field, Message);
}

/// <summary>What a deciding grain knows to be so already: nothing is stored.</summary>
/// <param name="Position">Of the fact that says so.</param>
/// <param name="Person">Whom it is about.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AlreadySo")]
internal sealed record AlreadySo([property: Id(0)] long Position, [property: Id(1)] AsnId Person) : Command
{
    /// <inheritdoc/>
    public override bool ChangesRoster => false;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context) => new Decision.Same(Position, Person);
}
