using Bangkom.Grains.Completions;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.People;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using static Bangkom.Grains.Tests.DecidingRegion;

namespace Bangkom.Grains.Tests.People;

public class CommandMessageTests
{
    private static readonly RosterRow Row =
        new(NipOf(1), "Person 1", Health, Employment(), NipOf(2), Day(1, 1), null, NipOf(3), Day(8, 10), [NipOf(1)]);

    [Fact]
    public void A_command_arrives_at_the_writer_as_it_was_sent()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        Command[] commands =
        [
            new TransferPerson(AsnId.New(), School, Day(3, 1)),
            new CorrectItem("first", 3, NipOf(1), null, Course(Moment.On(Day(3, 4)), certificate: "C")),
            Row with { NipsInFile = null },
        ];
        Assert.All(commands, command => Assert.Equal(command, serializer.Deserialize<Command>(serializer.SerializeToArray(command))));
        var row = Assert.IsType<RosterRow>(serializer.Deserialize<Command>(serializer.SerializeToArray<Command>(Row)));
        Assert.Equal(Row.NipsInFile!, row.NipsInFile!);
    }

    [Fact]
    public void No_message_names_a_NIP_or_a_person()
    {
        var region = new DecidingRegion();
        region.Join(2, Health);
        region.Join(3, School);
        Decision[] decisions =
        [
            region.Decide(Row with { PreviousNip = NipOf(9) }),
            region.Decide(Row with { SuperiorNip = NipOf(9) }),
            region.Decide(Row with { Nip = NipOf(3) }),
            region.Decide(new CompleteItem(NipOf(9), null, Course(Moment.On(Day(3, 4))))),
        ];
        Assert.All(decisions, decision =>
        {
            var message = decision is Decision.Hold hold ? hold.Message : Assert.IsType<Decision.Refuse>(decision).Message;
            Assert.DoesNotContain("19900101", message, StringComparison.Ordinal);
            Assert.DoesNotContain("Person 1", message, StringComparison.Ordinal);
        });
    }
}
