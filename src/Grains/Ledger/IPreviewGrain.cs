namespace Bangkom.Grains.Ledger;

/// <summary>Tells what would become of a request, without storing anything. Key: the region's code.</summary>
[Alias("bangkom.IPreviewGrain")]
public interface IPreviewGrain : IGrainWithStringKey
{
    /// <summary>Decides a request's items over the roster as it is stored now, one after the other.</summary>
    /// <param name="request">The items.</param>
    /// <returns>What would become of each; positions are absent.</returns>
    [Alias("Preview")]
    Task<AppendResult> Preview(AppendRequest request);
}
