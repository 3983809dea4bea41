using System.Collections.Immutable;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.PartnerApi.Http;

namespace Bangkom.PartnerApi.Import;

/// <summary>What an import needs to know of the region.</summary>
/// <param name="Today">The import day, in the region's zone.</param>
/// <param name="Secret">The region's secret.</param>
internal sealed record ImportContext(DateOnly Today, byte[] Secret)
{
    /// <summary>When the file arrived.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>A row as the ledger takes it. Its identity is its own content, so the same row is always the same item.</summary>
    /// <param name="command">What it asks for.</param>
    /// <param name="action">Names the kind of row.</param>
    /// <param name="canonical">The row, normalised, with the day from which it holds.</param>
    public Submission Submit(Command command, string action, params ReadOnlySpan<string?> canonical)
    {
        var hash = ContentHash.Of(Secret, action, canonical);

        // The row's own bytes are not kept: they may name a superior's NIP, which an erasure of the superior could not find.
        return new Submission(Convert.ToHexStringLower(hash), hash, command);
    }
}

/// <summary>A row to send.</summary>
/// <param name="Number">As the spreadsheet shows it.</param>
/// <param name="Submission">As the ledger takes it.</param>
internal sealed record PlannedRow(int Number, Submission Submission);

/// <summary>A file, read.</summary>
/// <param name="Rows">Rows of the file, without the header and blank ones.</param>
/// <param name="Ordered">Sound rows, those that others need first.</param>
/// <param name="Errors">What is wrong with the others.</param>
internal sealed record ImportPlan(int Rows, ImmutableArray<PlannedRow> Ordered, ImmutableArray<RowError> Errors)
{
    /// <summary>The file, when its rows can be given back to be mended.</summary>
    public Table? Table { get; init; }
}

/// <summary>A kind of file.</summary>
internal interface IImportKind
{
    /// <summary>The partner that pushes its rows: they get receipts, and what can't be resolved is held. Null for a file that defines things.</summary>
    PartnerPush? Push => null;

    /// <summary>Source of its items.</summary>
    string Source { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="table">Its rows.</param>
    /// <param name="context">The region.</param>
    /// <returns>What to send, or why the file as a whole is refused.</returns>
    (ImportPlan? Plan, Refusal? Refusal) Plan(Table table, ImportContext context);
}

/// <summary>Who pushes a file's rows.</summary>
/// <param name="Source">Source of the items.</param>
/// <param name="Partner">The partner, or null for an administrator.</param>
internal sealed record PartnerPush(string Source, Bangkom.Grains.Ids.PartnerId? Partner);
