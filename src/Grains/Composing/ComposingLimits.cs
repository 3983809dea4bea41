namespace Bangkom.Grains.Composing;

/// <summary>How much work composing may be; counted, not timed, so that every machine finds the same seats.</summary>
/// <param name="StepsMax">Looks at one person for one batch at most.</param>
/// <param name="KicksMax">Times that seats are shaken at most.</param>
public sealed record ComposingLimits(long StepsMax, int KicksMax)
{
    /// <summary>Seconds after which who asked is answered: two less than the 10 that an operation may take.</summary>
    public const int AnswerSeconds = 8;

    /// <summary>Of these, seconds that are kept for telling what was found.</summary>
    public const int ReportSeconds = 1;

    /// <summary>Some seconds for a region.</summary>
    public static ComposingLimits Default { get; } = new(40_000_000, 2_000);

    /// <summary>Greedy alone.</summary>
    public static ComposingLimits Greedy { get; } = new(0, 0);
}
