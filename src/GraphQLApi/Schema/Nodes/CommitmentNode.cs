using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Schema.Scalars;
using Bangkom.Grains.Budget;
using Bangkom.Grains.Facts;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Commitment")]
[Description("Money that is bound for a batch or a programme.")]
internal sealed class CommitmentNode(Snapshot read, BudgetView book, Commitment commitment)
{
    public string Code => commitment.Terms.Commitment;

    public int Year => commitment.Terms.Year;

    public FundingSource Source => commitment.Terms.Fund;

    public Rupiah Amount => new(commitment.Terms.Rupiah);

    public Rupiah Released => new(commitment.Released);

    public Rupiah Realised => new(commitment.Realised);

    [Description("Bound and not spent yet: amount − released − realised.")]
    public Rupiah Open => new(commitment.Open);

    public DateOnly On => commitment.Terms.On;

    public Task<BatchNode?> Batch() => read.BatchAsync(commitment.Terms.Batch);

    public Task<ProgramNode?> Program() => read.ProgramAsync(commitment.Terms.Program);

    public Task<PartnerNode?> Partner() => read.PartnerAsync(commitment.Terms.Partner);

    [Description("In the order in which they were recorded.")]
    public IEnumerable<RealisationNode> Realisations =>
        book.Realisations.Where(r => r.Value.Terms.Commitment == Code).Select(r => new RealisationNode(r.Key, r.Value));

    public long Position => commitment.Position;
}

[Name("Realisation")]
internal sealed class RealisationNode(long position, Realisation realisation)
{
    [Description("Names it in `correctRealisation`.")]
    public long Position => position;

    [Description("As corrected.")]
    public Rupiah Amount => new(realisation.Rupiah);

    [Description("As recorded first.")]
    public Rupiah Recorded => new(realisation.Terms.Rupiah);

    public DateOnly On => realisation.Terms.On;

    public string Document => realisation.Terms.Document;
}

[Name("Agreement")]
[Description("What a partner brings by agreement.")]
internal sealed class AgreementNode(Snapshot read, AgreementSigned agreement)
{
    public Task<PartnerNode?> Partner() => read.PartnerAsync(agreement.Partner);

    public string Number => agreement.Number;

    public DateOnly ValidFrom => agreement.ValidFrom;

    public DateOnly ValidTo => agreement.ValidTo;

    [Description("A year; null = not laid down.")]
    public int? Seats => agreement.Seats;

    [Description("Of a seat; null = not laid down.")]
    public Rupiah? UnitPrice => Rupiah.Of(agreement.UnitRupiah);

    [Description("Share of the price that the partner bears, 0–1.")]
    public decimal CoFundedShare => agreement.CoFundedShare;

    [Description("Worth of what it brings in kind, over the whole validity; it enters leverage in the year in which the validity begins.")]
    public Rupiah InKind => new(agreement.InKindRupiah);
}
