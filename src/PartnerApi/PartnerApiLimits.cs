namespace Bangkom.PartnerApi;

/// <summary>Every limit of the doors, each named with its unit.</summary>
public static class PartnerApiLimits
{
    /// <summary>Bytes that a push may have.</summary>
    public const int PushBodyBytesMax = 5 * 1024 * 1024;

    /// <summary>Items that a push may have.</summary>
    public const int PushItemsMax = 1_000;

    /// <summary>Characters that an item's key may have.</summary>
    public const int KeyCharactersMax = 200;

    /// <summary>Bytes that an import's file may have.</summary>
    public const int ImportBodyBytesMax = 20 * 1024 * 1024;

    /// <summary>Bytes that the parts of an XLSX file may have once unpacked.</summary>
    public const long ImportUnpackedBytesMax = 400L * 1024 * 1024;

    /// <summary>Rows that an import may have, the header not counted.</summary>
    public const int ImportRowsMax = 100_000;

    /// <summary>Columns that are looked at in a file.</summary>
    public const int ImportColumnsMax = 100;

    /// <summary>Characters that a cell may have.</summary>
    public const int CellCharactersMax = 1_000;

    /// <summary>Rows of an import that go to the ledger in one request.</summary>
    public const int ImportChunkRows = 500;

    /// <summary>Members of an export that are read at a time.</summary>
    public const int ExportPageRows = 1_000;

    /// <summary>
    /// Seconds that a partner's key is trusted before it is looked up again. Far below the 5 s after which running subscriptions are
    /// checked, so that the two hardly add up.
    /// </summary>
    public const int KeyTrustSeconds = 1;

    /// <summary>Looked-up keys that are remembered.</summary>
    public const int KeysRememberedMax = 10_000;

    /// <summary>Addresses of keys that are remembered.</summary>
    public const int AddressesRememberedMax = 10_000;

    /// <summary>Seconds that the agencies may take to say what counts.</summary>
    public const int CreditWaitSeconds = 2;

    /// <summary>Answers that are remembered by the senders' keys of their requests.</summary>
    public const int AnswersRememberedMax = 10_000;

    /// <summary>Bytes of answers that are remembered.</summary>
    public const long AnswerBytesRememberedMax = 64L * 1024 * 1024;

    /// <summary>Hours that an answer is remembered at most.</summary>
    public const int AnswerRememberedHours = 24;

    /// <summary>Minutes that a signed request's clock may be off.</summary>
    public const int WebhookToleranceMinutes = 5;

    /// <summary>Signatures of a request that are looked at.</summary>
    public const int WebhookSignaturesMax = 10;

    /// <summary>Times that an import's chunk is offered again to a full queue.</summary>
    public const int BusyRetriesMax = 5;
}
