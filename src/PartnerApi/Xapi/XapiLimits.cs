namespace Bangkom.PartnerApi.Xapi;

/// <summary>Every limit of the xAPI door, each named with its unit.</summary>
public static class XapiLimits
{
    /// <summary>Bytes that a request without attachments may have.</summary>
    public const int BodyBytesMax = 5 * 1024 * 1024;

    /// <summary>Bytes that a request may have whose sender only its form names, in the alternate request syntax.</summary>
    public const int UnknownBytesMax = 256 * 1024;

    /// <summary>Bytes that a request with attachments may have.</summary>
    public const int MultipartBytesMax = 50 * 1024 * 1024;

    /// <summary>Statements that a request may have.</summary>
    public const int StatementsMax = 2_000;

    /// <summary>Parts that a request with attachments may have.</summary>
    public const int PartsMax = 2_000;

    /// <summary>Objects and arrays that may stand inside each other.</summary>
    public const int DepthMax = 64;

    /// <summary>Statements of a page when the client asks for no fewer.</summary>
    public const int PageStatementsDefault = 100;

    /// <summary>Statements that a page may have.</summary>
    public const int PageStatementsMax = 500;

    /// <summary>Bytes of statements after which a page ends.</summary>
    public const int PageBytesMax = 8 * 1024 * 1024;

    /// <summary>Bytes of attachments that one answer carries; past it a client asks for fewer statements.</summary>
    public const int AttachmentBytesMax = 100 * 1024 * 1024;

    /// <summary>Statements that a reference is followed through.</summary>
    public const int ReferenceDepthMax = 20;

    /// <summary>Characters of a document's id, and of other texts in a query.</summary>
    public const int ParameterCharactersMax = 10_000;

    /// <summary>Statements that are looked at for a person's names.</summary>
    public const int PersonStatementsMax = 50;

    /// <summary>Times that a document is written anew when another writer was faster.</summary>
    public const int DocumentRetriesMax = 10;

    /// <summary>Seconds that the store may take for one request.</summary>
    public const int StoreSeconds = 20;
}
