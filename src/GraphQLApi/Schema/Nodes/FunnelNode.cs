using System.ComponentModel;
using Bangkom.Grains.Funnel;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Funnel")]
[Description("""
    From needs to certificates: one cohort, counted at every step. The cohort is who is in scope on the figures' date and had a need open on any day
    of the year up to then. Batches of the year are those whose first day lies in it and that were not cancelled; a batch without a day is in none.
    A step counts people of the cohort who came to it or further in any of these batches, each once: so every step is a part of the one before.
    """)]
internal sealed class FunnelNode(FunnelView view)
{
    /// <summary>What it costs to ask, in plain fields: every batch of the year tells of its people.</summary>
    public const double Price = 500;

    public int Year => view.Year;

    [Description("Scope, membership, posts and required levels are those of this day; batches are as they stand now.")]
    public DateOnly FiguresOn => view.On;

    [Description("Batches of the year.")]
    public int Batches => view.Batches;

    public IEnumerable<FunnelStepNode> Steps => view.Steps.Select(s => new FunnelStepNode(s));
}

[Name("FunnelStep")]
[Description("""
    NEED: the cohort. INVITED: to a batch of the year, whatever was answered. ENROLLED: a seat. ATTENDED: at least once. COMPLETED: a completion that
    names the batch and is not revoked. CERTIFIED: such a completion with a certificate number.
    """)]
internal sealed class FunnelStepNode(FunnelStep step)
{
    public FunnelStage Stage => step.Stage;

    [Description("Of the cohort, who came to this step or further.")]
    public int People => step.People;

    [Description("Of these, of whom this step itself is recorded; the others came further without it, such as seats without an invitation.")]
    public int Recorded => step.Recorded;

    [Description("In scope, came to this step or further, and had no need: not of the cohort, and not in `people`.")]
    public int Outside => step.Outside;
}
