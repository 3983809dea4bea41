using Bangkom.Grains.Facts;
using Bangkom.Grains.Policies;

namespace Bangkom.Grains.Learning;

/// <summary>
/// Credits a person's versions in canonical order: look-alikes, overlaps, day and month caps (domain, "Crediting"). What comes
/// last is credited from the state at hand; when something earlier changes, only what stands after it is credited anew.
/// </summary>
internal sealed class CreditPass(VersionStore versions)
{
    private readonly CapRoom _room = new();
    private PolicyBook? _policies;
    private int _done;
    private bool _roomIsStale;

    /// <summary>Sums of the lines that count.</summary>
    public YearSums Sums { get; } = new();

    /// <summary>Forgets what was credited from a place of the canonical order on; must come before the order changes there.</summary>
    /// <param name="rank">The first place that changes.</param>
    public void ForgetFrom(int rank)
    {
        for (; _done > rank; _done--)
        {
            ref var entry = ref versions.Ranking(_done - 1);
            if (entry.Counts)
            {
                Sums.Remove(entry);
            }

            _roomIsStale |= entry.Has(EntryFlags.TookRoom);
            entry.Flags &= ~EntryFlags.TookRoom;
            entry.Reason = CreditReason.None;
            entry.CreditedMicro = 0;
        }
    }

    /// <summary>Moves a counted line's sum to another agency.</summary>
    /// <param name="index">The version.</param>
    /// <param name="agency">The agency credited from now on.</param>
    public void Recredit(int index, string agency)
    {
        ref var entry = ref versions[index];
        if (entry.Counts)
        {
            Sums.Remove(entry);
        }

        entry.Agency = agency;
        if (entry.Counts)
        {
            Sums.Add(entry);
        }
    }

    /// <summary>Credits all that is not credited yet; other rules than last time credit everything anew.</summary>
    /// <param name="policies">The region's dated rules.</param>
    public void Complete(PolicyBook policies)
    {
        if (!ReferenceEquals(_policies, policies))
        {
            ForgetFrom(0);
            _policies = policies;
        }

        if (_roomIsStale)
        {
            RetakeRoom();
        }

        for (; _done < versions.Ranked; _done++)
        {
            Credit(_done);
        }
    }

    /// <summary>Sums a year's counting lines up to a day, of one agency or of all, one by one.</summary>
    /// <param name="year">The calendar year.</param>
    /// <param name="upTo">The last completion day counted.</param>
    /// <param name="agency">The agency credited; null = any.</param>
    /// <param name="capped">What a cap leaves of each; null = all.</param>
    public LineSum Walk(int year, DateOnly upTo, string? agency, CappedCredits? capped)
    {
        var total = default(LineSum);
        for (var rank = 0; rank < versions.Ranked; rank++)
        {
            ref readonly var entry = ref versions.Ranking(rank);
            if (entry.Counts && entry.Day <= upTo.DayNumber && DateOnly.FromDayNumber(entry.Day).Year == year
                && (agency is null || agency == entry.Agency))
            {
                total = new(total.Completions + 1, total.JpMicro + (capped?[versions.At(rank)] ?? entry.CreditedMicro));
            }
        }

        return total;
    }

    private void RetakeRoom()
    {
        _room.Clear();
        for (var rank = 0; rank < _done; rank++)
        {
            ref var entry = ref versions.Ranking(rank);
            if (entry.Has(EntryFlags.TookRoom))
            {
                CreditWithinCaps(ref entry);
            }
        }

        _roomIsStale = false;
    }

    private void Credit(int rank)
    {
        ref var entry = ref versions.Ranking(rank);
        if (FindLookAlike(rank) is var twin and >= 0)
        {
            CreditNothing(ref entry, CreditReason.Duplicate, twin);
            return;
        }

        if (entry.HasClock && FindOverlap(rank) is var other and >= 0)
        {
            CreditNothing(ref entry, CreditReason.Overlap, other);
        }
        else
        {
            CreditWithinCaps(ref entry);
        }

        Sums.Add(entry);
    }

    private void CreditNothing(ref CompletionEntry entry, CreditReason reason, int other)
    {
        entry.Reason = reason;
        entry.CreditedMicro = 0;
        entry.Detail = versions[other].Position;
    }

    /// <summary>
    /// The first counting version that is the same training: by certificate; by programme or batch and day; by title, form and day.
    /// </summary>
    private int FindLookAlike(int rank)
    {
        var index = versions.At(rank);
        ref readonly var entry = ref versions[index];
        var found = versions.FindCertificate(index);
        // Days can step back by one within the order where a zone sets its clocks back at midnight.
        for (var before = rank - 1; before >= 0; before--)
        {
            ref readonly var other = ref versions.Ranking(before);
            if (other.Day < entry.Day - 1)
            {
                break;
            }

            if (other.Day == entry.Day && other.Counts && SameTraining(entry, other)
                && (found < 0 || versions.Compare(versions.At(before), found) < 0))
            {
                found = versions.At(before);
            }
        }

        return found;
    }

    private bool SameTraining(in CompletionEntry a, in CompletionEntry b) =>
        (a.Origin.Program is { } program && program == b.Origin.Program)
        || (a.Origin.Batch is { } batch && batch == b.Origin.Batch)
        || (a.FormCode == b.FormCode && versions.SameTitle(a, b));

    /// <summary>
    /// The first event that was credited its time and runs at the same time. Events that end before this one starts cannot, and
    /// ends only grow along the order.
    /// </summary>
    private int FindOverlap(int rank)
    {
        ref readonly var entry = ref versions.Ranking(rank);
        var found = -1;
        for (var before = rank - 1; before >= 0; before--)
        {
            ref readonly var other = ref versions.Ranking(before);
            if (other.CompletedTicks <= entry.StartedTicks)
            {
                break;
            }

            if (other.HasClock && other.Counts && other.Reason != CreditReason.Overlap && other.StartedTicks < entry.CompletedTicks)
            {
                found = versions.At(before);
            }
        }

        return found;
    }

    private void CreditWithinCaps(ref CompletionEntry entry)
    {
        var day = DateOnly.FromDayNumber(entry.Day);
        var rules = _policies!.On(day);
        var factor = rules.FactorMicro(entry.Form, entry.Scope);
        var claimed = MicroJp.Multiply(entry.QuantityMicro, factor);
        entry.Reason = CreditReason.Full;
        entry.CreditedMicro = claimed;

        if (rules.DayCapMicro(entry.Form, entry.Scope) is var dayLimit and >= 0)
        {
            entry.Flags |= EntryFlags.TookRoom;
            entry.CreditedMicro = _room.TakeDays(entry.Form, versions.FirstDayOf(entry), entry.Day, dayLimit, claimed);
            if (entry.CreditedMicro < claimed)
            {
                entry.Detail = dayLimit;
                entry.Reason = entry.Form == LearningForm.ELearning ? CreditReason.ELearningDayCap : CreditReason.StudyDayCap;
            }
        }

        if (rules.MonthCapMicro(entry.Form) is var monthLimit and >= 0)
        {
            entry.Flags |= EntryFlags.TookRoom;
            var times = _room.TakeTimes(entry.Form, day, monthLimit, entry.QuantityMicro);
            if (times < entry.QuantityMicro)
            {
                entry.CreditedMicro = Math.Min(entry.CreditedMicro, MicroJp.Multiply(times, factor));
                entry.Detail = monthLimit;
                entry.Reason = entry.Form == LearningForm.Coaching ? CreditReason.CoachingMonthCap : CreditReason.MentoringMonthCap;
            }
        }
    }
}
