using System.Collections.Immutable;
using System.Globalization;
using Bangkom.Grains.Evaluation.Commands;
using Bangkom.Grains.Evaluation.Measures;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Silo.Demo;

/// <summary>
/// Service units with a public survey each quarter of three years. The staff of twelve were trained in <see cref="Effective"/>, after which
/// the public's satisfaction rises, above all with staff; those of ten others in <see cref="Idle"/>, after which nothing changes.
/// </summary>
/// <param name="today">The day that the region is made for.</param>
internal sealed class DemoServices(DateOnly today)
{
    /// <summary>The programme with a planted effect.</summary>
    public const string Effective = "PL-PELAYANAN";

    /// <summary>The programme without one.</summary>
    public const string Idle = "PL-ARSIP";

    /// <summary>Points that training in <see cref="Effective"/> adds to the index: two elements of staff by 0.25, seven by 0.05 marks.</summary>
    public const double PlantedPoints = 25.0 / 9 * ((2 * 0.25) + (7 * 0.05));

    private const int Seed = 4_409;
    private const int Quarters = 12;
    private const int Units = 30;
    private const int TrainedEffective = 12;
    private const int TrainedIdle = 10;

    /// <summary>The last quarter that is over.</summary>
    public Quarter Last => new(Quarter.Of(today).Index - 1);

    /// <summary>Units, their trainings, and their surveys in the order of quarters.</summary>
    public IEnumerable<Command> Commands()
    {
        var agencies = DemoAgencies.All.Where(a => !a.Code.StartsWith("SDN", StringComparison.Ordinal) && a.Code != DemoAgencies.Merged).Take(Units).ToArray();
        for (var unit = 0; unit < Units; unit++)
        {
            var random = new Random(Seed + unit);
            yield return new DefineServiceUnit(CodeOf(unit), $"Loket {agencies[unit].Name}", new AgencyId(agencies[unit].Code), 400 + random.Next(3_000));
            if (TrainedIn(unit) is { } quarter)
            {
                yield return new RecordUnitTraining(CodeOf(unit), new ProgramId(ProgramOf(unit)!), null, quarter.FirstDay.AddDays(40), IsKnown: true);
            }
        }

        var shocks = new Random(Seed);
        for (var i = 0; i < Quarters; i++)
        {
            var shock = 0.03 * Normal(shocks);
            for (var unit = 0; unit < Units; unit++)
            {
                // One unit forgot a quarter, and one asked three people: neither can be compared.
                if ((unit, i) is not (Units - 1, 5))
                {
                    yield return Survey(unit, i, shock);
                }
            }
        }
    }

    private static ServiceUnitId CodeOf(int unit) => new(string.Create(CultureInfo.InvariantCulture, $"LYN-{unit + 1:00}"));

    private static string? ProgramOf(int unit) => unit < TrainedEffective ? Effective : unit < TrainedEffective + TrainedIdle ? Idle : null;

    /// <summary>The idle programme came first, so that the effect of the other lies in none of the periods compared for it.</summary>
    private Quarter? TrainedIn(int unit) => ProgramOf(unit) switch
    {
        Effective => new Quarter(Last.Index - (unit % 2 == 0 ? 4 : 3)),
        Idle => new Quarter(Last.Index - 7),
        _ => null,
    };

    private RecordSurvey Survey(int unit, int number, double shock)
    {
        var random = new Random(Seed + (unit * 100) + number + 10_000);
        var quarter = new Quarter(Last.Index - Quarters + 1 + number);
        var level = 3.1 + (0.15 * Normal(new Random(Seed + unit + 5_000)));
        var respondents = (unit, number) is (Units - 2, 6) ? 3 : 120 + random.Next(140);
        var isTrained = ProgramOf(unit) == Effective && quarter > TrainedIn(unit);
        var ofUnit = 0.025 * Normal(random);
        // A few leave out the cost of a service that has none.
        ImmutableArray<int> answers = [.. Enumerable.Range(1, Ikm.Elements).Select(e => e == 4 && respondents > 5 ? respondents - random.Next(20) : respondents)];
        ImmutableArray<int> sums =
        [
            .. answers.Select((n, e) =>
            {
                var mean = level + shock + ofUnit + (0.05 * Normal(random)) + (!isTrained ? 0 : e is 5 or 6 ? 0.25 : 0.05);
                return (int)Math.Round(n * Math.Clamp(mean, 1, Ikm.MarkMax));
            }),
        ];
        return new RecordSurvey(CodeOf(unit), quarter, respondents, sums, answers, IsKnown: true);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
