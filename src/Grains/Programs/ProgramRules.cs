using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Programs;

/// <summary>What a programme's definition may say of gaps, money and other programmes.</summary>
internal static class ProgramRules
{
    /// <summary>The highest level of a competency (PermenPANRB 38/2017).</summary>
    private const int LevelMax = 5;

    /// <summary>Programmes to complete first at most.</summary>
    private const int PrerequisitesMax = 10;

    /// <summary>The largest amount, in rupiah: every JSON reader holds it exactly.</summary>
    public const long RupiahMax = (1L << 53) - 1;

    /// <summary>What is wrong, or null.</summary>
    /// <param name="program">The definition.</param>
    /// <param name="context">The writer's memory.</param>
    public static Decision.Refuse? Check(DefineProgram program, DecisionContext context)
    {
        var gaps = program.Closes is { IsDefault: false } given ? given : [];
        if (gaps.Length > DefineProgram.CompetenciesMax || gaps.Any(g => g.Level is < 1 or > LevelMax) || gaps.DistinctBy(g => g.Competency).Count() != gaps.Length)
        {
            return new Decision.Refuse("INVALID_CLOSES", "closes", $"Give at most {DefineProgram.CompetenciesMax} competencies, each once, with a level from 1 to {LevelMax}.");
        }

        if (gaps.Any(g => !context.Roster.Needs.Competencies.ContainsKey(g.Competency)))
        {
            return new Decision.Refuse("UNKNOWN_COMPETENCY", "closes", "No competency has this code: define it first, or correct the code.");
        }

        foreach (var (field, rupiah) in new[] { ("costPerParticipantRupiah", program.CostPerParticipantRupiah), ("costPerBatchRupiah", program.CostPerBatchRupiah) })
        {
            if (rupiah is < 0 or > RupiahMax)
            {
                return new Decision.Refuse("INVALID_AMOUNT", field, "Give whole rupiah from 0 to 9,007,199,254,740,991, or leave it out.");
            }
        }

        return CheckPrerequisites(program.Program, program.Prerequisites is { IsDefault: false } first ? first : [], context.Roster);
    }

    private static Decision.Refuse? CheckPrerequisites(ProgramId program, ImmutableArray<ProgramId> prerequisites, RegionRoster roster)
    {
        if (prerequisites.Length > PrerequisitesMax || prerequisites.Distinct().Count() != prerequisites.Length)
        {
            return new Decision.Refuse("INVALID_PREREQUISITES", "prerequisites", $"Give at most {PrerequisitesMax} programmes, each once.");
        }

        if (prerequisites.Any(p => !roster.TryFind(p, out ProgramDefined? _)))
        {
            return new Decision.Refuse("UNKNOWN_PROGRAM", "prerequisites", "No programme has this code: define it first, or correct the code.");
        }

        var (seen, next) = (new HashSet<ProgramId>(), new Queue<ProgramId>(prerequisites));
        while (next.TryDequeue(out var before))
        {
            if (before == program)
            {
                return new Decision.Refuse("PREREQUISITE_CYCLE", "prerequisites", "The programme would presuppose itself: nobody could ever begin.");
            }

            if (seen.Add(before) && roster.TryFind(before, out ProgramDefined? known))
            {
                foreach (var further in known.Prerequisites ?? [])
                {
                    next.Enqueue(further);
                }
            }
        }

        return null;
    }
}
