using System.Collections.Concurrent;
using Bangkom.Grains.Ids;
using Bangkom.PartnerApi.Credentials;
using Bangkom.PartnerApi.Statements;

namespace Bangkom.PartnerApi.Tests.Doors;

/// <summary>Mapped activities, and the addresses that keys came from.</summary>
internal sealed class MemoryMappings : IMappedActivities, IKeyAddresses
{
    private readonly HashSet<string> _activities = [];
    private readonly ConcurrentQueue<(string KeyId, string Address)> _addresses = new();

    public IReadOnlyCollection<(string KeyId, string Address)> Addresses => _addresses;

    /// <summary>True when every address is a new one.</summary>
    public bool IsNewAddress { get; set; }

    public void Add(string activity) => _activities.Add(activity);

    public Task<IReadOnlySet<string>> FindAsync(PartnerId partner, IReadOnlyCollection<string> activities) =>
        Task.FromResult<IReadOnlySet<string>>(activities.Where(_activities.Contains).ToHashSet());

    public Task<bool> NoteAsync(PartnerId partner, string keyId, string address)
    {
        _addresses.Enqueue((keyId, address));
        return Task.FromResult(IsNewAddress);
    }
}
