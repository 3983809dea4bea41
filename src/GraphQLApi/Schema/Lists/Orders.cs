namespace Bangkom.GraphQLApi.Schema.Lists;

internal enum AgencyLevel
{
    Top,
    All,
}

internal enum AgencyOrder
{
    Name,
    Code,
    Headcount,
    Compliance,
    Reach,
    JpMean,
}

internal enum BatchOrder
{
    StartsOn,
    StartsOnDesc,
    Name,
}
