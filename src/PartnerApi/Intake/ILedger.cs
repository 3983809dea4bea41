using System.Collections.Immutable;
using Bangkom.Grains.Ledger;

namespace Bangkom.PartnerApi.Intake;

/// <summary>The region's ledger, as the doors need it.</summary>
public interface ILedger
{
    /// <summary>Decides and stores a request's items.</summary>
    /// <param name="request">The items of one sender.</param>
    /// <param name="cancellationToken">Ends the waiting; the outcome is unknown then.</param>
    /// <exception cref="LedgerUnavailableException">The outcome is unknown.</exception>
    Task<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellationToken);

    /// <summary>Finds items in quarantine.</summary>
    /// <param name="source">Their source.</param>
    /// <param name="keys">Keys that they may have.</param>
    /// <param name="reason">Why they are held.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Their positions.</returns>
    Task<ImmutableArray<long>> FindHeldAsync(string source, ImmutableArray<string> keys, string reason, CancellationToken cancellationToken);
}

/// <summary>The ledger's dry run.</summary>
public interface IPreview
{
    /// <summary>Tells what would become of a request's items, which see each other; stores nothing.</summary>
    /// <param name="request">The items of one sender.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<ImmutableArray<ItemResult>> PreviewAsync(AppendRequest request, CancellationToken cancellationToken);
}
