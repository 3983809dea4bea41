using System.ComponentModel;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Mutations;

[Name("UserError")]
[Description("code is stable; path names the input's field; message says what to do.")]
internal interface IUserError
{
    string Code { get; }

    string Message { get; }

    IEnumerable<string>? Path { get; }
}

[Name("InvalidInput")]
[Implements(typeof(IUserError))]
internal sealed record InvalidInput(string Code, string Message, IEnumerable<string>? Path) : IUserError;
