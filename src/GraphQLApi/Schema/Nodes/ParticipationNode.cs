using System.ComponentModel;
using Bangkom.Grains.Learning;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Participation")]
[Description("""
    People's figures count each person once, in the agency held on the figure's date, with the whole year's record.
    Event figures count each completion at the agency held on its completion date. Both add up over agencies to the region.
    """)]
internal sealed class ParticipationNode(ParticipationView view)
{
    private readonly ParticipationFigures _figures = view.Figures;

    internal static ParticipationNode? Of(ParticipationView? view) => view is null ? null : new ParticipationNode(view);

    public int Year => _figures.Year;

    [Description("asOf, else now; for a year that is over its last day.")]
    public DateOnly FiguresOn => _figures.FiguresOn;

    [Description("People's figure: ASN in scope, the denominator of reach, compliance, means.")]
    public int Headcount => _figures.Headcount;

    [Description("People's figure: ASN in scope with at least one verified completion in the year.")]
    public int Participants => _figures.Participants;

    [Description("People's figure: ASN in scope whose credited JP reached their target.")]
    public int Compliant => _figures.Compliant;

    [Description("People's figure: credited JP of the ASN in scope.")]
    public decimal JpTotal => _figures.JpTotal;

    public decimal? JpMean => _figures.JpMean;

    public decimal? JpMedian => _figures.JpMedian;

    [Description("Event figure: verified completions, revoked and look-alikes left out.")]
    public int Completions => _figures.Completions;

    [Description("Event figure: JP credited for these completions.")]
    public decimal JpCredited => _figures.JpCredited;

    public RatioNode Reach => new(_figures.Reach);

    public RatioNode Compliance => new(_figures.Compliance);

    [Description("Σ min(JP, target) / Σ target.")]
    public RatioNode Fulfilment => new(_figures.Fulfilment);

    [Description("Σ credited JP / (Σ target × days gone, the figure's date included / days of the year).")]
    public RatioNode Pace => new(_figures.Pace);

    [Description("ASN who will reach their target if they keep their own pace.")]
    public int ForecastCompliant => _figures.ForecastCompliant;

    [Description("Every fact at or below it that concerns these figures is in them.")]
    public long Position => view.Position;

    [Description("When the fact at `position` was recorded: the age of these figures.")]
    public DateTimeOffset? RecordedAt => view.RecordedAt;

    [Description("A fact had to be set aside; an operator has been told.")]
    public bool Incomplete => view.Incomplete;
}
