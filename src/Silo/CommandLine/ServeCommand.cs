using System.CommandLine;
using System.Globalization;
using Bangkom.Silo.Hosting;
using Spectre.Console;

namespace Bangkom.Silo.CommandLine;

/// <summary>Serves a region: engine, doors, GraphQL and the page.</summary>
internal static class ServeCommand
{
    /// <summary>Makes serving the root command's action.</summary>
    public static void Configure(RootCommand root, StorageArguments storage)
    {
        var demo = new Option<bool>("--demo") { Description = "A synthetic region with three years of history, and three universities that push to it." };
        var demoRate = new Option<double>("--demo-rate") { Description = "Completions a second that the demo pushes.", DefaultValueFactory = _ => 4 };
        var urls = new Option<string>("--urls") { Description = "Where to listen.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var name = new Option<string>("--name") { Description = "The region's name, at the first start.", DefaultValueFactory = _ => "Bukitintan" };
        var zone = new Option<string>("--zone") { Description = "The region's IANA time zone, at the first start.", DefaultValueFactory = _ => "Asia/Jakarta" };
        var noRateLimit = new Option<bool>("--no-rate-limit") { Description = "Lifts every rate limit, for conformance and load runs." };
        var mutationRate = new Option<double>("--mutation-rate") { Description = "GraphQL mutations a second that each key may send; 20 times as many at once.", DefaultValueFactory = _ => 100 };
        var certificateRate = new Option<double>("--certificate-rate") { Description = "Pages of certificates a second for each remote address; 20 times as many at once.", DefaultValueFactory = _ => 5 };
        var siloPort = new Option<int>("--silo-port") { Description = "Where other silos of the region reach this one (PostgreSQL); 0 = any free port. With a fixed one a restart takes over at once." };
        var homePage = new Option<string?>("--home-page") { Description = "The region's own home page in statements: account names there are NIPs. Left out: urn:bangkom:REGION." };
        var loopbackWebhooks = new Option<bool>("--loopback-webhooks") { Description = "Lets partners' webhooks reach this machine itself, to try them out." };
        storage.AddTo(root);
        root.Options.Add(homePage);
        root.Options.Add(loopbackWebhooks);
        root.Options.Add(demo);
        root.Options.Add(demoRate);
        root.Options.Add(urls);
        root.Options.Add(name);
        root.Options.Add(zone);
        root.Options.Add(noRateLimit);
        foreach (var rate in new[] { mutationRate, certificateRate })
        {
            rate.Validators.Add(given =>
            {
                if (given.GetValueOrDefault<double>() is not (> 0 and <= ServeOptions.RateMax))
                {
                    given.AddError(string.Create(CultureInfo.InvariantCulture, $"{rate.Name}: write a number above 0, at most {ServeOptions.RateMax:0}."));
                }
            });
            root.Options.Add(rate);
        }

        root.Options.Add(siloPort);
        root.SetAction((arguments, cancellationToken) => RunAsync(
            new ServeOptions
            {
                Storage = storage.Read(arguments),
                Urls = arguments.GetValue(urls)!,
                RegionName = arguments.GetValue(name)!,
                ZoneName = arguments.GetValue(zone)!,
                Demo = arguments.GetValue(demo),
                DemoRate = arguments.GetValue(demoRate),
                SiloPort = arguments.GetValue(siloPort),
                HomePage = arguments.GetValue(homePage),
                AllowsLoopbackWebhooks = arguments.GetValue(loopbackWebhooks),
                LimitsRate = !arguments.GetValue(noRateLimit),
                MutationsPerSecond = arguments.GetValue(mutationRate),
                CertificatesPerSecond = arguments.GetValue(certificateRate),
                AdminKey = Environment.GetEnvironmentVariable("BANGKOM_ADMIN_KEY"),
                ReaderKey = Environment.GetEnvironmentVariable("BANGKOM_READER_KEY"),
            },
            cancellationToken));
    }

    private static async Task<int> RunAsync(ServeOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = await BangkomServer.BuildAsync(options, cancellationToken: cancellationToken);
            await app.StartAsync(cancellationToken);
            Greet(options);
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (StartupException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
    }

    private static void Greet(ServeOptions options)
    {
        var address = options.Urls.Split(';')[0];
        AnsiConsole.MarkupLineInterpolated($"[bold]Bangkom[/] {options.Storage.Region}: page {address}/  ·  GraphQL {address}/graphql  ·  ready? {address}/health/ready");
        if (options.Demo)
        {
            AnsiConsole.MarkupLine("Demo: a synthetic region of 3,650 people fills within a minute; three universities then push a few completions a second. Ctrl+C stops.");
        }
    }
}
