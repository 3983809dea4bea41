using System.Text.RegularExpressions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Policies;
using static Bangkom.Grains.Tests.Learning.Story;

namespace Bangkom.Grains.Tests.Learning;

/// <summary>The rules once more, as slowly and plainly as they are written: every pair compared, every day's room a decimal.</summary>
internal static partial class NaiveCredit
{
    private static readonly HashSet<LearningForm> Synchronous = [LearningForm.Seminar, LearningForm.Workshop, LearningForm.Technical];

    public sealed record Item(
        long Position, string Source, string Key, CompletionContent Content, decimal Credited = 0, string Reason = "", long? Other = null)
    {
        public DateTimeOffset End => Content.CompletedAt.InstantIn(Zone);

        public DateTimeOffset Start => Content.StartedAt?.InstantIn(Zone) ?? End;

        public DateOnly Day => Content.CompletedAt.DayIn(Zone);

        public bool Clocked => Synchronous.Contains(Content.Form) && Content.StartedAt is { IsDate: false } && !Content.CompletedAt.IsDate && Start < End;

        public bool Counts => Reason != CreditReasons.Duplicate;
    }

    public static List<Item> Credit(IEnumerable<RecordedFact> facts, PolicyBook policies)
    {
        var done = new List<Item>();
        var days = new Dictionary<(LearningForm, DateOnly), decimal>();
        var months = new Dictionary<(LearningForm, int), decimal>();
        foreach (var item in Effective([.. facts]))
        {
            done.Add(CreditOne(item, done, policies, days, months));
        }

        return done;
    }

    private static IEnumerable<Item> Effective(List<RecordedFact> facts)
    {
        var revoked = facts.Select(fact => fact.Fact).OfType<CompletionRevoked>().Select(fact => fact.Of).ToHashSet();
        return facts.Where(fact => fact.Fact is Completed && !revoked.Contains(fact.Position))
            .Select(fact =>
            {
                var last = facts.Where(other => other.Fact is CompletionCorrected corrected && corrected.Of == fact.Position).MaxBy(other => other.Position);
                var content = last is null ? ((Completed)fact.Fact).Content : ((CompletionCorrected)last.Fact).Content;
                return new Item(last?.Position ?? fact.Position, fact.Source, fact.Key!, content);
            })
            .OrderBy(item => item.End).ThenBy(item => item.Start)
            .ThenBy(item => item.Source, StringComparer.Ordinal).ThenBy(item => item.Key, StringComparer.Ordinal);
    }

    private static Item CreditOne(
        Item item, List<Item> done, PolicyBook policies, Dictionary<(LearningForm, DateOnly), decimal> days, Dictionary<(LearningForm, int), decimal> months)
    {
        var form = item.Content.Form;
        var about = PolicyValues.About(form, item.Content.Scope);
        var factor = Number(policies, PolicyKinds.Conversion, about, item.Day) ?? 0;
        var claimed = Math.Round(item.Content.Quantity * factor, 6);
        if (done.FirstOrDefault(other => other.Counts && Alike(item, other)) is { } twin)
        {
            return item with { Reason = CreditReasons.Duplicate, Other = twin.Position };
        }

        if (item.Clocked && done.FirstOrDefault(other => other.Clocked && other.Counts && other.Reason != CreditReasons.Overlap
            && item.Start < other.End && other.Start < item.End) is { } same)
        {
            return item with { Reason = CreditReasons.Overlap, Other = same.Position };
        }

        var (credited, reason) = (claimed, CreditReasons.Full);
        if (Number(policies, PolicyKinds.DayCap, about, item.Day) is { } limit)
        {
            var rest = claimed;
            for (var day = item.Content.StartedAt?.DayIn(Zone) ?? item.Day; day <= item.Day; day = day.AddDays(1))
            {
                var take = Math.Min(rest, Math.Max(0, limit - days.GetValueOrDefault((form, day))));
                days[(form, day)] = days.GetValueOrDefault((form, day)) + take;
                rest -= take;
            }

            credited = claimed - rest;
            reason = rest == 0 ? reason : form == LearningForm.ELearning ? CreditReasons.ELearningDayCap : CreditReasons.StudyDayCap;
        }

        if (Number(policies, PolicyKinds.MonthCap, WireNames.Of(form), item.Day) is { } timesLimit)
        {
            var month = (form, (item.Day.Year * 12) + item.Day.Month);
            var times = Math.Min(item.Content.Quantity, Math.Max(0, timesLimit - months.GetValueOrDefault(month)));
            months[month] = months.GetValueOrDefault(month) + times;
            credited = Math.Round(times * factor, 6);
            reason = times == item.Content.Quantity ? reason
                : form == LearningForm.Coaching ? CreditReasons.CoachingMonthCap : CreditReasons.MentoringMonthCap;
        }

        return item with { Credited = credited, Reason = reason };
    }

    private static bool Alike(Item a, Item b) =>
        (a.Content is { Certificate: not null, Issuer: not null }
            && (a.Content.Certificate, a.Content.Issuer) == (b.Content.Certificate, b.Content.Issuer))
        || (a.Day == b.Day
            && ((a.Content.Program is not null && a.Content.Program == b.Content.Program)
                || (a.Content.Batch is not null && a.Content.Batch == b.Content.Batch)
                || (a.Content.Form == b.Content.Form && Normal(a.Content.Title) == Normal(b.Content.Title))));

    private static string Normal(string title) => Spaces().Replace(title.Trim(), " ").ToUpperInvariant();

    private static decimal? Number(PolicyBook policies, string kind, string about, DateOnly day) =>
        policies.InForce(kind, about, day) is { } policy && PolicyValues.TryDecimal(policy.Rule.Value, out var number) ? number : null;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
