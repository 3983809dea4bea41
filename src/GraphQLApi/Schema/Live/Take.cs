using Bangkom.GraphQLApi.Transport;

namespace Bangkom.GraphQLApi.Schema.Live;

/// <summary>After how many events a subscription ends.</summary>
internal static class Take
{
    /// <exception cref="GraphQLTransportException">Less than one event was asked.</exception>
    public static void Check(int? take)
    {
        if (take is < 1)
        {
            throw new GraphQLTransportException(GraphQLErrorCodes.BadRequest, "`take` must be 1 or more.");
        }
    }
}
