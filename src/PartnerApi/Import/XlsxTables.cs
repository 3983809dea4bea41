using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Bangkom.PartnerApi.Http;
using ExcelDataReader;

namespace Bangkom.PartnerApi.Import;

/// <summary>Reads the first sheet of an XLSX file.</summary>
internal static class XlsxTables
{
    private const int PartsMax = 1_000;

    private static readonly ExcelReaderConfiguration Configuration = Configure();

    public static (Table? Table, Refusal? Refusal) Read(byte[] bytes)
    {
        var configuration = Configuration;
        try
        {
            if (!IsReasonable(bytes))
            {
                return (null, new(413, "TOO_LARGE", "The file is too large once unpacked; nothing was stored. Send several files."));
            }

            using var stream = new MemoryStream(bytes, writable: false);
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream, configuration);
            return Read(reader);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever the library makes of a damaged file, the sender can only mend the file.
            return (null, new(400, "NOT_XLSX", "The file is no readable XLSX; nothing was stored. Save it anew as .xlsx, without a password."));
        }
    }

    private static (Table? Table, Refusal? Refusal) Read(IExcelDataReader reader)
    {
        var table = new TableBuilder();
        while (!table.IsFull && reader.Read())
        {
            var columns = Math.Min(reader.FieldCount, PartnerApiLimits.ImportColumnsMax);
            var cells = ImmutableArray.CreateBuilder<Cell>(columns);
            for (var i = 0; i < columns; i++)
            {
                cells.Add(ReadCell(reader.GetValue(i)));
            }

            table.Add(reader.Depth + 1, cells.DrainToImmutable());
        }

        return table.Build();
    }

    private static Cell ReadCell(object? value) => value switch
    {
        null => new Cell(""),
        string text => new Cell(text.Trim()),
        DateTime date => new Cell(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), CellKind.Date),
        IFormattable number => new Cell(number.ToString(null, CultureInfo.InvariantCulture), CellKind.Number),
        _ => new Cell(value.ToString() ?? ""),
    };

    // The library asks for code page 1252 even where a file has none; the platform brings it on demand only.
    private static ExcelReaderConfiguration Configure()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return new ExcelReaderConfiguration();
    }

    private static bool IsReasonable(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        return zip.Entries.Count <= PartsMax && zip.Entries.Sum(entry => entry.Length) <= PartnerApiLimits.ImportUnpackedBytesMax;
    }
}
