namespace Bangkom.GraphQLApi.Schema.Mutations;

internal enum Outcome
{
    Accepted,
    Repeated,
    Quarantined,
    Refused,
}
