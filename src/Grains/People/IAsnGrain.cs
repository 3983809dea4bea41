using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;

namespace Bangkom.Grains.People;

/// <summary>One civil servant: who they are and what they learned, read from the store before every answer. Key: region/id.</summary>
[Alias("bangkom.IAsnGrain")]
public interface IAsnGrain : IGrainWithStringKey
{
    /// <summary>The person; null when nobody has this id.</summary>
    [Alias("GetView")]
    Task<PersonView?> GetView();

    /// <summary>The person's record of a year; null when nobody has this id or the year has not begun.</summary>
    /// <param name="year">The calendar year; null = today's.</param>
    [Alias("GetRecord")]
    Task<RecordView?> GetRecord(int? year);

    /// <summary>Batches that the person was ever invited to, the latest first.</summary>
    [Alias("GetInvitedTo")]
    Task<ImmutableArray<BatchId>> GetInvitedTo();

    /// <summary>What the public page of a certificate shows; null when the holder shares nothing.</summary>
    /// <param name="completion">Position of the completion.</param>
    [Alias("GetCertificate")]
    Task<CertificateView?> GetCertificate(long completion);
}

/// <summary>What the holder of a certificate shares.</summary>
/// <param name="Certificate">Its number, or null.</param>
/// <param name="Issuer">Who issued it, or null.</param>
/// <param name="Title">Of what.</param>
/// <param name="CompletedOn">The day, in the region's zone.</param>
/// <param name="IsRevoked">True once it holds no more.</param>
/// <param name="Name">The holder's name, when that is shared and not erased.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CertificateView")]
public sealed record CertificateView(
    [property: Id(0)] string? Certificate,
    [property: Id(1)] string? Issuer,
    [property: Id(2)] string Title,
    [property: Id(3)] DateOnly CompletedOn,
    [property: Id(4)] bool IsRevoked,
    [property: Id(5)] string? Name)
{
    /// <summary>The type alone: a name stands in no log.</summary>
    public override string ToString() => nameof(CertificateView);
}

/// <summary>A person, today.</summary>
/// <param name="Person">The surrogate id.</param>
/// <param name="Nip">The newest NIP; null once erased.</param>
/// <param name="Name">The name; null once erased.</param>
/// <param name="Agency">The agency of which the person is a member today, or null.</param>
/// <param name="Employment">The employment today.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PersonView")]
public sealed record PersonView(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] string? Nip,
    [property: Id(2)] string? Name,
    [property: Id(3)] AgencyId? Agency,
    [property: Id(4)] Employment Employment)
{
    /// <summary>The type and the id: NIP and name stand in no log.</summary>
    public override string ToString() => $"{nameof(PersonView)} {Person}";
}

/// <summary>A person's record of a year.</summary>
/// <param name="Date">The year and the figure's date.</param>
/// <param name="InScope">Member and in scope on the figure's date.</param>
/// <param name="Jp">Credited up to the figure's date.</param>
/// <param name="Target">Prorated from joining, in JP, 6 decimals; null out of scope.</param>
/// <param name="Cap">Most JP credited, or null.</param>
/// <param name="Compliant">Whether the target is reached; null out of scope.</param>
/// <param name="LastCompletionAt">The latest completion that counts, or null.</param>
/// <param name="Lines">The year's lines in canonical order.</param>
/// <param name="Position">Every fact of the person up to here is in it.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RecordView")]
public sealed record RecordView(
    [property: Id(0)] FiguresDate Date,
    [property: Id(1)] bool InScope,
    [property: Id(2)] decimal Jp,
    [property: Id(3)] decimal? Target,
    [property: Id(4)] decimal? Cap,
    [property: Id(5)] bool? Compliant,
    [property: Id(6)] DateTimeOffset? LastCompletionAt,
    [property: Id(7)] ImmutableArray<CreditedLine> Lines,
    [property: Id(8)] long Position);
