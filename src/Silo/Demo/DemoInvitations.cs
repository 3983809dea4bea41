using System.Collections.Immutable;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Silo.Demo;

/// <summary>
/// The next batches of three trainings, with people of many agencies invited to each: some have accepted, some declined and said why,
/// some have not answered, and superiors have approved some. One invites nearly all from one agency, which its mix warns of.
/// </summary>
/// <param name="people">Everyone.</param>
/// <param name="today">The day that the region is made for.</param>
internal sealed class DemoInvitations(IReadOnlyList<DemoPerson> people, DateOnly today)
{
    private const int Seed = 4_211;
    private const int Invited = 44;
    private const int Seats = 30;

    /// <summary>Hours between Jakarta's clock and UTC.</summary>
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    private static readonly (string Program, int InDays, string? OneAgency)[] Planned =
        [("PL-PROYEK", 14, null), ("PL-KOMUNIKASI", 21, null), ("PL-KLINIS", 28, "DINKES")];

    /// <summary>What must be defined first: the batches and their sessions.</summary>
    public IEnumerable<Command> Definitions() =>
        Planned.SelectMany(p => new Command[] { Schedule(p.Program, p.InDays), Session(p.Program, p.InDays, "PAGI", 8), Session(p.Program, p.InDays, "SIANG", 13) });

    /// <summary>Who is invited to each batch.</summary>
    public IEnumerable<(BatchId Batch, IReadOnlyList<DemoPerson> People)> Invitations() => Planned.Select(p =>
    {
        var random = new Random(Seed + p.InDays);
        var asked = people.Where(d => d.InScope && d.Diligence > 0.2 && (p.OneAgency is null || d.Agency == p.OneAgency || random.Next(60) == 0))
            .OrderBy(_ => random.Next()).Take(Invited).ToList();
        return (CodeOf(p.Program), (IReadOnlyList<DemoPerson>)asked);
    });

    /// <summary>The invitation and the answers that have come.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="invited">Their ids.</param>
    public IEnumerable<Command> Commands(BatchId batch, ImmutableArray<AsnId> invited)
    {
        yield return new InvitePeople(batch, invited, today, today.AddDays(10));
        for (var i = 0; i < invited.Length; i++)
        {
            if (i % 4 != 3)
            {
                yield return new AnswerInvitation(invited[i], batch, i % 4 == 2 ? (DeclineReason)(i / 4 % Enum.GetValues<DeclineReason>().Length) : null);
            }
        }
    }

    /// <summary>Of those who accepted, who has the superior's approval.</summary>
    /// <param name="invited">Ids in the order of the invitation.</param>
    public static IEnumerable<AsnId> Approved(IEnumerable<AsnId> invited) => invited.Where((_, i) => i % 4 == 0);

    private static BatchId CodeOf(string program) => new($"{program}-BERIKUT");

    private ScheduleBatch Schedule(string program, int inDays)
    {
        var known = DemoCatalog.Programs.First(p => p.Code == program);
        var starts = today.AddDays(inDays);
        return new ScheduleBatch(CodeOf(program), new BatchPlan(
            $"{known.Name}, angkatan berikut", new ProgramId(program), new PartnerId(known.Partner), null, BatchMode.Scheduled, starts, starts.AddDays(2), Seats));
    }

    private PlanSession Session(string program, int inDays, string code, int hour)
    {
        var starts = new DateTimeOffset(today.AddDays(inDays).ToDateTime(new TimeOnly(hour, 0)), Offset);
        return new PlanSession(CodeOf(program), code, hour < 12 ? "Sesi pagi" : "Sesi siang", starts, starts.AddHours(3));
    }
}
