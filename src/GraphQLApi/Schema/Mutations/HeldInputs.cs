using System.ComponentModel;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ledger.Held;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Mutations;

internal enum PushAction
{
    Complete,
    Correct,
}

[Description("A held item as it should have been; it is decided anew in the place of the held one.")]
internal sealed class RepairQuarantinedInput : CompletionInput
{
    [GqlId]
    public string Item { get; set; } = null!;

    [DefaultAstValue("COMPLETE")]
    public PushAction Action { get; set; }

    [Description("Of a correction: the key of the first item about the completion.")]
    public string? Of { get; set; }

    [Description("18 digits; left out when `person` is given.")]
    public string? Nip { get; set; }

    [GqlId]
    public string? Person { get; set; }

    internal override Command ToCommand(InputCheck check)
    {
        var (partner, position) = check.Held(Item);
        var mended = Mended(check);
        return new RepairHeld(position, check.Errors.Count > 0 ? [] : ContentHash.Of(check.Secret, mended, partner), mended);
    }

    internal override byte[] ContentOf(Command command, byte[] secret) => ((RepairHeld)command).Content;

    private Command Mended(InputCheck check)
    {
        if ((Nip is null) == (Person is null))
        {
            check.Wrong("person", "Give either `person` or `nip`.");
        }

        if ((Action == PushAction.Correct) != (Of is not null))
        {
            check.Wrong("of", "A correction names the first item's key; a completion names none.");
        }

        var nip = Nip is null ? null : check.Nip(Nip);
        var person = check.PersonOrNull(Person);
        return Action == PushAction.Correct
            ? new CorrectItem(Of, null, nip, person, ToContent(check))
            : new CompleteItem(nip, person, ToContent(check));
    }
}

[Description("A held item is decided anew as it is.")]
internal sealed class ReplayQuarantinedInput : MutationInput
{
    [GqlId]
    public string Item { get; set; } = null!;

    internal override Command ToCommand(InputCheck check) => new ReplayHeld(check.Held(Item).Position);
}

[Description("Every held item that matches is decided anew as it is, at most 1,000 at a time.")]
internal sealed class ReplayAllQuarantinedInput
{
    [GqlId]
    [Description("A replay changes nothing that is still unresolved: any key will do.")]
    public string Key { get; set; } = null!;

    public string Partner { get; set; } = null!;

    public string? Reason { get; set; }

    [Description("In the item's key or message.")]
    public string? Search { get; set; }
}
