using System.ComponentModel;
using Bangkom.Grains.Professionalism;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("IpAsn")]
[Authorize(Roles = Roles.Answers)]
[Description("A person's professionalism index by a rule set; what is not known is null and named in `missing`, never assumed.")]
internal sealed class IpAsnNode(IpAsn index)
{
    public DateOnly On => index.On;

    public string RuleSet => index.RuleSet;

    [Description("0–100; null while a part is not known.")]
    public decimal? Total => index.Total;

    [Description("VERY_HIGH, HIGH, MEDIUM, LOW or VERY_LOW, on the rounded total.")]
    public string? Band => index.Band;

    public decimal? Qualification => index.QualificationPoints;

    public decimal Competence => index.CompetencePoints;

    public decimal? Performance => index.PerformancePoints;

    public decimal? Discipline => index.DisciplinePoints;

    [Description("QUALIFICATION, PERFORMANCE, DISCIPLINE: what must be recorded first.")]
    public IEnumerable<string> Missing => index.Missing;

    [Description("What more hours, a seminar or training for the post would add, the most first.")]
    public IEnumerable<WinnablePointsNode> Winnable => index.Winnable.Select(w => new WinnablePointsNode(w));
}

[Name("IpAsnFigures")]
[Description("The professionalism index of a group: means over those whose every part is known (n = denominator).")]
internal sealed class IpAsnFiguresNode(IpAsnFigures figures)
{
    /// <summary>What it costs to ask, in plain fields: agencies walk through their people's whole records.</summary>
    public const double Price = 500;

    internal static IpAsnFiguresNode? Of(IpAsnFigures? figures) => figures is null ? null : new IpAsnFiguresNode(figures);

    public DateOnly On => figures.On;

    public string RuleSet => figures.RuleSet;

    [Description("The regulation.")]
    public string Source => figures.RulesSource;

    [Description("People whom the rule set measures.")]
    public int People => figures.People;

    [Description("Of these, with every part known.")]
    public int Complete => figures.Complete;

    [Description("Suppressed below 5 people, as it would tell of discipline.")]
    public RatioNode Mean => new(figures.Mean);

    public RatioNode Qualification => new(figures.Qualification);

    public RatioNode Competence => new(figures.Competence);

    public RatioNode Performance => new(figures.Performance);

    [Description("Suppressed below 5 people.")]
    public RatioNode Discipline => new(figures.Discipline);

    [Description("From the highest; empty when suppressed.")]
    public IEnumerable<BandCountNode> Bands => figures.Bands.Select(b => new BandCountNode(b.Band, b.People));

    public int MissingQualification => figures.MissingQualification;

    public int MissingPerformance => figures.MissingPerformance;

    public int MissingDiscipline => figures.MissingDiscipline;

    [Description("Points that learning can still add / people.")]
    public RatioNode Winnable => new(figures.Winnable);
}

[Name("IpAsnBand")]
internal sealed record BandCountNode(string Band, int People);
