using GraphQL.Validation;

namespace Bangkom.GraphQLApi.Transport.Rules;

/// <summary>Refuses operations that cost or nest more than allowed. It runs once variables are known, so their values count.</summary>
internal sealed class OperationCostRule(GraphQLTransportOptions options) : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPostNodeVisitorAsync(ValidationContext context)
    {
        if (new OperationCost(context, options).Measure() is { } refusal)
            context.ReportError(refusal);
        return default;
    }
}
