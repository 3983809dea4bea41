namespace Bangkom.Grains.Packing;

/// <summary>
/// Many records of one kind as they are stored: numbers in a few bytes each, every shared text once. A million completions are read back
/// in a fraction of a second, without an object for each.
/// </summary>
/// <param name="Texts">Texts that the bytes name by index.</param>
/// <param name="Bytes">Record after record, in the order in which they were packed.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PackedRecords")]
public sealed record PackedRecords([property: Id(0)] string[] Texts, [property: Id(1)] byte[] Bytes);
