using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bangkom.Bench.Echo;

/// <summary>
/// The floor of every door: the same web server reads a body and answers so many bytes, and does nothing else. It runs as a process of
/// its own, as the server does.
/// </summary>
internal static class EchoCommand
{
    public const string Name = "echo";

    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Required = true };
        var command = new Command(Name, "Serves the HTTP floor; benchmarks start it themselves.") { Hidden = true };
        command.Options.Add(urls);
        command.SetAction((arguments, cancellationToken) => RunAsync(arguments.GetValue(urls)!, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string urls, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(urls);
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapPost("/echo/{bytes:int}", AnswerAsync);
        app.MapGet("/echo/{bytes:int}", AnswerAsync);
        await app.StartAsync(cancellationToken);
        // However the starter ends, its end of the pipe closes.
        await Console.In.ReadToEndAsync(cancellationToken);
        await app.StopAsync(cancellationToken);
        return 0;
    }

    private static async Task AnswerAsync(HttpContext context, int bytes)
    {
        while (true)
        {
            var read = await context.Request.BodyReader.ReadAsync();
            context.Request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.BodyWriter.GetSpan(bytes)[..bytes].Fill((byte)' ');
        context.Response.BodyWriter.Advance(bytes);
        await context.Response.BodyWriter.FlushAsync();
    }
}
