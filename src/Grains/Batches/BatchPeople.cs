using System.Runtime.InteropServices;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Packing;

namespace Bangkom.Grains.Batches;

/// <summary>Everyone with a trace in a batch. What is rare stands apart: places on the wait-list, completions with several versions.</summary>
/// <param name="batch">The batch.</param>
internal sealed partial class BatchPeople(BatchId batch)
{
    private readonly Dictionary<AsnId, BatchPerson> _people = [];
    private readonly Dictionary<AsnId, BatchPlace> _places = [];
    private readonly Dictionary<(AsnId Person, long Completion), BatchVersion[]> _versions = [];
    private readonly Numbered<AgencyId> _agencies = new();

    /// <summary>People with a trace.</summary>
    public int Count => _people.Count;

    /// <summary>People who wait for a seat.</summary>
    public int Waiting => _places.Keys.Count(IsWaiting);

    /// <summary>The agency of everyone enrolled, and whether the person attended and completed.</summary>
    public IEnumerable<BatchTrace> Enrolled => _people
        .Where(p => p.Value.IsEnrolled)
        .Select(p => new BatchTrace(p.Key, _agencies[p.Value.Agency], p.Value.HasAttended, p.Value.HasCompleted));

    /// <summary>What is recorded of everyone enrolled.</summary>
    public IEnumerable<BatchTrail> Trails => _people
        .Where(p => p.Value.IsEnrolled)
        .Select(p => new BatchTrail(
            p.Key,
            BatchSteps.Enrolled
                | (p.Value.AttendedIn == 0 ? 0 : BatchSteps.Attended)
                | (p.Value.HasCompleted ? BatchSteps.Completed : 0)
                | (p.Value.HasCertificate ? BatchSteps.Certified : 0)));

    /// <summary>True with a seat, an attendance or a completion.</summary>
    public bool IsEnrolled(AsnId person) => _people.GetValueOrDefault(person).IsEnrolled;

    /// <summary>True with a seat that the person was given, or a place on the wait-list.</summary>
    public bool HasSeatOrPlace(AsnId person) => _people.GetValueOrDefault(person).Seat != 0 || _places.ContainsKey(person);

    /// <summary>True on the wait-list.</summary>
    public bool IsWaiting(AsnId person) => _places.ContainsKey(person) && !IsEnrolled(person);

    /// <summary>Who waits, in the order of moving up.</summary>
    public IEnumerable<KeyValuePair<AsnId, BatchPlace>> WaitList() => _places.Where(p => IsWaiting(p.Key)).OrderBy(p => p.Value.At);

    /// <summary>The agency that a person would be counted in without seat and place; null when not enrolled then.</summary>
    public AgencyId? AgencyWithoutSeat(AsnId person)
    {
        var trace = _people.GetValueOrDefault(person);
        trace.Seat = 0;
        return _agencies.Find(trace.Agency);
    }

    /// <summary>True when a completion was heard of.</summary>
    public bool Knows(AsnId person, long completion) => _people.TryGetValue(person, out var known) && known.IndexOf(completion) >= 0;

    /// <summary>True when a completion has a version.</summary>
    public bool HasVersion(AsnId person, long completion, long version) =>
        _people.TryGetValue(person, out var known)
        && known.IndexOf(completion) is >= 0 and var index
        && HasVersion(person, known.Get(index), version);

