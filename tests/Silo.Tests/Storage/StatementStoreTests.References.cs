using System.Security.Cryptography;
using Bangkom.PartnerApi.Xapi.Statements;
using Bangkom.PartnerApi.Xapi.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bangkom.Silo.Tests.Storage;

/// <content>Statements that speak of others: what refers to them, and what voids them.</content>
public abstract partial class StatementStoreTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_chain_of_references_is_found_by_what_it_leads_to_in_whatever_order_it_came(bool isTargetFirst)
    {
        var target = New("t", raw: Samples("a", "completed"), keys: KeysOf(Samples("a", "completed")));
        var middle = New("m", raw: Samples("b", "mentioned"), keys: KeysOf(Samples("b", "mentioned")), target: target.Id);
        var end = New("e", raw: Samples("c", "liked"), keys: KeysOf(Samples("c", "liked")), target: middle.Id);
        foreach (var statement in isTargetFirst ? [target, middle, end] : new[] { end, middle, target })
        {
            await Statements.AppendAsync(Request([statement]));
        }

        var agent = StatementKeys.Agent("mbox mailto:a@example.com");
        var verb = StatementKeys.Verb("http://example.com/completed");
        Assert.Equal(3, (await FindAsync(keys: [agent, verb])).Length);

        // No single statement has both.
        Assert.Empty(await FindAsync(keys: [agent, StatementKeys.Verb("http://example.com/liked")]));
        Assert.Equal([end.Id], (await FindAsync(keys: [StatementKeys.Verb("http://example.com/liked")])).Select(s => s.Id));
    }

    [Fact]
    public async Task References_that_run_in_a_circle_end()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        await Statements.AppendAsync(Request([New("1", keys: [1], target: other) with { Id = one }, New("2", keys: [2], target: one) with { Id = other }]));
        var self = Guid.NewGuid();
        await Statements.AppendAsync(Request([New("3", keys: [1], target: self) with { Id = self }]));
        Assert.Equal([3L, 2, 1], (await FindAsync(keys: [1])).Select(s => s.Seq));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task A_statement_is_voided_before_or_after_it_came(bool isVoidedFirst, bool isOneRequest)
    {
        var target = New("t");
        var voiding = New("v", target: target.Id) with { Voids = true };
        NewStatement[] order = isVoidedFirst ? [voiding, target] : [target, voiding];
        foreach (var request in isOneRequest ? [order] : order.Select(s => new[] { s }))
        {
            await Statements.AppendAsync(Request(request));
        }

        Assert.Equal([voiding.Id], (await FindAsync()).Select(s => s.Id));
        Assert.Null(await Statements.FindAsync(target.Id, isVoided: false, owner: null));
        Assert.True((await Statements.FindAsync(target.Id, isVoided: true, owner: null))!.IsVoided);
        Assert.Null(await Statements.FindAsync(voiding.Id, isVoided: true, owner: null));
    }

    [Fact]
    public async Task What_voids_is_not_voided_and_a_partner_voids_its_own_alone()
    {
        var target = New("t");
        var foreign = New("f", target: target.Id) with { Voids = true };
        await Statements.AppendAsync(Request([target], source: "partner/UNI"));
        await Statements.AppendAsync(Request([foreign], source: "partner/UBB"));
        Assert.NotNull(await Statements.FindAsync(target.Id, isVoided: false, owner: null));

        var own = New("o", target: target.Id) with { Voids = true };
        await Statements.AppendAsync(Request([own, New("v", target: own.Id) with { Voids = true }], source: "partner/UNI/LMS"));
        Assert.NotNull(await Statements.FindAsync(target.Id, isVoided: true, owner: null));
        Assert.NotNull(await Statements.FindAsync(own.Id, isVoided: false, owner: null));
    }

    [Theory]
    [InlineData("admin", "", true, true)]
    [InlineData("admin", "", false, true)]
    [InlineData("partner/UNI/MOODLE", "partner/UNI/MOODLE", true, true)]
    [InlineData("partner/UNI/MOODLE", "partner/UNI/MOODLE", false, true)]
    [InlineData("partner/UBB", "partner/UBB", true, false)]
    [InlineData("partner/UBB", "partner/UBB", false, false)]
    public async Task Voiding_reaches_over_the_scopes_of_an_owner_and_the_administrators_over_all(string source, string scope, bool isTargetFirst, bool isVoided)
    {
        var target = New("t");
        var voiding = New("v", target: target.Id) with { Voids = true };
        async Task<AppendedStatement> StoreAsync() =>
            (await Statements.AppendAsync(Request([target], scope: "partner/UNI/OTHER", source: "partner/UNI/OTHER", isStrict: false))).Statements[0];
        var stored = isTargetFirst ? await StoreAsync() : default;
        await Statements.AppendAsync(Request([voiding], scope, source));
        stored = isTargetFirst ? stored : await StoreAsync();

        Assert.Equal(isVoided && !isTargetFirst, stored.IsVoided);
        Assert.Equal(isVoided, await Statements.FindAsync(target.Id, isVoided: true, owner: null) is not null);
        Assert.Equal([target.Id], (await Statements.FindVoidableAsync(target.Id)).Select(s => s.Id));
        Assert.Equal([voiding.Id], (await Statements.FindVoidingAsync(target.Id)).Select(s => s.Id));
    }

    [Fact]
    public async Task Of_two_statements_with_one_id_the_one_of_the_same_system_is_voided()
    {
        var one = New("1");
        await Statements.AppendAsync(Request([one], scope: "partner/UNI/A", source: "partner/UNI/A", isStrict: false));
        await Statements.AppendAsync(Request([one with { Content = SHA256.HashData("2"u8) }], scope: "partner/UNI/B", source: "partner/UNI/B", isStrict: false));
        await Statements.AppendAsync(Request([New("v", target: one.Id) with { Voids = true }], scope: "partner/UNI/B", source: "partner/UNI/B", isStrict: false));
        Assert.Equal([false, true], (await Statements.FindVoidableAsync(one.Id)).Select(s => s.IsVoided));
    }
}
