using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;

namespace Bangkom.PartnerApi.Statements;

/// <summary>What reading a statement needs to know of its sender and the region.</summary>
/// <param name="Source">Source of the items.</param>
/// <param name="Partner">The partner, or null for an administrator, whose systems have no mappings.</param>
/// <param name="ReceivedAt">When the statements arrived.</param>
/// <param name="Region">The region.</param>
/// <param name="HomePage">The region's own home page: account names there are NIPs.</param>
public sealed record StatementSender(string Source, PartnerId? Partner, DateTimeOffset ReceivedAt, RegionInfo Region, string HomePage)
{
    /// <summary>Whom an account means: by NIP under the region's own home page, else by mapping.</summary>
    internal Learner LearnerOf(Account account) =>
        account.HomePage == HomePage && Nip.TryParse(account.Name, Region.Zone.DayOf(ReceivedAt), out var nip, out _)
            ? new Learner(nip.Digits, null)
            : new Learner(null, account);
}
