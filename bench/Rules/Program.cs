using System.Text.Json;
using Bangkom.Bench.Rules;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Perfolizer.Horology;

// Bangkom.Bench.Rules FILE [--quick]: measures, and writes what it found as JSON. The bench command runs it.
var file = args.FirstOrDefault(a => a != "--quick") ?? throw new ArgumentException("Give a file for the figures.");
var job = Job.Dry.WithToolchain(InProcessNoEmitToolchain.Instance);
if (!args.Contains("--quick"))
{
    job = Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance).WithIterationTime(TimeInterval.FromMilliseconds(150));
}

var config = ManualConfig.CreateEmpty().AddJob(job).AddLogger(NullLogger.Instance).AddColumnProvider(DefaultColumnProviders.Instance).WithOptions(ConfigOptions.DisableOptimizationsValidator);
var figures = new List<RuleFigure>();
foreach (var type in new[] { typeof(RecordBenchmarks), typeof(YearBenchmarks), typeof(AgencyBenchmarks), typeof(FactWriteBenchmarks), typeof(FactReadBenchmarks), typeof(PushBenchmarks) })
{
    figures.AddRange(Read(BenchmarkRunner.Run(type, config)));
}

await File.WriteAllTextAsync(file, JsonSerializer.Serialize(figures));
return figures.Count > 0 && figures.All(static f => f.Nanoseconds > 0) ? 0 : 1;

// Each class has one baseline, the floor of its other measurements.
static IEnumerable<RuleFigure> Read(Summary summary) =>
    from report in summary.Reports
    group report by report.BenchmarkCase.Parameters.DisplayInfo into same
    let floor = same.Single(r => r.BenchmarkCase.Descriptor.Baseline)
    from report in same
    where report != floor
    select new RuleFigure(
        report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
        report.BenchmarkCase.Parameters.Items is [{ Value: int lines }] ? lines : null,
        report.ResultStatistics!.Mean,
        floor.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
        floor.ResultStatistics!.Mean);
