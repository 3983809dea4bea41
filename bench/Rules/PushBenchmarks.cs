using System.Globalization;
using System.Text;
using Bangkom.Grains.Ids;
using Bangkom.PartnerApi.Push;
using BenchmarkDotNet.Attributes;

namespace Bangkom.Bench.Rules;

/// <summary>An item of a pushed array of 100: read, checked, normalised and hashed.</summary>
public class PushBenchmarks
{
    private const int Items = 100;

    private readonly PushSender _sender = new(new PartnerId("UNIV"), Samples.Zone, new DateOnly(2026, 12, 31), new byte[32]);
    private readonly byte[] _body = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(0, Items).Select(Item))}]");

    [Benchmark(Baseline = true, OperationsPerInvoke = Items, Description = "its tokens alone")]
    public int Tokens() => JsonTokens.Count(_body);

    [Benchmark(OperationsPerInvoke = Items, Description = "push item: read, check, hash")]
    public int Parse()
    {
        var (items, refusal) = PushParser.Parse(_body, _sender);
        return refusal is null && items.All(static i => i.Command is Grains.Completions.CompleteItem)
            ? items.Length
            : throw new InvalidOperationException("The sample is refused or would be held.");
    }

    private static string Item(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"key":"{{new Guid(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)}}","nip":"197001012001011{{number + 1:000}}","program":"P01","batch":"B01","title":"Pelatihan Kompetensi Teknis bagi Pegawai, Angkatan {{number}}","form":"TECHNICAL","scope":"NATIONAL","quantity":2,"startedAt":"2026-03-04","completedAt":"2026-03-04","score":85}""");
}
