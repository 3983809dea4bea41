using System.Text.Json;
using System.Text.Json.Nodes;
using Bangkom.PartnerApi.Xapi;
using Bangkom.PartnerApi.Xapi.Validation;

namespace Bangkom.PartnerApi.Tests.Xapi;

/// <summary>Statements to change and to break.</summary>
internal static class Samples
{
    public const string Simple =
        """{"actor":{"mbox":"mailto:a@example.com"},"verb":{"id":"http://adlnet.gov/expapi/verbs/completed"},"object":{"id":"http://example.com/course/1"}}""";

    /// <summary>Every property of a statement, valid in both versions.</summary>
    public const string Whole =
        """
        {"id":"f47ac10b-58cc-4372-a567-0e02b2c3d479",
         "actor":{"objectType":"Group","name":"Tim","account":{"homePage":"http://example.com","name":"t1"},"member":[{"objectType":"Agent","name":"A","mbox":"mailto:a@example.com"},{"openid":"http://id.example.com/b"}]},
         "verb":{"id":"http://adlnet.gov/expapi/verbs/completed","display":{"en-US":"completed","id":"menyelesaikan"}},
         "object":{"objectType":"Activity","id":"http://example.com/course/1","definition":{"name":{"en":"Course","id":"Kursus"},"description":{"en":"A course"},
           "type":"http://adlnet.gov/expapi/activities/course","moreInfo":"http://example.com/more","interactionType":"choice","correctResponsesPattern":["a[,]b"],
           "choices":[{"id":"a","description":{"en":"A"}},{"id":"b"}],"extensions":{"http://example.com/x":{"deep":[1,null]}}}},
         "result":{"score":{"scaled":0.95,"raw":9.5e1,"min":0,"max":100},"success":true,"completion":true,"response":"a[,]b","duration":"PT1H0M0.125S","extensions":{"http://example.com/r":1e400}},
         "context":{"registration":"ec531277-b57b-4c15-8d91-d292c5b2b8f7","instructor":{"mbox":"mailto:i@example.com"},"team":{"objectType":"Group","mbox":"mailto:g@example.com"},
           "contextActivities":{"parent":{"id":"http://example.com/parent"},"grouping":[{"id":"http://example.com/g"}],"category":[],"other":[{"id":"http://example.com/o"}]},
           "revision":"1","platform":"Moodle","language":"id-ID","statement":{"objectType":"StatementRef","id":"8f87ccde-bb56-4c2e-ab83-44982ef22df0"},"extensions":{"http://example.com/c":""}},
         "timestamp":"2026-03-04T12:06:07.125+07:00","stored":"2026-03-04T05:06:08Z","version":"1.0.3",
         "authority":{"objectType":"Agent","mbox":"mailto:lrs@example.com"},
         "attachments":[{"usageType":"http://example.com/usage","display":{"en":"Certificate"},"description":{"en":"PDF"},"contentType":"application/pdf","length":27,
           "sha2":"495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a","fileUrl":"http://example.com/file.pdf"}]}
        """;

    public static string With(string path, string value, string statement = Whole)
    {
        var root = JsonNode.Parse(statement)!;
        var parts = path.Split('/');
        var node = root;
        foreach (var part in parts[..^1])
        {
            node = int.TryParse(part, out var index) ? node![index] : node![part];
        }

        if (int.TryParse(parts[^1], out var at))
        {
            node![at] = JsonNode.Parse(value);
        }
        else
        {
            node![parts[^1]] = JsonNode.Parse(value);
        }

        return root.ToJsonString();
    }

    public static string Without(string path, string statement = Whole)
    {
        var root = JsonNode.Parse(statement)!;
        var parts = path.Split('/');
        var node = root;
        foreach (var part in parts[..^1])
        {
            node = int.TryParse(part, out var index) ? node![index] : node![part];
        }

        node!.AsObject().Remove(parts[^1]);
        return root.ToJsonString();
    }

    public static string Simply(string verb = "completed", string actor = "a", string activity = "1", string more = "") =>
        "{\"actor\":{\"mbox\":\"mailto:" + actor + "@example.com\"},\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/" + verb
        + "\"},\"object\":{\"id\":\"http://example.com/course/" + activity + "\"}" + more + "}";

    public static string Refer(Guid target, string verb = "mentioned", string actor = "r") =>
        "{\"actor\":{\"mbox\":\"mailto:" + actor + "@example.com\"},\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/" + verb
        + "\"},\"object\":{\"objectType\":\"StatementRef\",\"id\":\"" + target + "\"}}";

    public static Problem? Check(string statement, XapiVersion version = XapiVersion.V1)
    {
        using var document = JsonDocument.Parse(statement);
        return StatementRules.Of(version).Check(document.RootElement);
    }
}
