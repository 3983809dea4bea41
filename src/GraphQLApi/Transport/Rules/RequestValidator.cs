using GraphQL.Validation;
using GraphQL.Validation.Rules;

namespace Bangkom.GraphQLApi.Transport.Rules;

/// <summary>
/// What depends on the reader and the variables, at every request whether its document came from the cache or not:
/// authorization first, then variables and arguments, then cost.
/// </summary>
internal sealed class RequestValidator(FieldAuthorization authorization, GraphQLTransportOptions options) : IDocumentValidator
{
    private readonly DocumentValidator _library = new();
    private readonly IValidationRule[] _rules = [FieldArgumentsAreValidRule.Instance, new OperationCostRule(options)];

    public Task<IValidationResult> ValidateAsync(in ValidationOptions options)
    {
        var refusal = authorization.Check(options.Document, options.Operation, options.User);
        return refusal is null
            ? _library.ValidateAsync(options with { Rules = _rules })
            : Task.FromResult<IValidationResult>(new ValidationResult([refusal]));
    }
}
