using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Ledger;

/// <summary>The region that this process serves, known before the first grain is activated.</summary>
/// <param name="Id">Its code.</param>
/// <param name="Name">Its name, at the first start.</param>
/// <param name="Zone">Decides its days, months and years.</param>
/// <param name="Secret">32 random bytes: items and rows are compared by an HMAC with it.</param>
public sealed record RegionInfo(RegionId Id, string Name, RegionZone Zone, byte[] Secret)
{
    /// <summary>Today in the region's zone.</summary>
    /// <param name="time">The clock.</param>
    public DateOnly Today(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return Zone.DayOf(time.GetUtcNow());
    }

    /// <summary>Key of a grain of this region.</summary>
    /// <param name="code">The concept's own key.</param>
    public string Key(string code) => $"{Id.Value}/{code}";
}
