using System.Collections.Immutable;
using Bangkom.Grains.Evaluation.Effects;

namespace Bangkom.Grains.Tests.Evaluation;

/// <summary>
/// A region whose truth is known: units of different level, shocks and seasons that all share, surveys whose errors hang together from one
/// quarter to the next, and an effect that starts in the quarter after the training.
/// </summary>
internal static class SyntheticRegion
{
    public const int Periods = 12;

    /// <summary>Makes one region.</summary>
    /// <param name="random">Makes it the same again.</param>
    /// <param name="units">Service units.</param>
    /// <param name="trained">How many of them are trained, half in the sixth quarter and half in the eighth.</param>
    /// <param name="effect">Points of the index that training adds.</param>
    /// <param name="drift">Points a quarter that the units to be trained rise by themselves.</param>
    public static List<UnitSeries> Make(Random random, int units, int trained, double effect, double drift = 0)
    {
        const double SurveyError = 1.5;
        const double Memory = 0.4;
        var shocks = Enumerable.Range(0, Periods).Select(t => Normal(random) + (t % 4 == 3 ? 1.5 : 0)).ToArray();
        var order = Enumerable.Range(0, units).ToArray();
        random.Shuffle(order);
        var made = new List<UnitSeries>();
        for (var unit = 0; unit < units; unit++)
        {
            int? period = order[unit] >= trained ? null : order[unit] % 2 == 0 ? 5 : 7;
            // Who is trained first stands lower, as it is in life.
            var level = 80 + (4 * Normal(random)) - (period is null ? 0 : 3);
            var error = SurveyError * Normal(random);
            var values = ImmutableSortedDictionary.CreateBuilder<int, decimal>();
            for (var t = 0; t < Periods; t++)
            {
                error = (Memory * error) + (Math.Sqrt(1 - (Memory * Memory)) * SurveyError * Normal(random));
                values[t] = (decimal)(level + shocks[t] + error + (t > period ? effect : 0) + (period is null ? 0 : drift * t));
            }

            made.Add(new UnitSeries($"U{unit:00}", period, values.ToImmutable()));
        }

        return made;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
