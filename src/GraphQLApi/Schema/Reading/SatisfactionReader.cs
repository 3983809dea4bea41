using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Evaluation;

namespace Bangkom.GraphQLApi.Schema.Reading;

/// <summary>Reads what is published of a group.</summary>
internal static class SatisfactionReader
{
    public const string Description = """
        From groups of five answers or more. It moves in steps of at least five, and no figures subtracted from one another leave fewer than
        five answers over; an answer counts in the quarter in which its step was published. What too few said in an agency counts in the one above.
        """;

    public static async Task<SatisfactionNode?> ReadAsync(Snapshot read, EvaluationGroup group, int? year, int? quarter)
    {
        if (quarter is < 1 or > 4 || year is < 1 or > 9999)
        {
            throw new GraphQLTransportException(GraphQLErrorCodes.BadRequest, "`quarter` is 1 to 4 and `year` 1 to 9999.");
        }

        return new SatisfactionNode(read, group, await read.Desk.Evaluation.GetSatisfaction(group, year, quarter));
    }
}
