using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

using Bangkom.Grains.Partners;
using Bangkom.Grains.People;
using Bangkom.Grains.Programs;
using Spectre.Console;
using Command = Bangkom.Grains.Ledger.Commands.Command;

namespace Bangkom.Bench.Oulad;

/// <summary>
/// Loads the Open University data set as if it were a region (regions are agencies, modules programmes, presentations batches, Pass or
/// Distinction a completion) and holds the engine's figures against the recount and against counts of the files themselves.
/// </summary>
internal static class OuladCommand
{
    private const string Source = "partner/OU";

    public static System.CommandLine.Command Create()
    {
        var from = new Option<DirectoryInfo>("--from") { Description = "Directory with studentInfo.csv, studentRegistration.csv and courses.csv.", Required = true };
        var command = new System.CommandLine.Command("oulad", "Loads the Open University data set and compares with the recount.");
        command.Options.Add(from);
        command.SetAction((arguments, _) => RunAsync(arguments.GetValue(from)!.FullName));
        return command;
    }

    private static async Task<int> RunAsync(string directory)
    {
        var enrolments = OuladData.Read(directory);
        await using var engine = await BenchEngine.StartAsync("Europe/London");
        var agencies = enrolments.Select(e => e.Region).Distinct().Order(StringComparer.Ordinal).Select((r, i) => (Region: r, Code: new AgencyId($"R{i + 1:00}"))).ToDictionary(r => r.Region, r => r.Code);
        var clock = Stopwatch.StartNew();
        await DefineAsync(engine, enrolments, agencies);
        var people = await JoinAsync(engine, enrolments, agencies);
        var joined = clock.Elapsed;
        var (enrolled, unenrolled) = await EnrolAsync(engine, enrolments, people);
        var completed = enrolments.Where(e => e.Completed).ToArray();
        var started = clock.Elapsed;
        var held = await engine.AppendAsync(Source, completed.Select(e => (KeyOf(e), (Command)new CompleteItem(NipOf(people[e.Student].Index), null, ContentOf(e)))));
        var pushed = clock.Elapsed - started;

        var comparison = await engine.CompareAsync();
        var batches = await Task.WhenAll(enrolments.Select(BatchOf).Distinct().Select(b => engine.Grains.GetGrain<IBatchGrain>(engine.Region.Key(b.Value)).GetView()));
        var completedInBatches = batches.Sum(b => b!.Completed);
        AnsiConsole.MarkupLineInterpolated($"{enrolments.Count} enrolments of {people.Count} learners in {batches.Length} batches, {agencies.Count} agencies; {enrolled} entered, {unenrolled} without a registration date left out");
        AnsiConsole.MarkupLineInterpolated($"joins: {joined.TotalSeconds:0.0} s; completions: {completed.Length} by {completed.Select(e => e.Student).Distinct().Count()} learners in {pushed.TotalSeconds:0.0} s; held {held.Count}; completed in batches {completedInBatches}");
        AnsiConsole.MarkupLineInterpolated($"recount: {comparison.Facts} facts, {comparison.Lines} lines compared, {comparison.Differences.Count} differ");
        foreach (var difference in comparison.Differences.Take(20))
        {
            Console.WriteLine(difference);
        }

        var agrees = comparison.Differences.Count == 0 && held.Count == 0 && completedInBatches == completed.Length;
        Console.WriteLine(agrees ? "The engine agrees with the recount and with the files." : "The engine does NOT agree.");
        return agrees ? 0 : 1;
    }

    private static async Task DefineAsync(BenchEngine engine, IReadOnlyList<OuladEnrolment> enrolments, Dictionary<string, AgencyId> agencies)
    {
        var commands = agencies.Select(a => (Command)new DefineAgency(a.Value, a.Key, null))
            .Append(new DefinePartner(new PartnerId("OU"), "Open University"))
            .Concat(enrolments.Select(e => e.Module).Distinct().Select(m => (Command)new DefineProgram(new ProgramId(m), m, LearningForm.Course, 20, [])))
            .Concat(enrolments.DistinctBy(BatchOf).Select(e => (Command)new ScheduleBatch(BatchOf(e), new BatchPlan(
                $"{e.Module} {e.Presentation}", new ProgramId(e.Module), new PartnerId("OU"), null, BatchMode.Scheduled, e.StartsOn, e.EndsOn, null))));
        Expect(await engine.AppendAsync(Sources.Admin, commands.Select((c, i) => ($"D{i}", c))));
    }

