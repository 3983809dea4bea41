namespace Bangkom.PartnerApi.Xapi.Statements;

/// <summary>How statements are written (1.0.3 Communication 2.1.3; IEEE 9274.1.1 4.1.6.1).</summary>
internal enum StatementFormat
{
    /// <summary>As they came.</summary>
    Exact,
    /// <summary>Only what identifies agents, activities, verbs and groups.</summary>
    Ids,
    /// <summary>With the store's definitions of activities, and one language in each language map.</summary>
    Canonical,
}
