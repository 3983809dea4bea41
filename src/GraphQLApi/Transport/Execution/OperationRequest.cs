using System.Security.Claims;
using GraphQL;
using GraphQLParser.AST;

namespace Bangkom.GraphQLApi.Transport.Execution;

/// <summary>What a client sent, whichever way it came.</summary>
internal sealed record OperationRequest(string? Text, string? DocumentId, string? OperationName, Inputs Variables, Inputs Extensions)
{
    /// <summary>The variables as they were sent: equal texts are equal variables.</summary>
    public string VariablesText { get; init; } = "";
}

/// <summary>Who asks, and which kinds of operation the way it came allows.</summary>
internal sealed record OperationCaller(ClaimsPrincipal User, bool MayMutate, bool MaySubscribe, bool CameByUrl = false)
{
    public bool May(OperationType operation) => operation switch
    {
        OperationType.Mutation => MayMutate,
        OperationType.Subscription => MaySubscribe,
        _ => true,
    };
}
