using System.Security.Cryptography;
using System.Text;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Evaluation;

/// <summary>
/// What stands in an answer's fact instead of the person: an HMAC-SHA-256 with the region's secret. Whoever has the ledger alone can't find
/// the person by trying all; tokens of two questionnaires have nothing in common.
/// </summary>
public static class AnswerTokens
{
    /// <summary>One answer a person, questionnaire and batch.</summary>
    public static string OfQuestionnaire(byte[] secret, AsnId person, QuestionnaireId questionnaire, BatchId? batch) =>
        Of(secret, $"questionnaire/{questionnaire}/{batch}/{person}");

    /// <summary>The same before and after.</summary>
    public static string OfTest(byte[] secret, AsnId person, ProgramId program, BatchId? batch) => Of(secret, $"test/{program}/{batch}/{person}");

    /// <summary>A participant's follow-up of a batch.</summary>
    public static string OfFollowUp(byte[] secret, AsnId subject, BatchId batch) => Of(secret, $"followUp/{batch}/{subject}");

    /// <summary>An item's key, since a sender's own could name who answers.</summary>
    public static string OfKey(byte[] secret, string key) => Of(secret, $"key/{key}");

    private static string Of(byte[] secret, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes("evaluation/" + text)).AsSpan(0, 16));
}
