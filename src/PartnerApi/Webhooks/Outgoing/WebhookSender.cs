using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Partners;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using RegionInfo = Bangkom.Grains.Ledger.RegionInfo;

namespace Bangkom.PartnerApi.Webhooks.Outgoing;

/// <summary>How a message went.</summary>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Status">HTTP status of the last answer, or null.</param>
/// <param name="Problem">Why it did not arrive; null = it did.</param>
internal sealed record Delivered(int Attempts, int? Status, string? Problem);

/// <summary>Sends signed messages, again and again when they don't arrive. Follows no redirect.</summary>
internal sealed class WebhookSender : IDisposable
{
    private static readonly ResiliencePropertyKey<int> Attempts = new("attempts");

    private readonly RegionInfo _region;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly ResiliencePipeline<Delivered> _patient;
    private readonly ResiliencePipeline<Delivered> _once;

    public WebhookSender(RegionInfo region, IOptions<WebhookOptions> options, TimeProvider time)
    {
        (_region, _time) = (region, time);
        var allowsLoopback = options.Value.AllowsLoopback;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectCallback = (context, token) => PublicAddresses.ConnectAsync(context.DnsEndPoint, allowsLoopback, token),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = 64 * 1024,
        };
        var delays = options.Value.RetrySeconds;
        var timeout = TimeSpan.FromSeconds(options.Value.TimeoutSeconds);
        _once = new ResiliencePipelineBuilder<Delivered> { TimeProvider = time }.AddTimeout(timeout).Build();
        _patient = new ResiliencePipelineBuilder<Delivered> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<Delivered>
            {
                ShouldHandle = arguments => ValueTask.FromResult(IsWorthAnother(arguments.Outcome)),
                MaxRetryAttempts = Math.Max(1, delays.Count),
                DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(TimeSpan.FromSeconds(delays.Count == 0 ? 0 : delays[Math.Min(arguments.AttemptNumber, delays.Count - 1)])),
                OnRetry = static arguments =>
                {
                    arguments.Context.Properties.Set(Attempts, arguments.AttemptNumber + 1);
                    return ValueTask.CompletedTask;
                },
            })
            .AddTimeout(timeout)
            .Build();
    }

    /// <summary>Sends a message until it arrives or nothing is left to try.</summary>
    /// <param name="webhook">Where.</param>
    /// <param name="message">What.</param>
    /// <param name="isPatient">False to try once: somebody waits for how it went.</param>
    /// <param name="cancellationToken">Ends the sending.</param>
    public async Task<Delivered> SendAsync(WebhookDefined webhook, WebhookMessage message, bool isPatient, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            var outcome = await (isPatient ? _patient : _once).ExecuteOutcomeAsync(
                static async (context, state) => Outcome.FromResult(await state.Sender.TryAsync(state.webhook, state.message, context.CancellationToken)),
                context,
                (Sender: this, webhook, message));
            cancellationToken.ThrowIfCancellationRequested();
            var attempts = context.Properties.GetValue(Attempts, 0) + 1;
            return outcome.Result is { } result
                ? result with { Attempts = attempts }
                : new Delivered(attempts, null, outcome.Exception is TimeoutRejectedException ? "It did not answer in time." : "It can't be reached.");
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<Delivered> TryAsync(WebhookDefined webhook, WebhookMessage message, CancellationToken cancellationToken)
    {
        // Signed anew at each attempt: a receiver takes no message that is older than a few minutes.
        var timestamp = _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var secret = WebhookSecret.OfWebhook(_region.Secret, webhook.Partner, webhook.Webhook);
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ByteArrayContent(message.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(SignedMessage.IdHeader, message.Id);
        request.Headers.Add(SignedMessage.TimestampHeader, timestamp);
        request.Headers.TryAddWithoutValidation(SignedMessage.SignatureHeader, "v1," + WebhookSecret.Sign(secret, message.Id, timestamp, message.Body));
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode
                ? new Delivered(1, (int)response.StatusCode, null)
                : new Delivered(1, (int)response.StatusCode, "It was answered with no success.");
        }
        catch (HttpRequestException)
        {
            return new Delivered(1, null, "It can't be reached.");
        }
    }

    /// <summary>A receiver that says that the message itself is wrong says so again.</summary>
    private static bool IsWorthAnother(Outcome<Delivered> outcome) => outcome switch
    {
        { Exception: TimeoutRejectedException } => true,
        { Result: { Problem: not null, Status: var status } } =>
            status is not (>= 300 and < 500) || (HttpStatusCode)status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.Unauthorized or HttpStatusCode.NotFound,
        _ => false,
    };
}
