using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;

namespace Bangkom.GraphQLApi.Schema.Mutations;

/// <summary>What became of a mutation.</summary>
internal sealed record Answer(Outcome Outcome, long? Position, AsnId? Person, IReadOnlyList<IUserError> Errors)
{
    /// <summary>Code of an input whose field is no code, no id or too long.</summary>
    public const string Invalid = "INVALID";

    public static Answer Refused(IReadOnlyList<IUserError> errors) => new(Outcome.Refused, null, null, errors);

    public static Answer Of(ItemResult result) => new(
        result.Status switch
        {
            ItemStatus.Accepted => Outcome.Accepted,
            ItemStatus.Repeated => Outcome.Repeated,
            ItemStatus.Quarantined => Outcome.Quarantined,
            _ => Outcome.Refused,
        },
        result.Position,
        result.Person,
        result.Reason is { } reason && result.Status is ItemStatus.Quarantined or ItemStatus.Refused
            ? [new InvalidInput(result.Reason!, result.Message ?? "The input was not accepted.", result.Field is { } field ? [field] : null)]
            : []);
}
