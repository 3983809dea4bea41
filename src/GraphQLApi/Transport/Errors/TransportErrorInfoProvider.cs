using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;

namespace Bangkom.GraphQLApi.Transport.Errors;

/// <summary>
/// Gives every error a code of the closed list. The library's own provider would print the exception's class name, and its
/// messages repeat the value that did not fit, which may be a personal number.
/// </summary>
internal sealed class TransportErrorInfoProvider : IErrorInfoProvider
{
    public const string InternalMessage = "Something went wrong on our side.";

    // What the library writes after these words repeats the reader's value.
    private static readonly string[] _valueFollows = [", found", " has invalid default value", "Unable to convert", "Unable to parse"];

    public ErrorInfo GetInfo(ExecutionError executionError)
    {
        var (code, message) = Describe(executionError);
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        if (executionError is GraphQLTransportException { RetryAfterSeconds: { } seconds })
            extensions["retryAfterSeconds"] = seconds;
        return new ErrorInfo { Message = message, Extensions = extensions };
    }

    public static string CodeOf(ExecutionError error) => Describe(error).Code;

    private static (string Code, string Message) Describe(ExecutionError error) => error switch
    {
        GraphQLTransportException or DocumentRefusedError => (error.Code!, error.Message),
        SyntaxError => (GraphQLErrorCodes.BadRequest, WithoutValue(error.Message)),
        TimeoutError => (GraphQLErrorCodes.Timeout, "The operation took too long."),
        // A validation rule of the library: its code comes from the rule, never from an exception.
        ValidationError when error.GetType().Assembly == typeof(ValidationError).Assembly => (error.Code!, Safe((ValidationError)error)),
        RequestError or DocumentError => (GraphQLErrorCodes.BadRequest, "The document cannot be executed."),
        _ => (GraphQLErrorCodes.Internal, InternalMessage),
    };

    private static string Safe(ValidationError error)
    {
        if (error is InvalidVariableError { InnerException: not null })
            return Before(error.Message, " is invalid.") + " is invalid. The value does not fit its type.";
        if (error is InvalidLiteralError or InvalidValueError)
            return Before(error.Message, ". ") + ". The value does not fit its type.";
        return WithoutValue(error.Message);
    }

    private static string WithoutValue(string message)
    {
        var end = message.Length;
        foreach (var words in _valueFollows)
        {
            var at = message.IndexOf(words, StringComparison.Ordinal);
            if (at >= 0 && at < end)
                end = words[0] == ' ' ? at + words.Length : at;
        }
        return end == message.Length ? message : message[..end].TrimEnd('.', ' ', '\n') + ".";
    }

    private static string Before(string message, string words)
    {
        var at = message.IndexOf(words, StringComparison.Ordinal);
        return at < 0 ? "A value" : message[..at];
    }
}
