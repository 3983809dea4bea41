using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Bangkom.PartnerApi.Xapi.Validation;

/// <summary>The properties that an object has or may have. Names are compared case by case, and null stands for nothing.</summary>
internal sealed class Shape
{
    private const int NameBytesMax = 64;

    private readonly Dictionary<string, (Rule Rule, int Required)> _properties = new(StringComparer.Ordinal);
    private readonly List<string> _required = [];
    private readonly List<Rule> _wholes = [];

    /// <summary>A property that must be there.</summary>
    public Shape Must(string name, Rule rule)
    {
        _required.Add(name);
        _properties.Add(name, (rule, 1 << (_required.Count - 1)));
        return this;
    }

    /// <summary>A property that may be there.</summary>
    public Shape May(string name, Rule rule)
    {
        _properties.Add(name, (rule, 0));
        return this;
    }

    /// <summary>A rule of the object as a whole, asked once its properties are right.</summary>
    public Shape Also(Rule rule)
    {
        _wholes.Add(rule);
        return this;
    }

    // A name that holds no escape is compared where it stands: most are known, and none of them need be made a text.
    private bool TryFind(JsonProperty property, out (Rule Rule, int Required) known)
    {
        var name = JsonMarshal.GetRawUtf8PropertyName(property);
        if (name.Length > NameBytesMax || name.Contains((byte)'\\'))
        {
            return _properties.TryGetValue(property.Name, out known);
        }

        Span<char> text = stackalloc char[NameBytesMax];
        var length = Encoding.UTF8.GetChars(name, text);
        return _properties.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[..length], out known);
    }

    /// <summary>The shape as a rule.</summary>
    public Problem? Check(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return Problem.Here("must be an object");
        }

        var missing = (1 << _required.Count) - 1;
        foreach (var property in value.EnumerateObject())
        {
            if (!TryFind(property, out var known))
            {
                return Problem.Here($"has a property that the specification does not know here; known: {string.Join(", ", _properties.Keys)}");
            }

            var problem = property.Value.ValueKind == JsonValueKind.Null ? Problem.Here("must not be null") : known.Rule(property.Value);
            if (problem is not null)
            {
                return problem.In(property.Name);
            }

            missing &= ~known.Required;
        }

        if (missing != 0)
        {
            return Problem.Here("is missing").In(_required[int.TrailingZeroCount(missing)]);
        }

        return _wholes.Select(rule => rule(value)).FirstOrDefault(problem => problem is not null);
    }
}
