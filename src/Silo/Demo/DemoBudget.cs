using System.Globalization;
using Bangkom.Grains.Budget;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Silo.Demo;

/// <summary>Money of this year and the last: three sources, a commitment for each batch that has begun, most of it spent, some of it corrected.</summary>
/// <param name="desk">Takes what is made.</param>
internal sealed class DemoBudget(DemoDesk desk)
{
    private const int Seed = 4_711;

    /// <summary>Hands everything to the grain that guards it, in the order in which it happens.</summary>
    /// <param name="today">The day that the region is made for.</param>
    /// <param name="cancellationToken">Ends the seeding; the next start goes on.</param>
    public async Task SeedAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var grain = desk.Grains.GetGrain<IBudgetGrain>(desk.Region.Key("all"));
        foreach (var (name, command) in Commands(today))
        {
            DemoDesk.Expect(await grain.Change(command, desk.KeyOf($"money/{name}")).WaitAsync(cancellationToken));
        }

        // One payment order had been typed wrong.
        if ((await grain.GetView()).Realisations is { IsEmpty: false } realised && realised.First() is var first)
        {
            DemoDesk.Expect(await grain.Change(new CorrectRealisation(first.Key, first.Value.Terms.Rupiah - 250_000, "Salah ketik pada SP2D"), desk.KeyOf("money/correction")));
        }
    }

    /// <summary>What happens to money, named.</summary>
    /// <param name="today">The day that the region is made for.</param>
    public static IEnumerable<(string Name, BudgetCommand Command)> Commands(DateOnly today)
    {
        foreach (var partner in DemoCatalog.Partners)
        {
            yield return ($"agreement/{partner.Code}", new SignAgreement(new AgreementSigned(
                new PartnerId(partner.Code), $"PKS/{partner.Code}/{today.Year - 1}", new DateOnly(today.Year - 1, 1, 1), new DateOnly(today.Year + 1, 12, 31),
                400, 1_100_000, partner.Code == "PTN" ? 0.25m : 0.1m, 60_000_000)));
        }

        for (var year = today.Year - 1; year <= today.Year; year++)
        {
            foreach (var item in YearOf(year, today))
            {
                yield return item;
            }
        }
    }

    private static IEnumerable<(string Name, BudgetCommand Command)> YearOf(int year, DateOnly today)
    {
        yield return ($"apbd/{year}", new SetRegionBudget(year, 960_000_000_000 + ((year % 10) * 4_000_000_000L), $"Perda APBD {year}"));
        foreach (var (fund, plan, ceiling) in new[]
        {
            (FundingSource.Apbd, 1_900_000_000L, 1_650_000_000L), (FundingSource.Apbn, 300_000_000L, 250_000_000L), (FundingSource.Partner, 400_000_000L, 420_000_000L),
        })
        {
            yield return ($"plan/{year}/{fund}", new PlanBudget(year, fund, plan));
            yield return ($"ceiling/{year}/{fund}", new SetCeiling(year, fund, ceiling, $"DPA {year}"));
        }

        var random = new Random(Seed + year);
        foreach (var batch in DemoCatalog.Batches(today).Where(b => b.StartsOn is { } starts && starts.Year == year && starts <= today))
        {
            var on = batch.StartsOn!.Value;
            var amount = 1_000_000L * (30 + random.Next(15));
            yield return ($"commit/{batch.Code}", Commit("A", batch, FundingSource.Apbd, amount, on));
            yield return ($"commit/{batch.Code}/partner", Commit("M", batch, FundingSource.Partner, amount / 4, on));
            if (batch.EndsOn >= today)
            {
                continue;
            }

            var spent = amount * (80 + random.Next(20)) / 100 / 1_000 * 1_000;
            yield return ($"spend/{batch.Code}", new RealiseBudget($"{batch.Code}-A", spent, batch.EndsOn!.Value, Document(batch, "SP2D")));
            yield return ($"spend/{batch.Code}/partner", new RealiseBudget($"{batch.Code}-M", amount / 4, batch.EndsOn.Value, Document(batch, "BAST")));
            yield return ($"release/{batch.Code}", new ReleaseCommitment($"{batch.Code}-A", amount - spent, batch.EndsOn.Value, "Sisa lelang"));
        }

        // Licences of a learning platform: for a programme, not for a batch.
        var licence = DemoCatalog.Programs.First(p => p.Form == LearningForm.ELearning);
        yield return ($"commit/{year}/licence", new CommitBudget(new BudgetCommitted(
            $"LISENSI-{year}", year, FundingSource.Apbn, 180_000_000, new DateOnly(year, 1, 1), new ProgramId(licence.Code), null, new PartnerId(licence.Partner))));
        yield return ($"spend/{year}/licence", new RealiseBudget($"LISENSI-{year}", 165_000_000, new DateOnly(year, 1, 1), $"SP2D {year}/LISENSI"));
    }

    private static CommitBudget Commit(string suffix, DemoBatch batch, FundingSource fund, long rupiah, DateOnly on) => new(new BudgetCommitted(
        $"{batch.Code}-{suffix}", on.Year, fund, rupiah, on, null, new BatchId(batch.Code), fund == FundingSource.Partner ? new PartnerId(batch.Program.Partner) : null));

    private static string Document(DemoBatch batch, string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind} {batch.EndsOn:yyyy}/{batch.Code}");
}
