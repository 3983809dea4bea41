using System.Collections.Immutable;
using System.Globalization;
using Bangkom.Grains.Facts;

namespace Bangkom.Grains.Policies;

/// <summary>What is wrong with a rule that someone wants to define.</summary>
/// <param name="Field"><c>kind</c>, <c>appliesTo</c>, <c>value</c>, <c>validTo</c> or <c>source</c>.</param>
/// <param name="Message">What to write instead.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PolicyProblem")]
public sealed record PolicyProblem([property: Id(0)] string Field, [property: Id(1)] string Message);

/// <summary>The grammar of rules: what each kind applies to, and how its value is written.</summary>
public static class PolicyValues
{
    /// <summary>The largest number a value may hold.</summary>
    public const decimal NumberMax = 1_000_000m;

    /// <summary>Characters a source may have at most.</summary>
    public const int SourceLengthMax = 500;

    /// <summary>Everything that is wrong with a rule; empty when it may be defined.</summary>
    /// <param name="rule">The rule.</param>
    public static ImmutableArray<PolicyProblem> Check(PolicyDefined rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var problems = ImmutableArray.CreateBuilder<PolicyProblem>();
        if (WrongScope(rule.Kind, rule.AppliesTo ?? "") is { } scope)
        {
            problems.Add(scope);
        }

        if (WrongValue(rule.Kind, rule.Value) is { } value)
        {
            problems.Add(new("value", value));
        }

        if (rule.ValidTo < rule.ValidFrom)
        {
            problems.Add(new("validTo", "The last day lies before the first."));
        }

        if (string.IsNullOrWhiteSpace(rule.Source) || rule.Source.Length > SourceLengthMax)
        {
            problems.Add(new("source", $"Name the regulation or decision, in 1 to {SourceLengthMax} characters."));
        }

        return problems.ToImmutable();
    }

