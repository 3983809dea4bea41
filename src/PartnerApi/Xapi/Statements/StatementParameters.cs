using Bangkom.PartnerApi.Xapi.Http;
using Bangkom.PartnerApi.Xapi.Storage;
using Bangkom.PartnerApi.Xapi.Validation;

namespace Bangkom.PartnerApi.Xapi.Statements;

/// <summary>What a GET of statements asks for; its parameters obey the same rules as values of statements.</summary>
internal sealed record StatementParameters
{
    private static readonly string[] Known =
    [
        "statementId", "voidedStatementId", "agent", "verb", "activity", "registration", "related_activities", "related_agents",
        "since", "until", "limit", "format", "attachments", "ascending",
    ];

    private static readonly string[] WithId = ["statementId", "voidedStatementId", "format", "attachments"];

    /// <summary>The one statement that is asked for, or null.</summary>
    public Guid? Id { get; private init; }

    /// <summary>True when the one must be voided, false when it must not.</summary>
    public bool IsVoided { get; private init; }

    /// <summary>Keys that a statement must have.</summary>
    public IReadOnlyList<StatementKey> Keys { get; init; } = [];

    public DateTimeOffset? Since { get; init; }

    public DateTimeOffset? Until { get; init; }

    public bool IsAscending { get; init; }

    /// <summary>The place that the page before ended with, or null.</summary>
    public long? Beyond { get; init; }

    /// <summary>Statements of a page.</summary>
    public int Limit { get; init; } = XapiLimits.PageStatementsDefault;

    public StatementFormat Format { get; init; }

    public bool WantsAttachments { get; init; }

    /// <summary>Reads parameters.</summary>
    public static (StatementParameters? Parameters, Problem? Problem) Read(XapiRequest request)
    {
        var reader = new ParameterReader(request);
        reader.Allow(Known);
        if (request["statementId"] is not null || request["voidedStatementId"] is not null)
        {
            reader.Allow(WithId);
        }

        var (id, voided) = (reader.Id("statementId"), reader.Id("voidedStatementId"));
        if (id is not null && voided is not null)
        {
            reader.Fail("voidedStatementId", "must not stand beside statementId");
        }

        var (isAgentRelated, isActivityRelated) = (reader.Flag("related_agents"), reader.Flag("related_activities"));
        var keys = new List<StatementKey>();
        if (reader.Id("registration") is { } registration)
        {
            keys.Add(StatementKeys.Registration(registration));
        }

        if (reader.Agent("agent", allowsGroup: true) is { } agent)
        {
            keys.Add(isAgentRelated ? StatementKeys.AnyAgent(agent) : StatementKeys.Agent(agent));
        }

        if (reader.Iri("activity") is { } activity)
        {
            keys.Add(isActivityRelated ? StatementKeys.AnyActivity(activity) : StatementKeys.Activity(activity));
        }

        if (reader.Iri("verb") is { } verb)
        {
            keys.Add(StatementKeys.Verb(verb));
        }

        var parameters = new StatementParameters
        {
            Id = id ?? voided,
            IsVoided = voided is not null,
            Keys = keys,
            Since = reader.Time("since"),
            Until = reader.Time("until"),
            IsAscending = reader.Flag("ascending"),
            Limit = reader.Count("limit") is { } limit ? (limit == 0 ? XapiLimits.PageStatementsMax : Math.Min(limit, XapiLimits.PageStatementsMax)) : XapiLimits.PageStatementsDefault,
            Format = reader.Choice("format", "exact", "ids", "canonical") switch
            {
                "ids" => StatementFormat.Ids,
                "canonical" => StatementFormat.Canonical,
                _ => StatementFormat.Exact,
            },
            WantsAttachments = reader.Flag("attachments"),
        };
        return reader.Problem is { } problem ? (null, problem) : (parameters, null);
    }
}
