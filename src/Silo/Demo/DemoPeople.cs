using System.Globalization;

namespace Bangkom.Silo.Demo;

/// <summary>A synthetic person.</summary>
/// <param name="Index">Number of the person.</param>
/// <param name="Nip">The NIP at first.</param>
/// <param name="Name">A composed name.</param>
/// <param name="Agency">The agency at first.</param>
/// <param name="Status">PNS, PPPK, CPNS or PPPK_PART_TIME.</param>
/// <param name="JoinedOn">Day of joining.</param>
/// <param name="Diligence">How much the person learns: 0 = not at all, 1 = as the average.</param>
internal sealed record DemoPerson(int Index, string Nip, string Name, string Agency, string Status, DateOnly JoinedOn, double Diligence)
{
    /// <summary>First day out; null = still in.</summary>
    public DateOnly? LeftOn { get; init; }

    /// <summary>A later agency, or null.</summary>
    public (string Agency, DateOnly On)? Transfer { get; init; }

    /// <summary>The NIP of a renewed contract, or null.</summary>
    public (string Nip, DateOnly On)? Renewal { get; init; }

    /// <summary>Head of the agency: the superior of its people.</summary>
    public bool IsHead { get; init; }

    /// <summary>True for who is counted in people's figures.</summary>
    public bool InScope => LeftOn is null && Status is ("PNS" or "PPPK");
}

/// <summary>Makes the people of the synthetic region: the same for the same day, and nobody real.</summary>
internal static class DemoPeople
{
    private const int Seed = 20_260_101;

    private static readonly string[] First =
        ["Adi", "Ayu", "Bayu", "Citra", "Dewi", "Eka", "Fajar", "Gita", "Hendra", "Indah", "Joko", "Kartika", "Lestari", "Made", "Nur", "Oki", "Putri", "Rizki", "Sari", "Tono", "Umi", "Wati", "Yudi", "Zahra"];

    private static readonly string[] Last =
        ["Saputra", "Wulandari", "Pratama", "Hidayat", "Permata", "Santoso", "Rahayu", "Kurniawan", "Maharani", "Setiawan", "Utami", "Nugroho", "Anggraini", "Firmansyah", "Puspita", "Gunawan", "Handayani", "Ramadhan", "Safitri", "Wijaya"];

    /// <summary>Everyone.</summary>
    /// <param name="today">The day that the region is made for.</param>
    public static IReadOnlyList<DemoPerson> Make(DateOnly today)
    {
        var random = new Random(Seed);
        var people = new List<DemoPerson>();
        foreach (var agency in DemoAgencies.All)
        {
            for (var i = 0; i < agency.People; i++)
            {
                people.Add(One(random, people.Count, agency, i % 5 == 4 ? "PPPK" : "PNS", today) with { IsHead = i == 0 });
            }
        }

        // Outside the scope: probation and part time; and people who left during the last three years.
        var large = DemoAgencies.All.Where(a => a.People >= 30).ToArray();
        for (var i = 0; i < 210; i++)
        {
            var agency = large[random.Next(large.Length)];
            var person = One(random, people.Count, agency, i < 60 ? "CPNS" : i < 150 ? "PPPK_PART_TIME" : "PNS", today);
            var left = today.AddDays(-random.Next(5, 900));
            people.Add(i < 150 ? person : person with { LeftOn = left > person.JoinedOn.AddDays(20) ? left : person.JoinedOn.AddDays(20) });
        }

        return Change(people, random, today);
    }

    private static DemoPerson One(Random random, int index, DemoAgency agency, string status, DateOnly today)
    {
        // One in thirty joined this year; their target is prorated.
        var joined = random.Next(30) == 0
            ? new DateOnly(today.Year, 1, 1).AddDays(random.Next(Math.Max(1, today.DayOfYear - 30)))
            : new DateOnly(today.Year - random.Next(3, 28), 1 + random.Next(12), 1);
        var born = new DateOnly(joined.Year - random.Next(22, 34), 1 + random.Next(12), 1 + random.Next(28));
        // 8 % never learn; the others spread around their agency's habit.
        var diligence = random.NextDouble() < 0.08 ? 0 : agency.Zeal * (0.25 + (1.5 * random.NextDouble()));
        return new DemoPerson(index, Nip(born, joined, status, index), $"{First[random.Next(First.Length)]} {Last[random.Next(Last.Length)]}", agency.Code, status, joined, diligence);
    }

    /// <summary>The index makes it unique: 1,998 people share a birth date and an appointment at most.</summary>
    private static string Nip(DateOnly born, DateOnly joined, string status, int index, int contract = 1)
    {
        var month = status.StartsWith("PPPK", StringComparison.Ordinal) ? 20 + contract : joined.Month;
        return string.Create(CultureInfo.InvariantCulture, $"{born:yyyyMMdd}{joined.Year}{month:00}{1 + (index / 999 % 2)}{1 + (index % 999):000}");
    }

    private static List<DemoPerson> Change(List<DemoPerson> people, Random random, DateOnly today)
    {
        var targets = DemoAgencies.All.Where(a => a.Code != DemoAgencies.Merged && a.People >= 20).ToArray();
        for (var i = 0; i < people.Count; i++)
        {
            var person = people[i];
            if (person.IsHead || person.LeftOn is not null || person.JoinedOn.Year >= today.Year - 2)
            {
                continue;
            }

            if (i % 41 == 7)
            {
                // The numbers of the agencies stay as they are: who goes is not replaced.
                people[i] = person with { Transfer = (targets[random.Next(targets.Length)].Code, today.AddDays(-random.Next(20, 500))) };
            }
            else if (person.Status == "PPPK" && i % 17 == 4)
            {
                var on = today.AddDays(-random.Next(30, 300));
                people[i] = person with { Renewal = (string.Concat(person.Nip.AsSpan(0, 8), on.Year.ToString(CultureInfo.InvariantCulture), "22", person.Nip.AsSpan(14, 4)), on) };
            }
        }

        return people;
    }
}
