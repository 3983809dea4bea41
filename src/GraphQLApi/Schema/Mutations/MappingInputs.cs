using System.ComponentModel;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Mappings;

namespace Bangkom.GraphQLApi.Schema.Mutations;

/// <summary>An account of a partner's system.</summary>
internal abstract class AccountInput : MutationInput
{
    public string Partner { get; set; } = null!;

    [Description("Home page of the system, as its statements name it; given together with `name`.")]
    public string? HomePage { get; set; }

    [Description("The account's name at the home page.")]
    public string? Name { get; set; }

    [Description("An e-mail address instead of home page and name.")]
    public string? Email { get; set; }

    internal Account ToAccount(InputCheck check)
    {
        if (Email is not null && HomePage is null && Name is null)
        {
            return Account.Email(Email);
        }

        if (Email is null && HomePage is not null && Name is not null)
        {
            return Account.At(HomePage, Name);
        }

        check.Wrong("name", "Give either `homePage` and `name`, or `email`.");
        return new Account(null, "");
    }
}

[Description("An account of a partner's system is this person; what waited for it is decided anew.")]
internal sealed class MapAccountInput : AccountInput
{
    [GqlId]
    public string? Person { get; set; }

    [Description("18 digits; left out when `person` is given.")]
    public string? Nip { get; set; }

    internal override Command ToCommand(InputCheck check)
    {
        if ((Nip is null) == (Person is null))
        {
            check.Wrong("person", "Give either `person` or `nip`.");
        }

        return new MapAccount(
            check.Code<PartnerId>(Partner, "partner"), ToAccount(check), Nip is null ? null : check.Nip(Nip), check.PersonOrNull(Person));
    }
}

[Description("An account of a partner's system is nobody any more; what was counted stays.")]
internal sealed class UnmapAccountInput : AccountInput
{
    internal override Command ToCommand(InputCheck check) => new UnmapAccount(check.Code<PartnerId>(Partner, "partner"), ToAccount(check));
}

[Description("An activity of a partner's system is this programme; what waited for it is decided anew.")]
internal sealed class MapActivityInput : MutationInput
{
    public string Partner { get; set; } = null!;

    [Description("The activity's id, as statements name it.")]
    public string Activity { get; set; } = null!;

    public string Program { get; set; } = null!;

    public string? Batch { get; set; }

    [Description("Left out: the programme's.")]
    public LearningForm? Form { get; set; }

    [Description("Left out: NATIONAL.")]
    public LearningScope? Scope { get; set; }

    [Description("In the form's unit; left out: the programme's.")]
    public decimal? Quantity { get; set; }

    internal override Command ToCommand(InputCheck check) => new MapActivity(
        check.Code<PartnerId>(Partner, "partner"),
        Activity,
        check.Code<ProgramId>(Program, "program"),
        check.CodeOrNull<BatchId>(Batch, "batch"),
        Form,
        Scope,
        Quantity);
}

[Description("An activity of a partner's system is no programme any more; what was counted stays.")]
internal sealed class UnmapActivityInput : MutationInput
{
    public string Partner { get; set; } = null!;

    public string Activity { get; set; } = null!;

    internal override Command ToCommand(InputCheck check) => new UnmapActivity(check.Code<PartnerId>(Partner, "partner"), Activity);
}