    private static async Task<Dictionary<int, (int Index, AsnId Person)>> JoinAsync(BenchEngine engine, IReadOnlyList<OuladEnrolment> enrolments, Dictionary<string, AgencyId> agencies)
    {
        var students = enrolments.GroupBy(e => e.Student).Select((g, i) => (Student: g.Key, g.First().Region, Index: i)).ToArray();
        var job = new Employment(EmployeeStatus.Pns, PostKind.Pelaksana, null, "III/a", new DateOnly(2012, 1, 1));
        Expect(await engine.AppendAsync(Sources.Admin, students.Select(s => ($"J{s.Student}", (Command)new RecordJoin(NipOf(s.Index), $"Learner {s.Index}", agencies[s.Region], job, null)))));
        var ledger = engine.Grains.GetGrain<Grains.Ledger.ILedgerGrain>(engine.Region.Id.Value);
        var people = new Dictionary<int, (int, AsnId)>();
        foreach (var chunk in students.Chunk(500))
        {
            var found = await Task.WhenAll(chunk.Select(s => ledger.FindByNip(NipOf(s.Index))));
            for (var i = 0; i < chunk.Length; i++)
            {
                people[chunk[i].Student] = (chunk[i].Index, found[i]!.Value);
            }
        }

        return people;
    }

    private static async Task<(int Entered, int LeftOut)> EnrolAsync(BenchEngine engine, IReadOnlyList<OuladEnrolment> enrolments, Dictionary<int, (int Index, AsnId Person)> people)
    {
        var dated = enrolments.Where(e => e.RegisteredDay is not null).ToArray();
        // A few registered before they were born to this data set's first year: the roster begins in 2012.
        Expect(await engine.AppendAsync(Sources.Admin, dated.Select(e => ($"E-{KeyOf(e)}", (Command)new EnrolPerson(people[e.Student].Person, BatchOf(e), e.StartsOn.AddDays(e.RegisteredDay!.Value))))));
        var withdrawn = dated.Where(e => e.UnregisteredDay is not null);
        Expect(await engine.AppendAsync(Sources.Admin, withdrawn.Select(e => ($"W-{KeyOf(e)}", (Command)new WithdrawPerson(people[e.Student].Person, BatchOf(e), e.StartsOn.AddDays(e.UnregisteredDay!.Value), null)))));
        return (dated.Length, enrolments.Count - dated.Length);
    }

    private static CompletionContent ContentOf(OuladEnrolment e) => new(
        $"{e.Module} {e.Presentation}", LearningForm.Course, LearningScope.National, 20, Moment.On(e.StartsOn), Moment.On(e.EndsOn), new ProgramId(e.Module), BatchOf(e), null, null, null);

    private static string KeyOf(OuladEnrolment e) => $"{e.Module}-{e.Presentation}-{e.Student}";

    private static BatchId BatchOf(OuladEnrolment e) => new($"{e.Module}-{e.Presentation}");

    /// <summary>A synthetic NIP: the index spread over birth dates and sequences.</summary>
    private static string NipOf(int index) =>
        new DateOnly(1960, 1, 1).AddDays(index / 900).ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "2001011" + ((index % 900) + 1).ToString("000", CultureInfo.InvariantCulture);

    private static void Expect(IReadOnlyList<Grains.Ledger.ItemResult> refused)
    {
        if (refused.Count > 0)
        {
            throw new InvalidOperationException($"{refused.Count} refused; the first: {refused[0].Reason} {refused[0].Field} {refused[0].Message}");
        }
    }
}
