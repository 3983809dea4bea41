using System.Collections.Immutable;
using Bangkom.Grains.Facts;

namespace Bangkom.PartnerApi.Statements;

/// <summary>What the store of statements knows about a request's statements. Without a store there is nothing to know.</summary>
internal sealed record StoreFindings
{
    /// <summary>Nothing.</summary>
    public static StoreFindings None { get; } = new();

    /// <summary>Statements that came before and may hold a score of one of these.</summary>
    public IReadOnlyList<ReadStatement> Grades { get; init; } = [];

    /// <summary>Completions that an earlier request told of: a grade that comes now corrects theirs.</summary>
    public IReadOnlySet<(Account Learner, string Activity)> Completed { get; init; } = ImmutableHashSet<(Account, string)>.Empty;

    /// <summary>What some of these void, by its id.</summary>
    public IReadOnlyDictionary<string, VoidedStatement> Voided { get; init; } = ImmutableDictionary<string, VoidedStatement>.Empty;

    /// <summary>Why statements are only held in the store, by their place in the request.</summary>
    public IReadOnlyDictionary<int, HeldStatement> Held { get; init; } = ImmutableDictionary<int, HeldStatement>.Empty;
}

/// <summary>A statement that another one voids.</summary>
/// <param name="Source">Who sent it.</param>
/// <param name="Statement">The statement.</param>
internal sealed record VoidedStatement(string Source, ReadStatement Statement);

/// <summary>Why the store only holds a statement.</summary>
/// <param name="Reason">A code of <see cref="QuarantineReasons"/>.</param>
/// <param name="Message">What to mend; never a value that was sent.</param>
internal sealed record HeldStatement(string Reason, string Message);
