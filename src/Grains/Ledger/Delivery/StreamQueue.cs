using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger.Projections;

namespace Bangkom.Grains.Ledger.Delivery;

/// <summary>What one stream has still to be told. One delivery is in flight; the next carries all that gathered meanwhile.</summary>
/// <param name="stream">The stream.</param>
/// <param name="grain">Who is told.</param>
internal sealed class StreamQueue(StreamId stream, IProjectionGrain grain)
{
    private readonly List<(long Position, VisibilityWait Wait)> _waits = [];
    private readonly Dictionary<long, string> _remarks = [];

    /// <summary>What the grain would say of facts up to here is not known: it read them, or it was long ago.</summary>
    private long _unremarkedUpTo;

    /// <summary>Facts were let go of: the next delivery names no start, so that the grain reads them.</summary>
    private bool _mustRead = true;

    /// <summary>The stream.</summary>
    public StreamId Stream { get; } = stream;

    /// <summary>Who is told.</summary>
    public IProjectionGrain Grain { get; } = grain;

    /// <summary>Facts not yet sent, in order.</summary>
    public List<RecordedFact> Pending { get; } = [];

    /// <summary>Position up to which the grain must be told; what is not in <see cref="Pending"/> it reads from the store.</summary>
    public long TellUpTo { get; private set; }

    /// <summary>When the fact at <see cref="TellUpTo"/> was recorded.</summary>
    public DateTimeOffset TellRecordedAt { get; private set; }

    /// <summary>Where the last confirmed delivery ended.</summary>
    public long End { get; private set; }

    /// <summary>Position up to which the grain has confirmed.</summary>
    public long Confirmed { get; private set; }

    /// <summary>Position of the first fact that is not confirmed; null = none.</summary>
    public long? FirstUnconfirmed { get; private set; }

    /// <summary>True while a delivery is in flight or waits to be repeated.</summary>
    public bool IsPumping { get; set; }

    /// <summary>True when the grain did not confirm in time: the delivery mark no longer waits for it, it is told again.</summary>
    public bool IsBehind { get; set; }

    /// <summary>Failures since the last confirmation.</summary>
    public int Failures { get; private set; }

    /// <summary>Adds a committed fact.</summary>
    public void Add(RecordedFact fact)
    {
        FirstUnconfirmed ??= fact.Position;
        TellUpTo = fact.Position;
        TellRecordedAt = fact.RecordedAt;
        Pending.Add(fact);
        if (Pending.Count > LedgerLimits.StreamPendingFactsMax)
        {
            LetGrainRead();
        }
    }

    /// <summary>Something in the store was never confirmed: the grain must read it.</summary>
    /// <param name="first">Nothing before it is unconfirmed.</param>
    /// <param name="last">The newest fact of the stream.</param>
    /// <param name="recordedAt">When the newest one was recorded.</param>
    public void AddUnknown(long first, long last, DateTimeOffset recordedAt)
    {
        FirstUnconfirmed = Math.Min(FirstUnconfirmed ?? first, first);
        TellUpTo = Math.Max(TellUpTo, last);
        TellRecordedAt = recordedAt;
        LetGrainRead();
    }

    /// <summary>Takes all that has gathered as one delivery; <see langword="default"/> facts with an unknown start when it must be read.</summary>
    public (long From, ImmutableArray<RecordedFact> Facts) Take()
    {
        var facts = Pending.ToImmutableArray();
        Pending.Clear();
        var from = _mustRead ? -1 : End;
        _mustRead = false;
        return (from, facts);
    }

    /// <summary>The grain has taken in everything up to a position.</summary>
    /// <param name="position">The position.</param>
    /// <param name="wasTold">True when every fact was in the delivery; false when it may have read some.</param>
    /// <param name="remarks">What it said of single facts.</param>
    public void Confirm(long position, bool wasTold, ImmutableArray<FactRemark> remarks)
    {
        foreach (var remark in remarks)
        {
            _remarks[remark.Position] = remark.Code;
        }

        if (!wasTold || _remarks.Count > LedgerLimits.StreamRemarksMax)
        {
            _remarks.Clear();
            _unremarkedUpTo = position;
        }

        End = position;
        Confirmed = position;
        Failures = 0;
        FirstUnconfirmed = TellUpTo <= position ? null : _mustRead || Pending.Count == 0 ? position + 1 : Pending[0].Position;
        IsBehind = IsBehind && FirstUnconfirmed is not null;
        _waits.RemoveAll(w =>
        {
            var done = w.Position <= position;
            if (done)
            {
                w.Wait.Confirm();
            }

            return done;
        });
    }

    /// <summary>The delivery failed: its facts are in the store, and the grain will read them.</summary>
    public void Fail()
    {
        Failures++;
        LetGrainRead();
    }

    /// <summary>What the grain said of a fact; null = not known, ask it.</summary>
    public Verdict? VerdictOn(long position) =>
        position > _unremarkedUpTo && position <= Confirmed ? new Verdict(_remarks.GetValueOrDefault(position)) : null;

    /// <summary>Signals a wait once the grain has confirmed a position.</summary>
    public void Await(long position, VisibilityWait wait)
    {
        wait.Expect();
        _waits.Add((position, wait));
    }

    /// <summary>Forgets a wait that has run out of time.</summary>
    public void Forget(VisibilityWait wait) => _waits.RemoveAll(w => ReferenceEquals(w.Wait, wait));

    private void LetGrainRead()
    {
        Pending.Clear();
        _mustRead = true;
    }
}

/// <summary>A request that waits until the grains of its facts have confirmed.</summary>
internal sealed class VisibilityWait
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _expected;

    /// <summary>Completes once every expected confirmation has come.</summary>
    public Task Done => _expected == 0 ? Task.CompletedTask : _done.Task;

    /// <summary>One more stream must confirm.</summary>
    public void Expect() => _expected++;

    /// <summary>A stream has confirmed.</summary>
    public void Confirm()
    {
        if (--_expected == 0)
        {
            _done.TrySetResult();
        }
    }
}
