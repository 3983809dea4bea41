using System.Diagnostics.CodeAnalysis;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Roster;

/// <summary>Who the accounts of partners' systems are, and which programmes their activities are. One partner's mappings say nothing about another's.</summary>
public sealed class PartnerMappings
{
    private readonly Dictionary<(PartnerId Partner, Account Account), AsnId> _accounts = [];
    private readonly Dictionary<AsnId, HashSet<(PartnerId Partner, Account Account)>> _ofPerson = [];
    private readonly Dictionary<(PartnerId Partner, string Activity), ActivityMapped> _activities = [];

    /// <summary>Finds the person of an account.</summary>
    public bool TryFind(PartnerId partner, Account account, out AsnId person) => _accounts.TryGetValue((partner, account), out person);

    /// <summary>Finds what an activity is.</summary>
    public bool TryFind(PartnerId partner, string activity, [NotNullWhen(true)] out ActivityMapped? mapping) =>
        _activities.TryGetValue((partner, activity), out mapping);

    /// <summary>Every account of a person.</summary>
    public IReadOnlyCollection<(PartnerId Partner, Account Account)> AccountsOf(AsnId person) =>
        _ofPerson.TryGetValue(person, out var accounts) ? accounts : [];

    /// <summary>Folds a mapping.</summary>
    /// <param name="recorded">The fact with its personal part; an erased mapping has none and changes nothing.</param>
    internal void Apply(RecordedFact recorded)
    {
        switch (recorded.Fact)
        {
            case AccountMapped f when recorded.Personal?.Account is { } account:
                Remove((f.Partner, account));
                _accounts[(f.Partner, account)] = f.Person;
                (_ofPerson.TryGetValue(f.Person, out var accounts) ? accounts : _ofPerson[f.Person] = []).Add((f.Partner, account));
                break;
            case AccountUnmapped f when recorded.Personal?.Account is { } account:
                Remove((f.Partner, account));
                break;
            case ActivityMapped f:
                _activities[(f.Partner, f.Activity)] = f;
                break;
            case ActivityUnmapped f:
                _activities.Remove((f.Partner, f.Activity));
                break;
        }
    }

    /// <summary>Forgets an erased person's accounts.</summary>
    internal void Forget(AsnId person)
    {
        foreach (var account in AccountsOf(person).ToArray())
        {
            Remove(account);
        }
    }

    private void Remove((PartnerId Partner, Account Account) key)
    {
        if (_accounts.Remove(key, out var person))
        {
            _ofPerson[person].Remove(key);
        }
    }
}
