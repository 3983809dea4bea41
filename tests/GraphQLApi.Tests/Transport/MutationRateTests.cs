using Bangkom.GraphQLApi.Tests.Transport.TestSchema;

namespace Bangkom.GraphQLApi.Tests.Transport;

/// <summary>A rate so slow that no bucket gains anything while a test runs.</summary>
public sealed class MutationRateTests : IAsyncLifetime
{
    private const double Never = 0.001;
    private TestApi _api = null!;

    public async ValueTask InitializeAsync() => _api = await TestApi.StartAsync(options => (options.MutationsPerSecond, options.BurstMutations) = (Never, 3));

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Past_a_keys_rate_a_mutation_is_429_with_the_time_to_come_back_and_changes_nothing()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.Null((await AddAsync("one")).Code);
        }

        var answer = await AddAsync("one");
        Assert.Equal((429, "TOO_MANY_REQUESTS"), (answer.Status, answer.Code));
        Assert.True(answer.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal(answer.Headers.RetryAfter?.Delta?.TotalSeconds, answer.Body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("retryAfterSeconds").GetDouble());
        Assert.Equal(3, _api.Get<TestCounter>().Value);
    }

    [Fact]
    public async Task Every_field_of_a_document_counts_also_in_a_fragment()
    {
        Assert.Null((await _api.PostAsync("mutation { a: add(by: 1) ...F } fragment F on Mutation { b: add(by: 1) ... { c: add(by: 1) } }", token: "one")).Code);
        Assert.Equal("TOO_MANY_REQUESTS", (await AddAsync("one")).Code);
        Assert.Equal(3, _api.Get<TestCounter>().Value);
    }

    [Fact]
    public async Task A_document_with_more_mutations_than_a_full_bucket_takes_all_of_it()
    {
        Assert.Null((await _api.PostAsync("mutation { a: add(by: 1) b: add(by: 1) c: add(by: 1) d: add(by: 1) }", token: "one")).Code);
        Assert.Equal("TOO_MANY_REQUESTS", (await AddAsync("one")).Code);
    }

    [Fact]
    public async Task Other_keys_and_questions_go_on()
    {
        for (var i = 0; i < 4; i++)
        {
            await AddAsync("one");
        }

        Assert.Null((await AddAsync("two")).Code);
        Assert.Null((await _api.PostAsync("{ hello }", token: "one")).Code);
    }

    [Fact]
    public async Task The_limit_can_be_lifted()
    {
        await using var api = await TestApi.StartAsync(options => (options.LimitsRate, options.MutationsPerSecond, options.BurstMutations) = (false, Never, 1));
        for (var i = 0; i < 5; i++)
        {
            Assert.Null((await api.PostAsync("mutation { add(by: 1) }", token: "one")).Code);
        }
    }

    private Task<TestAnswer> AddAsync(string token) => _api.PostAsync("mutation { add(by: 1) }", token: token);
}
