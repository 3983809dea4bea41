namespace Bangkom.GraphQLApi.Schema.Live;

/// <summary>A concept of the programme's cycle that can be watched.</summary>
internal enum CycleTopic
{
    Needs,
    Plans,
    Evaluation,
    Budget,
    Outreach,
}
