using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Delivery;
using Bangkom.Grains.Ledger.Projections;

namespace Bangkom.Grains.Tests.Ledger;

/// <summary>What a stream is told is whole: facts that were let go of are read from the store, never skipped.</summary>
public sealed class StreamQueueTests
{
    private readonly StreamQueue _queue = new(new StreamId(StreamId.Agency, "A"), grain: null!);

    [Fact]
    public void The_first_delivery_names_no_start_and_the_next_one_where_it_ended()
    {
        Add(1, 2);
        Assert.Equal(-1, _queue.Take().From);
        _queue.Confirm(2, wasTold: false, []);
        Add(5, 5);
        Assert.Equal(2, _queue.Take().From);
    }

    [Fact]
    public void What_overflows_while_a_delivery_is_in_flight_is_read_from_the_store()
    {
        Add(1, 1);
        _queue.Take();
        Add(2, LedgerLimits.StreamPendingFactsMax + 10);
        _queue.Confirm(1, wasTold: false, []);
        Assert.Equal(2, _queue.FirstUnconfirmed);
        Assert.Equal(-1, _queue.Take().From);
    }

    [Fact]
    public void After_a_failure_the_grain_reads_what_it_was_sent()
    {
        Add(1, 3);
        _queue.Take();
        _queue.Fail();
        Add(4, 4);
        Assert.Equal(-1, _queue.Take().From);
        Assert.Equal(4, _queue.TellUpTo);
    }

    [Fact]
    public void The_first_unconfirmed_fact_of_a_restart_is_the_oldest_one()
    {
        _queue.AddUnknown(120, 150, TimeProvider.System.GetUtcNow());
        Assert.Equal(120, _queue.FirstUnconfirmed);
        Assert.Equal(150, _queue.TellUpTo);
        _queue.Confirm(150, wasTold: false, []);
        Assert.Null(_queue.FirstUnconfirmed);
    }

    [Fact]
    public void A_verdict_is_what_the_grain_said_of_a_fact_that_it_was_told()
    {
        Add(1, 2);
        _queue.Take();
        _queue.Confirm(2, wasTold: false, []);
        Assert.Null(_queue.VerdictOn(2));
        Add(3, 4);
        _queue.Take();
        Assert.Null(_queue.VerdictOn(3));
        _queue.Confirm(4, wasTold: true, [new FactRemark(4, "DUPLICATE")]);
        Assert.Equal(new Verdict(null), _queue.VerdictOn(3));
        Assert.Equal(new Verdict("DUPLICATE"), _queue.VerdictOn(4));
    }

    [Fact]
    public void Of_what_was_remarked_too_long_ago_nothing_is_claimed()
    {
        Add(1, 1);
        _queue.Take();
        _queue.Confirm(LedgerLimits.StreamRemarksMax + 1, wasTold: true, [.. Enumerable.Range(1, LedgerLimits.StreamRemarksMax + 1).Select(p => new FactRemark(p, "DUPLICATE"))]);
        Assert.Null(_queue.VerdictOn(1));
    }

    private void Add(long from, long to)
    {
        for (var position = from; position <= to; position++)
        {
            _queue.Add(new RecordedFact(position, default, default, "admin", null, FactTargets.Everyone, new PersonErased(default)));
        }
    }
}
