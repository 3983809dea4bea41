using System.Collections.Immutable;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;

namespace Bangkom.Grains.Agencies;

/// <summary>Which of the lines behind an agency's event figures are shown.</summary>
/// <param name="Date">The year and the last day.</param>
/// <param name="Counted">Only those that count, or only those left out; null = both.</param>
/// <param name="Reason">Only those with this reason (<see cref="CreditReasons"/>); null = any.</param>
/// <param name="After">Only those after this position; null = from the first.</param>
/// <param name="First">At most so many.</param>
[GenerateSerializer, Immutable, Alias("bangkom.LinesQuery")]
public sealed record LinesQuery(
    [property: Id(0)] FiguresDate Date,
    [property: Id(1)] bool? Counted,
    [property: Id(2)] string? Reason,
    [property: Id(3)] long? After,
    [property: Id(4)] int First);

/// <summary>A line and whose it is.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Line">What was claimed, what was credited, and why.</param>
[GenerateSerializer, Immutable, Alias("bangkom.OwnedLine")]
public sealed record OwnedLine([property: Id(0)] AsnId Person, [property: Id(1)] CreditedLine Line);

/// <summary>A page of lines, by position.</summary>
/// <param name="Lines">The page.</param>
/// <param name="Total">Lines of all pages.</param>
/// <param name="Left">Lines after <see cref="LinesQuery.After"/>, the page's own included.</param>
[GenerateSerializer, Immutable, Alias("bangkom.LinesPage")]
public sealed record LinesPage(
    [property: Id(0)] ImmutableArray<OwnedLine> Lines,
    [property: Id(1)] int Total,
    [property: Id(2)] int Left)
{
    /// <summary>The page of several agencies together.</summary>
    /// <param name="pages">Their pages of the same query.</param>
    /// <param name="first">Lines at most.</param>
    public static LinesPage Of(IReadOnlyCollection<LinesPage> pages, int first)
    {
        ArgumentNullException.ThrowIfNull(pages);
        return new([.. pages.SelectMany(p => p.Lines).OrderBy(l => l.Line.Position).Take(first)], pages.Sum(p => p.Total), pages.Sum(p => p.Left));
    }

    /// <summary>The lines that an agency's completions and credited JP are made of, and those left out of them.</summary>
    /// <param name="state">The agency's fold.</param>
    /// <param name="query">Which.</param>
    internal static LinesPage Of(AgencyState state, LinesQuery query)
    {
        var (rules, date) = (state.Rules, query.Date);
        var all = state.People.Values
            .SelectMany(m => m.Record.Lines(rules.Policies, date.Year, JpCapView.Of(m.Person, rules, date.On)).Select(l => new OwnedLine(m.Person.Person, l)))
            .Where(l => l.Line.Agency == state.Agency && l.Line.Day <= date.On
                && (query.Counted is null || l.Line.Counts == query.Counted)
                && (query.Reason is null || l.Line.Reason == query.Reason))
            .OrderBy(l => l.Line.Position)
            .ToArray();
        var left = all.Where(l => query.After is not { } after || l.Line.Position > after).ToArray();
        return new([.. left.Take(query.First)], all.Length, left.Length);
    }
}
