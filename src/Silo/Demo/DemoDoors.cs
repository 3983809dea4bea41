using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Polly;
using Polly.Retry;

namespace Bangkom.Silo.Demo;

/// <summary>The server's doors as a partner sees them: over HTTP, with a key, and sent again with the same keys when the outcome is unknown.</summary>
/// <param name="server">Where the doors are.</param>
/// <param name="keys">The keys.</param>
/// <param name="time">The clock.</param>
internal sealed class DemoDoors(IServer server, DemoKeys keys, TimeProvider time) : IDisposable
{
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(60) };

    private readonly ResiliencePipeline<HttpResponseMessage> _again = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            ShouldHandle = args => ValueTask.FromResult(
                args.Outcome.Exception is HttpRequestException or TaskCanceledException { InnerException: TimeoutException }
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
    /// <exception cref="InvalidOperationException">A row was refused: the generator and the door disagree.</exception>
    public async Task ImportAsync(string path, string csv, CancellationToken cancellationToken)
    {
        using var answer = JsonDocument.Parse(await PostAsync(path, keys.Administrator, csv, "text/csv", cancellationToken));
        if (answer.RootElement.GetProperty("refused").GetInt32() is var refused and > 0)
        {
            throw new InvalidOperationException($"{path} refused {refused} rows; the first: {answer.RootElement.GetProperty("errors")[0]}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<string> PostAsync(string path, string key, string body, string type, CancellationToken cancellationToken)
    {
        using var answer = await _again.ExecuteAsync(
            async token =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address(), path))
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

        return await answer.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>The server's own address, once it listens; any interface is also this machine.</summary>
    private Uri Address()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? throw new HttpRequestException("The server does not listen yet.");
        var builder = new UriBuilder(address.Replace("//+:", "//127.0.0.1:", StringComparison.Ordinal).Replace("//*:", "//127.0.0.1:", StringComparison.Ordinal));
        builder.Host = builder.Host is "0.0.0.0" or "[::]" ? "127.0.0.1" : builder.Host;
        return builder.Uri;
    }
}
