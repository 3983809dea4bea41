using Bangkom.Grains.Facts;

namespace Bangkom.Grains.Policies;

/// <summary>
/// The rules in force on one day, compiled to arrays: every completion looks several of them up.
/// A value that breaks its grammar counts as no rule; intake refuses such values (<see cref="PolicyValues"/>).
/// </summary>
public sealed class RuleSet
{
    private const long Missing = -1;
    private static readonly int Forms = WireNames.Count<LearningForm>();
    private static readonly int Statuses = WireNames.Count<EmployeeStatus>();

    private readonly long[] _conversion = Filled(Forms * 2);
    private readonly long[] _dayCap = Filled(Forms * 2);
    private readonly long[] _monthCap = Filled(Forms);
    private readonly long[] _target = Filled(Statuses);
    private readonly JpCap?[] _cap = new JpCap?[Statuses];
    private readonly bool[] _inScope = new bool[Statuses];

    internal RuleSet(IEnumerable<DatedPolicy> inForce)
    {
        foreach (var policy in inForce)
        {
            Compile(policy.Rule);
        }
    }

    /// <summary>JP per unit of a form, or null: the form does not exist in this scope.</summary>
    /// <param name="form">The form.</param>
    /// <param name="scope">National or international.</param>
    public decimal? Conversion(LearningForm form, LearningScope scope) => Read(_conversion[Index(form, scope)]);

    /// <summary>JP of a form a day at most, or null: no cap.</summary>
    /// <param name="form">The form.</param>
    /// <param name="scope">The item's own scope.</param>
    public decimal? DayCap(LearningForm form, LearningScope scope) => Read(_dayCap[Index(form, scope)]);

    /// <summary>Times of a form a calendar month at most, or null: no cap.</summary>
    /// <param name="form">The form.</param>
    public decimal? MonthCap(LearningForm form) => Read(_monthCap[(int)form]);

    /// <summary>JP a year that this status should reach, or null: no target.</summary>
    /// <param name="status">The status.</param>
    public decimal? Target(EmployeeStatus status) => Read(_target[(int)status]);

    /// <summary>The cap on credited JP of this status, or null: none.</summary>
    /// <param name="status">The status.</param>
    public JpCap? Cap(EmployeeStatus status) => _cap[(int)status];

    /// <summary>Whether people of this status are counted in people's figures; without a rule they are not.</summary>
    /// <param name="status">The status.</param>
    public bool InScope(EmployeeStatus status) => _inScope[(int)status];

    /// <summary>Millionths of a JP per unit; 0 without a rule: such an item is held as INVALID at intake.</summary>
    internal long FactorMicro(LearningForm form, LearningScope scope) => Math.Max(0, _conversion[Index(form, scope)]);

    /// <summary>Millionths of a JP, or negative: no cap.</summary>
    internal long DayCapMicro(LearningForm form, LearningScope scope) => _dayCap[Index(form, scope)];

    /// <summary>Millionths of a time, or negative: no cap.</summary>
    internal long MonthCapMicro(LearningForm form) => _monthCap[(int)form];

    /// <summary>Millionths of a JP, or negative: no target.</summary>
    internal long TargetMicro(EmployeeStatus status) => _target[(int)status];

    private static int Index(LearningForm form, LearningScope scope) => ((int)form * 2) + (int)scope;

    private static decimal? Read(long micro) => micro == Missing ? null : MicroJp.ToDecimal(micro);

    private static long[] Filled(int length)
    {
        var array = new long[length];
        Array.Fill(array, Missing);
        return array;
    }

    private void Compile(PolicyDefined rule)
    {
        var about = rule.AppliesTo ?? "";
        switch (rule.Kind)
        {
            case PolicyKinds.Conversion when PolicyValues.TryFormScope(about, out var form, out var scope):
                Set(_conversion, Index(form, scope), rule.Value);
                break;
            case PolicyKinds.DayCap when PolicyValues.TryFormScope(about, out var form, out var scope):
                Set(_dayCap, Index(form, scope), rule.Value);
                break;
            case PolicyKinds.MonthCap when PolicyValues.TryForm(about, out var form):
                Set(_monthCap, (int)form, rule.Value);
                break;
            case PolicyKinds.JpTarget when PolicyValues.TryStatus(about, out var status):
                Set(_target, (int)status, rule.Value);
                break;
            case PolicyKinds.JpCap when PolicyValues.TryStatus(about, out var status)
                && PolicyValues.TryCap(rule.Value, out var cap):
                _cap[(int)status] = cap;
                break;
            case PolicyKinds.Scope when PolicyValues.TryStatus(about, out var status)
                && PolicyValues.TryScope(rule.Value, out var inScope):
                _inScope[(int)status] = inScope;
                break;
            default:
                break;
        }
    }

    private static void Set(long[] array, int index, string value)
    {
        if (PolicyValues.TryDecimal(value, out var number))
        {
            array[index] = MicroJp.Of(number);
        }
    }
}