    /// <summary>Takes in a fact about a person.</summary>
    public void Apply(PersonFact fact, long position)
    {
        ref var person = ref CollectionsMarshal.GetValueRefOrAddDefault(_people, fact.Person, out _);
        switch (fact)
        {
            case Enrolled f when f.Batch == batch:
                person.Seat = _agencies.Of(f.Agency);
                _places.Remove(f.Person);
                break;
            case WaitListed f when f.Batch == batch:
                // A place that is held already is kept.
                _places[f.Person] = _places.TryGetValue(f.Person, out var place) ? place with { Agency = f.Agency } : new BatchPlace(f.Agency, position, f.On);
                break;
            case Withdrawn f when f.Batch == batch:
                person.Seat = 0;
                _places.Remove(f.Person);
                break;
            case Attended f when f.Batch == batch:
                person.AttendedIn = person.AttendedIn == 0 ? _agencies.Of(f.Agency) : person.AttendedIn;
                break;
            case Completed f:
                AddVersion(f.Person, ref person.Of(position), VersionOf(position, f.Content, f.Agency, f.EnrolledAgency));
                break;
            case CompletionCorrected f:
                AddVersion(f.Person, ref person.Of(f.Of), VersionOf(position, f.Content, f.Agency, f.EnrolledAgency));
                break;
            case CompletionRevoked f:
                person.Of(f.Of).Marks |= BatchMarks.IsRevoked;
                break;
            case CompletionRecredited f:
                Recredit(f, ref person);
                break;
        }
    }

    private BatchVersion VersionOf(long position, CompletionContent content, AgencyId agency, AgencyId? enrolled) => new(
        position,
        _agencies.Of(enrolled ?? agency),
        (content.Batch == batch ? BatchMarks.IsNamed : 0) | (enrolled is null ? 0 : BatchMarks.IsEnrolledAgency) | (content.Certificate is null ? 0 : BatchMarks.IsCertified));

    private BatchVersion[] VersionsOf(AsnId person, in BatchCompletion completion) =>
        completion.Has(BatchMarks.HasList) ? _versions[(person, completion.Of)]
        : completion.Has(BatchMarks.IsKnown) ? [new BatchVersion(completion.Of, completion.Agency, completion.Marks & (BatchMarks.IsNamed | BatchMarks.IsEnrolledAgency | BatchMarks.IsCertified))]
        : [];

    private bool HasVersion(AsnId person, in BatchCompletion completion, long version) =>
        completion.Has(BatchMarks.HasList)
            ? Array.Exists(_versions[(person, completion.Of)], v => v.Position == version)
            : completion.Has(BatchMarks.IsKnown) && completion.Of == version;

    /// <summary>Adds a version; a repeat changes nothing.</summary>
    private void AddVersion(AsnId person, ref BatchCompletion completion, BatchVersion version)
    {
        if (HasVersion(person, completion, version.Position))
        {
            return;
        }

        BatchVersion[] versions = [.. VersionsOf(person, completion).Append(version).OrderBy(v => v.Position)];
        SetVersions(person, ref completion, versions);
    }

    /// <summary>The usual first version alone needs no list.</summary>
    private void SetVersions(AsnId person, ref BatchCompletion completion, BatchVersion[] versions)
    {
        if (versions.Length > 1 || versions[0].Position != completion.Of)
        {
            _versions[(person, completion.Of)] = versions;
            completion.Marks |= BatchMarks.HasList;
        }

        completion.Hold(versions[^1]);
    }

    private void Recredit(CompletionRecredited fact, ref BatchPerson person)
    {
        for (var i = 0; i < person.Completions; i++)
        {
            ref var completion = ref person.At(i);
            if (HasVersion(fact.Person, completion, fact.Of))
            {
                var agency = _agencies.Of(fact.Agency);
                SetVersions(fact.Person, ref completion, Array.ConvertAll(
                    VersionsOf(fact.Person, completion),
                    v => v.Position != fact.Of || (v.Marks & BatchMarks.IsEnrolledAgency) != 0 ? v : v with { Agency = agency }));
                return;
            }
        }
    }
}

/// <summary>Somebody enrolled in a batch.</summary>
/// <param name="Person">Who.</param>
/// <param name="Agency">The agency that the person is counted in.</param>
/// <param name="HasAttended">True after an attendance or a completion.</param>
/// <param name="HasCompleted">True with a completion of the batch that is not revoked.</param>
internal readonly record struct BatchTrace(AsnId Person, AgencyId Agency, bool HasAttended, bool HasCompleted);
