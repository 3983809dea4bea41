using Bangkom.GraphQLApi.Schema;
using Bangkom.GraphQLApi.Schema.Lists;
using Bangkom.GraphQLApi.Schema.Live;
using Bangkom.GraphQLApi.Schema.Mutations;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Schema.Scalars;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Ledger;
using GraphQL;
using GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bangkom.GraphQLApi;

/// <summary>The region's GraphQL: schema and transport.</summary>
public static class BangkomGraphQL
{
    /// <summary>
    /// Adds schema and transport. The host adds the grains and an <see cref="ITransportAuthenticator"/> whose principals carry
    /// <see cref="Roles"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Limits of the transport; runs last.</param>
    public static IServiceCollection AddBangkomGraphQL(this IServiceCollection services, Action<GraphQLTransportOptions>? configure = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<RegionDesk>();
        services.AddSingleton<MutationDesk>();
        services.AddSingleton<LifeDesk>();
        services.AddSingleton<LiveFigures>();
        services.AddSingleton<LiveFeeds>();
        services.AddScoped<Snapshot>();
        services.AddScoped<NodeFinder>();
        services.AddScoped<MemberPages>();
        services.AddSingleton(s => new GraphQLWarmup(new(s.GetRequiredService<Transport.Execution.OperationExecutor>)));
        services.AddSingleton<DecimalScalar>().AddSingleton<PositionScalar>().AddSingleton<RupiahScalar>().AddSingleton<QualificationEnum>().AddSingleton<DateScalar>().AddSingleton<InstantScalar>();
        services.AddGraphQL(builder => builder
            .AddAutoSchema<Query>(schema => schema.WithMutation<Mutation>().WithSubscription<Subscription>())
            .ConfigureSchema(Configure));
        services.AddGraphQLTransport(options =>
        {
            options.MapException = Explain;
            foreach (var example in Examples.All)
            {
                options.Examples.Add(example);
            }

            configure?.Invoke(options);
        });
        return services;
    }

    /// <summary>Answers GraphQL over HTTP, WebSocket and event streams. A schema that does not hold together stops the start.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    /// <param name="path">A plain path.</param>
    public static IEndpointConventionBuilder MapBangkomGraphQL(this IEndpointRouteBuilder endpoints, string path = "/graphql") =>
        endpoints.MapGraphQLTransport(path);

    private static void Configure(ISchema schema)
    {
        schema.RegisterTypeMapping<decimal, DecimalScalar>();
        schema.RegisterTypeMapping<long, PositionScalar>();
        schema.RegisterTypeMapping<Rupiah, RupiahScalar>();
        schema.RegisterTypeMapping<Bangkom.Grains.Facts.Qualification, QualificationEnum>();
        schema.RegisterTypeMapping<DateOnly, DateScalar>();
        schema.RegisterTypeMapping<DateTimeOffset, InstantScalar>();
        // Types that only an interface leads to.
        schema.RegisterType<AutoRegisteringObjectGraphType<ReceiptNode>>();
        schema.RegisterType<AutoRegisteringObjectGraphType<QuarantinedItemNode>>();
        schema.RegisterType<AutoRegisteringObjectGraphType<PersonNode>>();
        schema.RegisterType<AutoRegisteringObjectGraphType<InvalidInput>>();
    }

    // What an outage looks like from here; everything else is a fault of ours.
    private static GraphQLTransportException? Explain(Exception exception) => exception switch
    {
        LedgerUnavailableException => new GraphQLTransportException(
            GraphQLErrorCodes.Unavailable, "outcome unknown: send again with the same key", LedgerLimits.RetryAfterSeconds),
        TimeoutException or OrleansException => new GraphQLTransportException(
            GraphQLErrorCodes.Unavailable, "A part does not answer in time: ask again. A change's outcome is unknown: send again with the same key.", LedgerLimits.RetryAfterSeconds),
        _ => null,
    };
}
