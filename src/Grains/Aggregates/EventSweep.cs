using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Policies;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Aggregates;

/// <summary>
/// Adds up the completions that count, group by group and bucket by bucket. An agency adds up what is credited to it alone, out of the
/// whole records of its people, so that the sums of all agencies are those of the region. Pure; for one thread.
/// </summary>
internal sealed class EventSweep
{
    private readonly RegionRules _rules;
    private readonly EventQuery _query;
    private readonly AgencyId? _only;
    private readonly RegionZone? _zone;
    private readonly Dictionary<GroupKey, Sum> _sums = [];
    private readonly HashSet<GroupKey> _seen = [];

    private EventSweep(RegionRules rules, EventQuery query, AgencyId? only)
    {
        (_rules, _query, _only) = (rules, query, only);
        _zone = query.Zone is { } zone && zone != rules.Zone.Name ? RegionZone.Of(zone) : null;
    }

    /// <summary>The sums of every group that has a completion.</summary>
    /// <param name="people">Everyone who was ever a member, with their whole record.</param>
    /// <param name="rules">The region's rules.</param>
    /// <param name="query">What is added up.</param>
    /// <param name="only">Adds up what is credited to this agency; null = all.</param>
    public static ImmutableArray<EventCell> Count(
        IEnumerable<(RosterPerson Person, LearningRecord Record)> people, RegionRules rules, EventQuery query, AgencyId? only = null)
    {
        var sweep = new EventSweep(rules, query, only);
        if (query.Buckets.Count > 0)
        {
            foreach (var (person, record) in people)
            {
                sweep.Add(person, record);
            }
        }

        return [.. sweep._sums.Select(s => new EventCell([.. s.Key.Keys], s.Key.Bucket, s.Value.Completions, s.Value.JpMicro, s.Value.People))];
    }

    private void Add(RosterPerson person, LearningRecord record)
    {
        JpCap? cap = null;
        CappedCredits? capped = null;
        _seen.Clear();
        // A day of another zone begins at most one day earlier or later.
        var margin = _zone is null ? 0 : 1;
        var (from, to) = (_query.Buckets.Starts[0], _query.Buckets.Ends[^1]);
        foreach (var line in record.Counting(_rules.Policies, from.AddDays(-margin), to.AddDays(margin)))
        {
            var lineEvent = record.EventAt(line.Index);
            var day = DateOnly.FromDayNumber(line.Day);
            var bucket = BucketOf(lineEvent, day);
            var job = person.EmploymentOn(day);
            if (bucket < 0 || (_query.Scope is { } scope && !scope.Contains(new AgencyId(line.Agency))) || !Passes(lineEvent, job))
            {
                continue;
            }

            var key = new GroupKey(KeysOf(line, lineEvent, job), bucket);
            var isFirst = _seen.Add(key);
            if (_only is { } only && only.Value != line.Agency)
            {
                continue;
            }

            // As in series: the cap is that of the status on the bucket's last day.
            var view = JpCapView.Of(person, _rules, _query.Buckets.Ends[bucket]);
            if (view.Cap != cap)
            {
                cap = view.Cap;
                capped = record.Capped(view);
            }

            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, key, out _);
            sum.Completions++;
            sum.JpMicro += capped?[line.Index] ?? line.CreditedMicro;
            sum.People += isFirst ? 1 : 0;
        }
    }

    private int BucketOf(LineEvent line, DateOnly day)
    {
        var there = _zone is null || line.IsDate ? day : _zone.DayOf(new DateTimeOffset(line.CompletedTicks, TimeSpan.Zero));
        var bucket = _query.Buckets.IndexOf(there);
        return bucket < _query.Buckets.Count && there >= _query.Buckets.Starts[bucket] ? bucket : -1;
    }

    private bool Passes(LineEvent line, Employment? job)
    {
        var filter = _query.Filter;
        return (filter.Programs is not { } programs || (line.Program is { } program && programs.Contains(new ProgramId(program))))
            && (filter.Forms is not { } forms || forms.Contains(line.Form))
            && (filter.Partners is not { } partners || (line.Partner is { } partner && partners.Contains(partner)))
            && (filter.Batches is not { } batches || (line.Batch is { } batch && batches.Contains(new BatchId(batch))))
            && (filter.Statuses is not { } statuses || (job is not null && statuses.Contains(job.Status)))
            && (filter.Posts is not { } posts || (job is not null && posts.Contains(job.Post)));
    }

    private string?[] KeysOf(CountingLine line, LineEvent lineEvent, Employment? job)
    {
        var keys = new string?[_query.GroupBy.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = _query.GroupBy[i] switch
            {
                Dimension.Agency => line.Agency,
                Dimension.Program => lineEvent.Program,
                Dimension.Form => WireNames.Of(lineEvent.Form),
                Dimension.Partner => lineEvent.Partner?.Value,
                Dimension.Batch => lineEvent.Batch,
                Dimension.Status => job is null ? null : WireNames.Of(job.Status),
                _ => job is null ? null : WireNames.Of(job.Post),
            };
        }

        return keys;
    }

    private struct Sum
    {
        public int Completions;
        public long JpMicro;
        public int People;
    }

    /// <summary>A group in a bucket.</summary>
    private readonly record struct GroupKey(string?[] Keys, int Bucket)
    {
        public bool Equals(GroupKey other) => Bucket == other.Bucket && Keys.AsSpan().SequenceEqual(other.Keys);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(Bucket);
            foreach (var key in Keys)
            {
                hash.Add(key, StringComparer.Ordinal);
            }

            return hash.ToHashCode();
        }
    }
}
