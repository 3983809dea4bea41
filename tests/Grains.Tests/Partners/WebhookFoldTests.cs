using Bangkom.Grains.Catalog;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Tests.Partners;

public sealed class WebhookFoldTests
{
    private readonly CatalogState _state = new();

    [Fact]
    public void A_webhook_that_is_defined_anew_is_told_what_it_waited_for()
    {
        Apply(5, Defined("https://a.example/"));
        Apply(9, Defined("https://b.example/"));
        var webhook = Assert.Single(_state.View.Webhooks);
        Assert.Equal(("https://b.example/", 5L, 9L), (webhook.Definition.Url, webhook.Since, webhook.DefinedAt));
    }

    [Fact]
    public void One_that_was_removed_begins_anew()
    {
        Apply(5, Defined("https://a.example/"));
        Apply(7, new WebhookRemoved(new PartnerId("UNI"), "MAIN"));
        Apply(9, Defined("https://a.example/"));
        var webhook = Assert.Single(_state.View.Webhooks);
        Assert.Equal((9L, 9L), (webhook.Since, webhook.DefinedAt));
    }

    private static WebhookDefined Defined(string url) => new(new PartnerId("UNI"), "MAIN", url, WebhookEvents.All);

    private void Apply(long position, Fact fact) =>
        _state.Apply(new RecordedFact(position, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, Sources.Admin, null, FactTargets.Everyone, fact));
}
