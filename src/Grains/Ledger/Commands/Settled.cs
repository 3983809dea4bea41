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
