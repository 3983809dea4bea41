using System.Text.Json.Serialization;

namespace Bangkom.Grains.Facts;

/// <summary>Kinds of ASN.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EmployeeStatus>))]
public enum EmployeeStatus
{
    /// <summary>Permanent civil servant.</summary>
    [JsonStringEnumMemberName("PNS")] Pns,
    /// <summary>Civil servant on probation.</summary>
    [JsonStringEnumMemberName("CPNS")] Cpns,
    /// <summary>On contract.</summary>
    [JsonStringEnumMemberName("PPPK")] Pppk,
    /// <summary>On contract, part time (paruh waktu).</summary>
    [JsonStringEnumMemberName("PPPK_PART_TIME")] PppkPartTime,
}

/// <summary>Kinds of posts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PostKind>))]
public enum PostKind
{
    /// <summary>Jabatan pimpinan tinggi.</summary>
    [JsonStringEnumMemberName("JPT")] Jpt,
    /// <summary>Administrator.</summary>
    [JsonStringEnumMemberName("ADMINISTRATOR")] Administrator,
    /// <summary>Pengawas.</summary>
    [JsonStringEnumMemberName("PENGAWAS")] Pengawas,
    /// <summary>Pelaksana.</summary>
    [JsonStringEnumMemberName("PELAKSANA")] Pelaksana,
    /// <summary>Fungsional.</summary>
    [JsonStringEnumMemberName("FUNGSIONAL")] Fungsional,
}

/// <summary>What a person is employed as from a date on.</summary>
/// <param name="Status">Kind of ASN.</param>
/// <param name="Post">Kind of post.</param>
/// <param name="PostLevel">Echelon or functional level, or null.</param>
/// <param name="Rank">Such as <c>III/a</c> (PNS) or <c>IX</c> (PPPK).</param>
/// <param name="JoinedOn">The day of joining: a joiner's target is prorated from it.</param>
/// <param name="ContractFrom">First day of the contract (PPPK), or null.</param>
/// <param name="ContractTo">Last day in, or null.</param>
/// <param name="Superior">The person who approves, or null: the agency's head.</param>
[GenerateSerializer, Immutable, Alias("bangkom.Employment")]
public sealed record Employment(
    [property: Id(0)] EmployeeStatus Status,
    [property: Id(1)] PostKind Post,
    [property: Id(2)] string? PostLevel,
    [property: Id(3)] string? Rank,
    [property: Id(4)] DateOnly JoinedOn,
    [property: Id(5)] DateOnly? ContractFrom = null,
    [property: Id(6)] DateOnly? ContractTo = null,
    [property: Id(7)] Ids.AsnId? Superior = null);
