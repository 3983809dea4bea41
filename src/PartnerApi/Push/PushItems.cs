using System.Security.Cryptography;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ledger.Held;
using Bangkom.Grains.Policies;

namespace Bangkom.PartnerApi.Push;

/// <summary>Turns an item's properties into what it asks of the ledger.</summary>
internal static class PushItems
{
    /// <summary>The submission of an item that has a key. What is wrong with the item makes it one that is held.</summary>
    /// <param name="fields">The item's properties.</param>
    /// <param name="raw">Its bytes as they arrived.</param>
    /// <param name="sender">Who sends it.</param>
    public static Submission Submit(ItemFields fields, byte[] raw, PushSender sender)
    {
        var key = fields[PushField.Key]!;
        if (fields.Problem is null && Read(fields, sender) is { } command)
        {
            return new Submission(key, ContentHash.Of(sender.Secret, command, sender.Partner), command, raw);
        }

        var (field, message) = fields.Problem!.Value;
        return new Submission(key, HMACSHA256.HashData(sender.Secret, raw)[..ContentHash.Length], new InvalidItem(field, message), raw);
    }

    private static Command? Read(ItemFields fields, PushSender sender)
    {
        switch (fields[PushField.Action])
        {
            case null or "complete":
                if (fields.Has(PushField.Of))
                {
                    fields.AddProblem(PushField.Of, "of belongs to the actions correct and revoke: leave it out, or send the action.");
                }

                return Content(fields, sender) is var (nip, content) ? new CompleteItem(nip, null, content) : null;
            case "correct":
                Require(fields, PushField.Of, "of is missing: send the key of the first item.");
                return Content(fields, sender) is var (person, corrected)
                    ? new CorrectItem(fields[PushField.Of], null, person, null, corrected)
                    : null;
            case "revoke":
                return Revoke(fields);
            default:
                fields.AddProblem(PushField.Action, "action is complete, correct or revoke.");
                return null;
        }
    }

    private static RevokeItem? Revoke(ItemFields fields)
    {
        Require(fields, PushField.Of, "of is missing: send the key of the first item.");
        for (var field = PushField.Nip; field <= PushField.Score; field++)
        {
            if (fields.Has(field))
            {
                fields.AddProblem(field, $"A revocation has only key, action and of: leave {PushFields.Name(field)} out.");
            }
        }

        return fields.Problem is null ? new RevokeItem(fields[PushField.Of], null) : null;
    }

    private static (string Nip, CompletionContent Content)? Content(ItemFields fields, PushSender sender)
    {
        if (!Nip.TryParse(fields[PushField.Nip], sender.Today, out var nip, out var problem))
        {
            fields.AddProblem(PushField.Nip, problem!);
        }

        Require(fields, PushField.Title, "title is missing: send the training's title.");
        var content = new CompletionContent(
            fields[PushField.Title] ?? "",
            Name<LearningForm>(fields, PushField.Form, null),
            Name<LearningScope>(fields, PushField.Scope, LearningScope.National),
            Quantity(fields),
            When(fields, PushField.StartedAt),
            When(fields, PushField.CompletedAt) ?? Missing(fields),
            Code<ProgramId>(fields, PushField.Program),
            Code<BatchId>(fields, PushField.Batch),
            fields[PushField.Certificate],
            fields[PushField.Issuer],
            fields.Score);
        if (fields.Problem is null && CompletionRules.Check(content, sender.Zone) is var (field, message))
        {
            fields.AddProblem(field, $"{field}: {message}");
        }

        return fields.Problem is null ? (nip.Digits, CompletionRules.Normalise(content, sender.Partner)) : null;
    }

    private static decimal Quantity(ItemFields fields)
    {
        if (fields.Quantity is null)
        {
            fields.AddProblem(PushField.Quantity, "quantity is missing: send JP, days, times or semesters, as the form counts.");
        }

        return fields.Quantity ?? 0;
    }

    private static Moment Missing(ItemFields fields)
    {
        fields.AddProblem(PushField.CompletedAt, "completedAt is missing: send a date like 2026-03-04 or an instant like 2026-03-04T09:00:00+07:00.");
        return default;
    }

    private static Moment? When(ItemFields fields, PushField field)
    {
        if (fields[field] is not { } text)
        {
            return null;
        }

        if (!Moment.TryParse(text, out var moment))
        {
            fields.AddProblem(field, $"{PushFields.Name(field)} is neither a date like 2026-03-04 nor an instant with its offset like 2026-03-04T09:00:00+07:00.");
        }

        return moment;
    }

    private static T Name<T>(ItemFields fields, PushField field, T? without) where T : struct, Enum
    {
        var text = fields[field];
        if (text is null && without is { } value)
        {
            return value;
        }

        if (text is null || !WireNames.TryParse(text, out value))
        {
            value = default;
            fields.AddProblem(field, $"{PushFields.Name(field)} is one of {string.Join(", ", Enum.GetValues<T>().Select(WireNames.Of))}.");
        }

        return value;
    }

    private static T? Code<T>(ItemFields fields, PushField field) where T : struct, ICode<T>
    {
        var text = fields[field];
        if (text is not null && !Codes.IsValid(text))
        {
            fields.AddProblem(field, $"{PushFields.Name(field)} is a code of A–Z, 0–9, - and _ with at most {Codes.LengthMax} characters.");
        }

        return text is null ? null : T.Of(text);
    }

    private static void Require(ItemFields fields, PushField field, string message)
    {
        if (string.IsNullOrWhiteSpace(fields[field]))
        {
            fields.AddProblem(field, message);
        }
    }
}
