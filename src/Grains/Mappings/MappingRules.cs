using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Mappings;

/// <summary>What the fields of a mapping may hold.</summary>
internal static class MappingRules
{
    /// <summary>Characters that an activity's id may have at most.</summary>
    public const int ActivityLengthMax = 1_000;

    public static Decision.Refuse? Check(PartnerId partner, DecisionContext context) => context.Roster.TryFind(partner, out string? _)
        ? null
        : new Decision.Refuse("UNKNOWN_PARTNER", "partner", "No partner has this code: define it first.");

    public static Decision.Refuse? Check(Account account)
    {
        if (account.HomePage is { } page && !Inputs.IsText(page, Account.LengthMax))
        {
            return new Decision.Refuse("INVALID_ACCOUNT", "homePage", $"Give the system's home page as its statements name it, at most {Account.LengthMax} characters.");
        }

        return Inputs.IsText(account.Name, Account.LengthMax) && (!account.IsEmail || account.Name.Contains('@'))
            ? null
            : new Decision.Refuse("INVALID_ACCOUNT", account.IsEmail ? "email" : "name", $"Give the account's name or an e-mail address, at most {Account.LengthMax} characters.");
    }

    public static Decision.Refuse? Check(string? activity) => Inputs.IsText(activity, ActivityLengthMax)
        ? null
        : new Decision.Refuse("INVALID_ACTIVITY", "activity", $"Give the activity's id as statements name it, at most {ActivityLengthMax} characters.");
}
