using Orleans.Concurrency;

namespace Bangkom.Grains.Members;

/// <summary>
/// Lists agencies' members by name and figures. Whoever asks must have the right to see people: it is checked at the doors.
/// Key: the region's code.
/// </summary>
[Alias("bangkom.IMembersGrain")]
public interface IMembersGrain : IGrainWithStringKey
{
    /// <summary>A page.</summary>
    /// <param name="query">Of what.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [ReadOnly, Alias("GetPage")]
    Task<MembersPage> GetPage(MembersQuery query, CancellationToken cancellationToken = default);
}
