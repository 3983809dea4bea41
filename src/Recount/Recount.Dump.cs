using System.Globalization;

namespace Bangkom.Recount;

public sealed partial class Recount
{
    /// <summary>
    /// Writes every figure, one <c>path = value</c> a line, each ended by <c>\n</c>: numbers invariant without trailing zeros, dates
    /// as 2026-03-04, <c>true</c>, <c>false</c>, null as <c>-</c>. Codes and ids in ordinal order, years rising; fields in the order of
    /// the records' declarations, with a small first letter.
    /// <code>
    /// on = DATE                     then: years = 2025 2026
    /// region YEAR FIELD             the fields of <see cref="RecountFigures"/> but Year
    /// agency CODE YEAR own FIELD    per agency, per year: all of own, then all of withChildren
    /// batch CODE FIELD              enrolled waitListed attended completed agencyMix
    /// batch CODE agency CODE FIELD  enrolled attended completed quota
    /// batch CODE place NUMBER       ID of who waits there
    /// partner CODE FIELD            sent accepted repeated quarantined counted, then: notCounted REASON, held REASON
    /// person ID YEAR FIELD          inScope jp target cap compliant
    /// person ID YEAR line POSITION  claimed = JP, then: credited = JP REASON[ limit LIMIT[ on DATE]][ other POSITION]
    /// </code>
    /// </summary>
    public void Dump(TextWriter writer)
    {
        Put("on", _on);
        Put("years", string.Join(' ', Years));
        foreach (var year in Years)
            PutAll($"region {year}", Region(year));
        foreach (var (agency, year) in Agencies.SelectMany(a => Years.Select(y => (a, y))))
        {
            PutAll($"agency {agency} {year} own", Own(agency, year));
            PutAll($"agency {agency} {year} withChildren", WithChildren(agency, year));
        }
        foreach (var code in Batches)
        {
            var batch = Batch(code);
            PutAll($"batch {code}", batch);
            foreach (var agency in batch.Agencies)
                PutAll($"batch {code} agency {agency.Agency}", agency);
            foreach (var (i, person) in batch.WaitList.Index())
                Put($"batch {code} place {i + 1}", person);
        }
        foreach (var code in Partners)
        {
            var partner = Partner(code);
            PutAll($"partner {code}", partner);
            foreach (var (reason, count) in partner.NotCounted)
                Put($"partner {code} notCounted {reason}", count);
            foreach (var (reason, count) in partner.Held)
                Put($"partner {code} held {reason}", count);
        }
        foreach (var (person, year) in People.SelectMany(p => Years.Select(y => (p, y))))
        {
            var record = Record(person, year);
            PutAll($"person {person} {year}", record);
            foreach (var l in record.Lines)
            {
                var limit = l.Limit is null ? "" : $" limit {Text(l.Limit)}" + (l.LimitOn is null ? "" : $" on {Text(l.LimitOn)}");
                Put($"person {person} {year} line {l.Position} claimed", l.Claimed);
                Put($"person {person} {year} line {l.Position} credited", $"{Text(l.Credited)} {l.Reason}{limit}{(l.Other is null ? "" : $" other {l.Other}")}");
            }
        }

        // What names the record stands in the path; collections have lines of their own.
        void PutAll<T>(string path, T record)
        {
            foreach (var p in typeof(T).GetProperties())
                if (p.Name is not ("Year" or "Agency") && p.PropertyType.IsValueType)
                    Put($"{path} {char.ToLowerInvariant(p.Name[0])}{p.Name[1..]}", p.GetValue(record));
        }

        void Put(string path, object? value) => writer.Write($"{path} = {Text(value)}\n");
    }

    private static string Text(object? value) => value switch
    {
        null => "-",
        bool truth => truth ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
