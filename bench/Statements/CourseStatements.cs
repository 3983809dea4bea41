using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Bangkom.Bench.Support;

namespace Bangkom.Bench.Statements;

/// <summary>
/// Completions of courses as a learning system states them, some 430 bytes each: accounts for people, a fresh id, and no learner completes
/// a course twice. A template is copied and fields of fixed width are written over it.
/// </summary>
/// <param name="learners">Accounts.</param>
/// <param name="courses">Courses.</param>
internal sealed class CourseStatements(int learners, int courses)
{
    /// <summary>Home page of the system.</summary>
    public const string HomePage = "https://lms.kampus.example";

    private const string IdMark = "00000000-0000-0000-0000-000000000000";
    private const string NameMark = "\"000000\"";
    private const string CourseMark = "id=000\"";
    private const string TimeMark = "2000-01-01T00:00:00Z";

    private static readonly byte[] Template = Encoding.ASCII.GetBytes(
        $$$$"""{"id":"{{{{IdMark}}}}","actor":{"objectType":"Agent","account":{"homePage":"{{{{HomePage}}}}","name":{{{{NameMark}}}}}},"verb":{"id":"http://adlnet.gov/expapi/verbs/completed","display":{"en":"completed"}},"object":{"id":"{{{{HomePage}}}}/course/view.php?{{{{CourseMark}}}},"definition":{"type":"https://w3id.org/xapi/cmi5/activitytype/course","name":{"id":"Pelatihan"}}},"context":{"platform":"Moodle"},"timestamp":"{{{{TimeMark}}}}"}""");

    private static readonly int IdAt = At(IdMark), NameAt = At(NameMark) + 1, CourseAt = At(CourseMark) + 3, TimeAt = At(TimeMark);

    private readonly byte[][] _days =
        [.. Enumerable.Range(1, BenchDay.Today.DayOfYear - 1).Select(i => Encoding.ASCII.GetBytes(BenchDay.Today.AddDays(-i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))];

    /// <summary>Statements that differ at most.</summary>
    public long CountMax => (long)learners * courses;

    /// <summary>An account's name.</summary>
    /// <param name="learner">The learner's index.</param>
    public static string NameOf(int learner) => learner.ToString("000000", CultureInfo.InvariantCulture);

    /// <summary>An activity's id.</summary>
    /// <param name="course">The course's index.</param>
    public static string ActivityOf(int course) => $"{HomePage}/course/view.php?id={course.ToString("000", CultureInfo.InvariantCulture)}";

    /// <summary>Bytes of an array of statements at most.</summary>
    public static int BytesMax(int statements) => 2 + (statements * (Template.Length + 1));

    /// <summary>Writes an array of statements.</summary>
    /// <param name="output">At least <see cref="BytesMax"/>.</param>
    /// <param name="first">Number of the first one.</param>
    /// <param name="count">How many.</param>
    /// <param name="random">Makes the ids.</param>
    /// <returns>Bytes written.</returns>
    public int Write(Span<byte> output, long first, int count, Random random)
    {
        output[0] = (byte)'[';
        var at = 1;
        for (var i = 0; i < count; i++)
        {
            Write(output[at..], first + i, random);
            at += Template.Length;
            output[at++] = (byte)(i == count - 1 ? ']' : ',');
        }

        return at;
    }

    private void Write(Span<byte> output, long number, Random random)
    {
        var learner = number * 7919 % learners;
        var course = ((number / learners) + learner) % courses;
        Template.CopyTo(output);
        Span<byte> id = stackalloc byte[16];
        random.NextBytes(id);
        new Guid(id).TryFormat(output[IdAt..], out _);
        Digits(output[NameAt..], learner, 6);
        Digits(output[CourseAt..], course, 3);
        _days[(int)((number * 7) % _days.Length)].CopyTo(output[TimeAt..]);
    }

    private static void Digits(Span<byte> output, long value, int width) =>
        Utf8Formatter.TryFormat(value, output, out _, new System.Buffers.StandardFormat('D', (byte)width));

    private static int At(string mark) => Template.AsSpan().IndexOf(Encoding.ASCII.GetBytes(mark));
}
