using System.Collections.Immutable;
using Bangkom.Grains.Evaluation.Effects;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Evaluation;

/// <summary>Service units, when their staff were trained, and what the public said of them. The public's answers name nobody.</summary>
internal sealed class ServiceUnits
{
    private readonly SortedDictionary<ServiceUnitId, ServiceUnitDefined> _units;
    private readonly Dictionary<(ServiceUnitId Unit, ProgramId Program), ServiceUnitTrained> _trained;
    private readonly SortedDictionary<(ServiceUnitId Unit, Quarter Quarter), SurveyRecorded> _surveys;

    public ServiceUnits(ServicesHead head)
    {
        _units = new(head.Units.ToDictionary(u => u.Unit));
        _trained = head.Trained.ToDictionary(t => (t.Unit, t.Program));
        _surveys = new(head.Surveys.ToDictionary(s => (s.Unit, s.Quarter)));
    }

    /// <summary>Units, by code.</summary>
    public IEnumerable<ServiceUnitDefined> All => _units.Values;

    public void Apply(Fact fact)
    {
        switch (fact)
        {
            case ServiceUnitDefined f:
                _units[f.Unit] = f;
                break;
            case ServiceUnitTrained f:
                _trained[(f.Unit, f.Program)] = f;
                break;
            case SurveyRecorded f:
                _surveys[(f.Unit, f.Quarter)] = f;
                break;
        }
    }

    public ServicesHead Pack() => new(
        [.. _units.Values], [.. _trained.Values.OrderBy(t => t.Unit).ThenBy(t => t.Program)], [.. _surveys.Values]);

    public ServiceUnitDefined? Find(ServiceUnitId unit) => _units.GetValueOrDefault(unit);

    /// <summary>A unit's survey of a quarter, or null.</summary>
    public SurveyRecorded? SurveyOf(ServiceUnitId unit, Quarter quarter) => _surveys.GetValueOrDefault((unit, quarter));

    /// <summary>When a unit's staff were trained, by programme.</summary>
    public IEnumerable<ServiceUnitTrained> TrainedOf(ServiceUnitId unit) =>
        _trained.Values.Where(t => t.Unit == unit && t.On is not null).OrderBy(t => t.On).ThenBy(t => t.Program);

    /// <summary>Surveys of some units in some quarters; those of fewer than five people are not shown and in no sum.</summary>
    public IEnumerable<SurveyRecorded> SurveysOf(Func<ServiceUnitDefined, bool> isPartOf, Quarter from, Quarter to) =>
        _surveys.Values.Where(s => s.Quarter >= from && s.Quarter <= to && Find(s.Unit) is { } unit && isPartOf(unit));

    /// <summary>What the units measured, ready to compare those trained in a programme with the others.</summary>
    /// <param name="program">The programme.</param>
    /// <param name="value">A survey's value, or null when it has none.</param>
    public IReadOnlyList<UnitSeries> Series(ProgramId program, Func<SurveyRecorded, decimal?> value)
    {
        var surveys = _surveys.Values.ToLookup(s => s.Unit);
        return
        [
            .. _units.Keys.Where(surveys.Contains).Select(unit => new UnitSeries(
                unit.Value,
                _trained.GetValueOrDefault((unit, program))?.On is { } on ? Quarter.Of(on).Index : null,
                surveys[unit].Select(s => (s.Quarter.Index, Value: value(s))).Where(s => s.Value is not null)
                    .ToImmutableSortedDictionary(s => s.Index, s => s.Value!.Value))),
        ];
    }
}
