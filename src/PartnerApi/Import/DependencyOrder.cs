using System.Collections.Immutable;

namespace Bangkom.PartnerApi.Import;

/// <summary>
/// Puts rows behind those that they need, wherever these stand in the file, and keeps the file's order otherwise. Rows that need
/// each other in a circle stay in the file's order: the ledger says what is wrong with them.
/// </summary>
internal static class DependencyOrder
{
    /// <summary>Orders rows.</summary>
    /// <typeparam name="T">A row.</typeparam>
    /// <param name="rows">In the file's order.</param>
    /// <param name="keyOf">What others name it by.</param>
    /// <param name="needsOf">Keys of the rows that it needs.</param>
    public static ImmutableArray<T> Sort<T>(IReadOnlyList<T> rows, Func<T, string> keyOf, Func<T, IEnumerable<string>> needsOf)
    {
        var byKey = rows.Index().ToLookup(row => keyOf(row.Item), row => row.Index, StringComparer.Ordinal);
        var ordered = ImmutableArray.CreateBuilder<T>(rows.Count);
        var isVisited = new bool[rows.Count];

        // A chain of superiors may be as long as the file, so it is walked without recursion.
        var path = new Stack<(int Row, IEnumerator<int> Needs)>();
        for (var i = 0; i < rows.Count; i++)
        {
            Visit(i);
            while (path.TryPeek(out var top))
            {
                if (top.Needs.MoveNext())
                {
                    Visit(top.Needs.Current);
                    continue;
                }

                ordered.Add(rows[path.Pop().Row]);
                top.Needs.Dispose();
            }
        }

        return ordered.DrainToImmutable();

        void Visit(int row)
        {
            if (!isVisited[row])
            {
                isVisited[row] = true;
                path.Push((row, needsOf(rows[row]).SelectMany(key => byKey[key]).GetEnumerator()));
            }
        }
    }
}
