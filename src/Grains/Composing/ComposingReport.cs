namespace Bangkom.Grains.Composing;

/// <summary>Says what a set of seats is worth, and of each person why or why not.</summary>
/// <param name="model">The problem.</param>
/// <param name="board">The seats.</param>
internal sealed class ComposingReport(ComposingModel model, SeatBoard board)
{
    /// <summary>The result.</summary>
    /// <param name="steps">The work that it took.</param>
    /// <param name="boundMicro">What no set can pass, or null.</param>
    /// <param name="isCut">Whether time ran out before the work was done.</param>
    public ComposingResult Write(long steps, long? boundMicro, bool isCut)
    {
        var seats = Composer.SeatsOf(model, board).Where(s => !board.IsHeld(s.Person, s.Batch))
            .OrderBy(s => s.Batch).ThenBy(s => model.Problem.People[s.Person].Person)
            .ToList();
        return new ComposingResult(
            [.. seats.Select(Explain)],
            [.. Enumerable.Range(0, model.People).Where(p => !board.HasAny(p) && Matters(p)).Select(LeftOut)],
            [.. Enumerable.Range(0, model.Batches).Select(Batch)],
            Points(board.Worth),
            Points(board.Gaps),
            Points(board.Worth - board.Gaps),
            new ComposingConflicts(model, board).Find(),
            steps,
            boundMicro is { } bound ? Points(bound) : null,
            isCut);
    }

    private static decimal Points(long micro) => (decimal)micro / ComposingModel.Micro;

    private bool Matters(int person) =>
        !model.SortedNeeds[person].IsEmpty || Enumerable.Range(0, model.Programs).Any(program => model.IsMandatory(person, program));

    private ComposedSeat Explain(Seat seat)
    {
        var (person, batch) = seat;
        var program = model.ProgramOf[batch];
        var (mark, worth, gaps) = (board.Mark(), board.Worth, board.Gaps);
        var missed = new List<SeatReason>();
        if (model.IsMandatory(person, program))
        {
            missed.Add(SeatReason.Mandatory);
        }

        board.Take(person, batch);
        foreach (var quota in model.QuotasOf(person, batch))
        {
            if (board.QuotaTaken(quota) < model.Quotas[quota].Least && !missed.Contains(SeatReason.AgencyMinimum))
            {
                missed.Add(SeatReason.AgencyMinimum);
            }
        }

        if (board.Gaps < gaps)
        {
            missed.Add(SeatReason.ClosesGaps);
        }

        if (board.Worth - board.Gaps < worth - gaps)
        {
            missed.Add(SeatReason.MixesAgencies);
        }

        var value = worth - board.Worth;
        board.Back(mark);
        var closes = model.ClosesOf(person, program);
        return new ComposedSeat(
            model.Problem.People[person].Person,
            model.Problem.Batches[batch].Batch,
            Points(value),
            [.. model.SortedNeeds[person].Where((_, need) => (closes & (1UL << need)) != 0)],
            [.. missed]);
    }

    private LeftOutPerson LeftOut(int person)
    {
        var choices = Enumerable.Range(0, model.Batches)
            .Where(b => model.IsMandatory(person, model.ProgramOf[b]) || model.ClosesOf(person, model.ProgramOf[b]) != 0)
            .OrderByDescending(b => model.IsEligible(person, b))
            .ThenByDescending(b => model.WorthOf(person, model.ClosesOf(person, model.ProgramOf[b])))
            .ToList();
        var id = model.Problem.People[person].Person;
        if (choices is not [var nearest, ..])
        {
            return new LeftOutPerson(id, NoSeatReason.NoGap, null);
        }

        var batch = model.Problem.Batches[nearest];
        var known = model.Problem.People[person];
        var reason = model.IsEligible(person, nearest) ? board.Blocks(person, nearest) ?? NoSeatReason.WorthLess
            : known.Completed.Contains(batch.Program) || known.Unavailable.Contains(batch.Batch) ? NoSeatReason.Unavailable
            : NoSeatReason.Prerequisite;
        return new LeftOutPerson(id, reason, batch.Batch);
    }

    private ComposedBatch Batch(int batch)
    {
        var people = board.In(batch);
        decimal all = people.Count;
        var squares = people.CountBy(p => model.AgencyOf[p]).Sum(g => (decimal)g.Value * g.Value);
        return new ComposedBatch(
            model.Problem.Batches[batch].Batch,
            people.Count,
            people.Count == 0 ? null : Math.Round(1 - (squares / (all * all)), 6, MidpointRounding.ToEven));
    }
}
