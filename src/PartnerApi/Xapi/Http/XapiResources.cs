using Bangkom.PartnerApi.Xapi.Documents;
using Bangkom.PartnerApi.Xapi.Statements;
using Bangkom.PartnerApi.Xapi.Storage;

namespace Bangkom.PartnerApi.Xapi.Http;

/// <summary>Hands a request to its resource.</summary>
internal sealed class XapiResources(StatementResource statements, DocumentResource documents, AgentResource agents, ActivityResource activities)
{
    /// <summary>Answers a request of a known caller.</summary>
    public async Task<XapiAnswer> HandleAsync(XapiRequest request, XapiCaller caller, CancellationToken cancellationToken)
    {
        switch (request.Resource)
        {
            case "/statements":
            case var more when more.StartsWith(StatementResource.MorePath, StringComparison.Ordinal):
                return await statements.HandleAsync(request, caller, cancellationToken);
            case "/activities/state":
                return await documents.HandleAsync(request, caller, DocumentKind.State, cancellationToken);
            case "/activities/profile":
                return await documents.HandleAsync(request, caller, DocumentKind.ActivityProfile, cancellationToken);
            case "/agents/profile":
                return await documents.HandleAsync(request, caller, DocumentKind.AgentProfile, cancellationToken);
            case "/agents":
                return await agents.HandleAsync(request, caller, cancellationToken);
            case "/activities":
                return await activities.HandleAsync(request, caller, cancellationToken);
            default:
                return XapiAnswer.NotFound;
        }
    }

    /// <summary>The About resource, which needs no credential.</summary>
    public static XapiAnswer About(XapiRequest request) => !request.IsRead
        ? XapiAnswer.Refuse(405, "METHOD", "This resource knows GET and HEAD.")
        : new XapiAnswer(200, XapiAnswer.Json, JsonOutput.Make(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("version"u8);
            json.WriteStringValue(XapiVersion.V1.Text());
            json.WriteStringValue(XapiVersion.V2.Text());
            json.WriteEndArray();
            json.WriteEndObject();
        }));
}
