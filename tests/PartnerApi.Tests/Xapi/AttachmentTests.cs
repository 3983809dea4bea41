using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace Bangkom.PartnerApi.Tests.Xapi;

public sealed class AttachmentTests
{
    private static readonly byte[] Bytes = [0, 13, 10, 45, 45, 255, 7];

    [Fact]
    public async Task Bytes_come_back_with_their_statement_when_they_are_asked_for()
    {
        await using var host = await XapiHost.StartAsync();
        var posted = await PostAsync(host, WithAttachment(Bytes), (Hash(Bytes), Bytes));
        Assert.Equal(200, posted.Status);
        var id = posted.Ids[0];
        var without = await host.GetAsync($"?statementId={id}");
        Assert.Equal("application/json", without.Headers["Content-Type"]);

        var with = await host.GetAsync($"?statementId={id}&attachments=true");
        Assert.StartsWith("multipart/mixed; boundary=", with.Headers["Content-Type"], StringComparison.Ordinal);
        var latin = Encoding.Latin1.GetString(with.Bytes);
        Assert.Contains($"X-Experience-API-Hash: {Hash(Bytes)}\r\n\r\n{Encoding.Latin1.GetString(Bytes)}\r\n--", latin, StringComparison.Ordinal);
        Assert.Contains("Content-Transfer-Encoding: binary\r\n", latin, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/pdf\r\n", latin, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attachment_comes_along_or_has_an_address()
    {
        await using var host = await XapiHost.StartAsync();
        Assert.Equal(400, (await host.PostAsync(WithAttachment(Bytes))).Status);
        Assert.Equal(400, (await PostAsync(host, WithAttachment(Bytes))).Status);
        Assert.Equal(200, (await PostAsync(host, Samples.Simple)).Status);
        Assert.Equal(200, (await host.PostAsync(Samples.Without("id"))).Status);
    }

    [Fact]
    public async Task Parts_that_are_no_attachments_or_have_another_hash_are_400()
    {
        await using var host = await XapiHost.StartAsync();
        Assert.Equal(400, (await PostAsync(host, Samples.Simple, (Hash(Bytes), Bytes))).Status);
        Assert.Equal(400, (await PostAsync(host, WithAttachment(Bytes), (Hash(Bytes), [1]))).Status);
        Assert.Equal(400, (await PostAsync(host, WithAttachment(Bytes), (Hash([1]), [1]))).Status);
        Assert.Equal(0, host.Statements.Count);
    }

    [Theory]
    [InlineData("multipart/mixed", "--b\r\nContent-Type: application/json\r\n\r\n{}\r\n--b--")]
    [InlineData("multipart/mixed; boundary=b", "")]
    [InlineData("multipart/mixed; boundary=b", "--c\r\nContent-Type: application/json\r\n\r\n{}\r\n--c--")]
    [InlineData("multipart/mixed; boundary=b", "--b\r\nContent-Type: text/plain\r\n\r\n{}\r\n--b--")]
    [InlineData("multipart/mixed; boundary=b", "--b\r\nContent-Type application/json\r\n\r\n{}\r\n--b--")]
    [InlineData("multipart/mixed; boundary=b", "--b\r\nContent-Type: application/json\r\n\r\n{}")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Type: application/json\r\n\r\n{}\r\n--b--")]
    [InlineData("text/plain", "{}")]
    [InlineData("application/json; charset=latin1", "[]")]
    [InlineData("", "[]")]
    public async Task Broken_bodies_and_other_types_are_400(string contentType, string body)
    {
        await using var host = await XapiHost.StartAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (contentType.Length > 0)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        Assert.Equal(400, (await host.SendAsync(HttpMethod.Post, "/statements", content, XapiHost.Basic(host.Admin), "1.0.3")).Status);
    }

    [Theory]
    [InlineData("RS256", true)]
    [InlineData("RS384", true)]
    [InlineData("RS512", true)]
    [InlineData("HS256", false)]
    public async Task A_signature_is_made_with_rsa_over_the_statement(string algorithm, bool isAccepted)
    {
        await using var host = await XapiHost.StartAsync();
        Assert.Equal(isAccepted ? 200 : 400, (await PostSignedAsync(host, Samples.Simple, Samples.Simple, algorithm)).Status);
    }

    [Fact]
    public async Task A_signature_of_another_statement_or_by_another_key_than_its_certificates_is_400()
    {
        await using var host = await XapiHost.StartAsync();
        Assert.Equal(200, (await PostSignedAsync(host, Samples.Simple, Samples.Simple, "RS256", withCertificate: true)).Status);
        Assert.Equal(400, (await PostSignedAsync(host, Samples.Simple, Samples.Simply(verb: "failed"), "RS256")).Status);
        Assert.Equal(400, (await PostSignedAsync(host, Samples.Simple, "no statement", "RS256")).Status);
        Assert.Equal(400, (await PostSignedAsync(host, Samples.Simple, Samples.Simple, "RS256", withCertificate: true, isForged: true)).Status);
        Assert.Equal(400, (await PostSignedAsync(host, Samples.Simple, Samples.Simple, "RS256", contentType: "text/plain")).Status);
    }

    private static async Task<XapiReply> PostSignedAsync(
        XapiHost host, string statement, string signed, string algorithm, bool withCertificate = false, bool isForged = false, string contentType = "application/octet-stream")
    {
        using var key = RSA.Create(2048);
        using var other = RSA.Create(2048);
        var header = new JsonObject { ["alg"] = algorithm };
        if (withCertificate)
        {
            using var certificate = new CertificateRequest("CN=UNI", isForged ? other : key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
            header["x5c"] = new JsonArray(Convert.ToBase64String(certificate.RawData));
        }

        string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
        var text = $"{Encode(Encoding.UTF8.GetBytes(header.ToJsonString()))}.{Encode(Encoding.UTF8.GetBytes(signed))}";
        var hash = algorithm[2..] switch { "384" => HashAlgorithmName.SHA384, "512" => HashAlgorithmName.SHA512, _ => HashAlgorithmName.SHA256 };
        var signature = Encoding.ASCII.GetBytes($"{text}.{Encode(key.SignData(Encoding.ASCII.GetBytes(text), hash, RSASignaturePadding.Pkcs1))}");
        return await PostAsync(host, WithAttachment(signature, "http://adlnet.gov/expapi/attachments/signature", contentType, statement), (Hash(signature), signature));
    }

    private static string WithAttachment(byte[] bytes, string usage = "http://example.com/usage", string contentType = "application/pdf", string statement = Samples.Simple) => Samples.With(
        "attachments",
        $$"""[{"usageType":"{{usage}}","display":{"en":"x"},"contentType":"{{contentType}}","length":{{bytes.Length}},"sha2":"{{Hash(bytes)}}"}]""",
        statement);

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static async Task<XapiReply> PostAsync(XapiHost host, string json, params (string Hash, byte[] Bytes)[] parts)
    {
        using var content = new MultipartContent("mixed", "----314159265358979323846");
        var first = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
        first.Headers.Add("Content-Type", "application/json");
        content.Add(first);
        foreach (var (hash, bytes) in parts)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.Add("Content-Transfer-Encoding", "binary");
            part.Headers.Add("X-Experience-API-Hash", hash);
            content.Add(part);
        }

        return await host.SendAsync(HttpMethod.Post, "/statements", content, XapiHost.Basic(host.Admin), "1.0.3");
    }
}
