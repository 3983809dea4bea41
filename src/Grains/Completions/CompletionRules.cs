using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Grains.Completions;

/// <summary>What a completion's fields may hold, and their one normalised form; the doors and the writer share it.</summary>
public static class CompletionRules
{
    /// <summary>Characters a title may have at most.</summary>
    public const int TitleLengthMax = 400;

    /// <summary>Characters a certificate's number or its issuer may have at most.</summary>
    public const int CertificateLengthMax = 100;

    /// <summary>The largest quantity, in the form's unit.</summary>
    public const decimal QuantityMax = 10_000m;

    /// <summary>Decimals a quantity may have at most.</summary>
    public const int QuantityDecimalsMax = 6;

    /// <summary>Issuer of a certificate that the administrator enters without one.</summary>
    public const string AdministratorIssuer = "ADMIN";

    /// <summary>The first day on which anything can have been completed or started.</summary>
    public static readonly DateOnly FirstDay = new(1970, 1, 1);

    /// <summary>How far a sender's clock may be ahead.</summary>
    public static readonly TimeSpan ClockSkewMax = TimeSpan.FromMinutes(10);

    /// <summary>What is wrong with a completion, or null.</summary>
    /// <param name="content">The completion; normalised or not.</param>
    /// <param name="zone">The region's zone.</param>
    /// <returns>The field, and what to write instead.</returns>
    /// <remarks>A score is a decimal, so it is finite by its type.</remarks>
    public static (string Field, string Message)? Check(CompletionContent content, RegionZone zone)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(zone);
        return CheckTexts(content) ?? CheckQuantity(content.Quantity) ?? CheckDates(content, zone);
    }

    /// <summary>
    /// A completion as it is stored and compared: texts trimmed, certificate and issuer in upper case, the issuer filled in.
    /// </summary>
    /// <param name="content">The completion.</param>
    /// <param name="partner">The sender, whose code is the issuer of a certificate that names none; null = the administrator.</param>
    public static CompletionContent Normalise(CompletionContent content, PartnerId? partner)
    {
        ArgumentNullException.ThrowIfNull(content);
        var certificate = Upper(content.Certificate);
        var issuer = certificate is null ? null : Upper(content.Issuer) ?? partner?.Value ?? AdministratorIssuer;
        return content with { Title = content.Title.Trim(), Certificate = certificate, Issuer = issuer };
    }

    /// <summary>The certificate whose owner matters, or null.</summary>
    /// <param name="content">The completion.</param>
    /// <param name="partner">The sender; null = the administrator.</param>
    internal static CertificateNumber? CertificateOf(CompletionContent content, PartnerId? partner)
    {
        var normal = Normalise(content, partner);
        return normal.Certificate is { } number && TooLong(normal.Certificate) is null && TooLong(normal.Issuer) is null
            ? new CertificateNumber(normal.Issuer!, number)
            : null;
    }

    /// <summary>
    /// The last day on which a completion can have been accepted by now: near midnight a sender's clock may be a day ahead.
    /// A change of the roster from a later day on can't touch any completion.
    /// </summary>
    /// <param name="context">The clock and the zone.</param>
    internal static DateOnly LatestDay(DecisionContext context) => context.Zone.DayOf(context.Now + ClockSkewMax);

    /// <summary>True when something was completed later than the sender's clock may be ahead.</summary>
    /// <param name="completedAt">When.</param>
    /// <param name="context">The clock and the zone.</param>
    internal static bool IsInTheFuture(Moment completedAt, DecisionContext context) => completedAt.IsDate
        ? completedAt.DayIn(context.Zone) > context.Today
        : completedAt.InstantIn(context.Zone) > context.Now + ClockSkewMax;

    /// <summary>What is wrong with a quantity, or null; programmes share the limits.</summary>
    /// <param name="quantity">In the form's unit.</param>
    internal static (string Field, string Message)? CheckQuantity(decimal quantity)
    {
        if (quantity is < 0 or > QuantityMax)
        {
            return ("quantity", $"Give a quantity from 0 to {QuantityMax:0}, in the form's unit.");
        }

        return decimal.Round(quantity, QuantityDecimalsMax) == quantity
            ? null
            : ("quantity", $"Give at most {QuantityDecimalsMax} decimals.");
    }

    private static (string, string)? CheckTexts(CompletionContent content)
    {
        if (!Inputs.IsText(content.Title, TitleLengthMax))
        {
            return ("title", $"Give a title of 1 to {TitleLengthMax} characters without control characters.");
        }

        return TooLong(content.Certificate) is { } certificate ? ("certificate", certificate)
            : TooLong(content.Issuer) is { } issuer ? ("issuer", issuer)
            : null;
    }

    private static string? TooLong(string? text) =>
        text is null || (text.AsSpan().Trim().Length <= CertificateLengthMax && Inputs.IsPlain(text))
            ? null
            : $"Give at most {CertificateLengthMax} characters without control characters.";

    private static (string, string)? CheckDates(CompletionContent content, RegionZone zone)
    {
        if (content.CompletedAt.DayIn(zone) < FirstDay)
        {
            return ("completedAt", "Nothing is recorded before 1970-01-01.");
        }

        if (content.StartedAt is not { } started)
        {
            return null;
        }

        if (started.DayIn(zone) < FirstDay)
        {
            return ("startedAt", "Nothing is recorded before 1970-01-01.");
        }

        // A bare date has no clock time: beside an instant only the days can be compared.
        var isLater = started.IsDate == content.CompletedAt.IsDate
            ? started.InstantIn(zone) > content.CompletedAt.InstantIn(zone)
            : started.DayIn(zone) > content.CompletedAt.DayIn(zone);
        return isLater ? ("startedAt", "It starts after it was completed.") : null;
    }

    private static string? Upper(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ToUpperInvariant();
}
