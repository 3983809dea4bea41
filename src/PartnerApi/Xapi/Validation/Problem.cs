namespace Bangkom.PartnerApi.Xapi.Validation;

/// <summary>What is wrong with a statement or a parameter.</summary>
/// <param name="Path">Where, such as <c>actor.mbox</c>; empty for the whole.</param>
/// <param name="Message">What is wrong and how to mend it; never a value that was sent.</param>
internal sealed record Problem(string Path, string Message)
{
    /// <summary>The same problem, seen from the object around it.</summary>
    public Problem In(string name) => this with { Path = Path.Length == 0 ? name : Path[0] == '[' ? name + Path : $"{name}.{Path}" };

    /// <summary>A problem of the value itself.</summary>
    public static Problem Here(string message) => new("", message);

    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}
