using System.Collections.Immutable;
using System.Globalization;
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

    /// <summary>
    /// What a region that was founded by an earlier version lacks: every default about something that no rule was ever defined about, also
    /// none that has ended since. Each holds from 1 January, so that no figure of an earlier year moves; who wants it for earlier days too
    /// defines it for them.
    /// </summary>
    /// <param name="book">The region's rules.</param>
    /// <param name="today">Today in the region's zone.</param>
    public static ImmutableArray<PolicyDefined> MissingFrom(PolicyBook book, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(book);
        var known = book.All.Select(p => (p.Rule.Kind, p.Rule.AppliesTo ?? "")).ToHashSet();
        return
        [
            .. All.Where(rule => !known.Contains((rule.Kind, rule.AppliesTo ?? ""))).Select(rule => rule with
            {
                ValidFrom = new DateOnly(today.Year, 1, 1),
                Source = string.Create(CultureInfo.InvariantCulture, $"{rule.Source}. Added on {today:yyyy-MM-dd}, because the region was founded without it; earlier years stay as they were"),
            }),
        ];
    }

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
