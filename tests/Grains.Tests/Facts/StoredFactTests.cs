using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Tests.Facts;

/// <summary>
/// What was once stored is read for ever: a stored sample of every kind. <c>BANGKOM_WRITE_SAMPLES=1</c> writes the samples of new kinds;
/// a sample that is there is never rewritten.
/// </summary>
public sealed class StoredFactTests
{
    private static readonly AsnId Person = AsnId.Parse("0f8fad5bd9cb469fa16570867728950e");
    private static readonly AgencyId Agency = new("DISDIK");
    private static readonly DateOnly Day = new(2026, 3, 4);
    private static readonly DateTimeOffset Instant = new(2026, 3, 4, 5, 6, 7, 891, TimeSpan.Zero);
    private static readonly Employment Job = new(EmployeeStatus.Pppk, PostKind.Fungsional, "AHLI_PERTAMA", "IX", Day, Day, new(2027, 3, 3), Person);
    private static readonly BatchPlan Plan = new("Angkatan I", new("PKN"), new("UBT"), 1, BatchMode.Scheduled, Day, new(2026, 3, 9), 30);
    private static readonly CompletionContent Content = new(
        "Pelayanan publik", LearningForm.ELearning, LearningScope.International, 4.5m, Moment.On(Day), Moment.At(Instant), new("PKN"), new("PKN-1"), "C-1", "UBT", 87.25m);

    private static readonly AnswerPlace Place = new(new("PKN"), new("PKN-1"), new("UBT"), new(2026, 3, 9), Agency, [new("SETDA")]);

