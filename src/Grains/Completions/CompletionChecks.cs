using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Policies;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Completions;

/// <summary>What a completion was found to be.</summary>
/// <param name="Content">Normalised, with its batch's programme.</param>
/// <param name="Agency">The credited agency.</param>
/// <param name="EnrolledAgency">The agency of the first day in the batch, when it is another one.</param>
internal sealed record CheckedCompletion(CompletionContent Content, AgencyId Agency, AgencyId? EnrolledAgency);

/// <summary>The checks that a completion and its correction share, in the order in which a sender can act on them.</summary>
internal static class CompletionChecks
{
    /// <summary>Finds who a NIP or an id means.</summary>
    /// <param name="nip">18 digits, or null.</param>
    /// <param name="id">The id, or null.</param>
    /// <param name="context">The writer's memory.</param>
    /// <param name="person">Who.</param>
    /// <returns>Why nobody is meant, or null.</returns>
    public static Decision? FindPerson(string? nip, AsnId? id, DecisionContext context, out RosterEntry person)
    {
        person = null!;
        if (id is { } known)
        {
            var refusal = People.PersonLookup.Find(context, known, out var entry);
            person = entry!;
            return refusal;
        }

        if (nip is not null && context.Roster.TryFind(nip, out var found) && context.Roster.TryFind(found, out var owner))
        {
            person = owner;
            return null;
        }

        return new Decision.Hold(
            QuarantineReasons.UnknownPerson,
            "nip",
            "Nobody in the region has or had this NIP. The item is decided anew when someone joins with it or gets it.",
            WaitKeys.OwnNip);
    }

    /// <summary>Checks what was completed, and finds whom to credit.</summary>
    /// <param name="sent">As sent.</param>
    /// <param name="person">Who.</param>
    /// <param name="context">The writer's memory, the clock, the certificate's owner.</param>
    /// <param name="completion">What it was found to be.</param>
    /// <returns>Why it is held, or null.</returns>
    public static Decision? Check(CompletionContent sent, RosterEntry person, DecisionContext context, out CheckedCompletion completion)
    {
        completion = null!;
        var (zone, rules) = (context.Zone, context.Roster.Rules);
        if (CheckTraining(sent, context, out var program) is { } unknown)
        {
            return unknown;
        }

        if (CompletionRules.Check(sent, zone) is { } wrong)
        {
            return Invalid(wrong.Field, wrong.Message);
        }

        if (CompletionRules.IsInTheFuture(sent.CompletedAt, context))
        {
            return new Decision.Hold(
                QuarantineReasons.InTheFuture,
                "completedAt",
                "It was completed later than now. The item is decided anew once its time has come; correct the sender's clock if it is wrong.",
                WaitKeys.Time);
        }

        var day = sent.CompletedAt.DayIn(zone);
        if (rules.Policies.On(day).Conversion(sent.Form, sent.Scope) is null)
        {
            return Invalid("form", $"No rule converts {PolicyValues.About(sent.Form, sent.Scope)} into JP on the completion day: change form or scope.");
        }

        if (person.Person.MemberOfOn(day, rules.Agencies) is not { } agency)
        {
            return new Decision.Hold(
                QuarantineReasons.NotAMemberThen,
                "completedAt",
                "The person was a member of no agency on the completion day. The item is decided anew when the roster is mended.",
                WaitKeys.OwnNip);
        }

        if (context.CertificateOwner is { } owner && owner != person.Person.Person)
        {
            return new Decision.Hold(
                QuarantineReasons.CertificateTaken,
                "certificate",
                "This issuer's certificate with this number belongs to another person: correct the number or the person.",
                null);
        }

        var content = CompletionRules.Normalise(sent, context.Partner) with { Program = program };
        completion = new CheckedCompletion(content, agency, EnrolledAgency(content, agency, person, context));
        return null;
    }

    /// <summary>A field is wrong.</summary>
    public static Decision.Hold Invalid(string field, string message) => new(QuarantineReasons.Invalid, field, message, null);

    private static Decision.Hold? CheckTraining(CompletionContent sent, DecisionContext context, out ProgramId? program)
    {
        program = sent.Program;
        if (sent.Program is { } named && !context.Roster.TryFind(named, out ProgramDefined? _))
        {
            return new Decision.Hold(
                QuarantineReasons.UnknownProgram,
                "program",
                "The catalogue has no programme with this code. The item is decided anew when it is defined.",
                WaitKeys.Program(named));
        }

        if (sent.Batch is not { } batch)
        {
            return null;
        }

        if (!context.Roster.TryFind(batch, out BatchPlan? plan))
        {
            return new Decision.Hold(
                QuarantineReasons.UnknownBatch,
                "batch",
                "There is no batch with this code. The item is decided anew when it is scheduled.",
                WaitKeys.Batch(batch));
        }

        program ??= plan.Program;
        return program == plan.Program ? null : Invalid("program", "The batch runs another programme: correct one of the two, or leave the programme out.");
    }

    private static AgencyId? EnrolledAgency(CompletionContent content, AgencyId credited, RosterEntry person, DecisionContext context)
    {
        if (content.Batch is null || content.StartedAt is not { } started)
        {
            return null;
        }

        var agency = person.Person.MemberOfOn(started.DayIn(context.Zone), context.Roster.Rules.Agencies);
        return agency == credited ? null : agency;
    }
}
