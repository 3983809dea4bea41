using System.Globalization;
using System.Text.Json;
using Bangkom.GraphQLApi.Tests.Support;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;

namespace Bangkom.GraphQLApi.Tests.Schema;

/// <summary>Builds agencies, people and trainings through mutations, with codes that no other test uses.</summary>
internal sealed class RegionStory(TestRegion region)
{
    private static int _count;

    private readonly int _number = Interlocked.Increment(ref _count);

    public string Code(string name) => $"{name}-{_number}";

    public async Task<string> AgencyAsync(string name, string? parent = null)
    {
        await region.ChangeAsync("defineAgency", new() { ["code"] = Code(name), ["name"] = name, ["parent"] = parent });
        return Code(name);
    }

    /// <summary>A PNS with a synthetic NIP.</summary>
    public async Task<(string Id, string Nip)> PersonAsync(string agency, string name = "Siti Contoh", string status = "PNS", string post = "PELAKSANA")
    {
        var nip = $"19900101201501{1}{Interlocked.Increment(ref _count) % 998 + 1:D3}";
        var joined = await region.ChangeAsync(
            "recordJoin",
            new() { ["nip"] = nip, ["name"] = name, ["agency"] = agency, ["status"] = status, ["post"] = post, ["joinedOn"] = "2015-01-02" },
            "person{id}");
        return (joined.GetProperty("person").GetProperty("id").GetString()!, nip);
    }

    public async Task<string> PartnerAsync()
    {
        await region.ChangeAsync("definePartner", new() { ["code"] = Code("SENDER"), ["name"] = "Universitas Contoh" });
        return Code("SENDER");
    }

    /// <summary>Pushes a completion of somebody whom nobody knows.</summary>
    public async Task PushAsync(string partner, string key)
    {
        var content = new CompletionContent(
            "Pelatihan", LearningForm.Technical, LearningScope.National, 5, null, Moment.At(TimeProvider.System.GetUtcNow()), null, null, null, null, null);
        var command = new CompleteItem("197001011995011999", null, content);
        var sender = new PartnerId(partner);
        var result = await region.Get<IGrainFactory>().GetGrain<ILedgerGrain>("BUKITINTAN").Append(new AppendRequest(
            Sources.OfPartner(sender),
            sender,
            TimeProvider.System.GetUtcNow(),
            [new Submission(key, ContentHash.Of(new byte[32], command, sender), command)],
            WantsReceipt: true));
        Assert.Equal(ItemStatus.Quarantined, result.Results[0].Status);
    }

    /// <summary>Waits until the region, which trails, shows an agency below another.</summary>
    public async Task UntilBelowAsync(string parent, string child)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!(await region.DataAsync("query($c:String!){agency(code:$c){children{code}}}", new { c = parent })).GetProperty("agency").GetProperty("children")
            .EnumerateArray().Any(c => c.GetProperty("code").GetString() == child))
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    /// <summary>A batch of a programme of its own; by default in a year to come.</summary>
    public async Task<string> BatchAsync(string name, int? seats, string startsOn = "2199-01-01", string endsOn = "2199-01-05")
    {
        await region.ChangeAsync("defineProgram", new() { ["code"] = Code(name), ["name"] = name, ["form"] = "TECHNICAL", ["quantity"] = 20 });
        await region.ChangeAsync("scheduleBatch", Plan(name, seats, startsOn, endsOn));
        return Code(name);
    }

    /// <summary>The plan of <see cref="BatchAsync"/>.</summary>
    public Dictionary<string, object?> Plan(string name, int? seats, string startsOn = "2199-01-01", string endsOn = "2199-01-05") => new()
    {
        ["code"] = Code(name),
        ["name"] = name,
        ["program"] = Code(name),
        ["mode"] = "SCHEDULED",
        ["wave"] = 2,
        ["startsOn"] = startsOn,
        ["endsOn"] = endsOn,
        ["seats"] = seats,
    };

    public Dictionary<string, object?> Completion(string person, decimal jp = 5, string? key = null) => new()
    {
        ["key"] = key ?? region.NewKey(),
        ["person"] = person,
        ["title"] = "Komunikasi publik " + Guid.NewGuid().ToString("N"),
        ["form"] = "TECHNICAL",
        ["quantity"] = jp,
        ["completedAt"] = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    };

    public async Task<JsonElement> ParticipationAsync(string agency) =>
        (await region.DataAsync("query($c:String!){agency(code:$c){participation{headcount participants completions jpTotal jpCredited position}}}", new { c = agency }))
            .GetProperty("agency").GetProperty("participation");
}