    public static TheoryData<Fact> Facts =>
    [
        new RegionDefined(new("BUKITINTAN"), "Bukitintan", "Asia/Jakarta"),
        new AgencyDefined(Agency, "Dinas Pendidikan", new("SETDA")),
        new AgencyRenamed(Agency, "Dinas Pendidikan dan Kebudayaan"),
        new AgencyMoved(Agency, null, Day),
        new AgencyMerged(Agency, new("DIKBUD"), Day, [Person]),
        new PersonJoined(Person, Agency, Day, Job),
        new PersonTransferred(Person, new("DINKES"), Agency, Day),
        new EmploymentChanged(Person, Day, Job),
        new NipRenewed(Person, Day),
        new PersonLeft(Person, Day),
        new PersonErased(Person),
        new PersonKeyIssued(Person, "0a1b2c3d", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", Day),
        new PersonKeyRevoked(Person, "0a1b2c3d"),
        new ProgramDefined(new("PKN"), "Kepemimpinan", LearningForm.Leadership, 900, ["KEPEMIMPINAN"]),
        new CompetencyDefined(new("KOMUNIKASI_PUBLIK"), "Komunikasi publik", CompetencyKind.Managerial, CompetencyDimension.Skill),
        new NeedsSurveyDefined(new("AKPK-2026"), "AKPK 2026", Day, new(2026, 4, 4), [new("KOMUNIKASI_PUBLIK")]),
        new CompetencyAssessed(Person, new("KOMUNIKASI_PUBLIK"), 2, Day),
        new NeedsAnswered(Person, new("AKPK-2026"), Day, [new(new("KOMUNIKASI_PUBLIK"), 4, 5, 3, true)]),
        new PlanDefined(new("RENCANA-2027"), "Rencana 2027", 2027, 250_000_000, [new(new("PKN"), 1, 30, 28, [new(new("KOMUNIKASI_PUBLIK"), 28)], 12_500_000, "Closes 28 open needs.")]),
        new BatchScheduled(new("PKN-1"), Plan),
        new BatchChanged(new("PKN-1"), Plan),
        new BatchCancelled(new("PKN-1")),
        new Enrolled(Person, new("PKN-1"), Agency, Day),
        new WaitListed(Person, new("PKN-1"), Agency, Day),
        new Withdrawn(Person, new("PKN-1"), Day, "ILLNESS"),
        new Attended(Person, new("PKN-1"), Agency, Day),
        new Invited(Person, new("PKN-1"), Agency, Day, Day.AddDays(7)),
        new InvitationAnswered(Person, new("PKN-1"), Day, DeclineReason.Workload),
        new InvitationApproved(Person, new("PKN-1"), Day, true, Person),
        new SessionPlanned(new("PKN-1"), "S1", "Pembukaan", Instant, Instant.AddHours(2)),
        new CompletionRuleSet(new("PKN-1"), 0.8m, 70, true),
        new Assessed(Person, new("PKN-1"), Day, 82.5m, true),
        new CertificateShared(Person, 17, true, false),
        new Completed(Person, Agency, new("DINKES"), Content, Instant),
        new CompletionCorrected(Person, 17, Agency, null, Content, Instant),
        new CompletionRevoked(Person, 17, Instant),
        new CompletionRecredited(Person, 17, Agency),
        new PolicyDefined("JP_TARGET", "PNS", "20", Day, null, "PP 11/2017 art. 203(4)"),
        new PartnerDefined(new("UBT"), "Universitas Bukitintan"),
        new KeyIssued(new("UBT"), "MOODLE", "0a1b2c3d", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
        new WebhookDefined(new("UBT"), "MAIN", "https://hooks.example.ac.id/bangkom", ["receipt.processed"]),
        new WebhookRemoved(new("UBT"), "MAIN"),
        new KeyUsed(new("UBT"), "0a1b2c3d", "203.0.113.7"),
        new KeyRevoked(new("UBT"), "0a1b2c3d"),
        new ItemQuarantined(new("UBT"), "partner/UBT", "42", QuarantineReasons.UnknownPerson, "No person has this NIP.", Instant, "00ff", "nip", 16),
        new ItemRepaired(new("UBT"), 17, 23, true),
        new ItemReplayed(new("UBT"), 17, 24, "ACCEPTED"),
        new AccountMapped(Person, new("UBT")),
        new AccountUnmapped(Person, new("UBT")),
        new ActivityMapped(new("UBT"), "https://lms.example.ac.id/course/view.php?id=7", new("PKN"), new("PKN-1"), LearningForm.ELearning, LearningScope.National, 4.5m),
        new ActivityUnmapped(new("UBT"), "https://lms.example.ac.id/course/view.php?id=7"),
        new RegionBudgetSet(2026, 1_250_000_000_000, "Perda 1/2026"),
        new BudgetPlanned(2026, FundingSource.Apbd, 2_500_000_000),
        new CeilingSet(2026, FundingSource.Apbd, 2_100_000_000, "DPA 1/2026"),
        new BudgetCommitted("PKN-1-A", 2026, FundingSource.Apbd, 75_000_000, Day, null, new("PKN-1"), new("UBT")),
        new CommitmentReleased("PKN-1-A", 5_000_000, Day, "Fewer seats"),
        new BudgetRealised("PKN-1-A", 30_000_000, Day, "SP2D 17/2026"),
        new RealisationCorrected(17, 29_500_000, "Typing slip"),
        new AgreementSigned(new("UBT"), "PKS/3/2026", Day, new(2027, 3, 3), 40, 2_000_000, 0.25m, 15_000_000),
        new QuestionnaireDefined(new("EVAL"), "Evaluasi", new("PKN"), new("PKN-1"), 5, ["Materi", "Pengajar"]),
        new QuestionnaireAnswered(new("EVAL"), "0a1b2c3d", Place, Day, 5, [4, 5], 9, "Bagus."),
        new TestRecorded("0a1b2c3d", Place, Day, LearningDimension.Skill, TestPhase.Post, 87.5m, 100),
        new FollowUpAnswered("0a1b2c3d", FollowUpRole.Superior, 3, Place, Day, Day, [3, 4], 0.5m, 3),
        new ServiceUnitDefined(new("LOKET-1"), "Loket 1", Agency, 500),
        new ServiceUnitTrained(new("LOKET-1"), new("PKN"), new("PKN-1"), Day),
        new SurveyRecorded(new("LOKET-1"), Quarter.Of(2026, 1), 10, [31, 32, 33, 34, 35, 36, 37, 38, 39], [10, 10, 10, 10, 10, 10, 10, 10, 10], "1/9"),
        new AbsenceExplained(Person, 2026, AbsenceReason.Workload),
        new CampaignLaunched("AJAK-1", "Ajakan belajar", OutreachChannel.Message, new([Agency], [EmployeeStatus.Pns], [PostKind.Pelaksana], true, false), 0.25m, 42, Day, new(2026, 6, 30), new("PKN"), [Person]),
        new PeopleTold("AJAK-1", [Person], OutreachChannel.Message, Day),
        new ProfileRecorded(Person, Day, Qualification.S1, "GURU", PostTraining.Functional, PerformanceRating.Good, DisciplineRecord.None),
        new ReceiptRecorded(new("UBT"), "partner/UBT", Instant, 3, 1, 1, 1, System.Collections.Immutable.ImmutableSortedDictionary<string, int>.Empty.Add("INVALID", 1)),
    ];

    [Theory]
    [MemberData(nameof(Facts), DisableDiscoveryEnumeration = true)]
    public void A_stored_sample_of_every_kind_is_read_back(Fact fact)
    {
        var text = Encoding.UTF8.GetString(FactJson.Write(fact));
        var path = Path.Combine(Folder(), KindOf(text) + ".json");
        if (!File.Exists(path) && Environment.GetEnvironmentVariable("BANGKOM_WRITE_SAMPLES") == "1")
        {
            File.WriteAllText(path, text + "\n");
        }

        var stored = File.ReadAllText(path).TrimEnd();
        Assert.Equal(fact.GetType(), FactJson.Read(Encoding.UTF8.GetBytes(stored)).GetType());
        Assert.Equal(stored, Encoding.UTF8.GetString(FactJson.Write(FactJson.Read(Encoding.UTF8.GetBytes(stored)))));
        Assert.Equal(stored, text);
    }

    [Fact]
    public void A_programme_with_gaps_and_costs_is_read_back_and_one_without_writes_none()
    {
        var full = new ProgramDefined(
            new("PKN"), "Kepemimpinan", LearningForm.Leadership, 900, ["KEPEMIMPINAN"], [new(new("KEPEMIMPINAN"), 3)], 1_500_000, 20_000_000, [new("DASAR")], BatchMode.Scheduled);
        var text = Encoding.UTF8.GetString(FactJson.Write(full));
        Assert.Contains("\"closes\":[{\"competency\":\"KEPEMIMPINAN\",\"level\":3}],\"costPerParticipantRupiah\":1500000,\"costPerBatchRupiah\":20000000,\"prerequisites\":[\"DASAR\"],\"mode\":\"SCHEDULED\"", text, StringComparison.Ordinal);
        Assert.Equal(text, Encoding.UTF8.GetString(FactJson.Write(FactJson.Read(Encoding.UTF8.GetBytes(text)))));
    }

    [Fact]
    public void No_kind_lacks_a_sample()
    {
        var kinds = typeof(Fact).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false)
            .Cast<JsonDerivedTypeAttribute>()
            .Select(a => (string)a.TypeDiscriminator!)
            .Order(StringComparer.Ordinal);
        Assert.Equal(kinds, Directory.GetFiles(Folder(), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));
    }

    private static string KindOf(string text) => JsonDocument.Parse(text).RootElement.GetProperty("kind").GetString()!;

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Samples");
}
