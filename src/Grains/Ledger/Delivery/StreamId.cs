using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Ledger.Delivery;

/// <summary>A stream of facts, which is the projection grain that folds it.</summary>
/// <param name="Type">The grain's type.</param>
/// <param name="Code">The concept's own key.</param>
internal readonly record struct StreamId(string Type, string Code)
{
    public const string Agency = "agency";
    public const string Batch = "batch";
    public const string Program = "program";
    public const string Partner = "partner";
    public const string Catalog = "catalog";

    /// <summary>Code of a stream that a region has once.</summary>
    public const string All = "all";

    /// <summary>The catalogue of a region: every definition.</summary>
    public static StreamId OfCatalog { get; } = new(Catalog, All);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static StreamId Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return new StreamId(text[..slash], text[(slash + 1)..]);
    }

    /// <summary>The streams that a stored fact is delivered to.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="roster">Names the agencies of a fact that concerns every one.</param>
    public static IEnumerable<StreamId> Of(RecordedFact fact, RegionRoster roster)
    {
        var targets = fact.Targets;
        if (targets.EveryAgency)
        {
            foreach (var node in roster.Rules.Agencies.Agencies)
            {
                yield return new StreamId(Agency, node.Agency.Value);
            }
        }
        else
        {
            foreach (var agency in targets.Agencies)
            {
                yield return new StreamId(Agency, agency.Value);
            }
        }

        foreach (var batch in targets.Batches)
        {
            yield return new StreamId(Batch, batch.Value);
        }

        if (fact.Fact is CycleFact cycle)
        {
            yield return new StreamId(cycle.Stream, All);
        }
        else if (Lanes.Of(fact.Fact) == Lane.Definition)
        {
            foreach (var stream in OfDefinition(targets))
            {
                yield return stream;
            }
        }
        else if (targets.Partner is { } partner)
        {
            yield return new StreamId(Partner, partner.Value);
        }
    }

    /// <summary>The streams of a fact over which grains decide: each append that expects something of one must see that it has moved on.</summary>
    /// <param name="fact">The fact.</param>
    public static IEnumerable<StreamId> DecidedOver(RecordedFact fact)
    {
        foreach (var batch in fact.Targets.Batches)
        {
            yield return new StreamId(Batch, batch.Value);
        }

        if (fact.Fact is CycleFact cycle)
        {
            yield return new StreamId(cycle.Stream, All);
        }
    }

    /// <summary>Tells whether a fact with these stored targets belongs to the stream of an agency, batch, programme or partner.</summary>
    /// <param name="targets">The targets.</param>
    public bool IsOf(FactTargets targets)
    {
        var code = Code;
        return Type switch
        {
            Agency => targets.EveryAgency || targets.Agencies.Any(a => a.Value == code),
            Batch => targets.Batches.Any(b => b.Value == code),
            Program => targets.Program?.Value == code,
            Partner => targets.Partner?.Value == code,
            _ => false,
        };
    }

    /// <summary>The streams of a definition beside agencies and batches.</summary>
    /// <param name="targets">The definition's targets.</param>
    public static IEnumerable<StreamId> OfDefinition(FactTargets targets)
    {
        if (targets.Program is { } program)
        {
            yield return new StreamId(Program, program.Value);
        }

        if (targets.Partner is { } partner)
        {
            yield return new StreamId(Partner, partner.Value);
        }

        yield return OfCatalog;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Type}/{Code}";
}
