using Bangkom.Grains.Ledger;

namespace Bangkom.PartnerApi.Statements;

/// <summary>A statement and what it asks of the ledger.</summary>
/// <param name="Key">The item's key: the statement's id, or a hash of what makes it this one.</param>
/// <param name="Submission">The item, or null when it makes none.</param>
/// <param name="Ignored">Why it makes none, or null.</param>
internal sealed record StatementItem(string Key, Submission? Submission, string? Ignored)
{
    /// <summary>The activity that must be mapped for it to be a training at all, or null.</summary>
    public string? OnlyWhenMapped { get; init; }

    /// <summary>What it is when that activity is not mapped.</summary>
    public StatementItem? WhenUnmapped { get; init; }
}