    /// <summary>Reads a number without sign: digits, at most 6 decimals after a point, at most <see cref="NumberMax"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="number">The number.</param>
    public static bool TryDecimal(string? text, out decimal number)
    {
        const NumberStyles Plain = NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out number)
            && number <= NumberMax && number.Scale <= 6;
    }

    /// <summary>Reads <c>NONE</c>, <c>24 PER YEAR</c> or <c>24 PER CONTRACT</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cap">The cap; null for <c>NONE</c>.</param>
    public static bool TryCap(string? text, out JpCap? cap)
    {
        cap = null;
        var words = text?.Split(' ') ?? [];
        if (words is ["NONE"])
        {
            return true;
        }

        if (words is not [var amount, "PER", "YEAR" or "CONTRACT"] || !TryDecimal(amount, out var jp))
        {
            return false;
        }

        cap = new JpCap(jp, words[2] == "YEAR" ? JpCapPeriod.Year : JpCapPeriod.Contract);
        return true;
    }

    /// <summary>Reads <c>IN</c> or <c>OUT</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="inScope">True for <c>IN</c>.</param>
    public static bool TryScope(string? text, out bool inScope)
    {
        inScope = text == "IN";
        return text is "IN" or "OUT";
    }

    /// <summary>Reads a weight: a decimal such as <c>0.11</c>, or a fraction such as <c>1/9</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="weight">Above 0, at most 1.</param>
    public static bool TryWeight(string? text, out decimal weight)
    {
        weight = 0;
        var parts = text?.Split('/') ?? [];
        if (parts is [var one] && TryDecimal(one, out weight))
        {
            return weight is > 0 and <= 1;
        }

        if (parts is not [var upper, var lower] || !TryDecimal(upper, out var numerator) || !TryDecimal(lower, out var denominator) || denominator == 0)
        {
            return false;
        }

        weight = numerator / denominator;
        return weight is > 0 and <= 1;
    }

    /// <summary>Reads a level from 0 to 5.</summary>
    /// <param name="text">The text.</param>
    /// <param name="level">The level.</param>
    public static bool TryLevel(string? text, out int level)
    {
        level = text is { Length: 1 } ? text[0] - '0' : -1;
        return level is >= 0 and <= 5;
    }

    /// <summary>Reads a status such as <c>PNS</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="status">The status.</param>
    public static bool TryStatus(string text, out EmployeeStatus status) => WireNames.TryParse(text, out status);

    /// <summary>Reads a form such as <c>COACHING</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="form">The form.</param>
    public static bool TryForm(string text, out LearningForm form) => WireNames.TryParse(text, out form);

    /// <summary>Reads a form and a scope such as <c>E_LEARNING NATIONAL</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="form">The form.</param>
    /// <param name="scope">The scope.</param>
    public static bool TryFormScope(string text, out LearningForm form, out LearningScope scope)
    {
        ArgumentNullException.ThrowIfNull(text);
        form = default;
        scope = default;
        return text.Split(' ') is [var first, var second]
            && TryForm(first, out form)
            && WireNames.TryParse(second, out scope);
    }

    /// <summary>The text that a rule about a form and a scope applies to.</summary>
    /// <param name="form">The form.</param>
    /// <param name="scope">The scope.</param>
    public static string About(LearningForm form, LearningScope scope) =>
        $"{WireNames.Of(form)} {WireNames.Of(scope)}";

    private static PolicyProblem? WrongScope(string kind, string about) => kind switch
    {
        PolicyKinds.JpTarget or PolicyKinds.JpCap or PolicyKinds.Scope => TryStatus(about, out _)
            ? null
            : new("appliesTo", "Write a status: PNS, CPNS, PPPK or PPPK_PART_TIME."),
        PolicyKinds.Conversion => TryFormScope(about, out _, out _)
            ? null
            : new("appliesTo", "Write a form and a scope, such as WORKSHOP NATIONAL."),
        // Month caps count times and day caps count JP; a form has one or the other, so that a cut line has one reason.
        PolicyKinds.DayCap => TryFormScope(about, out var form, out _) && !CountsTimesAMonth(form)
            ? null
            : new("appliesTo", "Write a form other than COACHING and MENTORING, and a scope, such as E_LEARNING NATIONAL."),
        PolicyKinds.MonthCap => TryForm(about, out var form) && CountsTimesAMonth(form)
            ? null
            : new("appliesTo", "Write COACHING or MENTORING."),
        PolicyKinds.BudgetFloor => about.Length == 0 ? null : new("appliesTo", "Leave it out: the floor is the region's."),
        PolicyKinds.FollowUpWeight => WireNames.TryParse<FollowUpRole>(about, out _)
            ? null
            : new("appliesTo", "Write SUPERIOR, PEER or SELF."),
        PolicyKinds.TransferThreshold or PolicyKinds.IkmWeight => about.Length == 0
            ? null
            : new("appliesTo", "Leave it out: the rule holds for everyone."),
        PolicyKinds.RequiredLevel => LevelScope.TryParse(about, out _)
            ? null
            : new("appliesTo", "Write a competency, its kind or ANY, then a post, if wanted its level and @AGENCY: MANAGERIAL FUNGSIONAL AHLI_MUDA @DISDIK."),
        PolicyKinds.BatchMix or PolicyKinds.AwayShare => about.Length == 0 ? null : new("appliesTo", "Leave it out: the rule is the region's."),
        _ => new("kind", $"Write one of {string.Join(", ", PolicyKinds.All)}."),
    };

    private static string? WrongValue(string kind, string value) => kind switch
    {
        PolicyKinds.JpCap => TryCap(value, out _) ? null : "Write NONE, or such as 24 PER YEAR or 24 PER CONTRACT.",
        PolicyKinds.BatchMix or PolicyKinds.AwayShare => TryDecimal(value, out var share) && share <= 1 ? null : "Write a number from 0 to 1 with at most 6 decimals after a point.",
        PolicyKinds.Scope => TryScope(value, out _) ? null : "Write IN or OUT.",
        PolicyKinds.BudgetFloor => TryDecimal(value, out var share) && share <= 100 ? null : "Write a share in per cent from 0 to 100, such as 0.16.",
        PolicyKinds.IkmWeight => TryWeight(value, out _) ? null : "Write a decimal such as 0.11, or a fraction such as 1/9.",
        PolicyKinds.RequiredLevel => TryLevel(value, out _) ? null : "Write a whole number from 0, not needed, to 5.",
        _ => TryDecimal(value, out _) ? null : $"Write a number from 0 to {NumberMax:0} with at most 6 decimals after a point.",
    };

    private static bool CountsTimesAMonth(LearningForm form) => form is LearningForm.Coaching or LearningForm.Mentoring;
}
