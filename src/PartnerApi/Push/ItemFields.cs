using System.Text.Json;

namespace Bangkom.PartnerApi.Push;

/// <summary>An item's properties as read, and the first thing that is wrong with them. One instance is filled again and again.</summary>
internal sealed class ItemFields
{
    private readonly string?[] _texts = new string?[PushFields.Count];
    private int _seen;

    public decimal? Quantity { get; private set; }

    public decimal? Score { get; private set; }

    /// <summary>The first problem, or null. No message repeats a value: it might be a NIP.</summary>
    public (string? Field, string Message)? Problem { get; private set; }

    /// <summary>Why the key is none, or null.</summary>
    public string? KeyProblem { get; private set; }

    public string? this[PushField field] => _texts[(int)field];

    /// <summary>True when the property was sent with a value.</summary>
    public bool Has(PushField field) => field switch
    {
        PushField.Quantity => Quantity is not null,
        PushField.Score => Score is not null,
        _ => _texts[(int)field] is not null,
    };

    /// <summary>Reads one item.</summary>
    /// <param name="reader">On the item's opening brace; afterwards on its closing one.</param>
    /// <exception cref="JsonException">The document is malformed.</exception>
    public void Read(ref Utf8JsonReader reader)
    {
        Array.Clear(_texts);
        (_seen, Quantity, Score, Problem, KeyProblem) = (0, null, null, null, null);
        var guess = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = PushFields.Find(ref reader, guess);
            reader.Read();
            if (found is not { } field)
            {
                AddProblem(null, $"It has a property that is not known; the known ones are {PushFields.List}.");
                reader.Skip();
                continue;
            }

            guess = (int)field + 1;
            ReadValue(ref reader, field);
        }

        KeyProblem ??= Judge(this[PushField.Key]);
    }

    public void AddProblem(string? field, string message) => Problem ??= (field, message);

    public void AddProblem(PushField field, string message) => AddProblem(PushFields.Name(field), message);

    private void ReadValue(ref Utf8JsonReader reader, PushField field)
    {
        if ((_seen & (1 << (int)field)) != 0)
        {
            Reject(field, "is there twice: send it once.");
            reader.Skip();
            return;
        }

        _seen |= 1 << (int)field;
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        if (field is PushField.Quantity or PushField.Score)
        {
            ReadNumber(ref reader, field);
        }
        else
        {
            ReadText(ref reader, field);
        }
    }

    private void ReadNumber(ref Utf8JsonReader reader, PushField field)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDecimal(out var number))
        {
            Reject(field, reader.TokenType == JsonTokenType.Number
                ? "is too large or too fine a number: send up to 6 decimals."
                : "must be a number without quotes, such as 7.5.");
            reader.Skip();
            return;
        }

        if (field == PushField.Quantity)
        {
            Quantity = number;
        }
        else
        {
            Score = number;
        }
    }

    private void ReadText(ref Utf8JsonReader reader, PushField field)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            Reject(field, field == PushField.Nip
                ? "must be a text in quotes: as a number it loses digits."
                : "must be a text in quotes.");
            reader.Skip();
            return;
        }

        string text;
        try
        {
            text = reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            Reject(field, "has an escape that is half a character: send it as UTF-8.");
            return;
        }

        if (text.AsSpan().ContainsAnyInRange('\0', '\u001f') || text.Contains('\u007f'))
        {
            Reject(field, "has a control character: take out tabs, line breaks and the like.");
            return;
        }

        _texts[(int)field] = text;
    }

    private void Reject(PushField field, string problem)
    {
        if (field == PushField.Key)
        {
            KeyProblem ??= $"its key {problem}";
        }
        else
        {
            AddProblem(field, $"{PushFields.Name(field)} {problem}");
        }
    }

    private static string? Judge(string? key) =>
        string.IsNullOrWhiteSpace(key) ? "it has no key: send your own unique id of the item as key."
        : key.Length > PartnerApiLimits.KeyCharactersMax ? $"its key is longer than {PartnerApiLimits.KeyCharactersMax} characters: send a shorter one."
        : null;
}
