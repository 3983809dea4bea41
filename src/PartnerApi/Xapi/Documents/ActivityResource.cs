using Bangkom.PartnerApi.Xapi.Http;
using Bangkom.PartnerApi.Xapi.Statements;
using Bangkom.PartnerApi.Xapi.Storage;

namespace Bangkom.PartnerApi.Xapi.Documents;

/// <summary>
/// The Activities resource (1.0.3 Communication 2.5): an activity with everything that statements have said of it, those that the caller
/// may read.
/// </summary>
internal sealed class ActivityResource(IStatementStore store)
{
    public async Task<XapiAnswer> HandleAsync(XapiRequest request, XapiCaller caller, CancellationToken cancellationToken)
    {
        if (!request.IsRead)
        {
            return XapiAnswer.Refuse(405, "METHOD", "This resource knows GET and HEAD.");
        }

        var reader = new ParameterReader(request);
        reader.Allow("activityId");
        reader.Require("activityId");
        var id = reader.Iri("activityId");
        if (reader.Problem is { } problem)
        {
            return XapiAnswer.Bad(problem);
        }

        var definitions = await store.FindDefinitionsAsync([id!], caller.Owner, cancellationToken);
        return new XapiAnswer(200, XapiAnswer.Json, JsonOutput.Make(json =>
        {
            json.WriteStartObject();
            json.WriteString("objectType"u8, "Activity");
            json.WriteString("id"u8, id);
            if (definitions.TryGetValue(id!, out var definition))
            {
                json.WritePropertyName("definition"u8);
                json.WriteRawValue(definition, skipInputValidation: true);
            }

            json.WriteEndObject();
        }));
    }
}
