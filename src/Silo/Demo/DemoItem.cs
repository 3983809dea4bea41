using System.Globalization;
using System.Text;
using System.Text.Json;
using Bangkom.Grains.Facts;

namespace Bangkom.Silo.Demo;

/// <summary>An item as a partner pushes it.</summary>
/// <param name="Partner">Who pushes.</param>
/// <param name="Key">The partner's key.</param>
/// <param name="Nip">The person's NIP.</param>
/// <param name="Title">The training's title.</param>
/// <param name="Form">Its form.</param>
/// <param name="Quantity">In the form's unit.</param>
/// <param name="CompletedAt">A date, or an instant.</param>
internal sealed record DemoItem(string Partner, string Key, string Nip, string Title, LearningForm Form, decimal Quantity, string CompletedAt)
{
    public string? Action { get; init; }

    public string? Of { get; init; }

    public string? Program { get; init; }

    public string? Batch { get; init; }

    public string? StartedAt { get; init; }

    public string? Certificate { get; init; }

    public decimal? Score { get; init; }

    /// <summary>Items as a JSON array.</summary>
    public static string ToJson(IEnumerable<DemoItem> items)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            foreach (var item in items)
            {
                item.Write(json);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("key", Key);
        if (Action == "revoke")
        {
            json.WriteString("action", Action);
            json.WriteString("of", Of);
            json.WriteEndObject();
            return;
        }

        Optional(json, "action", Action);
        Optional(json, "of", Of);
        json.WriteString("nip", Nip);
        Optional(json, "program", Program);
        Optional(json, "batch", Batch);
        json.WriteString("title", Title);
        json.WriteString("form", JsonSerializer.Serialize(Form).Trim('"'));
        json.WriteNumber("quantity", Quantity);
        Optional(json, "startedAt", StartedAt);
        json.WriteString("completedAt", CompletedAt);
        Optional(json, "certificate", Certificate);
        if (Score is { } score)
        {
            json.WriteNumber("score", score);
        }

        json.WriteEndObject();
    }

    /// <summary>A date as it is pushed.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
