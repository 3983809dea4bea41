using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Ledger.Held;

/// <summary>
/// The stored form of items that can be held. Whoever brings such a command knows its JSON; the ledger only keeps it.
/// </summary>
public interface IHeldItemFormat
{
    /// <summary>The stored form of a command.</summary>
    /// <param name="command">The command.</param>
    string Write(Command command);

    /// <summary>Reads the stored form.</summary>
    /// <param name="text">What <see cref="Write"/> returned.</param>
    Command Read(string text);

    /// <summary>The NIP that a command names, or null: an erasure finds held items by it.</summary>
    /// <param name="command">The command.</param>
    string? NipOf(Command command);

    /// <summary>The account that a command names, or null: a mapping and an erasure find held items by it.</summary>
    /// <param name="command">The command.</param>
    Account? AccountOf(Command command);
}
