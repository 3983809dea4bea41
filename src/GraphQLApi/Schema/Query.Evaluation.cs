using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Evaluation;
using Bangkom.Grains.Ids;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema;

/// <content>Evaluation: questionnaires, the public's satisfaction, and what training is associated with.</content>
internal sealed partial class Query
{
    [Description("Every questionnaire, by code.")]
    public static async Task<IEnumerable<QuestionnaireNode>?> Questionnaires([FromServices] Snapshot read) =>
        (await read.Desk.Evaluation.GetQuestionnaires()).Select(q => new QuestionnaireNode(read, q));

    [Description("The public's satisfaction with the services of the region, or of an agency and those below it. Quarters such as 2026-Q1; left out = this year's.")]
    public static async Task<IkmNode?> Ikm([FromServices] Snapshot read, string? agency, string? from, string? to)
    {
        var (first, last) = Quarters(read, from, to);
        return new IkmNode(await read.Desk.Evaluation.GetIkm(AgencyOf(agency), first, last));
    }

    [Description("Service units with their surveys, by code. Quarters such as 2026-Q1; left out = this year's.")]
    public static async Task<IEnumerable<ServiceUnitNode>?> ServiceUnits([FromServices] Snapshot read, string? agency, string? from, string? to)
    {
        var (first, last) = Quarters(read, from, to);
        return (await read.Desk.Evaluation.GetServiceUnits(AgencyOf(agency), first, last)).Select(u => new ServiceUnitNode(read, u));
    }

    [Cost(500)]
    [Description("The association between training service units' staff in a programme and what the public says of them.")]
    public static async Task<EffectNode?> Effect([FromServices] Snapshot read, string program, EffectMeasure measure = EffectMeasure.Ikm) =>
        Codes.IsValid(program) && await read.ProgramAsync(new ProgramId(program)) is not null
            ? new EffectNode(await read.Desk.Evaluation.GetEffect(new ProgramId(program), measure))
            : null;

    private static AgencyId? AgencyOf(string? code) => code is null ? null
        : Codes.IsValid(code) ? new AgencyId(code)
        : throw new GraphQLTransportException(GraphQLErrorCodes.BadRequest, "`agency` is no agency's code.");

    private static (Quarter From, Quarter To) Quarters(Snapshot read, string? from, string? to)
    {
        var year = read.Desk.Today.Year;
        var (first, last) = (Quarter.Of(year, 1), Quarter.Of(year, 4));
        return (from is null || Quarter.TryParse(from, out first)) && (to is null || Quarter.TryParse(to, out last)) && first <= last
            ? (first, last)
            : throw new GraphQLTransportException(GraphQLErrorCodes.BadRequest, "Write quarters such as 2026-Q1, the first not after the last.");
    }
}
