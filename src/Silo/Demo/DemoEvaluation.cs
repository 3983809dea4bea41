using System.Collections.Immutable;
using Bangkom.Grains.Evaluation;
using Bangkom.Grains.Evaluation.Commands;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Silo.Demo;

/// <summary>
/// What participants, superiors and peers said of the trainings of three years. The same for the same day.
/// </summary>
/// <param name="history">Who took part in what.</param>
/// <param name="today">The day that the region is made for.</param>
/// <param name="secret">The region's secret: answers are stored without the people.</param>
internal sealed class DemoEvaluation(DemoHistory history, DateOnly today, byte[] secret)
{
    private const int Seed = 6_131;
    private const int ScaleMax = 5;

    private static readonly ImmutableArray<string> Items =
        ["Materi sesuai dengan kebutuhan tugas", "Pengajar menguasai materi", "Metode membuat saya aktif", "Sarana dan waktu memadai"];

    private static readonly string[] Comments =
    [
        "Contoh kasusnya dekat dengan pekerjaan kami.", "Waktu praktik perlu ditambah.", "Senang belajar bersama perangkat daerah lain.",
        "Mohon materi dibagikan lebih awal.", "Pengajar sabar dan jelas.", "Ruang terlalu panas.", "Ingin ada kelas lanjutan.",
    ];

    /// <summary>Trainings that end: each has a questionnaire of its programme.</summary>
    public static IEnumerable<Command> Questionnaires() =>
        Trainings.Select(QuestionnaireOf).Select(q => new DefineQuestionnaire(q.Questionnaire, q.Name, q.Program, q.Batch, q.ScaleMax, q.Items));

    private static IEnumerable<DemoProgram> Trainings => DemoCatalog.Programs.Where(p => p.Code.StartsWith("PL-", StringComparison.Ordinal));

    /// <summary>Batches that people may have answered about.</summary>
    public IEnumerable<DemoBatch> Batches => DemoCatalog.Batches(today).Where(b => b.EndsOn <= today);

    /// <summary>Everyone who completed a batch.</summary>
    public IEnumerable<DemoPerson> ParticipantsOf(DemoBatch batch) => history.CompletedBy(batch);

    /// <summary>What a participant and their colleagues answered, each with its day.</summary>
    /// <param name="batch">A batch that is over.</param>
    /// <param name="person">The participant.</param>
    /// <param name="id">The participant's id.</param>
    public IEnumerable<(DateOnly On, Command Command)> Of(DemoBatch batch, DemoPerson person, AsnId id)
    {
        var random = new Random(Seed + (person.Index * 7_919) + DemoHistory.StableHash(batch.Code));
        return Tests(batch, id, random).Concat(Answer(batch, id, random)).Concat(FollowUps(batch, id, random)).Where(a => a.On <= today).ToList();
    }

    private static QuestionnaireDefined QuestionnaireOf(DemoProgram program) =>
        new(new QuestionnaireId($"Q-{program.Code}"), $"Evaluasi {program.Name}", new ProgramId(program.Code), null, ScaleMax, Items);

    private IEnumerable<(DateOnly On, Command Command)> Answer(DemoBatch batch, AsnId id, Random random)
    {
        if (random.NextDouble() > 0.78)
        {
            yield break;
        }

        // Some programmes please more than others, and their later waves a little more.
        var liking = 0.55 + (0.05 * (DemoHistory.StableHash(batch.Program.Code) % 5)) + (0.03 * batch.Wave);
        var asked = QuestionnaireOf(batch.Program);
        var marks = Items.Select(_ => Math.Clamp(1 + (int)Math.Round((ScaleMax - 1) * (liking + (0.5 * (random.NextDouble() - 0.5)))), 1, ScaleMax)).ToImmutableArray();
        var on = batch.EndsOn!.Value.AddDays(random.Next(15));
        yield return (on, new AnswerQuestionnaire(
            id, asked.Questionnaire, new BatchId(batch.Code), on, marks, Math.Clamp((int)Math.Round(10 * (liking + 0.1 + (0.5 * (random.NextDouble() - 0.5)))), 0, 10),
            random.Next(6) == 0 ? Comments[random.Next(Comments.Length)] : null, asked, AnswerTokens.OfQuestionnaire(secret, id, asked.Questionnaire, new BatchId(batch.Code))));
    }

    private IEnumerable<(DateOnly On, Command Command)> Tests(DemoBatch batch, AsnId id, Random random)
    {
        var (program, code) = (new ProgramId(batch.Program.Code), new BatchId(batch.Code));
        foreach (var dimension in new[] { LearningDimension.Knowledge, LearningDimension.Skill })
        {
            // One in fifty knows everything beforehand.
            var pre = random.Next(50) == 0 ? 100 : 25 + random.Next(45);
            var post = pre + (int)((100 - pre) * (0.15 + (0.6 * random.NextDouble())));
            foreach (var (phase, score, on) in new[] { (TestPhase.Pre, pre, batch.StartsOn!.Value), (TestPhase.Post, post, batch.EndsOn!.Value) })
            {
                yield return (on, new RecordTest(id, program, code, on, dimension, phase, score, 100, AnswerTokens.OfTest(secret, id, program, code)));
            }
        }
    }

    private IEnumerable<(DateOnly On, Command Command)> FollowUps(DemoBatch batch, AsnId id, Random random)
    {
        var code = new BatchId(batch.Code);
        foreach (var month in new[] { 3, 6 })
        {
            var due = batch.EndsOn!.Value.AddMonths(month);
            foreach (var (role, share) in new[] { (FollowUpRole.Superior, 0.7), (FollowUpRole.Peer, 0.6), (FollowUpRole.Self, 0.75) })
            {
                var on = due.AddDays(random.Next(40));
                ImmutableArray<int> marks = [2 + random.Next(3), 2 + random.Next(3)];
                if (random.NextDouble() < share)
                {
                    yield return (on, new AnswerFollowUp(id, code, month, role, on, marks, batch.EndsOn, AnswerTokens.OfFollowUp(secret, id, code)));
                }
            }
        }
    }
}
