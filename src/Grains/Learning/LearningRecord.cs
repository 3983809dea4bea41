using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Packing;
using Bangkom.Grains.Policies;

namespace Bangkom.Grains.Learning;

/// <summary>
/// One person's completions: a fold of <see cref="Completed"/>, <see cref="CompletionCorrected"/>, <see cref="CompletionRevoked"/>
/// and <see cref="CompletionRecredited"/>, and what the rules credit for them. The order of arrival does not matter, corrections
/// and revocations may come before what they name, and repeats change nothing. Mutable, for one thread.
/// </summary>
public sealed partial class LearningRecord
{
    private readonly VersionStore _versions;
    private readonly CreditPass _pass;
    private Dictionary<long, Recredit>? _recredits;
    private HashSet<long>? _revoked;
    private Dictionary<int, long>? _waiting;

    private readonly record struct Recredit(long Position, AgencyId Agency);

    /// <summary>A record without completions.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="zone">The region's zone.</param>
    public LearningRecord(AsnId person, RegionZone zone)
    {
        Person = person;
        _versions = new VersionStore(zone);
        _pass = new CreditPass(_versions);
    }

    /// <summary>Whose record this is.</summary>
    public AsnId Person { get; }

    /// <summary>Versions in the record, also corrected and revoked ones.</summary>
    public int Count => _versions.Count;

    /// <summary>Takes in a fact about this person's completions; other facts change nothing.</summary>
    /// <param name="fact">The fact.</param>
    /// <returns>True when it changed the record.</returns>
    public bool Apply(RecordedFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return fact.Fact switch
        {
            Completed completed => Add(new(
                fact.Position, fact.Position, fact.Source, fact.Key ?? "", completed.Content, completed.Agency, completed.EnrolledAgency)),
            CompletionCorrected corrected => Add(new(
                fact.Position, corrected.Of, null, null, corrected.Content, corrected.Agency, corrected.EnrolledAgency)),
            CompletionRevoked revoked => Revoke(revoked.Of),
            CompletionRecredited recredited => Credit(recredited.Of, fact.Position, recredited.Agency),
            _ => false,
        };
    }

    /// <summary>JP credited for completions of a year up to a day, wherever they were earned.</summary>
    /// <param name="policies">The region's dated rules.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="upTo">The last completion day counted.</param>
    /// <param name="cap">The cap of the person's status on the figure's date.</param>
    public decimal JpOf(PolicyBook policies, int year, DateOnly upTo, JpCapView cap = default) =>
        MicroJp.ToDecimal(SumOf(policies, year, upTo, null, cap).JpMicro);

    /// <summary>Completions of a year up to a day that count, of one agency or all, and what was credited for them.</summary>
    /// <param name="policies">The region's dated rules.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="upTo">The last completion day counted.</param>
    /// <param name="agency">The agency credited; null = any.</param>
    /// <param name="cap">The cap of the person's status on the figure's date.</param>
    public EventTotals EventsOf(PolicyBook policies, int year, DateOnly upTo, AgencyId? agency = null, JpCapView cap = default)
    {
        var sum = SumOf(policies, year, upTo, agency, cap);
        return new(sum.Completions, MicroJp.ToDecimal(sum.JpMicro));
    }

    /// <summary>The instant of the latest completion of a year up to a day that counts, or null.</summary>
    /// <param name="policies">The region's dated rules.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="upTo">The last completion day counted.</param>
    public DateTimeOffset? LastCompletionAt(PolicyBook policies, int year, DateOnly upTo)
    {
        _pass.Complete(policies);
        for (var rank = _versions.Ranked - 1; rank >= 0; rank--)
        {
            ref readonly var entry = ref _versions.Ranking(rank);
            if (entry.Counts && entry.Day <= upTo.DayNumber && DateOnly.FromDayNumber(entry.Day).Year == year)
            {
                return new DateTimeOffset(entry.CompletedTicks, TimeSpan.Zero);
            }
        }

        return null;
    }

    /// <summary>Every version, in canonical order, with what was credited and why.</summary>
    /// <param name="policies">The region's dated rules.</param>
    /// <param name="year">The calendar year of the completion day; null = all.</param>
    /// <param name="cap">The cap of the person's status on the figure's date.</param>
    public ImmutableArray<CreditedLine> Lines(PolicyBook policies, int? year = null, JpCapView cap = default)
    {
        _pass.Complete(policies);
        return new LineReader(_versions, policies, CappedCredits.Of(_versions, cap)).Read(year);
    }

    /// <summary>The line of one version, or null when the record has no such version (yet).</summary>
    /// <param name="policies">The region's dated rules.</param>
    /// <param name="position">Position of the version.</param>
    /// <param name="cap">The cap of the person's status on the figure's date.</param>
    public CreditedLine? LineAt(PolicyBook policies, long position, JpCapView cap = default)
    {
        _pass.Complete(policies);
        var index = _versions.IndexOf(position);
        return index < 0 || _versions[index].First < 0
            ? null
            : new LineReader(_versions, policies, CappedCredits.Of(_versions, cap)).Read(index);
    }

