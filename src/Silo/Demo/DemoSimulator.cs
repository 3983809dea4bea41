using System.Globalization;
using Bangkom.Grains.Facts;
using Bangkom.Silo.Hosting;
using RegionInfo = Bangkom.Grains.Ledger.RegionInfo;

namespace Bangkom.Silo.Demo;

/// <summary>Seeds the region, then pushes as three universities through the real door, a few completions a second, some of them wrong.</summary>
internal sealed partial class DemoSimulator(
    DemoSeeder seeder, DemoDoors doors, DemoOptions options, RegionInfo region, Readiness readiness, TimeProvider time, ILogger<DemoSimulator> logger) : BackgroundService
{
    private static readonly DemoProgram[] Programs = [.. DemoCatalog.Programs.Where(p => p.Form is LearningForm.ELearning or LearningForm.Seminar or LearningForm.Workshop or LearningForm.Socialisation)];

    /// <summary>
    /// One of so many was completed just now; the others in the weeks before, as a platform's nightly job or a spreadsheet brings them: a
    /// region whose every completion were today's would learn in an hour what takes it a month.
    /// </summary>
    private const int FreshOneOf = 20;

    private const int DaysBackMax = 60;

    private readonly Random _random = new();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.Warm.WaitAsync(stoppingToken);
        var day = await seeder.DayAsync(stoppingToken);
        var people = DemoPeople.Make(day);
        while (true)
        {
            try
            {
                await seeder.SeedAsync(people, day, stoppingToken);
                break;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, e);
                await Task.Delay(TimeSpan.FromSeconds(5), time, stoppingToken);
            }
        }

        LogStarts(logger, options.CompletionsPerSecond);
        await SimulateAsync([.. people.Where(p => p.InScope && p.Diligence > 0 && p.Renewal is null)], stoppingToken);
    }

    private async Task SimulateAsync(DemoPerson[] people, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // Bursts of one to five, as a learning platform's cron sends them.
            var burst = 1 + _random.Next(5);
            await Task.Delay(TimeSpan.FromSeconds(burst / Math.Max(0.01, options.CompletionsPerSecond)), time, stoppingToken);
            var program = Programs[_random.Next(Programs.Length)];
            try
            {
                await doors.PushAsync(program.Partner, [.. Enumerable.Range(0, burst).Select(_ => Item(people, program))], stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, e);
            }
        }
    }

    private DemoItem Item(DemoPerson[] people, DemoProgram program)
    {
        var person = people[_random.Next(people.Length)];
        var now = time.GetUtcNow();
        var done = now.AddDays(-DaysBack(person, region.Zone.DayOf(now)));
        // Two in a hundred are wrong, as everywhere: somebody unknown, a code that is none, a date to come.
        var defect = _random.Next(150);
        var nip = defect == 0 ? "199912312022121998" : person.Nip;
        var online = program.Form == LearningForm.ELearning;
        return new DemoItem(program.Partner, $"L-{Guid.NewGuid():N}", nip, program.Name, program.Form, program.Quantity, online ? Instant(defect == 2 ? now.AddHours(6) : done) : DemoItem.Day(region.Zone.DayOf(done)))
        {
            Program = defect == 1 ? "EL-TIDAK-ADA" : program.Code,
            Batch = online && defect > 1 ? $"{program.Code}-MANDIRI" : null,
            StartedAt = online ? Instant(done.AddDays(-_random.Next(0, 4))) : null,
            Score = online ? 55 + _random.Next(45) : null,
        };
    }

    /// <summary>Days since the completion: within the year, and since the person came.</summary>
    private int DaysBack(DemoPerson person, DateOnly today)
    {
        var most = Math.Min(DaysBackMax, Math.Min(today.DayOfYear - 1, today.DayNumber - person.JoinedOn.DayNumber));
        return most < 1 || _random.Next(FreshOneOf) == 0 ? 0 : 1 + _random.Next(most);
    }

    private static string Instant(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    [LoggerMessage(Level = LogLevel.Information, Message = "Demo: three universities push {Rate} completions a second.")]
    private static partial void LogStarts(ILogger logger, double rate);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Demo: a step failed; it is tried again.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
