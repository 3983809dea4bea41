using System.Text;
using CsCheck;

namespace Bangkom.PartnerApi.Tests.Xapi;

public sealed class XapiFuzzTests
{
    private const string Multipart =
        "--b\r\nContent-Type: application/json\r\n\r\n{\"actor\":{\"mbox\":\"mailto:a@example.com\"},\"verb\":{\"id\":\"http://example.com/v\"},\"object\":{\"id\":\"http://example.com/o\"},"
        + "\"attachments\":[{\"usageType\":\"http://adlnet.gov/expapi/attachments/signature\",\"display\":{},\"contentType\":\"application/octet-stream\",\"length\":3,"
        + "\"sha2\":\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"}]}\r\n--b\r\nContent-Transfer-Encoding: binary\r\n"
        + "X-Experience-API-Hash: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\r\n\r\nabc\r\n--b--\r\n";

    private static readonly byte[] Marks = "{}[]\",:\\0e-.%&= \nu"u8.ToArray();

    private static readonly Gen<(int Place, int Kind, byte Value)[]> Changes =
        Gen.Select(Gen.Int[0, 100_000], Gen.Int[0, 3], Gen.OneOf(Gen.Byte, Gen.Int[0, Marks.Length - 1].Select(i => Marks[i]))).Array[1, 6];

    [Fact]
    public async Task Mutated_statements_are_stored_or_refused_and_never_fail() =>
        await NeverFailsAsync(Samples.Whole, "application/json", (host, content) => host.SendAsync(HttpMethod.Post, "/statements", content, XapiHost.Basic(host.Admin), "2.0.0"));

    [Fact]
    public async Task Mutated_multipart_bodies_are_stored_or_refused_and_never_fail() =>
        await NeverFailsAsync(Multipart, "multipart/mixed; boundary=b", (host, content) => host.SendAsync(HttpMethod.Post, "/statements", content, XapiHost.Basic(host.Admin), "1.0.3"));

    [Fact]
    public async Task Mutated_forms_are_answered_or_refused_and_never_fail() =>
        await NeverFailsAsync(
            "limit=1&agent=%7B%22mbox%22%3A%22mailto%3Aa%40example.com%22%7D&since=2026-03-04T05%3A06%3A07Z&verb=http%3A%2F%2Fexample.com%2Fv&format=canonical&Accept-Language=id",
            "application/x-www-form-urlencoded",
            (host, content) => host.SendAsync(HttpMethod.Post, "/statements?method=GET", content, XapiHost.Basic(host.Admin), "1.0.3"));

    [Theory]
    [InlineData("/statements?agent=%00")]
    [InlineData("/statements?agent=%FF%FE")]
    [InlineData("/statements?agent={\"mbox\":\"\\ud800\"}")]
    [InlineData("/statements?limit=99999999999999999999999")]
    [InlineData("/statements?since=9999-12-31T23:59:59-14:00")]
    [InlineData("/statements/more/")]
    [InlineData("/statements/more/AAAA")]
    [InlineData("/activities/state?activityId=http://example.com/%00&agent={\"mbox\":\"mailto:a@example.com\"}")]
    [InlineData("/agents/profile?agent={\"mbox\":\"mailto:a@example.com\"}&profileId=%00%FF")]
    [InlineData("//statements")]
    public async Task Odd_addresses_are_answered_or_refused(string path)
    {
        await using var host = await XapiHost.StartAsync();
        Assert.InRange((await host.SendAsync(HttpMethod.Get, path, null)).Status, 200, 499);
    }

    private static async Task NeverFailsAsync(string good, string contentType, Func<XapiHost, HttpContent, Task<XapiReply>> send)
    {
        await using var host = await XapiHost.StartAsync();
        await Changes.SampleAsync(
            async changes =>
            {
                using var content = new ByteArrayContent(Mutate(Encoding.UTF8.GetBytes(good), changes));
                content.Headers.TryAddWithoutValidation("Content-Type", contentType);
                return (await send(host, content)).Status is 200 or (>= 400 and < 500);
            },
            iter: 1_000);

        // What was stored can be read in each format.
        foreach (var format in new[] { "exact", "ids", "canonical" })
        {
            Assert.Equal(200, (await host.GetAsync($"?format={format}&limit=0&attachments=true")).Status);
        }
    }

    private static byte[] Mutate(byte[] good, (int Place, int Kind, byte Value)[] changes)
    {
        var bytes = good.ToList();
        foreach (var (place, kind, value) in changes)
        {
            var at = place % Math.Max(1, bytes.Count);
            switch (kind)
            {
                case 0 when bytes.Count > 0:
                    bytes[at] = value;
                    break;
                case 1:
                    bytes.Insert(at, value);
                    break;
                case 2 when bytes.Count > 0:
                    bytes.RemoveAt(at);
                    break;
                default:
                    bytes.RemoveRange(at, (bytes.Count - at) / 4);
                    break;
            }
        }

        return [.. bytes];
    }
}
