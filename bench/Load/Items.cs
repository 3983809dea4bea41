using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Bangkom.Bench.Load;

/// <summary>
/// Completions to push, some 302 bytes each: every one a fresh random key, another person, day and programme. A template is copied and
/// fields of fixed width are written over it, which costs a few hundred nanoseconds an item.
/// </summary>
internal sealed class Items
{
    private const int KeyAt = 8;
    private const string KeyMark = "00000000-0000-0000-0000-000000000000";
    private const string NipMark = "000000000000000000";
    private const string DayMark = "0000-00-00";
    private const string ProgramMark = "\"P00\"";
    private const string BatchMark = "\"B00\"";
    private const string NumberMark = "00000000";

    private static readonly Template[] Templates = [new("TECHNICAL"), new("E_LEARNING")];

    private readonly byte[][] _nips;
    private readonly byte[][] _days;

    /// <summary>Items of a region's people on this year's days that are gone.</summary>
    /// <param name="people">People.</param>
    /// <param name="today">The newest day.</param>
    public Items(int people, DateOnly today)
    {
        _nips = [.. Enumerable.Range(0, people).Select(i => Encoding.ASCII.GetBytes(BenchRegion.NipOf(i)))];
        _days = [.. Enumerable.Range(0, today.DayOfYear).Select(i => Encoding.ASCII.GetBytes(today.AddDays(-i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))];
    }

    /// <summary>The person of an item.</summary>
    /// <param name="number">The item's number.</param>
    public int PersonOf(long number) => (int)(number * 7919 % _nips.Length);

    /// <summary>Bytes of an array of items at most.</summary>
    public static int BytesMax(int items) => 2 + (items * (Templates.Max(static t => t.Bytes.Length) + 1));

    /// <summary>Writes an array of items.</summary>
    /// <param name="output">At least <see cref="BytesMax"/>.</param>
    /// <param name="first">Number of the first one.</param>
    /// <param name="count">How many.</param>
    /// <param name="random">Makes the keys.</param>
    /// <returns>Bytes written.</returns>
    public int Write(Span<byte> output, long first, int count, Random random)
    {
        output[0] = (byte)'[';
        var at = 1;
        for (var i = 0; i < count; i++)
        {
            at += Write(output[at..], first + i, random);
            output[at++] = (byte)(i == count - 1 ? ']' : ',');
        }

        return at;
    }

    private int Write(Span<byte> output, long number, Random random)
    {
        var (person, round) = (PersonOf(number), number / _nips.Length);
        var day = _days[(int)(((number * 7) + (round * 13)) % _days.Length)];
        var training = (int)((number + (round * 11)) % BenchRegion.Trainings);
        var template = Templates[number & 1];
        template.Bytes.CopyTo(output);
        Span<byte> id = stackalloc byte[16];
        random.NextBytes(id);
        new Guid(id).TryFormat(output[KeyAt..], out _);
        _nips[person].CopyTo(output[template.NipAt..]);
        Digits(output[template.ProgramAt..], training, 2);
        Digits(output[template.BatchAt..], training, 2);
        Digits(output[template.NumberAt..], number, NumberMark.Length);
        day.CopyTo(output[template.StartedAt..]);
        day.CopyTo(output[template.CompletedAt..]);
        return template.Bytes.Length;
    }

    private static void Digits(Span<byte> output, long value, int width) =>
        Utf8Formatter.TryFormat(value, output, out _, new System.Buffers.StandardFormat('D', (byte)width));

    private sealed class Template
    {
        public Template(string form)
        {
            var text = $$"""{"key":"{{KeyMark}}","nip":"{{NipMark}}","program":{{ProgramMark}},"batch":{{BatchMark}},"title":"Pelatihan Kompetensi Teknis bagi Pegawai, Angkatan {{NumberMark}}","form":"{{form}}","scope":"NATIONAL","quantity":2,"startedAt":"{{DayMark}}","completedAt":"{{DayMark}}","score":85}""";
            int After(string mark, int skip) => text.IndexOf(mark, StringComparison.Ordinal) + skip;
            Bytes = Encoding.ASCII.GetBytes(text);
            NipAt = After("\"nip\":\"", 7);
            ProgramAt = After(ProgramMark, 2);
            BatchAt = After(BatchMark, 2);
            NumberAt = After("Angkatan ", 9);
            StartedAt = After("\"startedAt\":\"", 13);
            CompletedAt = After("\"completedAt\":\"", 15);
        }

        public byte[] Bytes { get; }

        public int NipAt { get; }

        public int ProgramAt { get; }

        public int BatchAt { get; }

        public int NumberAt { get; }

        public int StartedAt { get; }

        public int CompletedAt { get; }
    }
}