    /// <summary>Tells whether a version counts, without writing out its line.</summary>
    /// <param name="policies">The region's dated rules.</param>
    /// <param name="position">Position of the version.</param>
    /// <param name="reason">Why it doesn't count; null when it does.</param>
    /// <returns>False when the record has no such version (yet).</returns>
    internal bool TryJudge(PolicyBook policies, long position, out string? reason)
    {
        _pass.Complete(policies);
        reason = null;
        var index = _versions.IndexOf(position);
        if (index < 0 || _versions[index].First is not (>= 0 and var first))
        {
            return false;
        }

        reason = _versions[first].Effective != index ? CreditReasons.Corrected
            : _versions[first].Has(EntryFlags.Revoked) ? CreditReasons.Revoked
            : _versions[index].Counts ? null
            : CreditReasons.Duplicate;
        return true;
    }

    /// <summary>As <see cref="EventsOf"/>, in millionths.</summary>
    internal LineSum SumOf(PolicyBook policies, int year, DateOnly upTo, AgencyId? agency, JpCapView cap)
    {
        _pass.Complete(policies);
        var code = agency?.Value;
        return cap.Cap is null && _pass.Sums.TryGet(year, upTo, code, out var ready)
            ? ready
            : _pass.Walk(year, upTo, code, CappedCredits.Of(_versions, cap));
    }

    /// <summary>The lines completed on some days that count, in canonical order. Nothing may change the record meanwhile.</summary>
    /// <param name="policies">The region's dated rules.</param>
    /// <param name="from">The first completion day.</param>
    /// <param name="upTo">The last completion day.</param>
    internal IEnumerable<CountingLine> Counting(PolicyBook policies, DateOnly from, DateOnly upTo)
    {
        _pass.Complete(policies);
        for (var rank = 0; rank < _versions.Ranked; rank++)
        {
            var entry = _versions.Ranking(rank);
            if (entry.Counts && entry.Day >= from.DayNumber && entry.Day <= upTo.DayNumber)
            {
                yield return new CountingLine(_versions.At(rank), entry.Day, entry.Agency, entry.CreditedMicro);
            }
        }
    }

    /// <summary>What a cap leaves of each version, by <see cref="CountingLine.Index"/>; null without a cap.</summary>
    /// <param name="cap">The cap of the person's status on the figure's date.</param>
    internal CappedCredits? Capped(JpCapView cap) => CappedCredits.Of(_versions, cap);

    private bool Add(CompletionVersion version)
    {
        if (_versions.IndexOf(version.Position) >= 0)
        {
            return false;
        }

        var index = _versions.Add(version);
        if (_recredits?.TryGetValue(version.Position, out var recredit) == true)
        {
            _versions[index].Agency = TextPool.Share(recredit.Agency.Value);
        }

        if (version.Source is null)
        {
            AddCorrection(index, version.Of);
        }
        else
        {
            AddFirst(index, version.Position);
        }

        return true;
    }

    private void AddFirst(int index, long position)
    {
        if (_revoked?.Contains(position) == true)
        {
            _versions[index].Flags |= EntryFlags.Revoked;
        }

        // Corrections that came before the completion they name.
        foreach (var (waiting, of) in (_waiting ?? []).Where(pair => pair.Value == position).ToList())
        {
            _waiting!.Remove(waiting);
            _versions[waiting].First = index;
            if (_versions[waiting].Position > _versions[_versions[index].Effective].Position)
            {
                _versions[index].Effective = waiting;
            }
        }

        Enter(index);
    }

    private void AddCorrection(int index, long of)
    {
        var first = _versions.IndexOf(of);
        if (first < 0)
        {
            (_waiting ??= [])[index] = of;
            return;
        }

        _versions[index].First = first;
        if (_versions[index].Position > _versions[_versions[first].Effective].Position)
        {
            Leave(first);
            _versions[first].Effective = index;
            Enter(first);
        }
    }

    private bool Revoke(long of)
    {
        if (!(_revoked ??= []).Add(of))
        {
            return false;
        }

        var first = _versions.IndexOf(of);
        if (first >= 0)
        {
            Leave(first);
            _versions[first].Flags |= EntryFlags.Revoked;
        }

        return true;
    }

    private bool Credit(long of, long position, AgencyId agency)
    {
        if (_recredits?.TryGetValue(of, out var known) == true && known.Position >= position)
        {
            return false;
        }

        (_recredits ??= [])[of] = new(position, agency);
        var index = _versions.IndexOf(of);
        if (index >= 0)
        {
            _pass.Recredit(index, TextPool.Share(agency.Value));
        }

        return true;
    }

    /// <summary>Puts a completion's effective version into the canonical order, unless it is revoked.</summary>
    private void Enter(int first)
    {
        if (!_versions[first].Has(EntryFlags.Revoked))
        {
            var effective = _versions[first].Effective;
            var rank = _versions.RankOf(effective);
            _pass.ForgetFrom(rank);
            _versions.Insert(rank, effective);
        }
    }

    private void Leave(int first)
    {
        if (!_versions[first].Has(EntryFlags.Revoked))
        {
            var rank = _versions.RankOf(_versions[first].Effective);
            _pass.ForgetFrom(rank);
            _versions.Remove(rank);
        }
    }
}
