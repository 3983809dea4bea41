using Bangkom.PartnerApi.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Bangkom.PartnerApi.Import;

/// <summary>Finds the file in a request: the body itself, or the one file of a form.</summary>
internal static class ImportFile
{
    private const int BoundaryCharactersMax = 100;
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly string[] CsvTypes =
        ["", "text/csv", "text/plain", "application/csv", "application/vnd.ms-excel", "application/octet-stream"];

    /// <summary>Reads the file.</summary>
    /// <param name="request">The request.</param>
    /// <returns>Its rows, or why there are none.</returns>
    public static async Task<(Table? Table, Refusal? Refusal)> ReadAsync(HttpRequest request)
    {
        if (!string.IsNullOrEmpty(request.Headers.ContentEncoding))
        {
            return (null, new(415, "ENCODED", "Send the file without Content-Encoding."));
        }

        _ = MediaTypeHeaderValue.TryParse(request.ContentType, out var type);
        if (type?.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true)
        {
            return await ReadFormAsync(request, HeaderUtilities.RemoveQuotes(type.Boundary).ToString());
        }

        using var body = await Body.ReadAsync(request, request.Body, PartnerApiLimits.ImportBodyBytesMax);
        return Read(body, type?.MediaType.ToString() ?? "");
    }

    private static async Task<(Table? Table, Refusal? Refusal)> ReadFormAsync(HttpRequest request, string boundary)
    {
        var refusal = new Refusal(400, "NO_FILE", "The form has no file; nothing was stored. Send one file as multipart/form-data.");
        if (boundary.Length is 0 or > BoundaryCharactersMax)
        {
            return (null, refusal);
        }

        (Table? Table, Refusal? Refusal)? found = null;
        try
        {
            var form = new MultipartReader(boundary, request.Body);
            while (await form.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } section)
            {
                if (section.GetContentDispositionHeader()?.IsFileDisposition() != true)
                {
                    continue;
                }

                if (found is not null)
                {
                    return (null, new(400, "SEVERAL_FILES", "The form has several files; nothing was stored. Send them one by one."));
                }

                using var body = await Body.ReadAsync(request, section.Body, PartnerApiLimits.ImportBodyBytesMax);
                _ = MediaTypeHeaderValue.TryParse(section.ContentType, out var type);
                found = Read(body, type?.MediaType.ToString() ?? "");
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return (null, new(400, "MALFORMED", "The form is malformed; nothing was stored. Send one file as multipart/form-data."));
        }

        return found ?? (null, refusal);
    }

    private static (Table? Table, Refusal? Refusal) Read(Body? body, string mediaType)
    {
        if (body is null)
        {
            return (null, new(413, "TOO_LARGE", $"A file has at most {PartnerApiLimits.ImportBodyBytesMax} bytes; nothing was stored. Send several files."));
        }

        var bytes = body.Bytes.Span;
        if (bytes.StartsWith("PK\u0003\u0004"u8))
        {
            return XlsxTables.Read(bytes.ToArray());
        }

        if (bytes.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]))
        {
            return (null, new(415, "OLD_EXCEL", "This is an old or a protected Excel file; nothing was stored. Save it as .xlsx without a password."));
        }

        if (mediaType.Equals(Xlsx, StringComparison.OrdinalIgnoreCase))
        {
            return (null, new(400, "NOT_XLSX", "The file is no XLSX; nothing was stored. Save it as .xlsx, or send it as text/csv."));
        }

        return CsvTypes.Contains(mediaType, StringComparer.OrdinalIgnoreCase)
            ? CsvTables.Read(bytes)
            : (null, new(415, "UNKNOWN_FORMAT", $"Send the file as text/csv or {Xlsx}, or in a form."));
    }
}
