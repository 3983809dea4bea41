using System.Text;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Silo.Tests.Engine;

/// <content>Statements that change what an earlier one said: voidings and grades.</content>
public sealed partial class StatementTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_undoing_takes_the_course_back_whichever_of_the_two_comes_first(bool undoFirst)
    {
        await MapAllAsync();
        string[] samples = ["moodle-course-completed.json", "moodle-course-uncompleted.json"];
        foreach (var sample in undoFirst ? samples.Reverse() : samples)
        {
            await SendAsync("moodle", Sample(sample));
        }

        await UntilAsync(async () => await CountAsync() == (0, 0m));
        await UntilAsync(async () => (await Partner.GetQuarantine(null, null, 10)).Total == 0);
        await _engine.ShouldAgreeAsync();
    }

    [Theory]
    [InlineData("admin", false)]
    [InlineData("admin", true)]
    [InlineData("other", false)]
    [InlineData("other", true)]
    [InlineData("moodle", false)]
    [InlineData("moodle", true)]
    public async Task A_statement_that_is_voided_by_the_id_it_was_stored_under_counts_no_more_in_whatever_order_they_come(string voider, bool isVoidedFirst)
    {
        await MapAllAsync();
        var id = Guid.NewGuid();
        var completed = Sample("moodle-course-completed.json")[1];
        var voiding = Encoding.UTF8.GetBytes(
            $$$"""{"actor":{"mbox":"mailto:a@b.example"},"verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},"object":{"objectType":"StatementRef","id":"{{{id}}}"}}""");
        if (isVoidedFirst)
        {
            await StateAsync(voider, voiding);
            await StateAsync("moodle", completed, id);
        }
        else
        {
            await StateAsync("moodle", completed, id);
            Assert.Equal((1, 12m), await CountAsync());
            await StateAsync(voider, voiding);
        }

        await UntilAsync(async () => await CountAsync() == (0, 0m));
        await UntilAsync(async () => (await Partner.GetQuarantine(null, null, 10)).Total == 0);

        // Sent again it stays undone.
        await StateAsync("moodle", completed, id);
        await StateAsync(voider, voiding);
        Assert.Equal((0, 0m), await CountAsync());
        await _engine.ShouldAgreeAsync();
    }

    [Theory]
    [InlineData("grade,pass,late")]
    [InlineData("pass,grade,late")]
    [InlineData("pass,late,grade")]
    [InlineData("late,pass,grade")]
    [InlineData("late,grade,pass")]
    public async Task The_newest_grade_is_the_completions_score_in_whatever_order_they_come(string order)
    {
        await MapAllAsync();
        var sample = Sample("openedx-course-passed.json");
        var statements = new Dictionary<string, byte[]>
        {
            ["grade"] = sample[0],
            ["pass"] = sample[1],
            ["late"] = Changed(sample[0], s => (s["id"], s["timestamp"], s["result"]!["score"]!["scaled"]) = ("8f1d2c3b-4a59-5e60-9b71-0c2d3e4f5a62", "2026-03-05T03:00:00Z", 0.97)),
        };
        foreach (var name in order.Split(',').Concat(order.Split(',')))
        {
            await StateAsync("edx", statements[name]);
        }

        Assert.Equal((1, 12m), await CountAsync());
        var contents = await ContentsAsync();
        Assert.Equal(97, contents[^1].Score);
        Assert.InRange(contents.Length, 1, 3);
        Assert.Equal(0, (await Partner.GetQuarantine(null, null, 10)).Total);
        await _engine.ShouldAgreeAsync();
    }

    [Theory]
    [InlineData("pass,low,high")]
    [InlineData("high,pass,low")]
    [InlineData("low,high,pass")]
    [InlineData("pass,high,low")]
    public async Task Of_two_grades_at_one_instant_the_higher_one_holds_in_whatever_order_they_come(string order)
    {
        await MapAllAsync();
        var sample = Sample("openedx-course-passed.json");
        var statements = new Dictionary<string, byte[]>
        {
            ["pass"] = sample[1],
            ["low"] = Changed(sample[0], s => s["result"]!["score"]!["scaled"] = 0.71),
            ["high"] = Changed(sample[0], s => (s["id"], s["result"]!["score"]!["scaled"]) = ("8f1d2c3b-4a59-5e60-9b71-0c2d3e4f5a62", 0.93)),
        };
        foreach (var name in order.Split(',').Concat(order.Split(',')))
        {
            await StateAsync("edx", statements[name]);
        }

        Assert.Equal(93, (await ContentsAsync())[^1].Score);
        Assert.Equal((1, 12m), await CountAsync());
        await _engine.ShouldAgreeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_undoing_by_another_system_of_the_partner_takes_the_course_back_whichever_of_the_two_comes_first(bool undoFirst)
    {
        await MapAllAsync();
        (string System, string Sample)[] statements = [("old", "moodle-course-completed.json"), ("moodle", "moodle-course-uncompleted.json")];
        foreach (var (system, sample) in undoFirst ? statements.Reverse() : statements)
        {
            await SendAsync(system, Sample(sample));
        }

        await UntilAsync(async () => await CountAsync() == (0, 0m));
        await UntilAsync(async () => (await Partner.GetQuarantine(null, null, 10)).Total == 0);
        await _engine.ShouldAgreeAsync();
    }

    [Fact]
    public async Task An_undoing_takes_back_what_its_own_system_stated_before_what_another_one_did()
    {
        await MapAllAsync();
        var completed = Sample("moodle-course-completed.json");
        await SendAsync("moodle", completed);
        await SendAsync("old", [.. completed.Select(c => Changed(c, s => s["timestamp"] = "2026-03-04T03:30:00Z"))]);
        await SendAsync("moodle", Sample("moodle-course-uncompleted.json"));
        var rows = new List<FactRow>();
        await foreach (var chunk in _engine.Reader.ReadAllRowsAsync(0, long.MaxValue))
        {
            rows.AddRange(chunk);
        }

        var revoked = Assert.Single(rows.Select(r => r.ToRecorded().Fact).OfType<CompletionRevoked>());
        Assert.Equal("partner/UBT/moodle", rows.Single(r => r.Position == revoked.Of).Source);
        Assert.Equal((1, 12m), await CountAsync());
        await _engine.ShouldAgreeAsync();
    }

    [Fact]
    public async Task An_invalid_statement_is_held_until_one_with_its_id_mends_it_even_when_that_one_tells_of_no_completion()
    {
        var viewed = "\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/experienced\"},\"object\":{\"id\":\"urn:o\"}";
        var wrong = Encoding.UTF8.GetBytes($$"""{"id":"5b2f7d0a-6c1e-4f83-9a55-3d1b2c4e6f70","actor":{},{{viewed}}}""");
        var right = Encoding.UTF8.GetBytes($$"""{"id":"5b2f7d0a-6c1e-4f83-9a55-3d1b2c4e6f70","actor":{"mbox":"mailto:a@b.example"},{{viewed}}}""");
        var other = Changed(right, s => s["id"] = "5b2f7d0a-6c1e-4f83-9a55-3d1b2c4e6f71");
        await StateAsync("moodle", wrong);
        await StateAsync("moodle", other);
        await StateAsync("else", right);
        Assert.Equal(QuarantineReasons.Invalid, Assert.Single((await Partner.GetQuarantine(null, null, 10)).Items).Reason);
        await StateAsync("moodle", right);
        await UntilAsync(async () => (await Partner.GetQuarantine(null, null, 10)).Total == 0);

        // What only conflicts with a valid one is mended by nobody.
        await StateAsync("moodle", Changed(right, s => s["object"]!["id"] = "urn:p"));
        await StateAsync("moodle", right);
        Assert.Equal(QuarantineReasons.Conflict, Assert.Single((await Partner.GetQuarantine(null, null, 10)).Items).Reason);
        Assert.Equal(1, (await _engine.Ledger.GetStatus()).HeldItems);
    }

    [Fact]
    public async Task A_grade_that_waits_with_its_completion_for_a_mapping_is_joined_once_it_is_there()
    {
        var sample = Sample("openedx-course-passed.json");
        await StateAsync("edx", sample[1]);
        await StateAsync("edx", sample[0]);
        await MapAllAsync();
        await UntilAsync(async () => await CountAsync() == (1, 12m));
        await UntilAsync(async () => (await Partner.GetQuarantine(null, null, 10)).Total == 0);
    }

    /// <summary>Completions and their corrections, in order.</summary>
    private async Task<CompletionContent[]> ContentsAsync()
    {
        var facts = new List<Fact>();
        await foreach (var chunk in _engine.Reader.ReadAllRowsAsync(0, long.MaxValue))
        {
            facts.AddRange(chunk.Select(r => r.ToRecorded().Fact));
        }

        return [.. facts.Select(f => f is Completed c ? c.Content : (f as CompletionCorrected)?.Content).OfType<CompletionContent>()];
    }
}
