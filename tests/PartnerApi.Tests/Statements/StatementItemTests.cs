using System.Text;
using System.Text.Json.Nodes;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Held;
using Bangkom.PartnerApi.Statements;

namespace Bangkom.PartnerApi.Tests.Statements;

public sealed class StatementItemTests
{
    private static readonly RegionInfo Region = new(new RegionId("BUKITINTAN"), "Bukitintan", RegionZone.Of("Asia/Jakarta"), new byte[32]);

    private static readonly StatementSender Sender =
        new("partner/UBB/moodle", new PartnerId("UBB"), new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero), Region, "urn:bangkom:BUKITINTAN");

    [Fact]
    public void A_statement_without_an_id_that_is_sent_again_in_another_session_is_the_same_item()
    {
        var first = Item("moodle-course-completed.json", 1);
        var again = Item("moodle-course-completed.json", 1, s => s["context"]!["registration"] = "c2a4e6f8-0000-4000-8000-123456789abc");
        Assert.StartsWith("h-", first.Key, StringComparison.Ordinal);
        Assert.Equal((first.Key, Hex(first)), (again.Key, Hex(again)));
    }

    [Theory]
    [InlineData("timestamp")]
    [InlineData("name")]
    [InlineData("object")]
    public void A_statement_without_an_id_about_something_else_is_another_item(string what)
    {
        var other = Item("moodle-course-completed.json", 1, s =>
        {
            switch (what)
            {
                case "timestamp":
                    s["timestamp"] = "2026-03-04T10:00:01+07:00";
                    break;
                case "name":
                    s["actor"]!["account"]!["name"] = "42";
                    break;
                default:
                    s["object"]!["id"] = "https://lms.kampus.example/course/view.php?id=8";
                    break;
            }
        });
        Assert.NotEqual(Item("moodle-course-completed.json", 1).Key, other.Key);
    }

    [Fact]
    public void The_same_id_after_an_upgrade_of_the_transformer_is_the_same_item_with_the_same_content()
    {
        var first = Item("openedx-course-passed.json", 1);
        var upgraded = Item("openedx-course-passed.json", 1, s =>
        {
            s["context"]!["extensions"]!["https://w3id.org/xapi/openedx/extension/transformer-version"] = "event-routing-backends@10.0.0";
            s["object"]!["definition"]!["name"]!["en"] = "Pelayanan publik (2026)";
            s["version"] = "2.0.0";
        });
        Assert.Equal("1c9b8a7d-6e5f-5041-8332-2b1a0f9e8d7c", first.Key);
        Assert.Equal((first.Key, Hex(first)), (upgraded.Key, Hex(upgraded)));
    }

    [Fact]
    public void A_score_is_joined_to_its_completion_and_alone_makes_no_item()
    {
        var statements = Samples.Statements("openedx-course-passed.json");
        foreach (var order in new[] { statements, [.. statements.Reverse()] })
        {
            var items = StatementItems.Of(order, Sender);
            Assert.Equal(IgnoredReasons.ScoreAlone, Assert.Single(items, i => i.Submission is null).Ignored);
            Assert.Equal(92, ((CompleteActivity)Assert.Single(items, i => i.Submission is not null).Submission!.Command).Score);
        }

        var alone = StatementItems.Of([statements[1]], Sender)[0];
        Assert.Null(((CompleteActivity)alone.Submission!.Command).Score);
        Assert.Equal(Hex(alone), Hex(StatementItems.Of(statements, Sender)[1]));
    }

    [Fact]
    public void A_name_at_the_regions_own_home_page_is_a_NIP_and_elsewhere_an_account()
    {
        var own = Item("moodle-course-completed.json", 1, s => s["actor"]!["account"] = new JsonObject { ["homePage"] = "urn:bangkom:BUKITINTAN", ["name"] = People.Pns(1) });
        Assert.Equal(new Learner(People.Pns(1), null), ((CompleteActivity)own.Submission!.Command).Learner);
        var theirs = Item("moodle-course-completed.json", 1);
        Assert.Equal(new Learner(null, Account.At("https://lms.kampus.example", "41")), ((CompleteActivity)theirs.Submission!.Command).Learner);
        var mailbox = Item("generic-completed.json", 0);
        Assert.Equal(new Learner(null, Account.Email("peserta@pemda.example")), ((CompleteActivity)mailbox.Submission!.Command).Learner);
    }

    [Fact]
    public void What_is_wrong_with_a_statement_is_kept_with_the_field_that_it_is_about()
    {
        Assert.Equal("actor", FaultOf(s => s["actor"] = new JsonObject { ["objectType"] = "Group" }));
        Assert.Equal("object", FaultOf(s => s["object"]!["id"] = new string('x', 2_000)));
        Assert.Equal("timestamp", FaultOf(s => s["timestamp"] = "2026-03-04"));
        Assert.Equal("id", FaultOf(s => s["id"] = "not-a-uuid"));
        Assert.IsType<InvalidItem>(StatementItems.Of([Encoding.UTF8.GetBytes("42")], Sender)[0].Submission!.Command);
    }

    [Fact]
    public void Without_a_time_it_was_completed_when_it_arrived_and_a_repeat_is_equal()
    {
        var later = Sender with { ReceivedAt = Sender.ReceivedAt.AddDays(1) };
        static void Drop(JsonNode s) => s.AsObject().Remove("timestamp");
        var first = StatementItems.Of([Changed("generic-completed.json", 0, Drop)], Sender)[0];
        var again = StatementItems.Of([Changed("generic-completed.json", 0, Drop)], later)[0];
        Assert.Equal(Moment.At(Sender.ReceivedAt), ((CompleteActivity)first.Submission!.Command).CompletedAt);
        Assert.Equal((first.Key, Hex(first)), (again.Key, Hex(again)));
    }

    [Fact]
    public void A_name_that_is_no_text_spoils_its_own_statement_alone()
    {
        var items = StatementItems.Of([Encoding.UTF8.GetBytes("""{"\ud800": 1}"""), Changed("generic-completed.json", 0, null)], Sender);
        Assert.IsType<InvalidItem>(items[0].Submission!.Command);
        Assert.IsType<CompleteActivity>(items[1].Submission!.Command);
    }

    private static string? FaultOf(Action<JsonNode> change)
    {
        var item = Item("generic-completed.json", 0, change);
        return Assert.IsType<InvalidItem>(item.Submission!.Command).Field;
    }

    private static StatementItem Item(string sample, int index, Action<JsonNode>? change = null) => StatementItems.Of([Changed(sample, index, change)], Sender)[0];

    private static byte[] Changed(string sample, int index, Action<JsonNode>? change)
    {
        var node = JsonNode.Parse(Samples.Statements(sample)[index])!;
        change?.Invoke(node);
        return Encoding.UTF8.GetBytes(node.ToJsonString());
    }

    private static string Hex(StatementItem item) => Convert.ToHexString(item.Submission!.Content);
}
