using Bangkom.PartnerApi.Push;

namespace Bangkom.PartnerApi.Tests.Doors;

public sealed class OpenApiTests
{
    [Fact]
    public async Task The_document_names_every_door_and_no_other()
    {
        await using var host = await DoorHost.StartAsync();
        var paths = (await host.GetAsync("/openapi.json", null)).Json.GetProperty("paths");
        var described = paths.EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(m => $"{m.Name.ToUpperInvariant()} {p.Name}"));
        Assert.Equal(host.Routes.Where(r => !r.Contains("/xapi", StringComparison.Ordinal)).Order(), described.Order());
    }

    [Fact]
    public async Task The_document_names_every_property_of_an_item()
    {
        await using var host = await DoorHost.StartAsync();
        var item = (await host.GetAsync("/openapi.json", null)).Json.GetProperty("components").GetProperty("schemas").GetProperty("Item").GetProperty("properties");
        Assert.Equal(Enum.GetValues<PushField>().Select(PushFields.Name).Order(), item.EnumerateObject().Select(p => p.Name).Order());
    }
}
