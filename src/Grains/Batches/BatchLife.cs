using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Batches;

/// <summary>
/// What happens around a batch's seats: invitations, sessions and who was there, what completes it, results. It stands apart from the
/// traces of people, since most batches of an older ledger have none of it.
/// </summary>
/// <param name="batch">The batch.</param>
internal sealed class BatchLife(BatchId batch)
{
    /// <summary>Sessions of a batch at most: attendance is one bit each.</summary>
    public const int SessionsMax = 64;

    private readonly Dictionary<AsnId, LifeInvitation> _invitations = [];
    private readonly List<SessionPlanned> _sessions = [];
    private readonly Dictionary<AsnId, ulong> _attended = [];
    private readonly Dictionary<AsnId, LifeResult> _results = [];

    /// <summary>What completes the batch; null = nobody said.</summary>
    public CompletionRuleSet? Rule { get; private set; }

    /// <summary>The sessions, in the order of being planned first.</summary>
    public IReadOnlyList<SessionPlanned> Sessions => _sessions;

    /// <summary>Everyone invited.</summary>
    public IReadOnlyDictionary<AsnId, LifeInvitation> Invitations => _invitations;

    /// <summary>True while nothing of it happened.</summary>
    public bool IsEmpty => _invitations.Count + _sessions.Count + _attended.Count + _results.Count == 0 && Rule is null;

    /// <summary>Takes in a fact.</summary>
    public void Apply(Fact fact, long position)
    {
        switch (fact)
        {
            case Invited f when f.Batch == batch:
                // Who is invited again may answer again.
                _invitations[f.Person] = new LifeInvitation(InvitationState.Invited, null, f.On, f.AnswerBy, null, 0, position);
                break;
            case InvitationAnswered f when f.Batch == batch && _invitations.TryGetValue(f.Person, out var asked):
                _invitations[f.Person] = asked with
                {
                    State = f.Declines is null ? InvitationState.Accepted : InvitationState.Declined,
                    Reason = f.Declines,
                    ChangedOn = f.On,
                    Answers = asked.Answers + 1,
                    ChangedAt = position,
                };
                break;
            case InvitationApproved f when f.Batch == batch && _invitations.TryGetValue(f.Person, out var accepted):
                _invitations[f.Person] = accepted with
                {
                    State = f.Agrees ? InvitationState.Seated : InvitationState.Refused,
                    Reason = f.Agrees ? null : DeclineReason.SuperiorRefused,
                    ChangedOn = f.On,
                    ChangedAt = position,
                };
                break;
            case SessionPlanned f when f.Batch == batch:
                Plan(f);
                break;
            case Attended { Session: { } session } f when f.Batch == batch && IndexOf(session) is >= 0 and var index:
                _attended[f.Person] = _attended.GetValueOrDefault(f.Person) | (1UL << index);
                break;
            case CompletionRuleSet f when f.Batch == batch:
                Rule = f;
                break;
            case Assessed f when f.Batch == batch:
                _results[f.Person] = new LifeResult(f.Test, f.HasAssignment);
                break;
        }
    }

    /// <summary>Finds a session; null when it was never planned.</summary>
    public SessionPlanned? Find(string session) => IndexOf(session) is >= 0 and var index ? _sessions[index] : null;

    /// <summary>True when a person was in a session.</summary>
    public bool WasIn(AsnId person, string session) => IndexOf(session) is >= 0 and var index && (_attended.GetValueOrDefault(person) & (1UL << index)) != 0;

    /// <summary>People in a session.</summary>
    public int CountIn(string session) => _attended.Keys.Count(p => WasIn(p, session));

    /// <summary>A person's result of the test, or null.</summary>
    public decimal? TestOf(AsnId person) => _results.GetValueOrDefault(person).Test;

