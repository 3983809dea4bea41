using System.Text.Json;
using Bangkom.PartnerApi.Xapi.Http;
using Bangkom.PartnerApi.Xapi.Statements;
using Bangkom.PartnerApi.Xapi.Storage;
using Bangkom.PartnerApi.Xapi.Values;

namespace Bangkom.PartnerApi.Xapi.Documents;

/// <summary>
/// The Agents resource (1.0.3 Communication 2.4): a person with the identifier that was asked for and the names that came with it. Which
/// identifiers are of one person is the region's knowledge and is not told here.
/// </summary>
internal sealed class AgentResource(IStatementStore store)
{
    public async Task<XapiAnswer> HandleAsync(XapiRequest request, XapiCaller caller, CancellationToken cancellationToken)
    {
        if (!request.IsRead)
        {
            return XapiAnswer.Refuse(405, "METHOD", "This resource knows GET and HEAD.");
        }

        var reader = new ParameterReader(request);
        reader.Allow("agent");
        reader.Require("agent");
        using var agent = reader.AgentDocument("agent", allowsGroup: false);
        if (agent is null)
        {
            return XapiAnswer.Bad(reader.Problem!);
        }

        var identifier = AgentIdentifier.Of(agent.RootElement)!;
        var names = new List<string>();
        Add(names, agent.RootElement);
        var page = await store.QueryAsync(
            new StatementQuery([StatementKeys.Agent(identifier)], caller.Owner, null, null, IsAscending: false, null, XapiLimits.PersonStatementsMax), cancellationToken);
        foreach (var statement in page.Statements)
        {
            using var document = JsonDocument.Parse(statement.Raw);
            AddNames(names, document.RootElement.GetProperty("actor"), identifier);
            AddNames(names, document.RootElement.GetProperty("object"), identifier);
        }

        return new XapiAnswer(200, XapiAnswer.Json, JsonOutput.Make(json => Write(json, agent.RootElement, names)));
    }

    private static void AddNames(List<string> names, JsonElement value, string identifier)
    {
        var isActor = !value.TryGetProperty("objectType", out var type) || type.GetString() is "Agent" or "Group";
        if (isActor && AgentIdentifier.Of(value) == identifier)
        {
            Add(names, value);
        }

        if (isActor && value.TryGetProperty("member", out var members))
        {
            foreach (var member in members.EnumerateArray())
            {
                AddNames(names, member, identifier);
            }
        }
    }

    private static void Add(List<string> names, JsonElement agent)
    {
        if (agent.TryGetProperty("name", out var name) && name.GetString() is { } text && !names.Contains(text))
        {
            names.Add(text);
        }
    }

    private static void Write(Utf8JsonWriter json, JsonElement agent, List<string> names)
    {
        json.WriteStartObject();
        json.WriteString("objectType"u8, "Person");
        if (names.Count > 0)
        {
            json.WriteStartArray("name"u8);
            names.ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }

        foreach (var property in agent.EnumerateObject().Where(p => AgentIdentifier.Names.Contains(p.Name)))
        {
            json.WriteStartArray(property.Name);
            json.WriteRaw(property.Value);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
