using Bangkom.Grains.Members;

namespace Bangkom.PartnerApi.Export;

/// <summary>Where the export gets members from; the product's is the grain, a test brings its own.</summary>
public interface IMemberReader
{
    /// <summary>A page.</summary>
    /// <param name="query">Of what.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<MembersPage> ReadAsync(MembersQuery query, CancellationToken cancellationToken);
}
