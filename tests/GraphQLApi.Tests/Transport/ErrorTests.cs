using Bangkom.GraphQLApi.Transport;

namespace Bangkom.GraphQLApi.Tests.Transport;

public sealed class ErrorTests : IAsyncLifetime
{
    // Not a real number: no employee was born in month 99.
    private const string Number = "199099992020121001";
    private TestApi _api = null!;

    public async ValueTask InitializeAsync() => _api = await TestApi.StartAsync();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task An_unknown_exception_is_internal_and_says_nothing()
    {
        var answer = await _api.PostAsync("query($n: String) { fails(number: $n) }", new { n = Number });
        Assert.Equal("INTERNAL", answer.Code);
        Assert.DoesNotContain("TimeZone", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, answer.Text, StringComparison.Ordinal);
        var line = Assert.Single(_api.Log.Lines);
        Assert.Contains("InvalidTimeZoneException in Query.fails", line, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expected_failure_keeps_its_code_and_its_time_to_come_back()
    {
        var answer = await _api.PostAsync("{ busy }");
        Assert.Equal("UNAVAILABLE", answer.Code);
        Assert.Equal(7, answer.Body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("retryAfterSeconds").GetInt32());
        Assert.Equal(TimeSpan.FromSeconds(7), answer.Headers.RetryAfter!.Delta);
        Assert.Equal("busy", answer.Body.GetProperty("errors")[0].GetProperty("path")[0].GetString());
        Assert.Empty(_api.Log.Lines);
    }

    [Fact]
    public async Task An_exception_of_the_domain_can_be_given_a_code()
    {
        Assert.Equal("NOT_FOUND", (await _api.PostAsync("{ mapped }")).Code);
        Assert.Empty(_api.Log.Lines);
    }

    [Fact]
    public void A_code_outside_the_closed_list_is_a_bug()
        => Assert.Throws<ArgumentOutOfRangeException>(() => new GraphQLTransportException("OUT_OF_PAPER", "x"));

    [Theory]
    [InlineData("query($v: Int) { count(number: $v) }", "VARIABLES_IN_ALLOWED_POSITION")]
    [InlineData("query($v: Int!) { count(number: $v) }", "INVALID_VALUE")]
    [InlineData("query($v: [Int!]!) { sum(numbers: $v) }", "INVALID_VALUE")]
    [InlineData("{ count(number: \"199099992020121001\") }", "ARGUMENTS_OF_CORRECT_TYPE")]
    [InlineData("{ sum(numbers: [1, \"199099992020121001\", 2, \"199099992020121001\"]) }", "ARGUMENTS_OF_CORRECT_TYPE")]
    [InlineData("query($x: Int! = \"199099992020121001\") { count(number: $x) }", "DEFAULT_VALUES_OF_CORRECT_TYPE")]
    [InlineData("{ count(number: 199099992020121001) }", "ARGUMENTS_OF_CORRECT_TYPE")]
    [InlineData("{ hello \"199099992020121001\" }", "BAD_REQUEST")]
    [InlineData("{ hello(name: 199099992020121001x) }", "BAD_REQUEST")]
    public async Task No_error_repeats_a_value(string document, string code)
    {
        foreach (var accept in new[] { "application/json", "application/graphql-response+json" })
        {
            var answer = await _api.PostAsync(document, new { v = Number }, accept: accept);
            Assert.Equal(code, answer.Code);
            Assert.DoesNotContain(Number, answer.Text, StringComparison.Ordinal);
        }
        Assert.All(_api.Log.Lines, line => Assert.DoesNotContain(Number, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_validation_error_says_what_and_where()
    {
        var answer = await _api.PostAsync("{ helo }");
        Assert.Equal("FIELDS_ON_CORRECT_TYPE", answer.Code);
        Assert.Contains("helo", answer.Text, StringComparison.Ordinal);
        Assert.Equal(3, answer.Body.GetProperty("errors")[0].GetProperty("locations")[0].GetProperty("column").GetInt32());
    }
}
