using System.Collections.Immutable;
using Bangkom.Grains.Facts;

namespace Bangkom.Grains.Policies;

/// <summary>
/// Every dated rule ever defined. Immutable; compiled rules of a stretch of days are kept, so asking for a day is a search
/// among the few days on which anything changed.
/// </summary>
[GenerateSerializer, Immutable, Alias("bangkom.PolicyBook")]
public sealed class PolicyBook
{
    [Id(0)] private readonly ImmutableArray<DatedPolicy> _all;
    [NonSerialized] private volatile Stretches? _stretches;

    private PolicyBook(ImmutableArray<DatedPolicy> all) => _all = all;

    /// <summary>No rule at all: nothing is converted and nobody is in scope.</summary>
    public static PolicyBook Empty { get; } = new([]);

    /// <summary>Every rule by position, also those that a later one replaced.</summary>
    public ImmutableArray<DatedPolicy> All => _all;

    /// <summary>The book with one rule more; a position that is there already changes nothing.</summary>
    /// <param name="fact">The rule.</param>
    /// <param name="position">Its place in the ledger.</param>
    public PolicyBook With(PolicyDefined fact, long position)
    {
        var index = _all.Length;
        while (index > 0 && _all[index - 1].Position >= position)
        {
            index--;
        }

        return index < _all.Length && _all[index].Position == position
            ? this
            : new PolicyBook(_all.Insert(index, new DatedPolicy(fact, position)));
    }

    /// <summary>
    /// The rule that holds on a day: of those that cover it the one with the latest first day, then the highest position.
    /// </summary>
    /// <param name="kind">One of <see cref="PolicyKinds"/>.</param>
    /// <param name="appliesTo">In the kind's words, or null.</param>
    /// <param name="day">The day.</param>
    public DatedPolicy? InForce(string kind, string? appliesTo, DateOnly day)
    {
        DatedPolicy? best = null;
        foreach (var policy in _all)
        {
            if (policy.Rule.Kind == kind && policy.Rule.AppliesTo == appliesTo && policy.Covers(day) && policy.Precedes(best))
            {
                best = policy;
            }
        }

        return best;
    }

    /// <summary>Every rule that holds on a day, ordered by kind and what it applies to.</summary>
    /// <param name="day">The day.</param>
    public ImmutableArray<DatedPolicy> InForceOn(DateOnly day) =>
    [
        .. _all.Where(policy => policy.Covers(day))
            .GroupBy(policy => (policy.Rule.Kind, policy.Rule.AppliesTo))
            .Select(group => group.Aggregate((best, policy) => policy.Precedes(best) ? policy : best))
            .OrderBy(policy => policy.Rule.Kind, StringComparer.Ordinal)
            .ThenBy(policy => policy.Rule.AppliesTo, StringComparer.Ordinal),
    ];

    /// <summary>The days on which the rules in force may change, ascending.</summary>
    public IEnumerable<DateOnly> ChangeDays => (_stretches ??= Stretches.Of(_all)).Starts;

    /// <summary>The compiled rules of a day.</summary>
    /// <param name="day">The day.</param>
    public RuleSet On(DateOnly day)
    {
        var stretches = _stretches ??= Stretches.Of(_all);
        var index = stretches.IndexOf(day);
        // Two threads may compile the same rules at once; either result is right.
        return stretches.Rules[index] ??= new RuleSet(InForceOn(index == 0 ? DateOnly.MinValue : stretches.Starts[index - 1]));
    }

    /// <summary>The days on which the rules in force change, and the compiled rules before, between and after them.</summary>
    private sealed record Stretches(DateOnly[] Starts, RuleSet?[] Rules)
    {
        public static Stretches Of(ImmutableArray<DatedPolicy> all)
        {
            var starts = new SortedSet<DateOnly>();
            foreach (var policy in all)
            {
                starts.Add(policy.Rule.ValidFrom);
                if (policy.Rule.ValidTo is { } last && last < DateOnly.MaxValue)
                {
                    starts.Add(last.AddDays(1));
                }
            }

            return new Stretches([.. starts], new RuleSet?[starts.Count + 1]);
        }

        public int IndexOf(DateOnly day)
        {
            var found = Array.BinarySearch(Starts, day);
            return found >= 0 ? found + 1 : ~found;
        }
    }
}
