using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;

namespace Bangkom.Grains.Roster;

/// <summary>
/// The region's reference data as the ledger's writer folds it: tree, policies, people, programmes, batches, partners. It holds no
/// completion. Commands decide over it.
/// </summary>
/// <param name="rules">Tree, policies and zone of an empty region.</param>
public sealed class RegionRoster(RegionRules rules)
{
    private readonly Dictionary<AsnId, RosterEntry> _people = [];
    private readonly Dictionary<string, AsnId> _byNip = new(StringComparer.Ordinal);
    private readonly Dictionary<ProgramId, ProgramDefined> _programs = [];
    private readonly Dictionary<BatchId, BatchPlan> _batches = [];
    private readonly HashSet<BatchId> _cancelled = [];
    private readonly Dictionary<PartnerId, string> _partners = [];
    private readonly Dictionary<(PartnerId Partner, string KeyId), bool> _keys = [];

    /// <summary>Tree, policies and zone.</summary>
    public RegionRules Rules { get; private set; } = rules;

    /// <summary>Who the accounts and what the activities of partners' systems are.</summary>
    public PartnerMappings Mappings { get; } = new();

    /// <summary>Competencies and surveys of needs.</summary>
    public NeedDefinitions Needs { get; private set; } = NeedDefinitions.Empty;

    /// <summary>Every programme.</summary>
    public IReadOnlyDictionary<ProgramId, ProgramDefined> Programs => _programs;

    /// <summary>Every batch, cancelled ones too.</summary>
    public IReadOnlyDictionary<BatchId, BatchPlan> Batches => _batches;

    /// <summary>Everyone who was ever a member.</summary>
    public IReadOnlyDictionary<AsnId, RosterEntry> People => _people;

    /// <summary>Finds who has or ever had a NIP.</summary>
    public bool TryFind(string nip, out AsnId person) => _byNip.TryGetValue(nip, out person);

    /// <summary>Finds a person.</summary>
    public bool TryFind(AsnId person, [NotNullWhen(true)] out RosterEntry? entry) => _people.TryGetValue(person, out entry);

    /// <summary>Finds a programme.</summary>
    public bool TryFind(ProgramId program, [NotNullWhen(true)] out ProgramDefined? definition) => _programs.TryGetValue(program, out definition);

    /// <summary>Finds a batch that was not cancelled, or was: see <see cref="IsCancelled"/>.</summary>
    public bool TryFind(BatchId batch, [NotNullWhen(true)] out BatchPlan? plan) => _batches.TryGetValue(batch, out plan);

    /// <summary>True for a cancelled batch.</summary>
    public bool IsCancelled(BatchId batch) => _cancelled.Contains(batch);

    /// <summary>Finds a partner's name.</summary>
    public bool TryFind(PartnerId partner, [NotNullWhen(true)] out string? name) => _partners.TryGetValue(partner, out name);

    /// <summary>Live keys of a partner.</summary>
    public int LiveKeys(PartnerId partner) => _keys.Count(k => k.Key.Partner == partner && k.Value);

    /// <summary>Tells whether a partner's key is live; null = there is none.</summary>
    public bool? IsLive(PartnerId partner, string keyId) => _keys.TryGetValue((partner, keyId), out var live) ? live : null;

    /// <summary>Folds a fact; facts that concern no reference data change nothing.</summary>
    /// <param name="recorded">The fact, with its personal part where it has one.</param>
    public void Apply(RecordedFact recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        switch (recorded.Fact)
        {
            case Completed or CompletionCorrected or CompletionRevoked or CompletionRecredited:
            case Enrolled or WaitListed or Withdrawn or Attended:
            case Invited or InvitationAnswered or InvitationApproved or SessionPlanned or CompletionRuleSet or Assessed or CertificateShared:
                break;
            case AccountMapped or AccountUnmapped or ActivityMapped or ActivityUnmapped:
                Mappings.Apply(recorded);
                break;
            case PersonKeyIssued key when _people.TryGetValue(key.Person, out var owner):
                owner.Keys = owner.Keys.SetItem(key.KeyId, new PersonKey(key.KeyId, key.Hash, key.ExpiresOn, IsRevoked: false));
                break;
            case PersonKeyRevoked key when _people.TryGetValue(key.Person, out var owner) && owner.Keys.TryGetValue(key.KeyId, out var known):
                owner.Keys = owner.Keys.SetItem(key.KeyId, known with { IsRevoked = true });
                break;
            case CompetencyDefined or NeedsSurveyDefined:
                Needs = Needs.With(recorded.Fact);
                break;
            case CycleFact:
                break;
            case PersonFact person:
                ApplyPerson(person, recorded);
                break;
            case ProgramDefined program:
                _programs[program.Program] = program;
                break;
            case BatchScheduled batch:
                _batches[batch.Batch] = batch.Plan;
                break;
            case BatchChanged batch:
                _batches[batch.Batch] = batch.Plan;
                break;
            case BatchCancelled batch:
                _cancelled.Add(batch.Batch);
                break;
            case PartnerDefined partner:
                _partners[partner.Partner] = partner.Name;
                break;
            case KeyIssued key:
                _keys[(key.Partner, key.KeyId)] = true;
                break;
            case KeyRevoked key:
                _keys[(key.Partner, key.KeyId)] = false;
                break;
            default:
                ApplyRules(recorded);
                break;
        }
    }

