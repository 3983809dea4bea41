namespace Bangkom.Grains.Ledger;

/// <summary>Decides items over a copy of the writer's memory and stores nothing: the dry run of an import. Key: the region's code.</summary>
[Alias("bangkom.IPreviewGrain")]
public interface IPreviewGrain : IGrainWithStringKey
{
    /// <summary>
    /// Tells what <see cref="ILedgerGrain.Append"/> would answer now. Later items see what earlier ones of the request would have done.
    /// </summary>
    /// <param name="request">The items, all in one request: they depend on each other.</param>
    /// <returns>One result per item, in order, without positions of facts that do not exist.</returns>
    [Alias("Preview")]
    Task<AppendResult> Preview(AppendRequest request);
}
