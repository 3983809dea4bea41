using System.Collections.Frozen;
using System.Reflection;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bangkom.GraphQLApi.Transport.Explorer;

/// <summary>The explorer: a page, its style and its script, all from this assembly. Nothing is loaded from elsewhere.</summary>
internal static class ExplorerPage
{
    private const string ContentPolicy =
        "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

    private static readonly FrozenDictionary<string, string> _types = new Dictionary<string, string>
    {
        ["explorer.css"] = "text/css; charset=utf-8",
        ["explorer.js"] = "text/javascript; charset=utf-8",
        ["schema.js"] = "text/javascript; charset=utf-8",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, byte[]> _files = _types.Keys.ToFrozenDictionary(name => name, Read);
    private static readonly string _page = System.Text.Encoding.UTF8.GetString(Read("index.html"));

    /// <summary>Maps the files that the page loads, and the examples, below the endpoint's own path.</summary>
    public static void MapFiles(IEndpointRouteBuilder endpoints, string path, GraphQLTransportOptions options)
    {
        endpoints.MapGet(path + "/explorer/examples.json", (HttpContext context) =>
        {
            Protect(context);
            return Results.Json(options.Examples);
        });
        endpoints.MapGet(path + "/explorer/{file}", (HttpContext context, string file) =>
        {
            Protect(context);
            context.Response.Headers.CacheControl = "no-cache";
            return _files.TryGetValue(file, out var bytes) ? Results.Bytes(bytes, _types[file]) : Results.NotFound();
        });
    }

    /// <summary>Answers with the page.</summary>
    public static Task ServeAsync(HttpContext context, string path)
    {
        Protect(context);
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.Vary = "Accept";
        return context.Response.WriteAsync(_page.Replace("{endpoint}", HtmlEncoder.Default.Encode(context.Request.PathBase + path), StringComparison.Ordinal));
    }

    private static void Protect(HttpContext context)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    private static byte[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("explorer/" + name)
            ?? throw new InvalidOperationException($"The explorer's file {name} is not in the assembly.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
