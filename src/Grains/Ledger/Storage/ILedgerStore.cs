using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Ledger.Storage;

/// <summary>
/// The writer's side of one region's ledger. There is one writer; that there is only one is proven by the head's epoch at
/// every commit. Reads of the writer see everything committed.
/// </summary>
public interface ILedgerStore
{
    /// <summary>Takes the next epoch: every other writer's commits fail from now on.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<LedgerHead> TakeEpochAsync(CancellationToken cancellationToken = default);

    /// <summary>Begins the one transaction of a group.</summary>
    /// <param name="head">The head as this writer knows it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="WriterSupersededException">
    /// The head has moved: another writer exists. A store that begins together with the first statement tells it there.
    /// </exception>
    Task<ILedgerTransaction> BeginAsync(LedgerHead head, CancellationToken cancellationToken = default);

    /// <summary>Finds the rows that hold these identities, without their personal and raw parts.</summary>
    /// <param name="identities">Any number; unknown ones are absent from the answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyDictionary<Identity, FactRow>> FindAsync(IReadOnlyCollection<Identity> identities, CancellationToken cancellationToken = default);

    /// <summary>Finds who owns these certificates.</summary>
    /// <param name="certificates">Any number; unknown ones are absent from the answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyDictionary<CertificateNumber, AsnId>> FindOwnersAsync(IReadOnlyCollection<CertificateNumber> certificates, CancellationToken cancellationToken = default);

    /// <summary>Stores the delivery mark outside a commit, when the writer is idle.</summary>
    /// <param name="head">The head as this writer knows it, with the new mark.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="WriterSupersededException">The head has moved: another writer exists.</exception>
    Task SaveDeliveryAsync(LedgerHead head, CancellationToken cancellationToken = default);
}

/// <summary>
/// One group's transaction. Disposing without <see cref="CommitAsync"/> leaves nothing. Not thread safe; calls follow one another.
/// </summary>
public interface ILedgerTransaction : IAsyncDisposable
{
    /// <summary>Inserts rows in order; a row whose identity is known (also earlier in the same list) is left out.</summary>
    /// <param name="rows">Ascending positions above the head's.</param>
    /// <returns>Indexes of the rows left out, ascending.</returns>
    Task<IReadOnlyList<int>> InsertAsync(IReadOnlyList<FactRow> rows);

    /// <summary>As <see cref="ILedgerStore.FindAsync"/>, also seeing this transaction's rows.</summary>
    Task<IReadOnlyDictionary<Identity, FactRow>> FindAsync(IReadOnlyCollection<Identity> identities);

    /// <summary>Empties <c>personal</c> and <c>raw</c> of every row of a person and of the named rows.</summary>
    /// <param name="person">The person.</param>
    /// <param name="positions">Further rows: held items that name the person.</param>
    Task EraseAsync(AsnId person, IReadOnlyCollection<long> positions);

    /// <summary>Writes the closing rows (they hold no identity), the certificates' owners and the new head, and commits durably.</summary>
    /// <param name="rows">Ascending positions above those of <see cref="InsertAsync"/>.</param>
    /// <param name="certificates">New owners; a number that has one already keeps it.</param>
    /// <param name="head">The new head: same epoch, new position, recordedAt, delivered, behind.</param>
    /// <exception cref="WriterSupersededException">The head has moved: another writer exists; nothing is stored.</exception>
    Task CommitAsync(IReadOnlyList<FactRow> rows, IReadOnlyCollection<KeyValuePair<CertificateNumber, AsnId>> certificates, LedgerHead head);
}
