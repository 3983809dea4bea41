using System.Globalization;
using Bangkom.Grains.Facts;

namespace Bangkom.Silo.Demo;

/// <summary>
/// What the partners pushed in three years: about 40,000 completions a year, with the defects of real life planted. The same for the
/// same day, so that a seeding that was interrupted goes on where it stopped.
/// </summary>
/// <param name="people">Everyone.</param>
/// <param name="today">The day that the region is made for.</param>
internal sealed class DemoHistory(IReadOnlyList<DemoPerson> people, DateOnly today)
{
    private const int Seed = 7_919;
    private const int BatchPeople = 32;

    private static readonly DemoProgram[] Online = [.. DemoCatalog.Programs.Where(p => p.Form == LearningForm.ELearning)];
    private static readonly DemoProgram[] Events = [.. DemoCatalog.Programs.Where(p => p.Partner == "IKT")];

    /// <summary>Years of the history, the newest first.</summary>
    public IEnumerable<int> Years => [today.Year, today.Year - 1, today.Year - 2];

    /// <summary>The items of one year, in no order.</summary>
    public IEnumerable<DemoItem> Of(int year)
    {
        foreach (var item in BatchItems(year))
        {
            yield return item;
        }

        foreach (var person in people)
        {
            foreach (var item in PersonItems(person, year))
            {
                yield return item;
            }
        }
    }

    /// <summary>Who takes part in a scheduled batch: people of many agencies, on purpose.</summary>
    public IReadOnlyList<DemoPerson> ParticipantsOf(DemoBatch batch)
    {
        var random = new Random(Seed + StableHash(batch.Code));
        return
        [
            .. Enumerable.Range(0, BatchPeople).Select(_ => people[random.Next(people.Count)])
                .Where(p => p.Diligence > 0.2 && IsThere(p, batch.StartsOn!.Value.AddDays(-14)) && IsThere(p, batch.EndsOn!.Value))
                .DistinctBy(p => p.Index),
        ];
    }

    /// <summary>Who of them completed it.</summary>
    public IEnumerable<DemoPerson> CompletedBy(DemoBatch batch) => Scored(batch).Select(s => s.Person);

    private IEnumerable<(DemoPerson Person, int Score)> Scored(DemoBatch batch)
    {
        var random = new Random(Seed + StableHash(batch.Code) + 1);
        foreach (var person in ParticipantsOf(batch).Where(_ => random.NextDouble() < 0.86))
        {
            yield return (person, 60 + random.Next(40));
        }
    }

    private IEnumerable<DemoItem> BatchItems(int year)
    {
        foreach (var batch in DemoCatalog.Batches(today).Where(b => b.EndsOn is { } ends && ends.Year == year && ends <= today))
        {
            foreach (var (person, score) in Scored(batch))
            {
                yield return new DemoItem("PTN", $"{batch.Code}/{person.Index}", person.Nip, batch.Program.Name, batch.Program.Form, batch.Program.Quantity, DemoItem.Day(batch.EndsOn!.Value))
                {
                    Program = batch.Program.Code,
                    Batch = batch.Code,
                    StartedAt = DemoItem.Day(batch.StartsOn!.Value),
                    Certificate = $"{batch.Code}/{person.Index:0000}",
                    Score = score,
                };
            }
        }
    }

    private IEnumerable<DemoItem> PersonItems(DemoPerson person, int year)
    {
        var random = new Random(Seed + (person.Index * 31) + year);
        // Today belongs to the simulator.
        var days = year == today.Year ? today.DayOfYear - 1 : 365;
        var count = (int)Math.Round(person.Diligence * (7 + (8 * random.NextDouble())) * days / 365);
        for (var n = 0; n < count && days > 0; n++)
        {
            var day = new DateOnly(year, 1, 1).AddDays(random.Next(days));
            if (!IsThere(person, day))
            {
                continue;
            }

            var item = random.Next(10) < 7 ? OnlineItem(person, random, day, n) : EventItem(person, random, day, n);
            yield return item;
            foreach (var defect in Defects(item, random, day))
            {
                yield return defect;
            }
        }
    }

