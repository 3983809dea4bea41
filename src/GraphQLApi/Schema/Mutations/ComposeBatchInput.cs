using System.ComponentModel;
using Bangkom.Grains.Composing;
using Bangkom.Grains.Ids;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Mutations;

[Name("ComposeBatchInput")]
[Description("What is wished of the participants.")]
internal sealed class ComposeBatchInput
{
    private const decimal MixBonusUsual = 100;

    [Description("Codes of 1 to 20 batches.")]
    public IEnumerable<string> Batches { get; set; } = null!;

    [Description("What a batch of which no two people share an agency is worth, in points of priority; left out: 100.")]
    public decimal? MixBonus { get; set; }

    [Description("Share of an agency's people who may be away on one day, 0–1; one always may. Left out: the policy AWAY_SHARE of the first day, 0.2 unless the region defines another. 1 = no limit.")]
    public decimal? AwayShare { get; set; }

    [Description("Seats that agencies must have.")]
    public IEnumerable<LeastSeatsInput>? Least { get; set; }

    [Description("People who must take part.")]
    public IEnumerable<MandatorySeatInput>? Mandatory { get; set; }

    [Description("True: a solver goes on from what the search found and may prove that nothing is better; it takes seconds. Left out: not.")]
    public bool? Thorough { get; set; }

    internal ComposingRequest ToRequest(InputCheck check) => new(
        [.. Batches.Select(b => check.Code<BatchId>(b, "batches"))],
        MixBonus ?? MixBonusUsual,
        AwayShare,
        [.. (Least ?? []).Select(l => new LeastSeats(check.Code<BatchId>(l.Batch, "least"), check.Code<AgencyId>(l.Agency, "least"), l.Seats))],
        [.. (Mandatory ?? []).Select(m => new MandatorySeat(check.Person(m.Person, "mandatory"), check.Code<ProgramId>(m.Program, "mandatory")))],
        Thorough == true);
}

[Name("LeastSeatsInput")]
[Description("Seats of a batch that an agency must have, those of the agencies below it included.")]
internal sealed class LeastSeatsInput
{
    public string Batch { get; set; } = null!;

    public string Agency { get; set; } = null!;

    public int Seats { get; set; }
}

[Name("MandatorySeatInput")]
[Description("A person must take part in some batch of a programme.")]
internal sealed class MandatorySeatInput
{
    [GqlId]
    public string Person { get; set; } = null!;

    public string Program { get; set; } = null!;
}
