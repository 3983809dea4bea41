using System.Text;
using Bangkom.PartnerApi.Push;
using CsCheck;

namespace Bangkom.PartnerApi.Tests.Push;

public sealed class PushFuzzTests
{
    private static readonly byte[] Good = Encoding.UTF8.GetBytes($$"""
        [{"key":"a","nip":"{{People.Pns(1)}}","program":"P-1","batch":"B_1","title":"Pelayanan \u00e9 publik","form":"E_LEARNING",
        "scope":"NATIONAL","quantity":1.25,"startedAt":"2026-03-01","completedAt":"2026-03-04T09:00:00+07:00","certificate":"c","issuer":"i","score":-3e1},
        {"key":"b","action":"revoke","of":"a"},{"key":"c","action":"correct","of":"a","title":null}]
        """);

    private static readonly byte[] Marks = "{}[]\",:\\0e-. \nu"u8.ToArray();

    private static readonly Gen<byte[]> Mutated =
        Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Int[0, 3], Gen.OneOf(Gen.Byte, Gen.Int[0, Marks.Length - 1].Select(i => Marks[i])))
            .Array[1, 6]
            .Select(changes =>
            {
                var bytes = Good.ToList();
                foreach (var (place, kind, value) in changes)
                {
                    var at = Math.Min(place, bytes.Count - 1);
                    switch (kind)
                    {
                        case 0:
                            bytes[at] = value;
                            break;
                        case 1:
                            bytes.Insert(at, value);
                            break;
                        case 2:
                            bytes.RemoveAt(at);
                            break;
                        default:
                            bytes.RemoveRange(at, (bytes.Count - at) / 4);
                            break;
                    }
                }

                return bytes.ToArray();
            });

    [Fact]
    public void Whatever_arrives_is_either_items_with_keys_or_a_refusal_with_a_place() => Mutated.Sample(
        body =>
        {
            var (items, refusal) = PushParser.Parse(body, PushParserTests.Sender);
            return refusal is null
                ? items.All(i => i.Key.Length is > 0 and <= 200 && i.Content.Length == 16 && i.Raw is [(byte)'{', .., (byte)'}'])
                : items.IsEmpty && refusal is { Status: 400, Line: > 0, Position: > 0 };
        },
        iter: 20_000);

    [Fact]
    public void Bytes_without_any_shape_are_no_exception() => Gen.Byte.Array[0, 200].Sample(
        body => PushParser.Parse(body, PushParserTests.Sender).Refusal is null or { Status: 400 },
        iter: 5_000);
}
