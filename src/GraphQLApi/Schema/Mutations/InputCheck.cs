using System.Globalization;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.GraphQLApi.Schema.Mutations;

/// <summary>Turns an input's texts into ids and gathers what is wrong with them.</summary>
internal sealed class InputCheck(RegionDesk desk)
{
    private const int KeyLengthMax = 200;

    private readonly List<IUserError> _errors = [];

    public IReadOnlyList<IUserError> Errors => _errors;

    public DateOnly Today => desk.Today;

    public byte[] Secret => desk.Info.Secret;

    public void Key(string key)
    {
        if (string.IsNullOrWhiteSpace(key) || key.Length > KeyLengthMax || key.Any(char.IsControl))
        {
            Wrong("key", $"Give a key of 1 to {KeyLengthMax} characters without control characters.");
        }
    }

    public T Code<T>(string? code, string field)
        where T : struct, ICode<T>
    {
        if (Codes.IsValid(code))
        {
            return T.Of(code);
        }

        Wrong(field, $"A code has 1 to {Codes.LengthMax} characters of A–Z, 0–9, - and _.");
        return default;
    }

    public T? CodeOrNull<T>(string? code, string field)
        where T : struct, ICode<T> => code is null ? null : Code<T>(code, field);

    public AsnId Person(string id, string field = "person")
    {
        if (!AsnId.TryParse(desk.KeyOf(id, NodeTypes.Person), out var person))
        {
            Wrong(field, "This is no person's id: take it from `Person.id`.");
        }

        return person;
    }

    public AsnId? PersonOrNull(string? id, string field = "person") => id is null ? null : Person(id, field);

    public string Nip(string? nip)
    {
        if (Bangkom.Grains.Ids.Nip.TryParse(nip, Today, out var number, out var problem))
        {
            return number.Digits;
        }

        Wrong("nip", problem!);
        return "";
    }

    /// <summary>Position of the completion that a line is a version of.</summary>
    public long Line(string id)
    {
        var text = desk.KeyOf(id, NodeTypes.CreditLine)?.Split('.')[0];
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var completion))
        {
            Wrong("line", "This is no line's id: take it from `CreditLine.id`.");
        }

        return completion;
    }

    /// <summary>Position of a held item.</summary>
    public (PartnerId Partner, long Position) Held(string id)
    {
        if (NodeId.Parse(id) is { Type: NodeTypes.QuarantinedItem } node && node.Region == desk.Info.Id.Value
            && node.TryReadPlace(out var code, out var position) && Codes.IsValid(code))
        {
            return (new PartnerId(code), position);
        }

        Wrong("item", "This is no held item's id: take it from `QuarantinedItem.id`.");
        return default;
    }

    /// <summary>A completion whose fields the rules allow.</summary>
    public CompletionContent Content(CompletionContent content)
    {
        if (CompletionRules.Check(content, desk.Info.Zone) is var (field, message))
        {
            Wrong(field, message);
        }

        return content;
    }

    public void Wrong(string field, string message) => _errors.Add(new InvalidInput(Answer.Invalid, message, [field]));
}
