using Bangkom.GraphQLApi.Transport;
using GraphQL;
using GraphQL.DataLoader;

namespace Bangkom.GraphQLApi.Tests.Transport.TestSchema;

[Name("Node")]
public sealed class TestNode(int number)
{
    public int Number => number;

    public TestNode Child() => new(number + 1);

    public IEnumerable<TestNode> Children(int first = 2) => Enumerable.Range(1, first).Select(i => new TestNode(i));

    public IDataLoaderResult<string?> Title([FromServices] TestBatch batch) => batch.Load(number);

    [Authorize(Roles = "people")]
    public string Nip => "1990";
}

[Name("Connection")]
public sealed class TestConnection(IReadOnlyList<TestNode> nodes)
{
    public IReadOnlyList<TestEdge> Edges => [.. nodes.Select(n => new TestEdge(n))];
}

[Name("Edge")]
public sealed record TestEdge(TestNode Node);

[Name("Thing")]
public interface ITestThing
{
    string Key { get; }

    string Number { get; }
}

[Name("Person")]
[Implements(typeof(ITestThing))]
public sealed class TestPerson(string key, string number) : ITestThing
{
    public string Key => key;

    [Authorize(Roles = "people")]
    public string Number => number;
}

[Name("Place")]
[Implements(typeof(ITestThing))]
public sealed class TestPlace(string key) : ITestThing
{
    public string Key => key;

    public string Number => "0";
}

[Name("Vault")]
[Authorize(Roles = "people, auditors")]
public sealed class TestVault
{
    public string Content => "gold";
}

[Name("Lobby")]
[Authorize]
public sealed class TestLobby
{
    [AllowAnonymous]
    public string Welcome => "come in";

    public string Register => "names";
}

/// <summary>Counts its calls and remembers the keys of each.</summary>
public sealed class TestBatch(TestBatchLog log) : Batch<int, string>((keys, _) =>
{
    lock (log.Calls)
        log.Calls.Add([.. keys]);
    return Task.FromResult<IReadOnlyDictionary<int, string>>(keys.Where(k => k != 99).ToDictionary(k => k, k => $"title {k}"));
});

public sealed class TestBatchLog
{
    public List<int[]> Calls { get; } = [];
}
