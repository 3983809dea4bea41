using Bangkom.GraphQLApi.Tests.Transport.TestSchema;
using Bangkom.GraphQLApi.Transport;

namespace Bangkom.GraphQLApi.Tests.Transport;

public sealed class BatchTests
{
    [Fact]
    public async Task All_keys_of_one_level_are_fetched_by_one_call()
    {
        await using var api = await TestApi.StartAsync();
        var answer = await api.PostAsync("{ rows(first: 5) { title } again: rows(first: 3) { title } }");
        Assert.Equal("title 5", answer.Data.GetProperty("rows")[4].GetProperty("title").GetString());
        Assert.Equal([1, 2, 3, 4, 5], Assert.Single(api.Get<TestBatchLog>().Calls));
    }

    [Fact]
    public async Task The_next_level_and_the_next_operation_ask_anew()
    {
        await using var api = await TestApi.StartAsync();
        await api.PostAsync("{ tree { title child { title } } }");
        await api.PostAsync("{ named(id: 1) missing: named(id: 99) }");
        var calls = api.Get<TestBatchLog>().Calls;
        Assert.Equal([1, 99], calls[^1]);
        Assert.Equal([1, 2], calls.Take(calls.Count - 1).SelectMany(c => c).Order());
    }

    [Fact]
    public async Task A_key_without_a_value_gives_null()
    {
        await using var api = await TestApi.StartAsync();
        Assert.Equal("null", (await api.PostAsync("{ named(id: 99) }")).Data.GetProperty("named").GetRawText());
    }

    [Fact]
    public async Task A_fetch_that_fails_fails_every_key_of_its_call_and_no_later_one()
    {
        var calls = 0;
        var batch = new Batch<int, string>((keys, _) => ++calls == 1
            ? throw new InvalidOperationException("away")
            : Task.FromResult<IReadOnlyDictionary<int, string>>(keys.ToDictionary(k => k, k => "back")));
        var (first, second) = (batch.Load(1), batch.Load(2));
        await Assert.ThrowsAsync<InvalidOperationException>(() => first.GetResultAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<InvalidOperationException>(() => second.GetResultAsync(TestContext.Current.CancellationToken));
        Assert.Equal("back", await batch.Load(1).GetResultAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, calls);
    }
}
