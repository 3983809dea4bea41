using Bangkom.Grains.Policies;

namespace Bangkom.Grains.Learning;

/// <summary>
/// What a status's cap leaves of each version's JP (PerLAN 15/2020: at most so many a contract period). Applied after all other
/// rules, in canonical order; each line takes what is left of its year or contract.
/// </summary>
internal sealed class CappedCredits
{
    private readonly long[] _credited;

    private CappedCredits(long[] credited, long limitMicro) => (_credited, LimitMicro) = (credited, limitMicro);

    /// <summary>The cap, in millionths of a JP.</summary>
    public long LimitMicro { get; }

    /// <summary>Millionths of a JP that a version keeps.</summary>
    /// <param name="index">Index of a version in canonical order.</param>
    public long this[int index] => _credited[index];

    /// <summary>Null without a cap.</summary>
    /// <param name="versions">Versions that are credited already.</param>
    /// <param name="view">The cap.</param>
    public static CappedCredits? Of(VersionStore versions, JpCapView view)
    {
        if (view.Cap is not { } cap)
        {
            return null;
        }

        var limit = MicroJp.Of(cap.Amount);
        var used = new Dictionary<(DateOnly From, DateOnly To), long>();
        var credited = new long[versions.Count];
        for (var rank = 0; rank < versions.Ranked; rank++)
        {
            ref readonly var entry = ref versions.Ranking(rank);
            var day = DateOnly.FromDayNumber(entry.Day);
            var period = cap.Period == JpCapPeriod.Year ? YearOf(day) : view.ContractOn(day);
            var taken = entry.CreditedMicro;
            if (period is { } counted)
            {
                var before = used.GetValueOrDefault(counted);
                taken = Math.Min(taken, Math.Max(0, limit - before));
                used[counted] = before + taken;
            }

            credited[versions.At(rank)] = taken;
        }

        return new CappedCredits(credited, limit);
    }

    private static (DateOnly From, DateOnly To)? YearOf(DateOnly day) => (new(day.Year, 1, 1), new(day.Year, 12, 31));
}
