using Bangkom.Grains.Facts;

namespace Bangkom.PartnerApi.Xapi.Statements;

/// <summary>
/// Which statement a voiding one voids. Ids are unique in a scope alone, so that one id may name several: what the same system sent comes
/// first, then what came first.
/// </summary>
public static class Voiding
{
    /// <summary>The owner of a source: a partner's systems are one.</summary>
    public static string OwnerOf(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return string.Join('/', source.Split('/').Take(2));
    }

    /// <summary>True when one may void what another sent: the administrator anything, a partner what its own systems sent.</summary>
    /// <param name="voider">Source of the voiding statement.</param>
    /// <param name="sender">Source of the other one.</param>
    public static bool May(string voider, string sender) => voider == Sources.Admin || OwnerOf(voider) == OwnerOf(sender);

    /// <summary>Chooses among the statements with the id that is voided.</summary>
    /// <param name="voider">Source of the voiding statement.</param>
    /// <param name="candidates">In the order of storing, without voiding ones, which can't be voided (1.0.3 Data 2.3.2).</param>
    /// <param name="sourceOf">Who sent one.</param>
    /// <returns>The voided one, or null.</returns>
    public static T? Choose<T>(string voider, IReadOnlyCollection<T> candidates, Func<T, string> sourceOf) where T : class =>
        candidates.FirstOrDefault(c => sourceOf(c) == voider) ?? candidates.FirstOrDefault(c => May(voider, sourceOf(c)));
}
