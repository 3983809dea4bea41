using System.Text.Json;
using Bangkom.PartnerApi.Http;
using Microsoft.AspNetCore.Http;

namespace Bangkom.PartnerApi.Import;

/// <summary>Writes an import's answer: one JSON object, or lines of progress and the answer as the last line; or, as CSV, the rows to mend.</summary>
/// <param name="context">The request.</param>
internal sealed class ImportAnswer(HttpContext context)
{
    private const string NdJson = "application/x-ndjson";
    private const string Csv = "text/csv";

    private readonly bool _hasProgress = Accepts(context, NdJson);
    private readonly bool _wantsRows = Accepts(context, Csv);

    public Task ProgressAsync(ImportTally tally) => _hasProgress ? LineAsync(tally.WriteProgress) : Task.CompletedTask;

    public async Task FinishAsync(ImportTally tally)
    {
        if (_wantsRows && !_hasProgress && tally.RowsToMend() is { } rows)
        {
            context.Response.ContentType = Csv + "; charset=utf-8";
            context.Response.Headers.ContentDisposition = "attachment; filename=\"rows-to-mend.csv\"";
            await context.Response.BodyWriter.WriteAsync(rows, context.RequestAborted);
            return;
        }

        await LineAsync(tally.WriteAnswer);
    }

    /// <summary>Writes a refusal: as the last line once lines were sent.</summary>
    public Task RefuseAsync(Refusal refusal) => context.Response.HasStarted
        ? LineAsync(json => RefusalAnswer.Write(json, refusal))
        : RefusalAnswer.WriteAsync(context, refusal);

    private static bool Accepts(HttpContext context, string mediaType) =>
        context.Request.Headers.Accept.Any(accept => accept?.Contains(mediaType, StringComparison.OrdinalIgnoreCase) == true);

    private async Task LineAsync(Action<Utf8JsonWriter> write)
    {
        var output = context.Response.BodyWriter;
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = _hasProgress ? NdJson : "application/json; charset=utf-8";
        }

        using (var json = new Utf8JsonWriter(output))
        {
            write(json);
        }

        output.GetSpan(1)[0] = (byte)'\n';
        output.Advance(1);
        await output.FlushAsync(context.RequestAborted);
    }
}
