namespace Bangkom.GraphQLApi.Transport.Http;

/// <summary>The body is not <c>application/json</c> in UTF-8: 415. A browser form can send nothing else across sites, so this also keeps them out.</summary>
internal sealed class UnsupportedBodyException : Exception;
