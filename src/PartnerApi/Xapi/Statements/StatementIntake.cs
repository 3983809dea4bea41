using System.Collections.Immutable;
using System.Text.Json;
using Bangkom.PartnerApi.Xapi.Http;
using Bangkom.PartnerApi.Xapi.Storage;
using Bangkom.PartnerApi.Xapi.Validation;
using Bangkom.PartnerApi.Xapi.Values;

namespace Bangkom.PartnerApi.Xapi.Statements;

/// <summary>Makes what the store takes of a request's statements.</summary>
/// <param name="caller">Whose they are.</param>
/// <param name="version">The request's version.</param>
internal sealed class StatementIntake(XapiCaller caller, XapiVersion version)
{
    /// <summary>Held because it breaks a rule of the specification.</summary>
    public const string Invalid = "INVALID";

    /// <summary>Reads statements.</summary>
    /// <param name="parts">The request.</param>
    /// <param name="id">The id that a PUT names, or null.</param>
    /// <returns>What to store, or why nothing is.</returns>
    public (StatementAppend? Append, XapiAnswer? Refusal) Read(RequestParts parts, Guid? id)
    {
        using var document = JsonText.TryParse(parts.Json, out var message);
        if (document is null)
        {
            return (null, XapiAnswer.Bad($"The body {message}."));
        }

        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object && (root.ValueKind != JsonValueKind.Array || id is not null))
        {
            return (null, XapiAnswer.Bad(id is null ? "The body must be a statement, or an array of statements." : "The body must be one statement."));
        }

        JsonElement[] items = root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : [root];
        if (items.Length > XapiLimits.StatementsMax)
        {
            return (null, XapiAnswer.Refuse(413, "TOO_LARGE", $"A request has at most {XapiLimits.StatementsMax} statements; nothing was stored. Send them in several."));
        }

        return Read(items, new AttachmentRules(parts.Attachments, version), parts, id);
    }

    private (StatementAppend? Append, XapiAnswer? Refusal) Read(JsonElement[] items, AttachmentRules attachments, RequestParts parts, Guid? id)
    {
        using var authority = JsonDocument.Parse(caller.Authority);
        var statements = ImmutableArray.CreateBuilder<NewStatement>(items.Length);
        var ids = new HashSet<Guid>();
        for (var i = 0; i < items.Length; i++)
        {
            var problem = StatementRules.Of(version).Check(items[i]) ?? attachments.Check(items[i]) ?? CheckId(items[i], id);
            var statement = problem is null ? Valid(items[i], authority.RootElement, id) : null;
            if (statement is not null && !ids.Add(statement.Id) && caller.IsStrict)
            {
                problem = Problem.Here("stands twice in this request").In("id");
            }

            if (problem is not null && caller.IsStrict)
            {
                return (null, XapiAnswer.Bad(items.Length == 1 ? problem : problem.In($"[{i}]")));
            }

            statements.Add(statement ?? HeldOne(items[i], id));
        }

        if (attachments.HasUnused && caller.IsStrict)
        {
            return (null, XapiAnswer.Bad("Each part must be an attachment of a statement."));
        }

        ImmutableArray<NewAttachment> bytes = [.. attachments.Used.Select(hash => new NewAttachment(hash, parts.Attachments[hash].ToArray()))];
        return (new StatementAppend(caller.Scope, caller.Principal.Source, caller.Principal.CredentialId, caller.Authority, caller.IsStrict, statements.MoveToImmutable(), bytes), null);
    }

    private static Problem? CheckId(JsonElement statement, Guid? id) =>
        id is { } named && statement.TryGetProperty("id", out var own) && own.GetGuid() != named ? Problem.Here("must be the one of the parameter statementId").In("id") : null;

    private NewStatement Valid(JsonElement statement, JsonElement authority, Guid? named)
    {
        var id = named ?? (statement.TryGetProperty("id", out var own) ? own.GetGuid() : null);
        var target = statement.GetProperty("object") is var about && about.TryGetProperty("objectType", out var type) && type.ValueEquals("StatementRef"u8)
            ? about.GetProperty("id").GetGuid()
            : (Guid?)null;
        return new NewStatement(
            id ?? (caller.IsStrict ? Guid.CreateVersion7() : StatementContent.IdOf(statement, version, caller.Principal.Source)),
            IsIdDerived: id is null && !caller.IsStrict,
            JsonOutput.RawOf(statement).ToArray(),
            StatementContent.Of(statement, version, isLenient: !caller.IsStrict),
            statement.TryGetProperty("timestamp", out var text) && Timestamp.TryParse(text.GetString()!, version, out var timestamp) ? timestamp : null,
            statement.TryGetProperty("version", out var said) ? said.GetString()! : version.StatementDefault(),
            target,
            target is not null && statement.GetProperty("verb").GetProperty("id").ValueEquals(StatementRules.Voided),
            [.. StatementKeys.Of(statement, authority)],
            [.. Activities.DefinitionsIn(statement).Select(d => new KeyValuePair<string, byte[]>(d.Id, JsonOutput.RawOf(d.Definition).ToArray()))]);
    }

    // It is kept with the id that its sender knows it by, if any; others get one, so that each has an answer.
    private NewStatement HeldOne(JsonElement item, Guid? named)
    {
        var own = item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && Uuid.TryParse(id.GetString(), out var parsed) ? parsed : (Guid?)null;
        var raw = JsonOutput.RawOf(item).ToArray();
        return new NewStatement(named ?? own ?? StatementContent.IdOf(raw, caller.Principal.Source), IsIdDerived: false, raw, [], null, version.StatementDefault(), null, Voids: false, [], [])
        {
            Held = Invalid,
        };
    }
}
