using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Grains.Ledger.Commands;

/// <summary>What a command decided.</summary>
public abstract record Decision
{
    private Decision() { }

    /// <summary>These facts happen, in order; the first one holds the item's identity.</summary>
    /// <param name="Facts">One or more.</param>
    public sealed record Accept(ImmutableArray<NewFact> Facts) : Decision
    {
        /// <summary>One fact happens.</summary>
        /// <param name="fact">The fact.</param>
        public Accept(NewFact fact) : this([fact]) { }
    }

    /// <summary>It says what is known already.</summary>
    /// <param name="Position">Of a fact that says it, or null.</param>
    /// <param name="Person">The person it is about, or null.</param>
    public sealed record Same(long? Position, AsnId? Person = null) : Decision;

    /// <summary>It can't be resolved; it is kept whole.</summary>
    /// <param name="Reason">A code of <see cref="QuarantineReasons"/>.</param>
    /// <param name="Field">The field it speaks of, or null.</param>
    /// <param name="Message">What to mend; never a NIP or a name.</param>
    /// <param name="WaitsFor">What would resolve it, see <see cref="WaitKeys"/>; null = only a person can.</param>
    public sealed record Hold(string Reason, string? Field, string Message, string? WaitsFor) : Decision;

    /// <summary>It is wrong; nothing is stored.</summary>
    /// <param name="Code">A stable code.</param>
    /// <param name="Field">The field it speaks of, or null.</param>
    /// <param name="Message">What to do; never a NIP or a name.</param>
    public sealed record Refuse(string Code, string? Field, string Message) : Decision;
}

/// <summary>A fact that is about to be stored.</summary>
/// <param name="Fact">The body.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="Personal">NIP and name, or null.</param>
/// <param name="Certificate">A certificate that the person owns from now on, or null.</param>
public sealed record NewFact(Fact Fact, DateTimeOffset OccurredAt, PersonalPart? Personal = null, CertificateNumber? Certificate = null)
{
    /// <summary>
    /// Of a correction, revocation or re-credit: batches that the completion itself named. They must be told, even when the
    /// completion no longer names them.
    /// </summary>
    public ImmutableArray<BatchId> NamedBefore { get; init; } = [];
}

/// <summary>Names of the things that held items wait for.</summary>
public static class WaitKeys
{
    /// <summary>The clock.</summary>
    public const string Time = "time";

    /// <summary>The NIP that the item names: stored so, since a NIP stands in no body.</summary>
    public const string OwnNip = "nip";

    /// <summary>The account that the item names: stored so, since an account stands in no body.</summary>
    public const string OwnAccount = "account";

    /// <summary>A person with this NIP, or a change of their membership.</summary>
    public static string Nip(string digits) => $"nip/{digits}";

    /// <summary>A programme.</summary>
    public static string Program(ProgramId program) => $"program/{program.Value}";

    /// <summary>A batch.</summary>
    public static string Batch(BatchId batch) => $"batch/{batch.Value}";

    /// <summary>An account of a partner's system; in memory only.</summary>
    public static string Account(PartnerId? partner, Account account) => $"account/{partner?.Value}/{account.HomePage}\n{account.Name}";

    /// <summary>An activity of a partner's system.</summary>
    public static string Activity(PartnerId? partner, string activity) => $"activity/{partner?.Value}/{activity}";

    /// <summary>A person's completion of an activity, sent by a source.</summary>
    public static string Completion(string source, AsnId person, string activity) => $"completion/{source}/{person}/{activity}";

    /// <summary>A person's completion of an activity, sent by any system of the same partner.</summary>
    public static string PartnerCompletion(string source, AsnId person, string activity) =>
        Completion(Sources.PartnerOf(source) is { } partner ? Sources.OfPartner(partner) : source, person, activity);

    /// <summary>An accepted item.</summary>
    public static string Item(string source, string key) => $"item/{source}/{key}";
}
