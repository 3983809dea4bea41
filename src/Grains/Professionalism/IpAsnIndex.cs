using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Learning;

namespace Bangkom.Grains.Professionalism;

/// <summary>Computes the professionalism index (domain §6). Pure.</summary>
public static class IpAsnIndex
{
    /// <summary>A person's index; null for who is of a status that the rule set does not measure.</summary>
    /// <param name="found">What the learning record says.</param>
    /// <param name="profile">What is known beside it.</param>
    /// <param name="rules">The rule set.</param>
    /// <param name="on">The day.</param>
    public static IpAsn? Of(LearningFound found, Profile profile, IpAsnRules rules, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(rules);
        if (!rules.Statuses.Contains(found.Employment.Status))
        {
            return null;
        }

        var (points, winnable) = Competence(found, profile, rules, on);
        return new IpAsn(
            found.Person,
            found.Agency,
            on,
            rules.Name,
            profile.Latest(on, p => p.Qualification) is { } qualification ? rules.Qualification[qualification] : null,
            points,
            profile.Latest(on, p => p.Performance) is { } performance ? rules.Performance[performance] : null,
            Discipline(profile, rules, on),
            winnable);
    }

    /// <summary>The band of a total, rounded to a whole number, half away from zero.</summary>
    /// <param name="total">0–100.</param>
    /// <param name="rules">The rule set.</param>
    public static string BandOf(decimal total, IpAsnRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var rounded = Math.Round(total, MidpointRounding.AwayFromZero);
        return rules.Bands.First(b => rounded >= b.From).Name;
    }

    /// <summary>The figures of some people.</summary>
    /// <param name="people">Everyone whom the rule set measures.</param>
    /// <param name="rules">The rule set.</param>
    /// <param name="on">The day.</param>
    public static IpAsnFigures Figures(IReadOnlyCollection<IpAsn> people, IpAsnRules rules, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(rules);
        var complete = people.Where(p => p.Total is not null).ToArray();
        var isSuppressed = complete.Length < IpAsnFigures.SuppressedBelow;
        Ratio Mean(Func<IpAsn, decimal?> part, bool mayTell = false) => isSuppressed && !mayTell
            ? new Ratio(null, null, null, Suppressed: true)
            : Ratio.Of(complete.Sum(p => part(p)!.Value), complete.Length);
        return new IpAsnFigures(
            on,
            rules.Name,
            rules.Source,
            people.Count,
            complete.Length,
            Mean(p => p.Total),
            Mean(p => p.QualificationPoints),
            Mean(p => p.CompetencePoints, mayTell: true),
            Mean(p => p.PerformancePoints),
            Mean(p => p.DisciplinePoints),
            isSuppressed ? [] : [.. rules.Bands.Select(b => new BandCount(b.Name, complete.Count(p => p.Band == b.Name)))],
            people.Count(p => p.QualificationPoints is null),
            people.Count(p => p.PerformancePoints is null),
            people.Count(p => p.DisciplinePoints is null),
            Ratio.Of(people.Sum(p => p.Winnable.Sum(w => w.Points)), people.Count));
    }

    private static (decimal Points, ImmutableArray<WinnablePoints> Winnable) Competence(LearningFound found, Profile profile, IpAsnRules rules, DateOnly on)
    {
        var isStructural = rules.StructuralPosts.Contains(found.Employment.Post);
        var isFunctional = rules.FunctionalPosts.Contains(found.Employment.Post);
        var weights = isStructural ? rules.Structural : isFunctional ? rules.Functional : rules.Other;
        var kind = isStructural ? PostTraining.Leadership : PostTraining.Functional;
        var isTrained = profile.Entries.Any(e => e.Terms.On <= on && e.Terms.PostTraining == kind)
            || (isStructural ? found.HasLeadership : found.HasFunctional || IsExempt(profile, rules, on));
        var parts = new (PointSource By, decimal Points, bool IsThere, decimal? Missing)[]
        {
            (isStructural ? PointSource.LeadershipTraining : PointSource.FunctionalTraining, weights.Training, isTrained, null),
            // All or nothing: 19.9 JP are worth as much as none.
            (PointSource.Hours, weights.Hours, found.Jp >= rules.HoursJp, rules.HoursJp - found.Jp),
            (PointSource.Seminar, weights.Seminar, found.HasSeminar, null),
        };
        return (
            parts.Where(p => p.IsThere).Sum(p => p.Points),
            [.. parts.Where(p => !p.IsThere && p.Points > 0).OrderByDescending(p => p.Points).Select(p => new WinnablePoints(p.By, p.Points, p.Missing))]);
    }

    private static bool IsExempt(Profile profile, IpAsnRules rules, DateOnly on) =>
        profile.Entries.LastOrDefault(e => e.Terms.On <= on && e.Terms.FunctionalPost is not null)?.Terms.FunctionalPost is { } post
        && rules.TrainedFunctionalPosts.Contains(post);

    /// <summary>The worst punishment of the last months; a record without one in them is a clean one, and no record is not known.</summary>
    private static decimal? Discipline(Profile profile, IpAsnRules rules, DateOnly on)
    {
        var from = on.AddMonths(-rules.DisciplineMonths).AddDays(1);
        var known = profile.Entries.Where(e => e.Terms.On <= on && e.Terms.Discipline is not null).Select(e => e.Terms).ToArray();
        return known.Length == 0 ? null
            : rules.Discipline[known.Where(p => p.On >= from).Select(p => p.Discipline!.Value).DefaultIfEmpty(DisciplineRecord.None).Max()];
    }
}
