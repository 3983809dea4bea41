using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.People;

/// <summary>A command that changes one person in the roster, perhaps for days that have passed.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.RosterCommand")]
public abstract record RosterCommand : Command
{
    /// <inheritdoc/>
    public sealed override IReadOnlyCollection<AsnId> NeedsHistoryOf(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Plan(context, out var changes) is null && changes is { NeedsHistory: true } ? [changes.Id] : [];
    }

    /// <inheritdoc/>
    public sealed override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Plan(context, out var changes) ?? changes?.Decide() ?? Join(context);
    }

    /// <summary>Works out what changes, without the history.</summary>
    /// <param name="context">The writer's memory and the clock.</param>
    /// <param name="changes">The changes of a known person; null = nobody is known.</param>
    /// <returns>Why nothing may change, or null.</returns>
    private protected abstract Decision? Plan(DecisionContext context, out RosterChanges? changes);

    /// <summary>Decides about someone whom the roster does not know.</summary>
    /// <param name="context">The writer's memory and the clock.</param>
    private protected virtual Decision Join(DecisionContext context) =>
        throw new InvalidOperationException("Only a row of the roster or a joining brings somebody new.");
}
