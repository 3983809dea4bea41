using System.ComponentModel;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Mutations;

/// <summary>What was completed.</summary>
internal abstract class CompletionInput : MutationInput
{
    public string Title { get; set; } = null!;

    public string? Program { get; set; }

    public string? Batch { get; set; }

    public LearningForm Form { get; set; }

    [DefaultAstValue("NATIONAL")]
    public LearningScope Scope { get; set; }

    [Description("In the form's unit.")]
    public decimal Quantity { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset CompletedAt { get; set; }

    public string? Certificate { get; set; }

    public string? Issuer { get; set; }

    public decimal? Score { get; set; }

    internal CompletionContent ToContent(InputCheck check) => check.Content(new CompletionContent(
        Title,
        Form,
        Scope,
        Quantity,
        StartedAt is { } started ? Moment.At(started) : null,
        Moment.At(CompletedAt),
        check.CodeOrNull<ProgramId>(Program, "program"),
        check.CodeOrNull<BatchId>(Batch, "batch"),
        Certificate,
        Issuer,
        Score));
}

internal sealed class RecordCompletionInput : CompletionInput
{
    [GqlId]
    public string Person { get; set; } = null!;

    internal override Command ToCommand(InputCheck check) => new CompleteItem(null, check.Person(Person), ToContent(check));
}

[Description("The whole completion again, as it should have been.")]
internal sealed class CorrectCompletionInput : CompletionInput
{
    [GqlId]
    [Description("Id of a line of the completion.")]
    public string Line { get; set; } = null!;

    internal override Command ToCommand(InputCheck check) => new CorrectItem(null, check.Line(Line), null, null, ToContent(check));
}

[Description("The completion never counts again. Final.")]
internal sealed class RevokeCompletionInput : MutationInput
{
    [GqlId]
    [Description("Id of a line of the completion.")]
    public string Line { get; set; } = null!;

    internal override Command ToCommand(InputCheck check) => new RevokeItem(null, check.Line(Line));
}
