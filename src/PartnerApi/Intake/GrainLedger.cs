using System.Collections.Immutable;
using Bangkom.Grains.Ledger;

namespace Bangkom.PartnerApi.Intake;

/// <summary>The ledger and its preview as grains.</summary>
internal sealed class GrainLedger(IGrainFactory grains, RegionInfo region) : ILedger, IPreview
{
    // Finding a grain's type by its interface takes longer than some calls do.
    private readonly ILedgerGrain _ledger = grains.GetGrain<ILedgerGrain>(region.Id.Value);

    public Task<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellationToken) => _ledger.Append(request).WaitAsync(cancellationToken);

    public async Task<ImmutableArray<ItemResult>> PreviewAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        var result = await grains.GetGrain<IPreviewGrain>(region.Id.Value).Preview(request).WaitAsync(cancellationToken);
        return result.Results;
    }
}
