using System.Net.Http.Headers;
using System.Text.Json;

namespace Bangkom.GraphQLApi.Tests.Transport;

public sealed record TestAnswer(int Status, string Text, string? ContentType, HttpResponseHeaders Headers)
{
    public JsonElement Body => JsonDocument.Parse(Text).RootElement;

    public JsonElement Data => Body.GetProperty("data");

    public string? Code => Body.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;

    public bool HasData => Body.TryGetProperty("data", out _);
}
