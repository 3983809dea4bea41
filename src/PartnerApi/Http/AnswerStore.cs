using System.Security.Cryptography;

namespace Bangkom.PartnerApi.Http;

/// <summary>
/// Answers by the sender's own key of the request (<c>Idempotency-Key</c>, <c>webhook-id</c>): the same request again gets the answer of
/// the first. It is bounded and lives in this process: what lasts is the ledger, which answers the same items as repeated, with the
/// first positions, after a restart or in another silo. So nothing counts twice either way.
/// </summary>
internal sealed class AnswerStore(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Source, string Key), Entry> _entries = [];
    private readonly Queue<((string Source, string Key) Id, Entry Entry)> _order = new();
    private long _bytes;

    /// <summary>Answers a request, or gives the first one's answer again.</summary>
    /// <param name="source">Who sends.</param>
    /// <param name="key">Its key of the request; null = it has none.</param>
    /// <param name="body">The request's body.</param>
    /// <param name="answer">Answers it.</param>
    /// <returns>The answer, whether it was given before, or why there is none.</returns>
    public async Task<(StoredAnswer? Answer, bool IsReplayed, Refusal? Refusal)> AnswerAsync(
        string source, string? key, ReadOnlyMemory<byte> body, Func<Task<(StoredAnswer? Answer, Refusal? Refusal)>> answer)
    {
        if (key is null)
        {
            var (once, problem) = await answer();
            return (once, false, problem);
        }

        if (key.Length > PartnerApiLimits.KeyCharactersMax || string.IsNullOrWhiteSpace(key) || key.Any(char.IsControl))
        {
            return (null, false, new(400, "INVALID_KEY", $"The request's key has 1 to {PartnerApiLimits.KeyCharactersMax} printable characters."));
        }

        var hash = SHA256.HashData(body.Span);
        while (true)
        {
            var (entry, isMine) = Enter((source, key), hash);
            if (!entry.BodyHash.AsSpan().SequenceEqual(hash))
            {
                return (null, false, new(422, "KEY_REUSED", "This key was used before for a request with another body; nothing was stored. Take a new key."));
            }

            if (isMine)
            {
                return await AnswerAsync((source, key), entry, answer);
            }

            if (await entry.Answer.Task is { } first)
            {
                return (first, true, null);
            }

            // The first one was refused or failed, and holds the key no more.
        }
    }

    private async Task<(StoredAnswer? Answer, bool IsReplayed, Refusal? Refusal)> AnswerAsync(
        (string Source, string Key) id, Entry entry, Func<Task<(StoredAnswer? Answer, Refusal? Refusal)>> answer)
    {
        StoredAnswer? given = null;
        try
        {
            (given, var refusal) = await answer();
            return (given, false, refusal);
        }
        finally
        {
            Settle(id, entry, given);
        }
    }

    private (Entry Entry, bool IsMine) Enter((string Source, string Key) id, byte[] hash)
    {
        lock (_gate)
        {
            Forget();
            if (_entries.TryGetValue(id, out var known))
            {
                return (known, false);
            }

            var entry = new Entry(hash, time.GetTimestamp());
            _entries[id] = entry;
            return (entry, true);
        }
    }

    private void Settle((string Source, string Key) id, Entry entry, StoredAnswer? answer)
    {
        lock (_gate)
        {
            if (answer is null)
            {
                _entries.Remove(id);
            }
            else
            {
                entry.Bytes = answer.Body.Length;
                _bytes += entry.Bytes;
                _order.Enqueue((id, entry));
            }
        }

        entry.Answer.SetResult(answer);
    }

    private void Forget()
    {
        while (_order.TryPeek(out var oldest)
            && (_order.Count > PartnerApiLimits.AnswersRememberedMax
                || _bytes > PartnerApiLimits.AnswerBytesRememberedMax
                || time.GetElapsedTime(oldest.Entry.Since).TotalHours >= PartnerApiLimits.AnswerRememberedHours))
        {
            _order.Dequeue();
            _entries.Remove(oldest.Id);
            _bytes -= oldest.Entry.Bytes;
        }
    }

    private sealed class Entry(byte[] bodyHash, long since)
    {
        public byte[] BodyHash => bodyHash;

        public long Since => since;

        public long Bytes { get; set; }

        public TaskCompletionSource<StoredAnswer?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
