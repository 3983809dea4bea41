using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.People;

/// <summary>A person's fold: timelines, completions, and the personal part.</summary>
/// <param name="id">Who.</param>
/// <param name="zone">The region's zone.</param>
internal sealed class AsnState(AsnId id, RegionZone zone)
{
    private readonly LearningRecord _record = new(id, zone);
    private RosterPerson _person = RosterPerson.Unknown(id);
    private string? _nip;
    private string? _name;
    private readonly List<BatchId> _invitedTo = [];
    private readonly Dictionary<long, CertificateShared> _shared = [];

    /// <summary>Batches that the person was ever invited to, the latest first.</summary>
    public ImmutableArray<BatchId> InvitedTo => [.. _invitedTo.AsEnumerable().Reverse()];

    /// <summary>True once a membership is recorded.</summary>
    public bool Exists => !_person.Agencies.IsEmpty;

    public void Apply(RecordedFact recorded)
    {
        if (recorded.Fact is not PersonFact fact)
        {
            return;
        }

        _person = _person.Apply(fact, recorded.Position);
        _record.Apply(recorded);
        _nip = recorded.Personal?.Nip ?? _nip;
        _name = recorded.Personal?.Name ?? _name;
        switch (fact)
        {
            case PersonErased:
                (_nip, _name) = (null, null);
                _shared.Clear();
                break;
            case Invited invited:
                _invitedTo.Remove(invited.Batch);
                _invitedTo.Add(invited.Batch);
                break;
            case CertificateShared shared:
                _shared[shared.Of] = shared;
                break;
        }
    }

    /// <summary>True when the holder shares a certificate.</summary>
    public bool IsShared(long completion) => _shared.GetValueOrDefault(completion) is { IsShared: true };

    /// <summary>What a certificate's page shows: the version that holds.</summary>
    /// <param name="completion">Position of the completion.</param>
    /// <param name="facts">The person's facts, in order.</param>
    public CertificateView? CertificateOf(long completion, IEnumerable<RecordedFact> facts)
    {
        CompletionContent? content = null;
        var isRevoked = false;
        foreach (var recorded in facts)
        {
            content = recorded.Fact switch
            {
                Completed f when recorded.Position == completion => f.Content,
                CompletionCorrected f when f.Of == completion => f.Content,
                _ => content,
            };
            isRevoked |= recorded.Fact is CompletionRevoked revoked && revoked.Of == completion;
        }

        return content is null
            ? null
            : new CertificateView(content.Certificate, content.Issuer, content.Title, content.CompletedAt.DayIn(zone), isRevoked, _shared[completion].ShowsName ? _name : null);
    }

    /// <summary>The person on a day.</summary>
    public PersonView ViewOn(DateOnly today, RegionRules rules) =>
        new(id, _nip, _name, _person.MemberOfOn(today, rules.Agencies), _person.EmploymentOn(today)!);

    /// <summary>The record of a year on a day.</summary>
    public RecordView RecordOf(FiguresDate date, RegionRules rules, long position) => RecordViews.WithLines(_person, _record, rules, date, position);
}
