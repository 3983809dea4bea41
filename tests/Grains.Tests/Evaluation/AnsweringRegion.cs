using System.Collections.Immutable;
using Bangkom.Grains.Evaluation;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Tests.Evaluation;

/// <summary>A region of agencies, batches and partners whose people answer, and every figure that is offered of it.</summary>
internal sealed class AnsweringRegion
{
    private readonly AgencyTree _tree;
    private readonly Dictionary<AgencyId, ImmutableArray<AgencyId>> _above;
    private long _position;

    public AnsweringRegion(int tops, int childrenEach, int batches)
    {
        var tree = AgencyTree.Empty;
        _above = [];
        for (var top = 0; top < tops; top++)
        {
            tree = Define(tree, new AgencyId($"T{top}"), null);
            for (var child = 0; child < childrenEach; child++)
            {
                tree = Define(tree, new AgencyId($"T{top}-C{child}"), new AgencyId($"T{top}"));
            }
        }

        _tree = tree;
        Batches = [.. Enumerable.Range(0, batches).Select(b => new BatchId($"B{b}"))];
    }

    public EvaluationState State { get; } = new();

    public IReadOnlyList<AgencyId> Agencies => [.. _above.Keys];

    public ImmutableArray<BatchId> Batches { get; }

    public TreeOnDay Tree => _tree.On(new DateOnly(2026, 12, 31));

    /// <summary>Every group that has figures.</summary>
    public IEnumerable<EvaluationGroup> Groups =>
    [
        new(GroupKind.Region, ""),
        .. Agencies.SelectMany(a => new EvaluationGroup[] { new(GroupKind.Agency, a.Value), new(GroupKind.AgencyWithChildren, a.Value) }),
        .. Batches.Select(b => new EvaluationGroup(GroupKind.Batch, b.Value)),
        new(GroupKind.Program, "P0"), new(GroupKind.Program, "P1"),
        new(GroupKind.Partner, "M0"), new(GroupKind.Partner, "M1"),
    ];

    /// <summary>Where an answer of an agency and a batch counts; even batches are of programme P0, every third is held by M0.</summary>
    public AnswerPlace Place(AgencyId agency, int? batch, DateOnly? closes = null) => new(
        new ProgramId($"P{(batch ?? 0) % 2}"),
        batch is { } number ? Batches[number] : null,
        batch is { } of ? new PartnerId($"M{of % 3 % 2}") : null,
        closes,
        agency,
        _above[agency]);

    public int Answer(AgencyId agency, int? batch, DateOnly on, int recommend = 8, DateOnly? closes = null, string? comment = null, int mark = 3)
    {
        var number = State.Reactions.Count;
        Apply(new QuestionnaireAnswered(new QuestionnaireId("Q"), $"token-{number}", Place(agency, batch, closes), on, 5, [mark, mark], recommend, comment));
        return number;
    }

    public void Apply(EvaluationFact fact) =>
        State.Apply(new RecordedFact(++_position, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, Sources.Answers, null, FactTargets.Everyone, fact));

    public SatisfactionView View(GroupKind kind, string code = "", int? year = null, int? quarter = null) => SatisfactionFigures.Of(
        State, new EvaluationGroup(kind, code), Tree,
        year is { } y ? Quarter.Of(y, quarter ?? 1) : new Quarter(int.MinValue),
        year is { } z ? Quarter.Of(z, quarter ?? 4) : new Quarter(int.MaxValue));

    private AgencyTree Define(AgencyTree tree, AgencyId agency, AgencyId? parent)
    {
        _above[agency] = parent is { } p ? [p] : [];
        return tree.Apply(new AgencyDefined(agency, agency.Value, parent), ++_position);
    }
}
