using System.Globalization;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Partners;
using Bangkom.Grains.People;
using Bangkom.Grains.Region;
using RegionInfo = Bangkom.Grains.Ledger.RegionInfo;

namespace Bangkom.Silo.Verify;

/// <summary>
/// Prints what the engine answers in the recount's format (<c>src/Recount/README.md</c>). Which subjects there are is the recount's list,
/// so that one the engine has lost shows up as missing lines.
/// </summary>
internal sealed class EngineDump(IGrainFactory grains, RegionInfo region, Recount.Recount subjects, DateOnly on)
{
    /// <summary>People asked at a time.</summary>
    private const int PeopleAtATime = 64;

    private TextWriter _writer = TextWriter.Null;

    /// <summary>Prints everything.</summary>
    public async Task WriteAsync(TextWriter writer, CancellationToken cancellationToken)
    {
        _writer = writer;
        Put("on", on);
        Put("years", string.Join(' ', subjects.Years));
        var views = new Dictionary<int, RegionView>();
        foreach (var year in subjects.Years)
        {
            if (await grains.GetGrain<IRegionGrain>(region.Id.Value).GetView(year) is { } view)
            {
                views[year] = view;
                PutFigures($"region {year}", view.Whole.Figures);
            }
        }

        foreach (var agency in subjects.Agencies)
        {
            await WriteAgencyAsync(new AgencyId(agency), views);
        }

        foreach (var batch in subjects.Batches)
        {
            await WriteBatchAsync(new BatchId(batch));
        }

        foreach (var partner in subjects.Partners)
        {
            await WritePartnerAsync(new PartnerId(partner));
        }

        foreach (var people in subjects.People.Chunk(PeopleAtATime))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var records = await Task.WhenAll(people.Select(RecordsAsync));
            foreach (var (person, year, record) in records.SelectMany(r => r))
            {
                WriteRecord($"person {person} {year}", record);
            }
        }
    }

    private async Task WriteAgencyAsync(AgencyId agency, Dictionary<int, RegionView> views)
    {
        foreach (var year in subjects.Years)
        {
            var own = await grains.GetGrain<IAgencyGrain>(region.Key(agency.Value)).GetView(year);
            if (own?.Own is { } figures)
            {
                PutFigures($"agency {agency} {year} own", figures.Figures);
            }

            if (views.TryGetValue(year, out var view) && view.Agencies.TryGetValue(agency, out var inRegion))
            {
                PutFigures($"agency {agency} {year} withChildren", inRegion.WithChildren.Figures);
            }
        }
    }

    private async Task WriteBatchAsync(BatchId batch)
    {
        if (await grains.GetGrain<IBatchGrain>(region.Key(batch.Value)).GetView() is not { } view)
        {
            return;
        }

        Put($"batch {batch} enrolled", view.Enrolled);
        Put($"batch {batch} waitListed", view.WaitListed);
        Put($"batch {batch} attended", view.Attended);
        Put($"batch {batch} completed", view.Completed);
        Put($"batch {batch} agencyMix", view.AgencyMix);
        foreach (var agency in view.Agencies)
        {
            Put($"batch {batch} agency {agency.Agency} enrolled", agency.Enrolled);
            Put($"batch {batch} agency {agency.Agency} attended", agency.Attended);
            Put($"batch {batch} agency {agency.Agency} completed", agency.Completed);
            Put($"batch {batch} agency {agency.Agency} quota", agency.Quota);
        }

        foreach (var waiting in await grains.GetGrain<IBatchGrain>(region.Key(batch.Value)).GetWaitList(int.MaxValue))
        {
            Put($"batch {batch} place {waiting.Place}", waiting.Person);
        }
    }

    private async Task WritePartnerAsync(PartnerId partner)
    {
        var statement = await grains.GetGrain<IPartnerGrain>(region.Key(partner.Value)).GetStatement(null, null);
        Put($"partner {partner} sent", statement.Sent);
        Put($"partner {partner} accepted", statement.Accepted);
        Put($"partner {partner} repeated", statement.Repeated);
        Put($"partner {partner} quarantined", statement.Quarantined);
        Put($"partner {partner} counted", statement.Counted);
        foreach (var (reason, count) in statement.NotCounted)
        {
            Put($"partner {partner} notCounted {reason}", count);
        }

        foreach (var (reason, count) in statement.Held)
        {
            Put($"partner {partner} held {reason}", count);
        }
    }

    private async Task<IReadOnlyList<(string Person, int Year, RecordView Record)>> RecordsAsync(string person)
    {
        var grain = grains.GetGrain<IAsnGrain>(region.Key(person));
        var records = new List<(string, int, RecordView)>();
        foreach (var year in subjects.Years)
        {
            if (await grain.GetRecord(year) is { } record)
            {
                records.Add((person, year, record));
            }
        }

        return records;
    }

    private void WriteRecord(string path, RecordView record)
    {
        Put($"{path} inScope", record.InScope);
        Put($"{path} jp", record.Jp);
        Put($"{path} target", record.Target);
        Put($"{path} cap", record.Cap);
        Put($"{path} compliant", record.Compliant);
        foreach (var line in record.Lines)
        {
            var limit = line.Limit is null ? "" : $" limit {Text(line.Limit)}" + (line.LimitOn is null ? "" : $" on {Text(line.LimitOn)}");
            var other = line.Other is null ? "" : $" other {Text(line.Other)}";
            Put($"{path} line {line.Position} claimed", line.Claimed);
            Put($"{path} line {line.Position} credited", $"{Text(line.Credited)} {line.Reason}{limit}{other}");
        }
    }

    private void PutFigures(string path, ParticipationFigures figures)
    {
        Put($"{path} figuresOn", figures.FiguresOn);
        Put($"{path} headcount", figures.Headcount);
        Put($"{path} participants", figures.Participants);
        Put($"{path} compliant", figures.Compliant);
        Put($"{path} jpTotal", figures.JpTotal);
        Put($"{path} jpMean", figures.JpMean);
        Put($"{path} jpMedian", figures.JpMedian);
        Put($"{path} completions", figures.Completions);
        Put($"{path} jpCredited", figures.JpCredited);
        PutRatio($"{path} fulfilment", figures.Fulfilment);
        PutRatio($"{path} pace", figures.Pace);
        PutRatio($"{path} reach", figures.Reach);
        PutRatio($"{path} compliance", figures.Compliance);
        Put($"{path} forecastCompliant", figures.ForecastCompliant);
    }

    private void PutRatio(string path, Ratio ratio)
    {
        Put($"{path}Numerator", ratio.Numerator);
        Put($"{path}Denominator", ratio.Denominator);
        Put($"{path}Value", ratio.Value);
    }

    private void Put(string path, object? value) => _writer.Write($"{path} = {Text(value)}\n");

    internal static string Text(object? value) => value switch
    {
        null => "-",
        bool truth => truth ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
