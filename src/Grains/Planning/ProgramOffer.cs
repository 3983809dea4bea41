using System.Collections.Immutable;
using System.Globalization;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Needs;

namespace Bangkom.Grains.Planning;

/// <summary>A batch that a programme could run next.</summary>
/// <param name="Offer">Of which programme.</param>
/// <param name="People">How many would come.</param>
/// <param name="Priority">Σ priority of the needs that it would close.</param>
/// <param name="CostRupiah">What it would cost.</param>
internal sealed record Bid(ProgramOffer Offer, int People, long Priority, long CostRupiah)
{
    private decimal Worth => Priority * Offer.Effect;

    /// <summary>More priority per rupiah; then more priority; then the code. Compared without division, so that equal is equal.</summary>
    public bool IsBetterThan(Bid other)
    {
        var mine = Worth * Math.Max(1, other.CostRupiah);
        var theirs = other.Worth * Math.Max(1, CostRupiah);
        return mine != theirs ? mine > theirs
            : Worth != other.Worth ? Worth > other.Worth
            : Offer.Program.Program.CompareTo(other.Offer.Program.Program) < 0;
    }
}

/// <summary>A programme while a plan is made: whom it could still help, the greatest priority first.</summary>
internal sealed class ProgramOffer
{
    private readonly List<(AsnId Person, int[] Needs)> _people;
    private readonly long? _perParticipant;
    private readonly long _perBatch;
    private List<(long Priority, AsnId Person, int[] Needs)> _queue = [];

    /// <param name="program">The programme.</param>
    /// <param name="basis">The needs.</param>
    /// <param name="history">Its last cycle, or null.</param>
    /// <param name="usualEffect">Stands in for an effect that was not measured.</param>
    public ProgramOffer(ProgramDefined program, NeedsBasis basis, ProgramHistory? history, decimal usualEffect)
    {
        Program = program;
        Effect = history?.Effect ?? usualEffect;
        var helped = basis.OpenNeeds.Index().Where(n => program.ClosesGap(n.Item.Competency, n.Item.Required)).GroupBy(n => n.Item.Person).ToList();
        InNeed = helped.Count;
        _people = [.. helped
            .Where(g => (program.Prerequisites ?? []).All(p => basis.Completed.Contains(new PersonProgram(g.Key, p))))
            .Select(g => (g.Key, g.Select(n => n.Index).ToArray()))];
        if (history?.CostPerCompletionRupiah is { } real)
        {
            (_perParticipant, _perBatch) = (real, 0);
        }
        else if (program.CostPerParticipantRupiah is not null || program.CostPerBatchRupiah is not null)
        {
            (_perParticipant, _perBatch) = (program.CostPerParticipantRupiah ?? 0, program.CostPerBatchRupiah ?? 0);
        }

        Basis = string.Create(
            CultureInfo.InvariantCulture,
            $"Cost {(history?.CostPerCompletionRupiah is null ? "as defined" : $"as spent in {history.Year}")}; effect {(history?.Effect is { } effect ? $"{effect} as measured in {history.Year}" : $"not measured, counted as {usualEffect}")}.");
    }

    /// <summary>The programme.</summary>
    public ProgramDefined Program { get; }

    /// <summary>What priority is multiplied with.</summary>
    public decimal Effect { get; }

    /// <summary>People with an open need that it would close, prerequisites apart, before the plan.</summary>
    public int InNeed { get; }

    /// <summary>Says what cost and effect were taken from.</summary>
    public string Basis { get; }

    /// <summary>Looks anew at whom it could still help.</summary>
    public void Look(bool[] taken, ImmutableArray<PersonNeed> needs)
    {
        _queue = [.. _people
            .Select(p => (Priority: p.Needs.Where(i => !taken[i]).Sum(i => (long)needs[i].Priority), p.Person, p.Needs))
            .Where(p => p.Priority > 0)
            .OrderByDescending(p => p.Priority).ThenBy(p => p.Person)];
    }

    /// <summary>The next batch that the rest of the ceiling pays for, or null.</summary>
    public Bid? BidWithin(long rest, PlanRequest request)
    {
        if (_perParticipant is not { } each || Effect <= 0)
        {
            return null;
        }

        var people = Program.Mode == BatchMode.SelfPaced ? _queue.Count : Math.Min(_queue.Count, request.SeatsPerBatch);
        if (_perBatch > rest)
        {
            return null;
        }

        people = each == 0 ? people : (int)Math.Min(people, (rest - _perBatch) / each);
        return people < Math.Max(1, request.SmallestBatch) ? null
            : new Bid(this, people, _queue.Take(people).Sum(p => p.Priority), _perBatch + (each * people));
    }

    /// <summary>The needs of the first people become spoken for.</summary>
    public List<PersonNeed> Take(int people, bool[] taken, ImmutableArray<PersonNeed> needs)
    {
        var closed = _queue.Take(people).SelectMany(p => p.Needs).Where(i => !taken[i]).ToList();
        foreach (var need in closed)
        {
            taken[need] = true;
        }

        return [.. closed.Select(i => needs[i])];
    }

    /// <summary>Why it runs no batch.</summary>
    public LeftOutReason WhyNot(PlanRequest request) =>
        _perParticipant is null ? LeftOutReason.NoCost
        : Effect <= 0 ? LeftOutReason.NoEffect
        : _people.Count == 0 ? LeftOutReason.Prerequisites
        : _queue.Count == 0 ? LeftOutReason.ClosedByOthers
        : _queue.Count < request.SmallestBatch ? LeftOutReason.TooFew
        : LeftOutReason.Ceiling;
}
