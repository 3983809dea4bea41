using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Policies;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Needs;

/// <summary>
/// The levels that posts need on a day, from the dated rules <see cref="PolicyKinds.RequiredLevel"/>. Of the rules that apply the nearest
/// holds: one about the competency before one about its kind before one about any; among these one of the agency before one of the agency
/// above before one of all; among these one of the post's level before one of the post.
/// </summary>
/// <param name="policies">The dated rules.</param>
/// <param name="tree">The agencies.</param>
/// <param name="definitions">The competencies.</param>
/// <param name="day">The day.</param>
internal sealed class RequiredLevels(PolicyBook policies, AgencyTree tree, NeedDefinitions definitions, DateOnly day)
{
    private readonly Dictionary<string, int> _rules = policies.InForceOn(day)
        .Where(p => p.Rule.Kind == PolicyKinds.RequiredLevel && PolicyValues.TryLevel(p.Rule.Value, out _))
        .ToDictionary(p => p.Rule.AppliesTo ?? "", p => p.Rule.Value[0] - '0', StringComparer.Ordinal);

    private readonly Dictionary<(CompetencyId, PostKind, string?, AgencyId), int?> _found = [];

    /// <summary>The level, or null: no rule says.</summary>
    /// <param name="competency">The competency.</param>
    /// <param name="employment">The post.</param>
    /// <param name="agency">The agency of which the person is a member.</param>
    public int? Of(CompetencyId competency, Employment employment, AgencyId agency)
    {
        var key = (competency, employment.Post, LevelScope.Normal(employment.PostLevel), agency);
        if (!_found.TryGetValue(key, out var level))
        {
            _found[key] = level = Find(competency, employment.Post, key.Item3, agency);
        }

        return level;
    }

    private int? Find(CompetencyId competency, PostKind post, string? postLevel, AgencyId agency)
    {
        string?[] whats = [competency.Value, definitions.Competencies.GetValueOrDefault(competency) is { } known ? WireNames.Of(known.Type) : null, LevelScope.Any];
        foreach (var what in whats.OfType<string>())
        {
            foreach (var place in PlacesOf(agency))
            {
                foreach (var step in postLevel is null ? (string?[])[null] : [postLevel, null])
                {
                    if (_rules.TryGetValue(new LevelScope(what, post, step, place).ToString(), out var level))
                    {
                        return level;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>The agency, those above it, and all.</summary>
    private IEnumerable<AgencyId?> PlacesOf(AgencyId agency)
    {
        AgencyId? next = agency;
        for (var i = 0; i < AgencyTree.StepsMax && next is { } place; i++)
        {
            yield return place;
            next = tree.ParentOn(place, day);
        }

        yield return null;
    }
}