    private void ApplyRules(RecordedFact recorded)
    {
        Rules = Rules.Apply(recorded);
        if (recorded.Fact is not AgencyMerged)
        {
            return;
        }

        // The successor must be told of everyone who was ever a member of the agency that closes.
        foreach (var entry in _people.Values)
        {
            entry.Agencies = entry.Person.EverAgencies(Rules.Agencies);
        }
    }

    private void ApplyPerson(PersonFact fact, RecordedFact recorded)
    {
        if (!_people.TryGetValue(fact.Person, out var entry))
        {
            _people[fact.Person] = entry = new RosterEntry(fact.Person);
        }

        entry.Person = entry.Person.Apply(fact, recorded.Position);
        entry.Agencies = entry.Person.EverAgencies(Rules.Agencies);
        entry.LastPosition = recorded.Position;
        if (fact is PersonErased)
        {
            foreach (var nip in entry.Nips)
            {
                _byNip.Remove(nip);
            }

            Mappings.Forget(fact.Person);
            entry.Nips = [];
            entry.Name = null;
            entry.Keys = ImmutableDictionary<string, PersonKey>.Empty;
            entry.IsErased = true;
            return;
        }

        if (recorded.Personal?.Nip is { } digits && !entry.Nips.Contains(digits))
        {
            entry.Nips = entry.Nips.Add(digits);
            _byNip[digits] = fact.Person;
        }

        entry.Name = recorded.Personal?.Name ?? entry.Name;
    }
}

/// <summary>A person in the writer's memory.</summary>
/// <param name="id">Who.</param>
public sealed class RosterEntry(AsnId id)
{
    /// <summary>Memberships and employments.</summary>
    public RosterPerson Person { get; internal set; } = RosterPerson.Unknown(id);

    /// <summary>Every NIP the person ever had, oldest first.</summary>
    public ImmutableArray<string> Nips { get; internal set; } = [];

    /// <summary>The latest name; null once erased.</summary>
    public string? Name { get; internal set; }

    /// <summary>Every agency that must be told of the person's facts.</summary>
    public ImmutableArray<AgencyId> Agencies { get; internal set; } = [];

    /// <summary>Position of the newest roster fact.</summary>
    public long LastPosition { get; internal set; }

    /// <summary>Every key that the person was given, by its public part; none once erased.</summary>
    public ImmutableDictionary<string, PersonKey> Keys { get; internal set; } = ImmutableDictionary<string, PersonKey>.Empty;

    /// <summary>True once NIP and name were emptied.</summary>
    public bool IsErased { get; internal set; }
}

/// <summary>A person's key. It prints its public part alone.</summary>
/// <param name="KeyId">Public part.</param>
/// <param name="Hash">SHA-256 of the secret part, lower-case hexadecimal.</param>
/// <param name="ExpiresOn">The last day on which it opens anything.</param>
/// <param name="IsRevoked">True once it opens nothing for good.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PersonKey")]
public sealed record PersonKey(
    [property: Id(0)] string KeyId,
    [property: Id(1)] string Hash,
    [property: Id(2)] DateOnly ExpiresOn,
    [property: Id(3)] bool IsRevoked)
{
    /// <summary>True on a day on which it may open something.</summary>
    /// <param name="day">The day.</param>
    public bool IsLiveOn(DateOnly day) => !IsRevoked && day <= ExpiresOn;

    /// <summary>The public part.</summary>
    public override string ToString() => KeyId;
}
