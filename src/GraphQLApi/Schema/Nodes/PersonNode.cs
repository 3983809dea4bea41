using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Facts;
using Bangkom.Grains.People;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Person")]
[Implements(typeof(INode))]
[Authorize(Roles = Roles.Answers)]
internal sealed partial class PersonNode(Snapshot read, PersonView person) : INode
{
    // Asked through Node by readers who see no people: the object itself is then refused to them.
    [GqlId]
    [AllowAnonymous]
    public string Id => read.Desk.IdOf(NodeTypes.Person, person.Person.ToString());

    [Authorize(Roles = Roles.Administrator)]
    [Description("The person's keys, without their secrets.")]
    public async Task<IEnumerable<PersonKeyNode>?> Keys() =>
        (await read.Desk.PersonKeys.GetKeys(person.Person)).Select(k => new PersonKeyNode(k, read.Desk.Today));

    [Description("Masked (1990****…) unless the reader may see it.")]
    public string Nip(IResolveFieldContext context) =>
        context.User?.IsInRole(Roles.Administrator) == true && person.Nip is { } nip ? nip : Grains.Ids.Nip.Mask(person.Nip ?? "");

    [Description("Empty once erased.")]
    public string Name => person.Name ?? "";

    public Task<AgencyNode?> Agency() => read.AgencyAsync(person.Agency);

    public EmployeeStatus Status => person.Employment.Status;

    public PostKind Post => person.Employment.Post;

    [Description("Echelon or functional level.")]
    public string? PostLevel => person.Employment.PostLevel;

    public string? Rank => person.Employment.Rank;

    [Description("With `at`: as it stood at that moment; null when the person was not known then.")]
    public Task<LearningRecordNode?> Record(int? year, TimeTravelInput? at, CancellationToken cancellationToken) =>
        LearningRecordNode.ReadAsync(read, person.Person, year, at, cancellationToken);
}