    /// <summary>True when a person fulfils the rule; nobody does without one.</summary>
    public bool Fulfils(AsnId person)
    {
        if (Rule is null)
        {
            return false;
        }

        var was = System.Numerics.BitOperations.PopCount(_attended.GetValueOrDefault(person));
        var result = _results.GetValueOrDefault(person);
        return (Rule.AttendanceShare is not { } share || (_sessions.Count > 0 && was >= share * _sessions.Count))
            && (Rule.TestThreshold is not { } least || result.Test >= least)
            && (!Rule.NeedsAssignment || result.HasAssignment);
    }

    /// <summary>The stored form.</summary>
    public BatchLifePiece Pack() => new(
        [.. _invitations.Select(i => new PackedInvitation(i.Key, i.Value.State, i.Value.Reason, i.Value.InvitedOn, i.Value.AnswerBy, i.Value.ChangedOn, i.Value.Answers, i.Value.ChangedAt))],
        [.. _sessions],
        [.. _attended.Select(a => new PackedAttendance(a.Key, a.Value))],
        [.. _results.Select(r => new PackedResult(r.Key, r.Value.Test, r.Value.HasAssignment))],
        Rule);

    /// <summary>Takes in what was packed; nothing is here before.</summary>
    public void Unpack(BatchLifePiece piece)
    {
        foreach (var i in piece.Invitations)
        {
            _invitations[i.Person] = new LifeInvitation(i.State, i.Reason, i.InvitedOn, i.AnswerBy, i.ChangedOn, i.Answers, i.ChangedAt);
        }

        _sessions.AddRange(piece.Sessions);
        foreach (var (person, sessions) in piece.Attended)
        {
            _attended[person] = sessions;
        }

        foreach (var r in piece.Results)
        {
            _results[r.Person] = new LifeResult(r.Test, r.HasAssignment);
        }

        Rule = piece.Rule;
    }

    private int IndexOf(string session) => _sessions.FindIndex(s => s.Session == session);

    private void Plan(SessionPlanned session)
    {
        if (IndexOf(session.Session) is >= 0 and var index)
        {
            _sessions[index] = session;
        }
        else if (_sessions.Count < SessionsMax)
        {
            _sessions.Add(session);
        }
    }
}

/// <summary>An invitation as the fold keeps it; whether a person has the seat is told by the seats.</summary>
internal readonly record struct LifeInvitation(
    InvitationState State, DeclineReason? Reason, DateOnly InvitedOn, DateOnly? AnswerBy, DateOnly? ChangedOn, int Answers, long ChangedAt);

/// <summary>A person's results.</summary>
internal readonly record struct LifeResult(decimal? Test, bool HasAssignment);

/// <summary>Last piece of a batch's snapshot, where there is anything in it.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.BatchLifePiece")]
internal sealed record BatchLifePiece(
    [property: Id(0)] ImmutableArray<PackedInvitation> Invitations,
    [property: Id(1)] ImmutableArray<SessionPlanned> Sessions,
    [property: Id(2)] ImmutableArray<PackedAttendance> Attended,
    [property: Id(3)] ImmutableArray<PackedResult> Results,
    [property: Id(4)] CompletionRuleSet? Rule);

/// <summary>An invitation in a snapshot.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.PackedInvitation")]
internal readonly record struct PackedInvitation(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] InvitationState State,
    [property: Id(2)] DeclineReason? Reason,
    [property: Id(3)] DateOnly InvitedOn,
    [property: Id(4)] DateOnly? AnswerBy,
    [property: Id(5)] DateOnly? ChangedOn,
    [property: Id(6)] int Answers,
    [property: Id(7)] long ChangedAt);

/// <summary>The sessions a person was in, one bit each, in a snapshot.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.PackedAttendance")]
internal readonly record struct PackedAttendance([property: Id(0)] AsnId Person, [property: Id(1)] ulong Sessions);

/// <summary>A person's results in a snapshot.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.PackedResult")]
internal readonly record struct PackedResult([property: Id(0)] AsnId Person, [property: Id(1)] decimal? Test, [property: Id(2)] bool HasAssignment);
