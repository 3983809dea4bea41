using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Members;

/// <summary>What a person is called.</summary>
/// <param name="Nip">The newest NIP, or null.</param>
/// <param name="Name">The latest name, or null.</param>
/// <param name="Folded">The name as lists order and search it (<see cref="Folding"/>); empty without one.</param>
internal sealed record PersonName(string? Nip, string? Name, string Folded)
{
    /// <summary>Of whom nothing is known, or nothing any more.</summary>
    public static PersonName None { get; } = new(null, null, "");

    /// <summary>The type's name alone: NIP and name stand in no log.</summary>
    public override string ToString() => nameof(PersonName);
}

/// <summary>
/// The names of a region, folded from its roster facts. They are personal, so they stand in no agency's fold and in no snapshot; an
/// erasure takes them out. Pure; every change gives another object.
/// </summary>
internal sealed class PersonNames
{
    private readonly ImmutableDictionary<AsnId, PersonName> _names;

    private PersonNames(ImmutableDictionary<AsnId, PersonName> names) => _names = names;

    /// <summary>Nobody's.</summary>
    public static PersonNames Empty { get; } = new(ImmutableDictionary<AsnId, PersonName>.Empty);

    /// <summary>A person's; <see cref="PersonName.None"/> when there is none.</summary>
    public PersonName Of(AsnId person) => _names.GetValueOrDefault(person, PersonName.None);

    /// <summary>The names with some facts more.</summary>
    /// <param name="facts">Facts of the roster's lane, with personal parts.</param>
    public PersonNames With(IEnumerable<RecordedFact> facts)
    {
        var names = _names.ToBuilder();
        foreach (var recorded in facts)
        {
            if (recorded.Fact is PersonErased erased)
            {
                names.Remove(erased.Person);
            }
            else if (recorded is { Fact: PersonFact fact, Personal: { } personal })
            {
                var known = names.GetValueOrDefault(fact.Person, PersonName.None);
                var name = personal.Name ?? known.Name;
                names[fact.Person] = new PersonName(personal.Nip ?? known.Nip, name, name == known.Name ? known.Folded : Folding.Fold(name!));
            }
        }

        return new PersonNames(names.ToImmutable());
    }
}
