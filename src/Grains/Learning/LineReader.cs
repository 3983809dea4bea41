using System.Collections.Immutable;
using Bangkom.Grains.Policies;

namespace Bangkom.Grains.Learning;

/// <summary>Writes out credited versions as lines that explain themselves.</summary>
internal sealed class LineReader(VersionStore versions, PolicyBook policies, CappedCredits? capped)
{
    /// <summary>All lines of a year in canonical order; null = of every year.</summary>
    public ImmutableArray<CreditedLine> Read(int? year)
    {
        var indexes = new List<int>();
        for (var index = 0; index < versions.Count; index++)
        {
            ref readonly var entry = ref versions[index];
            // A correction whose completion is still to come has no identity yet, so it is no line.
            if (entry.First >= 0 && (year is null || DateOnly.FromDayNumber(entry.Day).Year == year))
            {
                indexes.Add(index);
            }
        }

        indexes.Sort(versions.Compare);
        return [.. indexes.Select(Read)];
    }

    /// <summary>The line of one version.</summary>
    public CreditedLine Read(int index)
    {
        ref readonly var entry = ref versions[index];
        ref readonly var first = ref versions[entry.First];
        var version = versions.Read(index);
        var day = DateOnly.FromDayNumber(entry.Day);
        var claimed = MicroJp.Multiply(entry.QuantityMicro, policies.On(day).FactorMicro(entry.Form, entry.Scope));
        var outcome = OutcomeOf(index);
        return new(
            entry.Position,
            first.Position,
            first.Origin.Source ?? "",
            versions.KeyOf(entry.First),
            day,
            new DateTimeOffset(entry.CompletedTicks, TimeSpan.Zero),
            version.Content,
            version.Agency,
            version.EnrolledAgency,
            MicroJp.ToDecimal(claimed),
            MicroJp.ToDecimal(outcome.CreditedMicro),
            outcome.Reason,
            outcome.LimitMicro is { } limit ? MicroJp.ToDecimal(limit) : null,
            outcome.LimitOn,
            outcome.Other,
            entry.Counts);
    }

    private readonly record struct Outcome(
        long CreditedMicro, string Reason, long? LimitMicro = null, DateOnly? LimitOn = null, long? Other = null);

    private Outcome OutcomeOf(int index)
    {
        ref readonly var entry = ref versions[index];
        ref readonly var first = ref versions[entry.First];
        if (first.Effective != index)
        {
            return new(0, CreditReasons.Corrected, Other: versions[first.Effective].Position);
        }

        if (first.Has(EntryFlags.Revoked))
        {
            return new(0, CreditReasons.Revoked);
        }

        if (capped is not null && capped[index] < entry.CreditedMicro)
        {
            return new(capped[index], CreditReasons.PppkCap, capped.LimitMicro);
        }

        var day = DateOnly.FromDayNumber(entry.Day);
        return entry.Reason switch
        {
            CreditReason.Duplicate => new(0, CreditReasons.Duplicate, Other: entry.Detail),
            CreditReason.Overlap => new(0, CreditReasons.Overlap, Other: entry.Detail),
            CreditReason.ELearningDayCap => new(entry.CreditedMicro, CreditReasons.ELearningDayCap, entry.Detail, day),
            CreditReason.StudyDayCap => new(entry.CreditedMicro, CreditReasons.StudyDayCap, entry.Detail, day),
            CreditReason.CoachingMonthCap =>
                new(entry.CreditedMicro, CreditReasons.CoachingMonthCap, entry.Detail, CapRoom.FirstOfMonth(day)),
            CreditReason.MentoringMonthCap =>
                new(entry.CreditedMicro, CreditReasons.MentoringMonthCap, entry.Detail, CapRoom.FirstOfMonth(day)),
            _ => new(entry.CreditedMicro, CreditReasons.Full),
        };
    }
}
