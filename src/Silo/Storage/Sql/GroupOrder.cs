using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Silo.Storage.Sql;

/// <summary>Checks what a writer promises about one group, before anything is sent: positions only grow, one epoch.</summary>
/// <param name="begun">The head as the writer knew it when it began.</param>
internal sealed class GroupOrder(LedgerHead begun)
{
    private long _last = begun.Position;

    /// <summary>Checks the positions of the next rows.</summary>
    /// <param name="rows">Rows in order.</param>
    /// <exception cref="ArgumentException">A position does not lie above every one before it.</exception>
    public void Append(IReadOnlyList<FactRow> rows)
    {
        foreach (var row in rows)
        {
            if (row.Position <= _last)
            {
                throw new ArgumentException($"Position {row.Position} does not lie above {_last}.", nameof(rows));
            }

            _last = row.Position;
        }
    }

    /// <summary>Checks the head that a commit would store.</summary>
    /// <param name="head">The new head.</param>
    /// <exception cref="ArgumentException">The head has another epoch, or lies below a row of the group.</exception>
    public void Close(LedgerHead head)
    {
        if (head.Epoch != begun.Epoch || head.Position < _last)
        {
            throw new ArgumentException($"Head {head.Position} of epoch {head.Epoch} does not follow {_last} of epoch {begun.Epoch}.", nameof(head));
        }
    }
}
