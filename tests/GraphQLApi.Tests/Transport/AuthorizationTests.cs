namespace Bangkom.GraphQLApi.Tests.Transport;

/// <summary>Every guard, asked as an outsider, as a clerk without the role, and as one who has it.</summary>
public sealed class AuthorizationTests : IAsyncLifetime
{
    private TestApi _api = null!;

    public async ValueTask InitializeAsync() => _api = await TestApi.StartAsync();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [InlineData("{ secret }")]
    [InlineData("{ a: secret hello }")]
    [InlineData("{ ...F } fragment F on Query { secret }")]
    [InlineData("{ ...F } fragment F on Query { ...G } fragment G on Query { ... on Query { secret } }")]
    [InlineData("{ ... { secret } }")]
    [InlineData("{ secret @include(if: false) }")]
    [InlineData("{ tree { nip } }")]
    [InlineData("{ rows { children { ...F } } } fragment F on Node { nip }")]
    [InlineData("{ vault { content } }")]
    [InlineData("{ vault { __typename } }")]
    [InlineData("{ thing { ... on Person { number } } }")]
    public async Task A_guarded_field_refuses_the_whole_document(string document)
    {
        var outsider = await _api.PostAsync(document);
        Assert.Equal((401, "UNAUTHENTICATED", false), (outsider.Status, outsider.Code, outsider.HasData));
        Assert.Equal("Bearer", outsider.Headers.WwwAuthenticate.Single().Scheme);
        var clerk = await _api.PostAsync(document, token: "clerk");
        Assert.Equal((403, "FORBIDDEN", false), (clerk.Status, clerk.Code, clerk.HasData));
        var insider = await _api.PostAsync(document, token: "people");
        Assert.Equal((200, null), (insider.Status, insider.Code));
    }

    [Fact]
    public async Task The_interface_is_no_way_round_a_guard_on_its_types()
    {
        // `Thing.number` itself is open; Person.number, which may stand behind it, is not.
        Assert.Equal("UNAUTHENTICATED", (await _api.PostAsync("{ plainThing { number } }")).Code);
        Assert.Equal("FORBIDDEN", (await _api.PostAsync("{ thing { ...F } } fragment F on Thing { number }", token: "clerk")).Code);
        Assert.Null((await _api.PostAsync("{ thing { number } }", token: "people")).Code);
    }

    [Fact]
    public async Task A_fragment_on_an_open_type_stays_open_behind_the_interface()
    {
        var answer = await _api.PostAsync("{ plainThing { key __typename ... on Place { number ... on Thing { number } } } }");
        Assert.Null(answer.Code);
        Assert.Equal("0", answer.Data.GetProperty("plainThing").GetProperty("number").GetString());
    }

    [Fact]
    public async Task A_fragment_asked_on_an_open_and_on_a_guarded_type_is_checked_on_both()
    {
        const string Query = "{ plainThing { ... on Place { ...F } ... on Person { ...F } } } fragment F on Thing { number }";
        Assert.Equal("UNAUTHENTICATED", (await _api.PostAsync(Query)).Code);
        Assert.Null((await _api.PostAsync(Query, token: "people")).Code);
    }

    [Fact]
    public async Task One_of_several_roles_is_enough()
    {
        Assert.Null((await _api.PostAsync("{ vault { content } }", token: "auditors")).Code);
        Assert.Equal("FORBIDDEN", (await _api.PostAsync("{ vault { content } }", token: "people, auditors")).Code);
    }

    [Fact]
    public async Task A_field_may_open_itself_on_a_guarded_type()
    {
        Assert.Null((await _api.PostAsync("{ lobby { welcome } }")).Code);
        Assert.Equal("UNAUTHENTICATED", (await _api.PostAsync("{ lobby { welcome register } }")).Code);
        Assert.Null((await _api.PostAsync("{ lobby { welcome register } }", token: "clerk")).Code);
    }

    [Fact]
    public async Task A_policy_that_nobody_defined_refuses_everyone()
        => Assert.Equal("FORBIDDEN", (await _api.PostAsync("{ policed }", token: "people")).Code);

    [Fact]
    public async Task A_policy_that_is_defined_decides()
    {
        await using var api = await TestApi.StartAsync(o => o.Policies["nobody-defined-it"] = user => user.IsInRole("people"));
        Assert.Null((await api.PostAsync("{ policed }", token: "people")).Code);
        Assert.Equal("FORBIDDEN", (await api.PostAsync("{ policed }", token: "clerk")).Code);
    }

    [Fact]
    public async Task Other_operations_of_the_document_need_no_right()
        => Assert.Null((await _api.PostAsync("query A { hello } query B { secret }", operationName: "A")).Code);

    [Fact]
    public async Task Introspection_is_open_to_all()
        => Assert.Null((await _api.PostAsync("{ __schema { types { name } } __type(name: \"Vault\") { name } __typename }")).Code);

    [Fact]
    public async Task Plain_json_keeps_401_and_403()
    {
        Assert.Equal(401, (await _api.PostAsync("{ secret }", accept: "application/json")).Status);
        Assert.Equal(403, (await _api.PostAsync("{ secret }", token: "clerk", accept: "application/json")).Status);
    }
}
