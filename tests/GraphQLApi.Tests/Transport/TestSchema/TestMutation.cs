using GraphQL;

namespace Bangkom.GraphQLApi.Tests.Transport.TestSchema;

[Name("Mutation")]
public sealed class TestMutation
{
    public static int Add([FromServices] TestCounter counter, int by) => counter.Add(by);
}

public sealed class TestCounter
{
    private int _value;

    public int Value => _value;

    public int Add(int by) => Interlocked.Add(ref _value, by);
}
