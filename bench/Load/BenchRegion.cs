using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Bangkom.Bench.Statements;

namespace Bangkom.Bench.Load;

/// <summary>The region of the benchmarks, entered through the doors: 30 agencies, people, 40 programmes with a batch each, one partner.</summary>
internal static class BenchRegion
{
    /// <summary>Agencies, all without a parent: A00 to A29.</summary>
    public const int Agencies = 30;

    /// <summary>Programmes P00 to P39, and as many batches B00 to B39.</summary>
    public const int Trainings = 40;

    // A file of more would take longer than the client waits, on a slow machine.
    private const int RowsPerFile = 10_000;

    /// <summary>A synthetic NIP.</summary>
    public static string NipOf(int index) =>
        new DateOnly(1970, 1, 1).AddDays(index / 900).ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "2001011" + ((index % 900) + 1).ToString("000", CultureInfo.InvariantCulture);

    /// <summary>The agency of a person: one holds 48 % of them, as education does.</summary>
    /// <param name="person">The person's index.</param>
    public static int AgencyIndexOf(int person) => person % 100 < 48 ? 0 : 1 + (person % (Agencies - 1));

    /// <summary>An agency's code.</summary>
    public static string AgencyOf(int index) => string.Create(CultureInfo.InvariantCulture, $"A{index:00}");

    /// <summary>Enters everything.</summary>
    /// <param name="client">An administrator's client.</param>
    /// <param name="people">People.</param>
    /// <returns>The partner's key.</returns>
    public static async Task<string> EnterAsync(HttpClient client, int people)
    {
        await ImportAsync(client, "/import/agencies", Tree());
        foreach (var rows in Enumerable.Range(0, people).Chunk(RowsPerFile))
        {
            await ImportAsync(client, "/import/roster", Roster(rows));
        }

        await MutateAsync(client, """definePartner(input: { key: "u", code: "UNIV", name: "Universitas Mitra" }) { outcome errors { message } }""");
        for (var i = 0; i < Trainings; i++)
        {
            var number = i.ToString("00", CultureInfo.InvariantCulture);
            await MutateAsync(client, $$"""defineProgram(input: { key: "p{{number}}", code: "P{{number}}", name: "Pelatihan {{number}}", form: TECHNICAL, quantity: 2 }) { outcome errors { message } }""");
            await MutateAsync(client, $$"""scheduleBatch(input: { key: "b{{number}}", code: "B{{number}}", program: "P{{number}}", partner: "UNIV", name: "Angkatan {{number}}", mode: SELF_PACED }) { outcome errors { message } }""");
        }

        var issued = await MutateAsync(client, """issuePartnerKey(input: { key: "k", partner: "UNIV" }) { outcome secret errors { message } }""");
        return (string)issued["secret"]!;
    }

    /// <summary>Enters a learning system of the partner: an account for each person, and courses that are mapped to the programmes.</summary>
    /// <param name="client">An administrator's client.</param>
    /// <param name="learners">People who have an account.</param>
    /// <param name="courses">Courses.</param>
    /// <returns>The system's key.</returns>
    public static async Task<string> EnterSystemAsync(HttpClient client, int learners, int courses)
    {
        foreach (var rows in Enumerable.Range(0, learners).Chunk(RowsPerFile))
        {
            var accounts = new StringBuilder("homePage,name,nip\n");
            foreach (var i in rows)
            {
                accounts.Append(CultureInfo.InvariantCulture, $"{CourseStatements.HomePage},{CourseStatements.NameOf(i)},{NipOf(i)}\n");
            }

            await ImportAsync(client, "/import/accounts?partner=UNIV", accounts.ToString());
        }

        for (var i = 0; i < courses; i++)
        {
            await MutateAsync(client, string.Create(
                CultureInfo.InvariantCulture,
                $$"""mapActivity(input: { key: "m{{i}}", partner: "UNIV", activity: "{{CourseStatements.ActivityOf(i)}}", program: "P{{i % Trainings:00}}" }) { outcome errors { message } }"""));
        }

        var issued = await MutateAsync(
            client, """issuePartnerKey(input: { key: "x", partner: "UNIV", system: "LMS", xapi: { mode: "partner", scope: "all" } }) { outcome secret errors { message } }""");
        return (string)issued["secret"]!;
    }

    private static string Tree()
    {
        var csv = new StringBuilder("code,name,parent\n");
        for (var i = 0; i < Agencies; i++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{AgencyOf(i)},Dinas {i:00},\n");
        }

        return csv.ToString();
    }

    private static string Roster(int[] people)
    {
        var csv = new StringBuilder("nip,name,agency,status,post,rank,joinedOn\n");
        foreach (var i in people)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{NipOf(i)},Pegawai {i},{AgencyOf(AgencyIndexOf(i))},PNS,PELAKSANA,III/a,2015-01-01\n");
        }

        return csv.ToString();
    }

    private static async Task ImportAsync(HttpClient client, string path, string csv)
    {
        using var content = new StringContent(csv, Encoding.UTF8, "text/csv");
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode || (int)JsonNode.Parse(text)!["refused"]! != 0)
        {
            throw new InvalidOperationException($"{path}: {answer.StatusCode} {text[..Math.Min(500, text.Length)]}");
        }
    }

    private static async Task<JsonNode> MutateAsync(HttpClient client, string mutation)
    {
        using var answer = await client.PostAsJsonAsync(new Uri("/graphql", UriKind.Relative), new { query = $"mutation {{ done: {mutation} }}" });
        var text = await answer.Content.ReadAsStringAsync();
        var done = JsonNode.Parse(text)?["data"]?["done"];
        return (string?)done?["outcome"] == "ACCEPTED" ? done! : throw new InvalidOperationException($"{mutation}: {text}");
    }
}
