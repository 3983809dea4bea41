using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Bangkom.Grains.Ids;
using Bangkom.Grains.People;
using Bangkom.Silo.Hosting;
using Bangkom.Silo.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Trace;
using RegionInfo = Bangkom.Grains.Ledger.RegionInfo;

namespace Bangkom.Silo.Tests.EndToEnd;

/// <summary>The public page of certificates: links of every version, how often it may be asked for, and what traces keep of it.</summary>
public sealed class CertificateTests : IAsyncLifetime
{
    private readonly SqliteBackend _backend = new();
    private readonly Requests _requests = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private WebApplication _server = null!;

    public async ValueTask InitializeAsync()
    {
        var address = new Uri($"http://127.0.0.1:{FreePorts.Next()}");
        // One, and the next one after minutes.
        var options = new ServeOptions { Storage = await _backend.CreateAsync(), Urls = address.ToString().TrimEnd('/'), AdminKey = ServerProcess.AdminKey, CertificatesPerSecond = 0.001 };
        _server = await BangkomServer.BuildAsync(options, services =>
        {
            services.AddLogging(logging => logging.ClearProviders());
            services.AddOpenTelemetry().WithTracing(traces => traces.AddBangkomRequests().AddProcessor(_requests));
        });
        await _server.StartAsync();
        _client.BaseAddress = address;
        _client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.StopAsync();
        await _server.DisposeAsync();
        await _backend.RemoveAsync();
    }

    [Fact]
    public async Task An_older_link_leads_to_one_that_tells_nothing_the_page_has_a_rate_and_no_trace_keeps_a_link()
    {
        var secret = _server.Services.GetRequiredService<RegionInfo>().Secret;
        var person = AsnId.New();
        var (older, link) = (OlderLink(secret, person, 17), CertificateLink.Make(secret, person, 17));
        using var moved = await _client.GetAsync(new Uri($"/certificates/{older}", UriKind.Relative));
        Assert.Equal((HttpStatusCode.MovedPermanently, $"/certificates/{link}"), (moved.StatusCode, moved.Headers.Location?.ToString()));

        using var refused = await _client.GetAsync(new Uri($"/certificates/{link}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.True(refused.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        var error = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["error"]!;
        Assert.Equal("TOO_MANY_REQUESTS", (string?)error["code"]);

        // Whoever else is asked for goes on.
        using var live = await _client.GetAsync(new Uri("/health/live", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        var traced = await _requests.FindAsync(2).WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
        Assert.All(traced, request =>
        {
            Assert.Equal("/certificates/{link}", request.GetTagItem("url.path"));
            Assert.DoesNotContain(request.TagObjects, tag => $"{tag.Value}".Contains(older, StringComparison.Ordinal) || $"{tag.Value}".Contains(link, StringComparison.Ordinal));
            Assert.DoesNotContain("certificates/" + link[..8], request.DisplayName, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Without_a_route_a_trace_keeps_the_first_part_of_a_path()
    {
        using var nothing = await _client.GetAsync(new Uri("/certificates/somebody/else", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        await _requests.FindAsync(1, "/certificates/…").WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
    }

    /// <summary>A link as the version before made it.</summary>
    private static string OlderLink(byte[] secret, AsnId person, long completion)
    {
        var named = new byte[24];
        person.Value.TryWriteBytes(named);
        BinaryPrimitives.WriteInt64BigEndian(named.AsSpan(16), completion);
        var signature = HMACSHA256.HashData(HMACSHA256.HashData(secret, "certificate/link"u8), named);
        return Base64Url.EncodeToString([.. named, .. signature.AsSpan(0, 16)]);
    }

    /// <summary>Keeps the requests that were traced; other tests of this process may add theirs.</summary>
    private sealed class Requests : BaseProcessor<Activity>
    {
        private readonly List<Activity> _ended = [];
        private readonly List<(string Path, int Count, TaskCompletionSource<Activity[]> Found)> _waiting = [];

        public override void OnEnd(Activity data)
        {
            lock (_ended)
            {
                _ended.Add(data);
                Answer();
            }
        }

        public Task<Activity[]> FindAsync(int count, string path = "/certificates/{link}")
        {
            var found = new TaskCompletionSource<Activity[]>(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_ended)
            {
                _waiting.Add((path, count, found));
                Answer();
            }

            return found.Task;
        }

        private void Answer()
        {
            foreach (var (path, count, found) in _waiting)
            {
                var requests = _ended.Where(a => a.GetTagItem("url.path") as string == path).ToArray();
                if (requests.Length >= count)
                {
                    found.TrySetResult(requests);
                }
            }
        }
    }
}
