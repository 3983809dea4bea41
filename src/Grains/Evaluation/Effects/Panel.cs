namespace Bangkom.Grains.Evaluation.Effects;

/// <summary>
/// The units of a comparison with what each changed by in the window of each cohort. A cohort is the units trained in one period; its
/// window is the periods before and after that one, which itself lies partly before and partly after and is left out.
/// </summary>
internal sealed class Panel
{
    private Panel(int[] cohorts, int?[] trainedIn, double[][] changes, double[][] slopes, double[][] exposures, int leftOut) =>
        (Cohorts, TrainedIn, Changes, Slopes, Exposures, LeftOut) = (cohorts, trainedIn, changes, slopes, exposures, leftOut);

    /// <summary>Periods of training whose windows are compared.</summary>
    public int[] Cohorts { get; }

    /// <summary>When each unit was trained.</summary>
    public int?[] TrainedIn { get; }

    /// <summary>By unit and cohort: mean after less mean before.</summary>
    public double[][] Changes { get; }

    /// <summary>By unit and cohort: rise per period before.</summary>
    public double[][] Slopes { get; }

    /// <summary>By unit and cohort: what one point of effect adds to the change, given when the unit was really trained.</summary>
    public double[][] Exposures { get; }

    /// <summary>Units that are not compared.</summary>
    public int LeftOut { get; }

    /// <summary>Units trained in a compared cohort.</summary>
    public int Trained => TrainedIn.Count(t => t is { } period && Cohorts.Contains(period));

    /// <summary>Units that serve as comparison: trained after the first window, or not at all.</summary>
    public int NotTrained => TrainedIn.Length - Trained;

    /// <summary>True when every cohort has enough units beside it that were not yet trained when its window ended.</summary>
    public bool IsCompared => Cohorts.All(c => TrainedIn.Count(t => IsClean(t, c)) >= EffectLimits.UnitsOnEachSideMin);

    /// <summary>Lines the units up.</summary>
    /// <param name="units">Every unit.</param>
    /// <param name="wantsSurveys">False = as if every unit had a survey in every period: tells whether surveys are what is missing.</param>
    public static Panel Of(IReadOnlyList<UnitSeries> units, bool wantsSurveys)
    {
        var periods = units.SelectMany(u => u.Values.Keys).DefaultIfEmpty().ToArray();
        var (first, last) = (periods.Min(), periods.Max());
        int[] cohorts =
        [
            .. units.Select(u => u.TrainedIn).OfType<int>().Distinct().Order()
                .Where(c => c - EffectLimits.PrePeriods >= first && c + EffectLimits.PostPeriods <= last),
        ];
        var compared = units
            .Where(u => u.TrainedIn is not { } t || cohorts.Contains(t) || cohorts.Any(c => IsClean(t, c)))
            .Where(u => !wantsSurveys || cohorts.All(c => Window(c).All(u.Values.ContainsKey)))
            .OrderBy(u => u.Unit, StringComparer.Ordinal)
            .ToArray();
        return new Panel(
            cohorts,
            [.. compared.Select(u => u.TrainedIn)],
            [.. compared.Select(u => cohorts.Select(c => wantsSurveys ? Change(c, t => (double)u.Values[t]) : 0).ToArray())],
            [.. compared.Select(u => cohorts.Select(c => wantsSurveys ? Slope(c, t => (double)u.Values[t]) : 0).ToArray())],
            [.. compared.Select(u => cohorts.Select(c => Change(c, t => t > u.TrainedIn ? 1 : 0)).ToArray())],
            units.Count - compared.Length);
    }

    /// <summary>True for a unit that was not yet trained when the window of a cohort ended.</summary>
    public static bool IsClean(int? trainedIn, int cohort) => trainedIn is null || trainedIn > cohort + EffectLimits.PostPeriods;

    private static IEnumerable<int> Before(int cohort) => Enumerable.Range(cohort - EffectLimits.PrePeriods, EffectLimits.PrePeriods);

    private static IEnumerable<int> After(int cohort) => Enumerable.Range(cohort + 1, EffectLimits.PostPeriods);

    private static IEnumerable<int> Window(int cohort) => Before(cohort).Concat(After(cohort));

    private static double Change(int cohort, Func<int, double> value) => After(cohort).Average(value) - Before(cohort).Average(value);

    /// <summary>Least squares over the periods before.</summary>
    private static double Slope(int cohort, Func<int, double> value)
    {
        var middle = Before(cohort).Average();
        return Before(cohort).Sum(t => (t - middle) * value(t)) / Before(cohort).Sum(t => (t - middle) * (t - middle));
    }
}
