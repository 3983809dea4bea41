using System.Text.Json;
using Bangkom.PartnerApi.Push;
using Bangkom.PartnerApi.Tests.Xapi;

namespace Bangkom.PartnerApi.Tests.Doors;

public sealed class OpenApiTests
{
    private static readonly string[] Methods = ["GET", "PUT", "POST", "DELETE", "PATCH"];
    private static readonly string[] Resources =
        ["/about", "/statements", "/activities", "/activities/state", "/activities/profile", "/agents", "/agents/profile"];

    [Fact]
    public async Task The_document_names_every_door_and_no_other()
    {
        await using var host = await DoorHost.StartAsync();
        var paths = (await host.GetAsync("/openapi.json", null)).Json.GetProperty("paths");
        var described = Described(paths).Where(d => !d.Contains("/xapi", StringComparison.Ordinal));
        Assert.Equal(host.Routes.Where(r => !r.Contains("/xapi", StringComparison.Ordinal)).Order(), described.Order());
    }

    [Fact]
    public async Task The_document_names_what_each_resource_of_the_record_store_takes_and_nothing_else()
    {
        await using var host = await DoorHost.StartAsync();
        var described = Described((await host.GetAsync("/openapi.json", null)).Json.GetProperty("paths")).Where(d => d.Contains("/xapi/", StringComparison.Ordinal));
        await using var xapi = await XapiHost.StartAsync();
        var taken = new List<string>();
        foreach (var resource in Resources)
        {
            foreach (var method in Methods)
            {
                if ((await xapi.SendAsync(new HttpMethod(method), resource, null)).Status is not (404 or 405))
                {
                    taken.Add($"{method} /xapi{resource}");
                }
            }
        }

        Assert.Equal(taken.Order(), described.Order());
    }

    [Fact]
    public async Task The_document_refers_to_nothing_that_it_lacks()
    {
        await using var host = await DoorHost.StartAsync();
        var root = (await host.GetAsync("/openapi.json", null)).Json;
        foreach (var reference in References(root).Distinct())
        {
            var found = root;
            foreach (var name in reference.Split('/').Skip(1))
            {
                Assert.True(found.TryGetProperty(name, out found), reference);
            }
        }

        Assert.NotEmpty(References(root));
    }

    [Fact]
    public async Task The_document_names_every_property_of_an_item()
    {
        await using var host = await DoorHost.StartAsync();
        var item = (await host.GetAsync("/openapi.json", null)).Json.GetProperty("components").GetProperty("schemas").GetProperty("Item").GetProperty("properties");
        Assert.Equal(Enum.GetValues<PushField>().Select(PushFields.Name).Order(), item.EnumerateObject().Select(p => p.Name).Order());
    }

    private static IEnumerable<string> Described(JsonElement paths) =>
        paths.EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(m => $"{m.Name.ToUpperInvariant()} {p.Name}"));

    private static IEnumerable<string> References(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => p.Name == "$ref" ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
