namespace Bangkom.Grains.Evaluation.Effects;

/// <summary>
/// How much more the units rose whose staff were trained than those whose staff were not yet: the mean over cohorts, by their units, of
/// the trained units' change less that of the units not yet trained (Callaway and Sant'Anna 2021). The interval is that of randomisation:
/// the dates of training are dealt anew among whole units, and an effect is in the interval when, once it is taken away, the real
/// assignment does not stand out from the random ones (Rosenbaum 2002; MacKinnon and Webb 2020 for few clusters). It is an association:
/// who is trained first is no experiment.
/// </summary>
public static class DifferenceInDifferences
{
    private const double Tiny = 1e-9;

    /// <summary>Estimates, or says why not.</summary>
    /// <param name="units">Every service unit, in any order.</param>
    /// <param name="seed">Makes the random assignments the same again.</param>
    public static EffectResult Estimate(IReadOnlyList<UnitSeries> units, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(units);
        var panel = Panel.Of(units, wantsSurveys: true);
        if (Refusal(units, panel) is { } refusal)
        {
            return new EffectResult(refusal, null, null, null, null, null, null, panel.Trained, panel.NotTrained, panel.LeftOut);
        }

        var estimate = Contrast(panel, panel.TrainedIn, panel.Changes);
        var slope = Contrast(panel, panel.TrainedIn, panel.Slopes);
        var (lows, highs, steeper, larger) = (new List<double>(), new List<double>(), 1, 1);
        var random = new Random(seed);
        var dealt = panel.TrainedIn.ToArray();
        for (var i = 0; i < EffectLimits.Assignments; i++)
        {
            random.Shuffle(dealt);
            var change = Contrast(panel, dealt, panel.Changes);
            var (low, high) = Unsurprising(estimate, change, Contrast(panel, dealt, panel.Exposures));
            lows.Add(low);
            highs.Add(high);
            larger += Math.Abs(change) >= Math.Abs(estimate) - Tiny ? 1 : 0;
            steeper += Math.Abs(Contrast(panel, dealt, panel.Slopes)) >= Math.Abs(slope) - Tiny ? 1 : 0;
        }

        // An effect is excluded while at most this many of the assignments, the real one among them, are as far off.
        var outside = (int)(EffectLimits.Alpha * (EffectLimits.Assignments + 1));
        lows.Sort();
        highs.Sort();
        var (pTrend, p) = (steeper / (EffectLimits.Assignments + 1.0), larger / (EffectLimits.Assignments + 1.0));
        var (from, to) = (lows[outside - 1], highs[^outside]);
        if (pTrend < EffectLimits.Alpha || double.IsInfinity(from) || double.IsInfinity(to))
        {
            return new EffectResult(
                pTrend < EffectLimits.Alpha ? EffectRefusal.PreTrends : EffectRefusal.TooFewUnits,
                null, null, null, null, slope, pTrend, panel.Trained, panel.NotTrained, panel.LeftOut);
        }

        return new EffectResult(null, estimate, from, to, p, slope, pTrend, panel.Trained, panel.NotTrained, panel.LeftOut);
    }

    private static EffectRefusal? Refusal(IReadOnlyList<UnitSeries> units, Panel panel)
    {
        if (units.All(u => u.TrainedIn is null))
        {
            return EffectRefusal.NoTrainedUnits;
        }

        if (IsEnough(panel))
        {
            return null;
        }

        // With whole surveys there might be enough: units of too few sides are told apart from surveys that are missing.
        var trained = units.Count(u => u.TrainedIn is not null);
        return panel.Cohorts.Length > 0 && !IsEnough(Panel.Of(units, wantsSurveys: false)) ? EffectRefusal.TooFewUnits
            : trained < EffectLimits.UnitsOnEachSideMin || units.Count < EffectLimits.UnitsMin ? EffectRefusal.TooFewUnits
            : EffectRefusal.MissingPeriods;
    }

    private static bool IsEnough(Panel panel) =>
        panel.Cohorts.Length > 0
        && panel.Trained >= EffectLimits.UnitsOnEachSideMin
        && panel.TrainedIn.Length >= EffectLimits.UnitsMin
        && panel.IsCompared;

    private static double Contrast(Panel panel, int?[] trainedIn, double[][] values)
    {
        var (sum, all) = (0.0, 0);
        for (var c = 0; c < panel.Cohorts.Length; c++)
        {
            var cohort = panel.Cohorts[c];
            var (trained, others, ofTrained, ofOthers) = (0.0, 0.0, 0, 0);
            for (var unit = 0; unit < trainedIn.Length; unit++)
            {
                if (trainedIn[unit] == cohort)
                {
                    trained += values[unit][c];
                    ofTrained++;
                }
                else if (Panel.IsClean(trainedIn[unit], cohort))
                {
                    others += values[unit][c];
                    ofOthers++;
                }
            }

            if (ofTrained > 0)
            {
                sum += ofTrained * ((trained / ofTrained) - (others / ofOthers));
                all += ofTrained;
            }
        }

        return sum / all;
    }

    /// <summary>
    /// The effects t for which a random assignment is at least as far off as the real one: |change − t·exposure| ≥ |estimate − t|, which is
    /// an interval around the estimate since the exposure lies between −1 and 1.
    /// </summary>
    private static (double Low, double High) Unsurprising(double estimate, double change, double exposure)
    {
        var one = Root(estimate - change, 1 - exposure);
        var other = Root(estimate + change, 1 + exposure);
        return (Math.Min(estimate, Math.Min(one.Low, other.Low)), Math.Max(estimate, Math.Max(one.High, other.High)));

        // Where both sides are equal; without a root they are so everywhere, or only the other root bounds the interval.
        (double Low, double High) Root(double numerator, double denominator) =>
            Math.Abs(denominator) > Tiny ? (numerator / denominator, numerator / denominator)
            : Math.Abs(numerator) < Tiny ? (double.NegativeInfinity, double.PositiveInfinity)
            : numerator < 0 ? (double.NegativeInfinity, estimate) : (estimate, double.PositiveInfinity);
    }
}
