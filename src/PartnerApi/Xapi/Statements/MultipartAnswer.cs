using System.Security.Cryptography;
using System.Text;
using Bangkom.PartnerApi.Xapi.Http;

namespace Bangkom.PartnerApi.Xapi.Statements;

/// <summary>Statements with the bytes of their attachments (1.0.3 Communication 1.5.2).</summary>
internal static class MultipartAnswer
{
    public static XapiAnswer Make(byte[] json, IEnumerable<(string Hash, string ContentType, byte[] Bytes)> attachments)
    {
        var boundary = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var body = new MemoryStream();
        Write(body, $"--{boundary}\r\nContent-Type: application/json\r\n\r\n");
        body.Write(json);
        foreach (var (hash, contentType, bytes) in attachments)
        {
            Write(body, $"\r\n--{boundary}\r\nContent-Type: {contentType}\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {hash}\r\n\r\n");
            body.Write(bytes);
        }

        Write(body, $"\r\n--{boundary}--\r\n");
        return new XapiAnswer(200, $"multipart/mixed; boundary={boundary}", body.ToArray());
    }

    // A media type was checked when it came: it holds no line end.
    private static void Write(MemoryStream body, string text) => body.Write(Encoding.UTF8.GetBytes(text));
}
