using System.Collections.Immutable;
using Bangkom.Grains.Evaluation.Commands;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.People;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Evaluation;

/// <summary>
/// Who is asked for what: computed from completions, the roster and the day. The superior is the one whom the roster names; the peer is the
/// next member of the same agency by id, in a ring, so that everyone is the peer of about one other.
/// </summary>
/// <param name="region">The region.</param>
/// <param name="roster">Who belongs where.</param>
/// <param name="grains">People's records.</param>
/// <param name="today">The day.</param>
internal sealed class FeedbackReader(RegionInfo region, RosterReader roster, IGrainFactory grains, DateOnly today)
{
    /// <summary>What a person is asked for, the first due first.</summary>
    /// <param name="person">Who.</param>
    /// <param name="state">What was given.</param>
    public async Task<ImmutableArray<FeedbackDuty>> ReadAsync(AsnId person, EvaluationState state)
    {
        var (subordinates, peers) = await roster.ReadAsync(r => (SubordinatesOf(person, r), PeersOf(person, r)));
        var own = await CompletedAsync(person);
        var duties = own.Select(line => Asked(person, line, state)).OfType<FeedbackDuty>().Concat(FollowUps(person, own, FollowUpRole.Self, state)).ToList();
        foreach (var (subject, role) in subordinates.Select(s => (s, FollowUpRole.Superior)).Concat(peers.Select(p => (p, FollowUpRole.Peer))))
        {
            duties.AddRange(FollowUps(subject, await CompletedAsync(subject), role, state));
        }

        return [.. duties.OrderBy(d => d.DueOn).ThenBy(d => d.Program).ThenBy(d => d.Subject).ThenBy(d => d.Role).ThenBy(d => d.Month)];
    }

    /// <summary>A command that this asker may send, with what only the records tell; else what is refused.</summary>
    /// <param name="command">The command.</param>
    /// <param name="asker">The person who answers for themselves; null = an administrator.</param>
    /// <param name="state">What was given.</param>
    public async Task<Command> AllowAsync(EvaluationCommand command, AsnId? asker, EvaluationState state)
    {
        var duties = asker is { } who ? await ReadAsync(who, state) : [];
        switch (command)
        {
            case AnswerQuestionnaire c when asker is null || (c.Person == asker && duties.Any(d => d.Questionnaire?.Questionnaire == c.Questionnaire && d.Batch == c.Batch)):
                return (await CompletedAsync(c.Person)).Any(l => l.Content.Batch == c.Batch && l.Content.Program == state.Find(c.Questionnaire)?.Program)
                    || state.Find(c.Questionnaire) is null
                    ? c
                    : new Settled("NOT_A_PARTICIPANT", "person", "The person has not completed this training this year or the year before.");
            case AnswerFollowUp c when asker is null || duties.Any(d => d.Subject == c.Subject && d.Batch == c.Batch && d.Month == c.Month && d.Role == c.Role):
                var line = (await CompletedAsync(c.Subject)).FirstOrDefault(l => l.Content.Batch == c.Batch);
                return c with { CompletedOn = line?.Day };
            default:
                return asker is null ? command : new Settled("NOT_ASKED", "person", "You are not asked for this.");
        }
    }

    private ImmutableArray<AsnId> SubordinatesOf(AsnId person, RegionRoster roster) =>
    [
        .. roster.People.Values
            .Where(p => p.Person.EmploymentOn(today)?.Superior == person && p.Person.IsMemberOn(today, roster.Rules.Agencies))
            .Select(p => p.Person.Person)
            .Order()
            .Take(EvaluationLimits.SubordinatesMax),
    ];

    private ImmutableArray<AsnId> PeersOf(AsnId person, RegionRoster roster)
    {
        var tree = roster.Rules.Agencies;
        if (!roster.TryFind(person, out RosterEntry? self) || self.Person.MemberOfOn(today, tree) is not { } agency)
        {
            return [];
        }

        var ring = roster.People.Values.Where(p => p.Person.MemberOfOn(today, tree) == agency).Select(p => p.Person).OrderBy(p => p.Person).ToList();
        var place = ring.FindIndex(p => p.Person == person);
        // One's superior is no peer: the next after that one is.
        return [.. Enumerable.Range(1, Math.Min(2, ring.Count - 1)).Select(back => ring[(place - back + ring.Count) % ring.Count]).Where(s => PeerOf(s, ring) == person).Select(s => s.Person)];
    }

    private AsnId? PeerOf(RosterPerson subject, List<RosterPerson> ring)
    {
        var place = ring.FindIndex(p => p.Person == subject.Person);
        return Enumerable.Range(1, ring.Count - 1).Select(step => ring[(place + step) % ring.Count].Person)
            .Where(p => p != subject.EmploymentOn(today)?.Superior)
            .Cast<AsnId?>().FirstOrDefault();
    }

    /// <summary>What counts of this year and the year before, the first of each batch or programme.</summary>
    private async Task<List<CreditedLine>> CompletedAsync(AsnId person)
    {
        var grain = grains.GetGrain<IAsnGrain>(region.Key(person.ToString()));
        var records = new[] { await grain.GetRecord(today.Year - 1), await grain.GetRecord(today.Year) };
        return [.. records.OfType<RecordView>().SelectMany(r => r.Lines).Where(l => l.Counts && l.Content.Program is not null && l.Day <= today).DistinctBy(l => (l.Content.Program, l.Content.Batch))];
    }

    private FeedbackDuty? Asked(AsnId person, CreditedLine line, EvaluationState state)
    {
        var (program, batch) = (line.Content.Program!.Value, line.Content.Batch);
        var closes = line.Day.AddDays(EvaluationLimits.QuestionnaireDays);
        return closes < today || state.QuestionnaireOf(program, batch) is not { } asked ? null : new FeedbackDuty(
            asked, program, batch, null, null, null, line.Day, closes,
            state.IsGiven(AnswerTokens.OfQuestionnaire(region.Secret, person, asked.Questionnaire, batch)));
    }

    private IEnumerable<FeedbackDuty> FollowUps(AsnId subject, IEnumerable<CreditedLine> lines, FollowUpRole role, EvaluationState state)
    {
        foreach (var line in lines)
        {
            if (line.Content.Batch is not { } batch)
            {
                continue;
            }

            var token = AnswerTokens.OfFollowUp(region.Secret, subject, batch);
            foreach (var month in EvaluationState.Months)
            {
                var due = line.Day.AddMonths(month);
                var closes = due.AddDays(EvaluationLimits.FollowUpDays);
                if (due <= today && today <= closes)
                {
                    yield return new FeedbackDuty(null, line.Content.Program!.Value, batch, subject, role, month, due, closes, state.IsFollowed(token, month, role));
                }
            }
        }
    }
}
