namespace Bangkom.GraphQLApi.Tests.Support;

/// <summary>Tests that count events: a definition of another test reaches every agency, and is an event too.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
