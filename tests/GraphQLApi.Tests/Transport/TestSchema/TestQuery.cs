using GraphQL;
using GraphQL.DataLoader;
using Bangkom.GraphQLApi.Transport;

namespace Bangkom.GraphQLApi.Tests.Transport.TestSchema;

[Name("Query")]
public sealed class TestQuery
{
    public static string Hello(string? name = null) => $"Selamat pagi, {name ?? "dunia"} <&>";

    public static TestNode Tree() => new(1);

    public static IEnumerable<TestNode> Rows(int first = 50) => Enumerable.Range(1, first).Select(i => new TestNode(i));

    public static TestConnection Members(int first = 50) => new([.. Enumerable.Range(1, first).Select(i => new TestNode(i))]);

    public static ITestThing Thing() => new TestPerson("p1", "1990");

    public static ITestThing PlainThing() => new TestPlace("q1");

    public static TestVault Vault() => new();

    public static TestLobby Lobby() => new();

    [Authorize(Roles = "people")]
    public static string Secret() => "secret";

    [Authorize("nobody-defined-it")]
    public static string Policed() => "policed";

    [Authorize]
    public static string SignedIn(IResolveFieldContext context) => context.User!.Identity!.Name!;

    public static string Fails(string? number = null) => throw new InvalidTimeZoneException($"broken by {number}");

    public static string Busy() => throw new GraphQLTransportException(GraphQLErrorCodes.Unavailable, "Busy.", 7);

    public static string Mapped() => throw new KeyNotFoundException("x");

    public static int Count(int number) => number;

    public static int Sum(IEnumerable<int> numbers) => numbers.Sum();

    public static async Task<string> Sleep(IResolveFieldContext context)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
        return "never";
    }

    public static async Task<string> Deaf([FromServices] TestGate gate)
    {
        gate.Entered.TrySetResult();
        await gate.Open.Task;
        return "late";
    }

    [KeepOutOfUrls]
    public static string ByNumber(string number) => number.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [Cost(30_000)]
    public static int Dear() => 1;

    public static IDataLoaderResult<string?> Named([FromServices] TestBatch batch, int id) => batch.Load(id);
}

public sealed class TestGate
{
    public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
