using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Facts;

/// <summary>Names of the sources of facts. A credential is never one, since keys rotate.</summary>
public static class Sources
{
    /// <summary>The administrator's push and mutations.</summary>
    public const string Admin = "admin";

    /// <summary>Rows of roster files.</summary>
    public const string RosterImport = "import/roster";

    /// <summary>Rows of agency files.</summary>
    public const string AgencyImport = "import/agencies";

    /// <summary>Rows of files that map accounts to people.</summary>
    public const string AccountImport = "import/accounts";

    /// <summary>Rows of files of assessed levels.</summary>
    public const string CompetencyImport = "import/competencies";

    /// <summary>Rows of files of answers to surveys of needs.</summary>
    public const string NeedsImport = "import/needs";

    /// <summary>Rows of files of public surveys.</summary>
    public const string SurveyImport = "import/surveys";

    /// <summary>Answers of participants and superiors: it tells no more than that.</summary>
    public const string Answers = "answers";

    /// <summary>Rows of files with what the professionalism index needs beside learning.</summary>
    public const string ProfileImport = "import/profiles";

    /// <summary>What the writer does by itself.</summary>
    public const string Engine = "engine";

    /// <summary>What a person does with a key of their own. It holds the surrogate id, so that nobody meets another one's keys of items.</summary>
    /// <param name="person">Who.</param>
    public static string OfPerson(Ids.AsnId person) => $"person/{person}";

    private const string PartnerPrefix = "partner/";

    /// <summary>A partner's source.</summary>
    /// <param name="partner">The partner.</param>
    /// <param name="system">Its system, when it has several; else null.</param>
    public static string OfPartner(PartnerId partner, string? system = null) =>
        system is null ? PartnerPrefix + partner.Value : $"{PartnerPrefix}{partner.Value}/{system}";

    /// <summary>The partner of a source, or null for another kind of source.</summary>
    /// <param name="source">The source.</param>
    public static PartnerId? PartnerOf(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!source.StartsWith(PartnerPrefix, StringComparison.Ordinal))
        {
            return null;
        }

        var slash = source.IndexOf('/', PartnerPrefix.Length);
        return new PartnerId(slash < 0 ? source[PartnerPrefix.Length..] : source[PartnerPrefix.Length..slash]);
    }
}
