using System.Diagnostics.CodeAnalysis;

namespace Bangkom.Grains.Batches;

/// <summary>
/// A person's trace in a batch, in a few bytes: a region holds one for each person and batch. A completion or attendance without
/// enrolment counts as enrolled, in the agency held on the day it started; the same people stand in every column. Agencies are numbers
/// of the batch's own, 0 = none.
/// </summary>
internal struct BatchPerson
{
    /// <summary>Agency of the latest enrolment that was not withdrawn.</summary>
    public int Seat;

    /// <summary>Agency of the first attendance.</summary>
    public int AttendedIn;

    private BatchCompletion _first;
    private BatchCompletion[]? _further;

    /// <summary>Completions that named the batch in any version.</summary>
    public int Completions { readonly get; private set; }

    /// <summary>True with a completion of the batch that is not revoked.</summary>
    public readonly bool HasCompleted => Here() >= 0;

    /// <summary>True with such a completion that has a certificate number.</summary>
    public readonly bool HasCertificate
    {
        get
        {
            for (var i = 0; i < Completions; i++)
            {
                if (Get(i).IsCertified)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>True after an attendance or a completion.</summary>
    public readonly bool HasAttended => AttendedIn != 0 || HasCompleted;

    /// <summary>True with a seat, an attendance or a completion.</summary>
    public readonly bool IsEnrolled => Seat != 0 || HasAttended;

    /// <summary>The agency that the person is counted in; 0 when not enrolled.</summary>
    public readonly int Agency => Seat != 0 ? Seat : AttendedIn != 0 ? AttendedIn : Here() is >= 0 and var here ? Get(here).Agency : 0;

    /// <summary>A completion.</summary>
    /// <param name="index">From 0, by position.</param>
    public readonly BatchCompletion Get(int index) => index == 0 ? _first : _further![index - 1];

    /// <summary>Where a completion stands; negative when it was never heard of.</summary>
    /// <param name="completion">Its position.</param>
    public readonly int IndexOf(long completion)
    {
        // From the end: what is corrected is most often new.
        for (var i = Completions - 1; i >= 0; i--)
        {
            var of = Get(i).Of;
            if (of <= completion)
            {
                return of == completion ? i : -1;
            }
        }

        return -1;
    }

    /// <summary>A completion, to be changed.</summary>
    /// <param name="index">From 0, by position.</param>
    [UnscopedRef]
    public ref BatchCompletion At(int index) => ref index == 0 ? ref _first : ref _further![index - 1];

    /// <summary>A completion, to be changed; without any version when it was never heard of.</summary>
    /// <param name="completion">Its position.</param>
    [UnscopedRef]
    public ref BatchCompletion Of(long completion)
    {
        var known = IndexOf(completion);
        if (known >= 0)
        {
            return ref At(known);
        }

        if (Completions > 0 && (_further is null || Completions > _further.Length))
        {
            // A quarter of slack: most people complete a batch once.
            Array.Resize(ref _further, Completions + (Completions / 4));
        }

        var index = Completions++;
        for (; index > 0 && Get(index - 1).Of > completion; index--)
        {
            At(index) = Get(index - 1);
        }

        ref var added = ref At(index);
        added = new BatchCompletion { Of = completion };
        return ref added;
    }

    /// <summary>Makes room at once for completions that are about to come.</summary>
    /// <param name="completions">How many there will be.</param>
    public void EnsureCapacity(int completions)
    {
        if (completions > 1 && _further is null)
        {
            _further = new BatchCompletion[completions - 1];
        }
    }

    /// <summary>The first completion that is here, or -1.</summary>
    private readonly int Here()
    {
        for (var i = 0; i < Completions; i++)
        {
            if (Get(i).IsHere)
            {
                return i;
            }
        }

        return -1;
    }
}
