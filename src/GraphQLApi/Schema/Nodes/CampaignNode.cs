using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Lists;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Outreach;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Campaign")]
[Description("An invitation with a part of its audience held out by chance, so that its effect can be seen.")]
internal sealed class CampaignNode(Snapshot read, CampaignView view)
{
    /// <summary>What it costs to ask, in plain fields: agencies list their completions.</summary>
    public const double Price = 200;

    private readonly CampaignLaunched _terms = view.Campaign.Terms;

    public string Code => _terms.Campaign;

    public string Name => _terms.Name;

    public OutreachChannel Channel => _terms.Channel;

    public Task<ProgramNode?> Program() => read.ProgramAsync(_terms.Program);

    [Description("By which rule the audience was found; left out parts let all in scope pass.")]
    public AudienceRuleNode Rule => new(read, _terms.Rule);

    [Description("First day of the outcome window.")]
    public DateOnly On => _terms.On;

    [Description("Last day of the outcome window.")]
    public DateOnly OutcomeTo => _terms.OutcomeTo;

    [Description("Until the window is over, the effects grow.")]
    public bool IsOver => view.IsOver;

    public int Audience => _terms.Audience.Length;

    public int HeldOut => view.Campaign.HeldOut.Count;

    [Description("Share that chance holds out.")]
    public decimal HoldOutShare => _terms.HoldOutShare;

    [Authorize(Roles = Roles.Administrator)]
    [Description("Those held out: the first share × audience in the order of SHA-256(seed, 8 bytes big-endian, then the id's 32 digits).")]
    public string Seed => _terms.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [Description("People who were told.")]
    public int Told => view.Campaign.Told.Count;

    [Description("Who enrolled, after the launch and in the window, in a batch of its programme, or in any.")]
    public LiftNode Enrolment => new(view.Enrolment);

    [Description("Who completed such a training in the window.")]
    public LiftNode Completion => new(view.Completion);

    [Authorize(Roles = Roles.Administrator)]
    [Description("Who is to be told, and when they were, by id; those held out are not among them.")]
    public Connection<CampaignInvitationNode> Invitations(bool? told, int first = 50, string? after = null) => Connection<CampaignInvitationNode>.Of(
        [.. _terms.Audience.Where(p => !view.Campaign.HeldOut.Contains(p) && (told is null || view.Campaign.Told.ContainsKey(p) == told))],
        p => p.ToString(), p => new CampaignInvitationNode(read, p, view.Campaign.Told.TryGetValue(p, out var exposure) ? exposure : null), first, after);
}

[Name("CampaignInvitation")]
[Authorize(Roles = Roles.Administrator)]
internal sealed class CampaignInvitationNode(Snapshot read, Bangkom.Grains.Ids.AsnId person, Exposure? exposure)
{
    public Task<PersonNode?> Person() => read.PersonAsync(person);

    [Description("Null: not yet.")]
    public DateOnly? ToldOn => exposure?.On;

    public OutreachChannel? Channel => exposure?.Channel;
}

[Name("AudienceRule")]
internal sealed class AudienceRuleNode(Snapshot read, AudienceRule rule)
{
    public async Task<IEnumerable<AgencyNode>?> Agencies() => rule.Agencies is { } agencies
        ? (await Task.WhenAll(agencies.Select(a => read.AgencyAsync(a)))).OfType<AgencyNode>()
        : null;

    public IEnumerable<EmployeeStatus>? Statuses => rule.Statuses?.AsEnumerable();

    public IEnumerable<PostKind>? Posts => rule.Posts?.AsEnumerable();

    public bool WithoutCompletion => rule.WithoutCompletion;

    public bool AtRisk => rule.AtRisk;
}

[Name("Lift")]
[Description("Difference of two rates with its 95 % interval: those to be told, told or not, against those held out by chance.")]
internal sealed class LiftNode(Lift lift)
{
    public RatioNode Told => new(lift.Told);

    public RatioNode HeldOut => new(lift.HeldOut);

    [Description("told − heldOut; null when a group is empty.")]
    public decimal? Difference => lift.Difference;

    public decimal? Low => lift.Low;

    public decimal? High => lift.High;

    [Description("EFFECT_SHOWN when the interval leaves out 0, else NO_EFFECT_SHOWN; NO_COMPARISON when a group is empty.")]
    public string Verdict => lift.IsShown switch { null => "NO_COMPARISON", true => "EFFECT_SHOWN", _ => "NO_EFFECT_SHOWN" };

    public string Method => Lift.Method;

    [Description("A stable code of the method, for readers who say it in their own words.")]
    public string MethodCode => Lift.MethodCode;
}
