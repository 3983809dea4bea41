using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Polly;
using Polly.Retry;

namespace Bangkom.Silo.Demo;

/// <summary>The server's doors as a partner sees them: over HTTP, with a key, and sent again with the same keys when the outcome is unknown.</summary>
/// <param name="options">Where the doors are.</param>
/// <param name="keys">The keys.</param>
/// <param name="time">The clock.</param>
internal sealed class DemoDoors(DemoOptions options, DemoKeys keys, TimeProvider time) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = options.BaseAddress, Timeout = TimeSpan.FromSeconds(60) };

    private readonly ResiliencePipeline<HttpResponseMessage> _again = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            ShouldHandle = args => ValueTask.FromResult(
                args.Outcome.Exception is HttpRequestException
                || args.Outcome.Result?.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable),
            MaxRetryAttempts = 30,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(200),
            MaxDelay = TimeSpan.FromSeconds(5),
            DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result?.Headers.RetryAfter?.Delta),
        })
        .Build();

    /// <summary>Pushes items as a partner.</summary>
    public Task PushAsync(string partner, IReadOnlyCollection<DemoItem> items, CancellationToken cancellationToken) =>
        PostAsync("/push/completions", keys.Of(partner), DemoItem.ToJson(items), "application/json", cancellationToken);

    /// <summary>Imports a CSV file as the administrator.</summary>
    public Task ImportAsync(string path, string csv, CancellationToken cancellationToken) =>
        PostAsync(path, keys.Administrator, csv, "text/csv", cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task PostAsync(string path, string key, string body, string type, CancellationToken cancellationToken)
    {
        using var answer = await _again.ExecuteAsync(
            async token =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
                {
                    Content = new StringContent(body, Encoding.UTF8, type),
                };
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
                return await _client.SendAsync(request, token);
            },
            cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
        }
    }
}
