using System.Security.Claims;

namespace Bangkom.GraphQLApi.Transport;

/// <summary>Limits and seams of the GraphQL transport. Every limit carries its unit in its name; a request past it is refused.</summary>
public sealed class GraphQLTransportOptions
{
    /// <summary>Largest request body or WebSocket message, in bytes. Past it: 413 and <c>TOO_LARGE</c>, or close 1009.</summary>
    public int BodyBytesMax { get; set; } = 256 * 1024;

    /// <summary>Largest document text, in bytes of UTF-8. Past it: <c>TOO_LARGE</c>.</summary>
    public int TextBytesMax { get; set; } = 16 * 1024;

    /// <summary>Deepest nesting that the parser follows, in syntax nodes; also the deepest selection once fragments are expanded.</summary>
    public int ParserDepthNodesMax { get; set; } = 64;

    /// <summary>Most operations and fragments in one document.</summary>
    public int DefinitionsMax { get; set; } = 50;

    /// <summary>Most directives on one field, spread, fragment, variable or operation.</summary>
    public int DirectivesPerSelectionMax { get; set; } = 4;

    /// <summary>Most fields once fragments are expanded, of all operations together, and of each fragment.</summary>
    public int ExpandedFieldsMax { get; set; } = 1_000;

    /// <summary>Most times that one name may be asked of one object, fragments written out; each pair of them is compared by a rule.</summary>
    public int RepeatedFieldsMax { get; set; } = 64;

    /// <summary>Validation stops at this many errors.</summary>
    public int ValidationErrorsMax { get; set; } = 5;

    /// <summary>Largest cost of an operation, in fields that would be answered. Past it: <c>COMPLEXITY</c>. Introspection is exempt.</summary>
    public double ComplexityFieldsMax { get; set; } = 20_000;

    /// <summary>Deepest nesting of fields in an operation, in levels. Past it: <c>COMPLEXITY</c>. Introspection is exempt.</summary>
    public int DepthLevelsMax { get; set; } = 12;

    /// <summary>Items that a list is taken to hold when no <c>first</c> or <c>last</c> says it.</summary>
    public int ListItemsAssumed { get; set; } = 20;

    /// <summary>Largest <c>first</c> or <c>last</c>, in items. Past it: <c>BAD_REQUEST</c>.</summary>
    public int FirstItemsMax { get; set; } = 1_000;

    /// <summary>Most list fields of the introspection types in one operation; the standard query has ten.</summary>
    public int IntrospectionListsMax { get; set; } = 20;

    /// <summary>Time that an operation may take before its answer (for a subscription: before its stream). Past it: <c>TIMEOUT</c>.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>False lifts the limit on mutations.</summary>
    public bool LimitsRate { get; set; } = true;

    /// <summary>
    /// Mutations that each credential gains a second; each field of a document counts as one. Past it: <c>TOO_MANY_REQUESTS</c>, and nothing of
    /// the document is run. Whoever enters a roster by mutations waits for the ledger, not for this.
    /// </summary>
    public double MutationsPerSecond { get; set; } = 100;

    /// <summary>Mutations that a credential may send at once after a rest.</summary>
    public int BurstMutations { get; set; } = 2_000;

    /// <summary>Most documents kept parsed and validated.</summary>
    public int CachedDocumentsMax { get; set; } = 1_000;

    /// <summary>Most text of documents kept parsed and validated, in characters; a syntax tree takes some 20 times as much.</summary>
    public int CachedTextCharsMax { get; set; } = 2 * 1024 * 1024;

    /// <summary>Time a socket has to send <c>connection_init</c>. Past it: close 4408.</summary>
    public TimeSpan ConnectionInitTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How often the credential behind running operations of a socket or event stream is checked again.</summary>
    public TimeSpan ReauthenticateEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Most operations at once on one socket. Past it the operation is refused with <c>UNAVAILABLE</c>.</summary>
    public int OperationsPerSocketMax { get; set; } = 100;

    /// <summary>Messages that wait for one socket's reader; past it operations wait.</summary>
    public int OutgoingMessagesMax { get; set; } = 64;

    /// <summary>Events of one subscription that wait for its reader; past it the oldest is dropped, the newest wins.</summary>
    public int PendingEventsMax { get; set; } = 100;

    /// <summary>Time that one message may take to leave; a reader slower than that is cut off.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often an event stream says that it is alive.</summary>
    public TimeSpan StreamKeepAliveEvery { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>Turns an exception of the domain into an expected one; null leaves it <c>INTERNAL</c>.</summary>
    public Func<Exception, GraphQLTransportException?> MapException { get; set; } = _ => null;

    /// <summary>Policies that <c>[Authorize(policy)]</c> may name. A policy that is not here refuses everyone.</summary>
    public IDictionary<string, Func<ClaimsPrincipal, bool>> Policies { get; } = new Dictionary<string, Func<ClaimsPrincipal, bool>>();

    /// <summary>Documents that a request may name with <c>documentId</c> instead of sending their text.</summary>
    public IDictionary<string, string> TrustedDocuments { get; } = new Dictionary<string, string>();

    /// <summary>Who may send text of their own; the others only name trusted documents. Everyone, unless set.</summary>
    public Func<ClaimsPrincipal, bool> MaySendText { get; set; } = _ => true;

    /// <summary>Whether a browser that opens the endpoint gets the explorer page.</summary>
    public bool Explorer { get; set; } = true;

    /// <summary>Documents that the explorer page offers.</summary>
    public IList<GraphQLExample> Examples { get; } = [];
}
