using System.Runtime.InteropServices;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Packing;

namespace Bangkom.Grains.Batches;

/// <content>The stored form.</content>
internal sealed partial class BatchPeople
{
    /// <summary>Bytes after which a snapshot piece is closed; one person's trace comes on top, so it stays below 1 MB.</summary>
    private const int PieceBytesMax = 700_000;

    /// <summary>Everyone, in pieces.</summary>
    public IEnumerable<BatchPiece> Pack()
    {
        var (people, pack) = (0, new PackWriter());
        foreach (var (id, person) in _people)
        {
            Pack(pack, id, person);
            people++;
            if (pack.Length >= PieceBytesMax)
            {
                yield return new BatchPiece(people, pack.ToPacked());
                (people, pack) = (0, new PackWriter());
            }
        }

        if (people > 0)
        {
            yield return new BatchPiece(people, pack.ToPacked());
        }
    }

    /// <summary>Takes in what was packed; nobody is here before.</summary>
    public void Unpack(IReadOnlyCollection<BatchPiece> pieces)
    {
        _people.EnsureCapacity(pieces.Sum(p => p.People));
        foreach (var piece in pieces)
        {
            var pack = new PackReader(piece.Traces);
            for (var i = 0; i < piece.People; i++)
            {
                Unpack(pack);
            }
        }
    }

    private static AgencyId ReadAgency(PackReader pack) => new(pack.ReadShared()!);

    private void Pack(PackWriter pack, AsnId id, in BatchPerson person)
    {
        pack.WriteBytes(id.Value.ToByteArray());
        pack.WriteShared(_agencies.Find(person.Seat)?.Value);
        pack.WriteShared(_agencies.Find(person.AttendedIn)?.Value);
        var waits = _places.TryGetValue(id, out var place);
        pack.WriteShared(waits ? place.Agency.Value : null);
        if (waits)
        {
            pack.Write(place.At);
            pack.Write(place.Since.DayNumber);
        }

        pack.Write(person.Completions);
        var of = 0L;
        for (var i = 0; i < person.Completions; i++)
        {
            var completion = person.Get(i);
            pack.Write(completion.Of - of);
            pack.Write((long)completion.Marks);
            of = completion.Of;
            if (completion.Has(BatchMarks.HasList))
            {
                var versions = _versions[(id, of)];
                pack.Write(versions.Length);
                foreach (var version in versions)
                {
                    pack.Write(version.Position - of);
                    pack.Write((long)version.Marks);
                    pack.WriteShared(_agencies[version.Agency].Value);
                }
            }
            else if (completion.Has(BatchMarks.IsKnown))
            {
                pack.WriteShared(_agencies[completion.Agency].Value);
            }
        }
    }

    private void Unpack(PackReader pack)
    {
        var id = new AsnId(new Guid(pack.ReadBytes()));
        ref var person = ref CollectionsMarshal.GetValueRefOrAddDefault(_people, id, out _);
        person.Seat = pack.ReadShared() is { } seat ? _agencies.Of(new AgencyId(seat)) : 0;
        person.AttendedIn = pack.ReadShared() is { } attended ? _agencies.Of(new AgencyId(attended)) : 0;
        if (pack.ReadShared() is { } waits)
        {
            _places[id] = new BatchPlace(new AgencyId(waits), pack.Read(), DateOnly.FromDayNumber((int)pack.Read()));
        }

        var completions = (int)pack.Read();
        person.EnsureCapacity(completions);
        for (var (i, of) = (0, 0L); i < completions; i++)
        {
            of += pack.Read();
            ref var completion = ref person.Of(of);
            completion.Marks = (BatchMarks)pack.Read();
            if (completion.Has(BatchMarks.HasList))
            {
                var versions = new BatchVersion[pack.Read()];
                foreach (ref var version in versions.AsSpan())
                {
                    version = new BatchVersion(of + pack.Read(), Marks: (BatchMarks)pack.Read(), Agency: _agencies.Of(ReadAgency(pack)));
                }

                SetVersions(id, ref completion, versions);
            }
            else if (completion.Has(BatchMarks.IsKnown))
            {
                completion.Agency = _agencies.Of(ReadAgency(pack));
            }
        }
    }
}

/// <summary>Further pieces of a batch's snapshot: people's traces.</summary>
/// <param name="People">How many.</param>
/// <param name="Traces">Their traces.</param>
[GenerateSerializer, Immutable, Alias("bangkom.BatchTraces")]
internal sealed record BatchPiece([property: Id(0)] int People, [property: Id(1)] PackedRecords Traces);
