using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Bangkom.Silo.Hosting;

/// <summary>Logs, metrics and traces. None of them holds a NIP, a name or a body.</summary>
internal static class Telemetry
{
    /// <summary>True when somebody takes what is measured: <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.</summary>
    public static bool IsExported => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT"));

    /// <summary>Where OpenTelemetry keeps a request's path.</summary>
    private const string Path = "url.path";

    /// <summary>Adds OpenTelemetry; it exports by OTLP, and traces calls, when <see cref="IsExported"/>.</summary>
    /// <param name="builder">The host.</param>
    public static void AddBangkomTelemetry(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        if (Console.IsOutputRedirected)
        {
            builder.Logging.AddJsonConsole(console => console.TimestampFormat = "O");
        }
        else
        {
            builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss "));
        }

        builder.Logging.SetMinimumLevel(LogLevel.Information);
        builder.Logging.AddFilter("Orleans", LogLevel.Warning);
        // Orleans tells every placement through Polly; what fails for good it logs itself.
        builder.Logging.AddFilter("Polly", LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("bangkom"))
            .WithMetrics(metrics => metrics.AddMeter("Bangkom.*", "Microsoft.Orleans").AddAspNetCoreInstrumentation());
        if (IsExported)
        {
            // An activity for every call between grains costs a tenth of the rate: nobody pays for it who doesn't look.
            telemetry
                .WithMetrics(metrics => metrics.AddOtlpExporter())
                .WithTracing(traces => traces.AddSource("Bangkom.*", "Microsoft.Orleans.Application").AddBangkomRequests().AddOtlpExporter());
        }
    }

    /// <summary>Traces requests by their route: a path may hold whose certificate, record or batch it is.</summary>
    /// <param name="traces">The traces.</param>
    public static TracerProviderBuilder AddBangkomRequests(this TracerProviderBuilder traces) => traces.AddAspNetCoreInstrumentation(requests =>
    {
        // The route is known at the end alone; until then the first part of the path stands for it.
        requests.EnrichWithHttpRequest = (activity, request) => activity.SetTag(Path, RouteOf(request.HttpContext));
        requests.EnrichWithHttpResponse = (activity, response) => activity.SetTag(Path, RouteOf(response.HttpContext));
    });

    private static string RouteOf(HttpContext context)
    {
        if (context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
        {
            return $"/{route.TrimStart('/')}";
        }

        var parts = (context.Request.Path.Value ?? "").Split('/', 3);
        return parts.Length > 2 ? $"/{parts[1]}/…" : $"/{parts[^1]}";
    }
}
