using System.Text.Json;
using System.Text.Json.Serialization;
using Bangkom.Grains.Facts;

namespace Bangkom.Grains.Policies;

/// <summary>
/// The rules that a region starts with: data in <c>default-policies.json</c>, appended to the ledger as facts, so that a region
/// can see, date and replace each of them.
/// </summary>
/// <remarks>
/// Each holds from 2010-01-01 rather than from its regulation's own day: a region imports completions that are older than
/// PP 11/2017 and PerLAN 10/2018, and without a conversion in force on their day they could not be credited at all.
/// </remarks>
public static class DefaultPolicies
{
    /// <summary>The rules, in the order in which they are appended.</summary>
    public static IReadOnlyList<PolicyDefined> All { get; } = Read();

    private static PolicyDefined[] Read()
    {
        using var stream = typeof(DefaultPolicies).Assembly.GetManifestResourceStream("default-policies.json")
            ?? throw new InvalidOperationException("The assembly lacks its default rules.");
        return JsonSerializer.Deserialize(stream, DefaultPoliciesJsonContext.Default.PolicyDefinedArray)
            ?? throw new InvalidOperationException("The default rules are empty.");
    }
}

/// <summary>Reads the default rules; the names are those of stored facts.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PolicyDefined[]))]
internal sealed partial class DefaultPoliciesJsonContext : JsonSerializerContext;
