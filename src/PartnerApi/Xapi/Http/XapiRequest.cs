using Microsoft.AspNetCore.Http;

namespace Bangkom.PartnerApi.Xapi.Http;

/// <summary>A request to the xAPI door, whichever syntax it came in.</summary>
/// <param name="Method">The method in upper case.</param>
/// <param name="Resource">The path below the door, such as <c>/statements</c>.</param>
/// <param name="Root">The path of the door as the client sees it.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Headers">Its headers, or what stands for them in the alternate syntax.</param>
/// <param name="Body">Its body.</param>
internal sealed record XapiRequest(
    string Method, string Resource, string Root, IReadOnlyDictionary<string, string> Parameters, Func<string, string?> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The version that it speaks.</summary>
    public XapiVersion Version { get; init; }

    /// <summary>True for GET and HEAD.</summary>
    public bool IsRead => HttpMethods.IsGet(Method) || HttpMethods.IsHead(Method);

    /// <summary>A parameter, or null.</summary>
    public string? this[string name] => Parameters.GetValueOrDefault(name);
}
