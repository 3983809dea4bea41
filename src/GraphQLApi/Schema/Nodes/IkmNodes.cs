using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Evaluation;
using Bangkom.Grains.Evaluation.Effects;
using Bangkom.Grains.Evaluation.Measures;
using Bangkom.Grains.Facts;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Ikm")]
[Description("The public's satisfaction index (PermenPANRB 14/2017): 25 × Σ of the nine elements' means × weight, every respondent counted once.")]
internal sealed class IkmNode(IkmView view)
{
    [Description("People asked, in the surveys counted.")]
    public decimal Respondents => view.Respondents;

    [Description("25..100; null while an element has no answer.")]
    public decimal? Index => view.Index;

    [Description("By the index rounded to two decimals: A ≥ 88.31, B ≥ 76.61, C ≥ 65.00, D ≥ 25.00.")]
    public IkmBand? Band => view.Band;

    [Description("U1 to U9. Training can move U6, staff competence, and U7, staff behaviour.")]
    public IEnumerable<IkmElementNode> Elements => view.Elements.Select(e => new IkmElementNode(e));

    public int Surveys => view.Surveys;

    [Description("Surveys in no figure: fewer than five people, or an element that one to four people answered.")]
    public int LeftOut => view.LeftOut;
}

[Name("IkmElement")]
internal sealed class IkmElementNode(IkmElementView view)
{
    [Description("1 requirements, 2 procedure, 3 time, 4 cost, 5 product, 6 staff competence, 7 staff behaviour, 8 facilities, 9 complaints.")]
    public int Number => view.Number;

    [Description("1..4: sum of the marks / people who answered it.")]
    public RatioNode Mean => new(Grains.Learning.Ratio.Of(view.Sum, view.Answers));

    [Description("On the index's scale: 25 × mean.")]
    public decimal? Index => Ikm.OfElement(view.Mean) is { } index ? Math.Round(index, 6, MidpointRounding.ToEven) : null;

    [Description("People asked who left it out.")]
    public decimal Missing => view.Missing;
}

[Name("ServiceUnit")]
internal sealed class ServiceUnitNode(Snapshot read, ServiceUnitView view)
{
    public string Code => view.Definition.Unit.Value;

    public string Name => view.Definition.Name;

    public Task<AgencyNode?> Agency() => read.AgencyAsync(view.Definition.Agency);

    [Description("People it serves in a quarter; null: unknown.")]
    public int? UsersPerQuarter => view.Definition.UsersPerQuarter;

    [Description("When its staff were trained, by programme.")]
    public IEnumerable<UnitTrainingNode> Trained => view.Trained.Select(t => new UnitTrainingNode(read, t));

    public IEnumerable<QuarterIkmNode> Quarters => view.Quarters.Select(q => new QuarterIkmNode(q));
}

[Name("UnitTraining")]
internal sealed class UnitTrainingNode(Snapshot read, ServiceUnitTrained trained)
{
    public Task<ProgramNode?> Program() => read.ProgramAsync(trained.Program);

    public Task<BatchNode?> Batch() => read.BatchAsync(trained.Batch);

    public DateOnly? On => trained.On;
}

[Name("QuarterIkm")]
internal sealed class QuarterIkmNode(QuarterIkm view)
{
    [Description("Such as 2026-Q1.")]
    public string Quarter => view.Quarter.ToString();

    public IkmNode Ikm => new(view.Ikm);

    [Description("People to ask for an error of 5 % at 95 % (Krejcie and Morgan 1970); null when the users are not known.")]
    public int? SampleAdvised => view.SampleAdvised;

    [Description("True when fewer were asked than advised.")]
    public bool? IsSampleSmall => view.SampleAdvised is { } advised ? view.Ikm.Respondents < advised : null;
}

[Name("Effect")]
[Description("""
    Difference in differences: how much more the index rose in units whose staff were trained than in units whose staff were not yet. An
    association, no proof of a cause: who is trained first is no experiment. Refused with a reason where nothing can be told.
    """)]
internal sealed class EffectNode(EffectResult result)
{
    [Description("Why nothing is told; null when there is an estimate.")]
    public EffectRefusal? Refusal => result.Refusal;

    [Description("Points of the index; null when refused.")]
    public decimal? Estimate => Round(result.Estimate);

    [Description("Lower end of the 95 % randomisation interval over whole units.")]
    public decimal? Low => Round(result.Low);

    public decimal? High => Round(result.High);

    [Description("Share of random assignments of the training dates that give at least as much, 0..1.")]
    public decimal? P => Round(result.P);

    [Description("Pre-trend check: how much more the trained units rose a quarter before they were trained, in points.")]
    public decimal? PreTrend => Round(result.PreTrend);

    [Description("Below 0.05 the comparison is refused.")]
    public decimal? PreTrendP => Round(result.PreTrendP);

    [Description("Trained units compared.")]
    public int Trained => result.Trained;

    [Description("Units compared that were not yet trained.")]
    public int NotTrained => result.NotTrained;

    [Description("Units left out: without a survey in some quarter, or trained before the first one.")]
    public int LeftOut => result.LeftOut;

    private static decimal? Round(double? value) => value is { } exact ? Math.Round((decimal)exact, 6, MidpointRounding.ToEven) : null;
}