    private static DemoItem OnlineItem(DemoPerson person, Random random, DateOnly day, int number)
    {
        var program = Online[random.Next(Online.Length)];
        var instant = new DateTimeOffset(day.ToDateTime(new TimeOnly(8 + random.Next(12), random.Next(60))), TimeSpan.FromHours(7));
        return new DemoItem("UBT", Key(person, day, number), person.Nip, program.Name, program.Form, program.Quantity, Instant(instant))
        {
            Program = program.Code,
            Batch = $"{program.Code}-MANDIRI",
            // Most spread a course over some evenings; who does it in one loses hours to the daily cap.
            StartedAt = random.Next(6) == 0 ? null : Instant(instant.AddDays(-random.Next(1, 6))),
            Score = 55 + random.Next(45),
        };
    }

    private static DemoItem EventItem(DemoPerson person, Random random, DateOnly day, int number)
    {
        var program = Events[random.Next(Events.Length)];
        return new DemoItem("IKT", Key(person, day, number), person.Nip, program.Name, program.Form, program.Quantity, DemoItem.Day(day))
        {
            Program = program.Code,
            Certificate = program.Form is LearningForm.Seminar or LearningForm.Workshop ? $"{program.Code}/{day:yyyyMMdd}/{person.Index:0000}" : null,
        };
    }

    /// <summary>1–2 % of what arrives is wrong, late, double or taken back.</summary>
    private IEnumerable<DemoItem> Defects(DemoItem item, Random random, DateOnly day)
    {
        switch (random.Next(700))
        {
            case 0:
                // The same certificate again, from a spreadsheet of another office.
                yield return item with { Partner = "IKT", Key = item.Key + "-LEMBAR" };
                break;
            case 1:
                yield return item with { Key = item.Key + "-ASING", Nip = "199912312022121999" };
                break;
            case 2:
                yield return item with { Key = item.Key + "-DEPAN", CompletedAt = DemoItem.Day(today.AddDays(40)), StartedAt = null };
                break;
            case 3:
                yield return item with { Key = item.Key + "-BATAL", Action = "revoke", Of = item.Key };
                break;
            case 4:
                yield return item with { Key = item.Key + "-KOREKSI", Action = "correct", Of = item.Key, Quantity = item.Quantity + 1 };
                break;
            case 5:
                yield return item with { Key = item.Key + "-KODE", Program = "EL-TIDAK-ADA", Batch = null };
                break;
            case 6:
                // Two seminars at once.
                var start = new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(7));
                yield return Timed(item, "-A", start, "Seminar Tata Kelola");
                yield return Timed(item, "-B", start.AddHours(1), "Seminar Layanan Digital");
                break;
            case 7:
                for (var i = 0; i < 3; i++)
                {
                    yield return item with { Partner = "IKT", Key = $"{item.Key}-COACH{i}", Title = $"Coaching Kinerja {i + 1}", Form = LearningForm.Coaching, Quantity = 1, Program = "CO-KINERJA", Batch = null, StartedAt = null, Certificate = null };
                }

                break;
            case 8:
                // Sent again: the answer got lost on its way.
                yield return item;
                break;
            case 9:
                yield return item with { Partner = "UBT", Key = item.Key + "-SEHARI", Title = "Kelas Maraton Digital", Form = LearningForm.ELearning, Quantity = 8, Program = null, Batch = null, StartedAt = null, Certificate = null };
                break;
        }
    }

    private static DemoItem Timed(DemoItem item, string suffix, DateTimeOffset start, string title) => item with
    {
        Partner = "IKT",
        Key = item.Key + suffix,
        Title = title,
        Form = LearningForm.Seminar,
        Quantity = 1,
        Program = null,
        Batch = null,
        StartedAt = Instant(start),
        CompletedAt = Instant(start.AddHours(4)),
        Certificate = null,
    };

    private static bool IsThere(DemoPerson person, DateOnly day) => person.JoinedOn <= day && !(person.LeftOn <= day);

    private static string Key(DemoPerson person, DateOnly day, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{day:yyyyMMdd}/{person.Index}/{number}");

    private static string Instant(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>A number of a text that is the same in every process.</summary>
    internal static int StableHash(string text) => text.Aggregate(17, (hash, c) => (hash * 31) + c) & 0xFFFFFF;
}
