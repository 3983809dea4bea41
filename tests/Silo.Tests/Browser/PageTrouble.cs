using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Bangkom.Silo.Tests.Browser;

/// <summary>What stands between a page and the API: requests are refused, held back or answered otherwise. The page itself is left alone.</summary>
public sealed class PageTrouble
{
    private readonly ConcurrentQueue<IWebSocketRoute> _sockets = new();
    private volatile Func<IRoute, Task>? _answer;
    private volatile bool _refusesWatching;

    /// <summary>What answers in the server's place; null: the server does.</summary>
    public Func<IRoute, Task>? Answer
    {
        get => _answer;
        set => _answer = value;
    }

    /// <summary>Whether what would be watched is refused; who reads is still told.</summary>
    public bool RefusesWatching
    {
        get => _refusesWatching;
        set => _refusesWatching = value;
    }

    /// <summary>Changes what the server answers on its socket.</summary>
    public Action<JsonNode>? Told { get; set; }

    /// <summary>An answer with errors, in the API's form.</summary>
    public static Func<IRoute, Task> Errors(string code) => route => route.FulfillAsync(new RouteFulfillOptions
    {
        ContentType = "application/graphql-response+json",
        Body = new JsonObject { ["errors"] = new JsonArray(new JsonObject { ["message"] = "No.", ["extensions"] = new JsonObject { ["code"] = code } }) }.ToJsonString(),
    });

    /// <summary>An answer of something that knows no GraphQL, such as a proxy.</summary>
    public static Func<IRoute, Task> Status(int status, int? retryAfterSeconds = null) => route => route.FulfillAsync(new RouteFulfillOptions
    {
        Status = status,
        ContentType = "text/html",
        Body = "<h1>No</h1>",
        Headers = retryAfterSeconds is { } seconds ? [new("Retry-After", $"{seconds}")] : null,
    });

    /// <summary>No answer: the network is gone.</summary>
    public static Task Offline(IRoute route)
    {
        ArgumentNullException.ThrowIfNull(route);
        return route.AbortAsync();
    }

    /// <summary>The server's own answer, changed.</summary>
    public static Func<IRoute, Task> Changed(Action<JsonNode> change) => async route =>
    {
        var answer = await route.FetchAsync();
        var body = JsonNode.Parse(await answer.TextAsync())!;
        change(body);
        await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Body = body.ToJsonString() });
    };

    /// <summary>Takes its place, before the page is opened.</summary>
    public async Task StandBeforeAsync(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.RouteAsync("**/graphql", route => _answer is { } answer && route.Request.Method == "POST" ? answer(route) : route.ContinueAsync());
        await page.RouteWebSocketAsync("**/graphql", socket =>
        {
            _sockets.Enqueue(socket);
            var server = socket.ConnectToServer();
            socket.OnMessage(frame => Hear(socket, server, frame.Text!));
            server.OnMessage(frame => socket.Send(Tell(frame.Text!)));
        });
    }

    /// <summary>Drops every socket: the page connects anew and asks for everything again.</summary>
    public async Task DropAsync()
    {
        while (_sockets.TryDequeue(out var socket))
        {
            await socket.CloseAsync(new WebSocketRouteCloseOptions { Code = 1012, Reason = "dropped" });
        }
    }

    private void Hear(IWebSocketRoute socket, IWebSocketRoute server, string text)
    {
        var message = JsonNode.Parse(text)!;
        if (_refusesWatching && (string?)message["type"] == "subscribe" && (string?)message["payload"]!["operationName"] != "Start")
        {
            var error = new JsonObject { ["message"] = "No.", ["extensions"] = new JsonObject { ["code"] = "UNAVAILABLE" } };
            socket.Send(new JsonObject { ["id"] = (string)message["id"]!, ["type"] = "error", ["payload"] = new JsonArray(error) }.ToJsonString());
            return;
        }

        server.Send(text);
    }

    private string Tell(string text)
    {
        if (Told is not { } change || JsonNode.Parse(text) is not JsonObject message || (string?)message["type"] != "next" || message["payload"] is not { } payload)
        {
            return text;
        }

        change(payload);
        return message.ToJsonString();
    }
}
