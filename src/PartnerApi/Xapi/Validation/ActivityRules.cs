using System.Text.Json;

namespace Bangkom.PartnerApi.Xapi.Validation;

/// <summary>Activities, their definitions and interactions (1.0.3 Data 2.4.4.1; IEEE 9274.1.1 4.2.2.3).</summary>
internal static class ActivityRules
{
    private static readonly string[] InteractionParts = ["correctResponsesPattern", "choices", "scale", "source", "target", "steps"];

    private static readonly Rule Components = value => Rules.Array(new Shape().Must("id", Rules.Text).May("description", Rules.LanguageMap).Check)(value) ?? HasDistinctIds(value);

    private static readonly Shape Definition = new Shape()
        .May("name", Rules.LanguageMap)
        .May("description", Rules.LanguageMap)
        .May("type", Rules.AnIri)
        .May("moreInfo", Rules.AnIri)
        .May("extensions", Rules.Extensions)
        .May("interactionType", Rules.OneOf(
            "true-false", "choice", "fill-in", "long-fill-in", "matching", "performance", "sequencing", "likert", "numeric", "other"))
        .May("correctResponsesPattern", Rules.Array(Rules.Text))
        .May("choices", Components)
        .May("scale", Components)
        .May("source", Components)
        .May("target", Components)
        .May("steps", Components)
        .Also(value => InteractionParts.Any(part => value.TryGetProperty(part, out _)) && !value.TryGetProperty("interactionType", out _)
            ? Problem.Here("is missing").In("interactionType")
            : null);

    public static readonly Rule Activity = new Shape()
        .May("objectType", Rules.OneOf("Activity"))
        .Must("id", Rules.AnIri)
        .May("definition", Definition.Check)
        .Check;

    private static Problem? HasDistinctIds(JsonElement value)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return value.EnumerateArray().All(component => ids.Add(component.GetProperty("id").GetString()!)) ? null : Problem.Here("each id must stand once");
    }
}
