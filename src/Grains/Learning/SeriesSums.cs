using System.Collections.Immutable;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Learning;

/// <summary>Adds agencies' series up, along the tree of each bucket's last day. Pure.</summary>
public static class SeriesSums
{
    /// <summary>Buckets in which the same agencies stand below an agency.</summary>
    /// <param name="From">The first bucket.</param>
    /// <param name="Before">The first bucket that is none of them.</param>
    /// <param name="Agencies">The agency and all below it.</param>
    public readonly record struct Family(int From, int Before, ImmutableArray<AgencyId> Agencies);

    /// <summary>An agency with the agencies below it, as the tree stands in every bucket.</summary>
    /// <param name="agency">The agency; null = the region: every agency.</param>
    /// <param name="tree">The region's agencies.</param>
    /// <param name="range">The buckets.</param>
    public static ImmutableArray<Family> FamiliesOf(AgencyId? agency, AgencyTree tree, SeriesRange range)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(range);
        if (agency is not { } head)
        {
            return [new Family(0, range.Count, [.. tree.Agencies.Select(a => a.Agency)])];
        }

        var starts = tree.ChangeDays.Select(range.IndexOf).Where(i => i < range.Count).Append(0).Distinct().Order().ToArray();
        return
        [
            .. starts.Where(from => from < range.Count).Select((from, i) => new Family(
                from,
                i + 1 < starts.Length ? starts[i + 1] : range.Count,
                [head, .. tree.DescendantsOn(head, range.Ends[from])])),
        ];
    }

    /// <summary>The sum over the families.</summary>
    /// <param name="families">Every bucket in one of them.</param>
    /// <param name="own">Agencies' own sums; who is left out has none.</param>
    /// <param name="range">The buckets.</param>
    public static SeriesColumns Of(IEnumerable<Family> families, IReadOnlyDictionary<AgencyId, SeriesColumns> own, SeriesRange range)
    {
        ArgumentNullException.ThrowIfNull(families);
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(range);
        var (headcount, participants, compliant, completions) = (new int[range.Count], new int[range.Count], new int[range.Count], new int[range.Count]);
        var (jpTotal, jpCredited) = (new decimal[range.Count], new decimal[range.Count]);
        foreach (var family in families)
        {
            foreach (var part in family.Agencies.Where(own.ContainsKey).Select(a => own[a]))
            {
                for (var i = family.From; i < family.Before; i++)
                {
                    headcount[i] += part.Headcount[i];
                    participants[i] += part.Participants[i];
                    compliant[i] += part.Compliant[i];
                    jpTotal[i] += part.JpTotal[i];
                    completions[i] += part.Completions[i];
                    jpCredited[i] += part.JpCredited[i];
                }
            }
        }

        return new SeriesColumns([.. headcount], [.. participants], [.. compliant], [.. jpTotal], [.. completions], [.. jpCredited]);
    }
}
