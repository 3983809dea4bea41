using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Facts;

/// <summary>What a completion says, normalised.</summary>
/// <param name="Title">As sent, trimmed; 1–400 characters.</param>
/// <param name="Form">Decides the unit of <paramref name="Quantity"/> and the conversion.</param>
/// <param name="Scope">National or international.</param>
/// <param name="Quantity">In the form's unit, 0–10,000, at most 6 decimals.</param>
/// <param name="StartedAt">Left out = <paramref name="CompletedAt"/>.</param>
/// <param name="CompletedAt">Decides the year, the month and the credited agency.</param>
/// <param name="Program">Programme, or null.</param>
/// <param name="Batch">Batch, or null.</param>
/// <param name="Certificate">Trimmed, upper case, or null.</param>
/// <param name="Issuer">Trimmed, upper case; left out by the sender = the partner's code; null without a certificate.</param>
/// <param name="Score">As sent, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CompletionContent")]
public sealed record CompletionContent(
    [property: Id(0)] string Title,
    [property: Id(1)] LearningForm Form,
    [property: Id(2)] LearningScope Scope,
    [property: Id(3)] decimal Quantity,
    [property: Id(4)] Moment? StartedAt,
    [property: Id(5)] Moment CompletedAt,
    [property: Id(6)] ProgramId? Program,
    [property: Id(7)] BatchId? Batch,
    [property: Id(8)] string? Certificate,
    [property: Id(9)] string? Issuer,
    [property: Id(10)] decimal? Score);

/// <summary>A person completed a training.</summary>
/// <param name="Person">Who.</param>
/// <param name="Agency">The credited agency: the one held on the completion date.</param>
/// <param name="EnrolledAgency">With a batch: the agency held on the day of <c>startedAt</c>, when it is another one.</param>
/// <param name="Content">What was completed.</param>
/// <param name="ReceivedAt">When the item first arrived: an item that was held keeps the instant of its arrival.</param>
/// <param name="Activity">Of a statement: the id of its activity, by which a later statement undoes it; else null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.Completed")]
public sealed record Completed(
    AsnId Person,
    [property: Id(0)] AgencyId Agency,
    [property: Id(1)] AgencyId? EnrolledAgency,
    [property: Id(2)] CompletionContent Content,
    [property: Id(3)] DateTimeOffset ReceivedAt,
    [property: Id(4)] string? Activity = null) : PersonFact(Person);

/// <summary>The whole item again, as it should have been; the correction with the highest position holds.</summary>
/// <param name="Of">Position of the <see cref="Completed"/> that it corrects.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CompletionCorrected")]
public sealed record CompletionCorrected(
    AsnId Person,
    [property: Id(0)] long Of,
    [property: Id(1)] AgencyId Agency,
    [property: Id(2)] AgencyId? EnrolledAgency,
    [property: Id(3)] CompletionContent Content,
    [property: Id(4)] DateTimeOffset ReceivedAt) : PersonFact(Person);

/// <summary>The completion never counts again; final.</summary>
/// <param name="Of">Position of the <see cref="Completed"/>.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CompletionRevoked")]
public sealed record CompletionRevoked(
    AsnId Person,
    [property: Id(0)] long Of,
    [property: Id(1)] DateTimeOffset ReceivedAt) : PersonFact(Person);

/// <summary>
/// The completion is credited to another agency: a back-dated transfer or merge changed the agency held on its date.
/// </summary>
/// <param name="Of">Position of the <see cref="Completed"/> or <see cref="CompletionCorrected"/> whose agency changes.</param>
/// <param name="Agency">The agency credited from now on.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CompletionRecredited")]
public sealed record CompletionRecredited(
    AsnId Person,
    [property: Id(0)] long Of,
    [property: Id(1)] AgencyId Agency) : PersonFact(Person);
