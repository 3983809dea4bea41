namespace Bangkom.Recount;

/// <summary>One stored row of the ledger, as it stands in the table; <paramref name="Body"/> is the fact's JSON.</summary>
public sealed record RecountRow(
    long Position, DateTimeOffset RecordedAt, DateTimeOffset OccurredAt, string Source, string? Key, string Body);

/// <summary>
/// The figures of an agency or the region. JP and quotients have at most 6 places, half even; a value over nothing is null.
/// Fulfilment is Σ min(JP, target) / Σ target; pace is Σ JP / (Σ target × days gone / days of the year).
/// </summary>
/// <param name="FiguresOn">The figure's date: the day of the recount, or 31 December of a past year.</param>
/// <param name="Headcount">Members on that date who are in scope; the people of every figure but the next two.</param>
/// <param name="Completions">Counting completions of the year that are credited to the agency, of anyone.</param>
/// <param name="JpCredited">Their JP.</param>
/// <param name="ForecastCompliant">Those who would reach the target at their own pace.</param>
public sealed record RecountFigures(
    int Year, DateOnly FiguresOn, int Headcount, int Participants, int Compliant,
    decimal JpTotal, decimal? JpMean, decimal? JpMedian, int Completions, decimal JpCredited,
    decimal FulfilmentNumerator, decimal FulfilmentDenominator, decimal? FulfilmentValue,
    decimal PaceNumerator, decimal PaceDenominator, decimal? PaceValue,
    decimal ReachNumerator, decimal ReachDenominator, decimal? ReachValue,
    decimal ComplianceNumerator, decimal ComplianceDenominator, decimal? ComplianceValue, int ForecastCompliant);

/// <summary>One version of a completion, explained.</summary>
/// <param name="Position">Position of the version.</param>
/// <param name="Claimed">Quantity × conversion, in JP.</param>
/// <param name="Reason"><c>FULL</c>, or why less was credited.</param>
/// <param name="Limit">The cap that cut it, in JP or times, or null.</param>
/// <param name="LimitOn">The cap's day, or the first day of its month, or null.</param>
/// <param name="Other">Position of the version that it repeats, overlaps or was corrected by, or null.</param>
public sealed record RecountLine(
    long Position, decimal Claimed, decimal Credited, string Reason, decimal? Limit, DateOnly? LimitOn, long? Other);

/// <summary>A person's year on the figure's date.</summary>
/// <param name="InScope">A member on that date, of a status in scope.</param>
/// <param name="Jp">JP of the year up to that date.</param>
/// <param name="Target">Prorated target in JP, here rounded to 6 places; null out of scope or without a target.</param>
/// <param name="Cap">The status's cap in JP, also of who is out of scope, or null.</param>
/// <param name="Compliant">JP ≥ unrounded target, false without one; null out of scope.</param>
/// <param name="Lines">Every version completed in the year, in canonical order.</param>
public sealed record RecountRecord(
    bool InScope, decimal Jp, decimal? Target, decimal? Cap, bool? Compliant, IReadOnlyList<RecountLine> Lines);

/// <summary>How many people of one agency are in a batch; an agency with a quota is there without people too.</summary>
public sealed record RecountBatchAgency(string Agency, int Enrolled, int Attended, int Completed, int? Quota = null);

/// <summary>How many people are in a batch; who completed has attended, who attended is enrolled.</summary>
/// <param name="AgencyMix">1 − Σ p² over the enrolled, 6 places half even, or null for nobody.</param>
/// <param name="WaitList">Who waits, in the order of the facts that put them on the list.</param>
public sealed record RecountBatch(
    int Enrolled, int WaitListed, int Attended, int Completed, decimal? AgencyMix, IReadOnlyList<RecountBatchAgency> Agencies,
    IReadOnlyList<string> WaitList);

/// <summary>What became of a partner's items; <c>Accepted = Counted + Σ NotCounted</c> in a sound ledger. Reasons without zeros.</summary>
/// <param name="Accepted">Accepted at once, or after a repair or replay.</param>
/// <param name="Quarantined">Held at first, less those accepted since; a superseded item stays in.</param>
/// <param name="Held">Items still held.</param>
public sealed record RecountPartner(
    int Sent, int Accepted, int Repeated, int Quarantined, int Counted,
    IReadOnlyDictionary<string, int> NotCounted, IReadOnlyDictionary<string, int> Held);
