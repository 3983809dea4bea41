using System.Collections.Concurrent;
using Bangkom.Grains.Packing;

namespace Bangkom.Grains.Learning;

/// <summary>
/// Where completions come from, one object for all of the same training and sender: a million completions share some thousands.
/// </summary>
/// <param name="Source">Of the identity; null on corrections.</param>
/// <param name="Program">The programme, or null.</param>
/// <param name="Batch">The batch, or null.</param>
/// <param name="Issuer">Who certifies, or null.</param>
internal sealed record CompletionOrigin(string? Source, string? Program, string? Batch, string? Issuer)
{
    /// <summary>Objects kept at most; further ones stay as they came, which costs memory but nothing else.</summary>
    private const int KeptMax = 200_000;

    private static readonly ConcurrentDictionary<CompletionOrigin, CompletionOrigin> Kept = new();
    private static int _count;

    /// <summary>The shared object.</summary>
    public static CompletionOrigin Of(string? source, string? program, string? batch, string? issuer)
    {
        var origin = new CompletionOrigin(source, program, batch, issuer);
        if (Kept.TryGetValue(origin, out var kept) || Volatile.Read(ref _count) >= KeptMax)
        {
            return kept ?? origin;
        }

        Interlocked.Increment(ref _count);
        return Kept.GetOrAdd(origin, new CompletionOrigin(Share(source), Share(program), Share(batch), Share(issuer)));
    }

    private static string? Share(string? text) => text is null ? null : TextPool.Share(text);
}
