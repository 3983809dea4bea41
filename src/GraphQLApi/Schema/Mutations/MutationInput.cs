using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.GraphQLApi.Schema.Mutations;

/// <summary>What every mutation is given.</summary>
internal abstract class MutationInput
{
    private static readonly JsonSerializerOptions _canonical = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    [GqlId]
    [JsonIgnore]
    [Description("Send again with the same key after an unknown outcome.")]
    public string Key { get; set; } = null!;

    /// <summary>What it asks the ledger for.</summary>
    internal abstract Command ToCommand(InputCheck check);

    /// <summary>Decides whether a repeat is equal: an HMAC over every field but the key.</summary>
    internal virtual byte[] ContentOf(Command command, byte[] secret) => command is CompleteItem or CorrectItem or RevokeItem
        ? ContentHash.Of(secret, command)
        : ContentHash.Of(secret, GetType().Name, JsonSerializer.Serialize(this, GetType(), _canonical));
}
