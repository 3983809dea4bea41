using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ledger.Held;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Grains.Ledger;

/// <summary>The quarantine's side of a group: what is held, what a held item became, what is decided anew.</summary>
internal sealed class HeldDesk(ILedgerReader reader, IHeldItemFormat format, LedgerMemory memory)
{
    private const string Accept = "ACCEPTED";
    private const string Superseded = "SUPERSEDED";
    private const string Emptied = "ERASED";

    private readonly List<WorkItem> _superseded = [];
    private readonly List<(AsnId Person, long Position)> _erased = [];

    /// <summary>Turns held items into items to be decided anew; those that were released meanwhile, or can't be, are left out.</summary>
    /// <param name="asked">Positions, with the request item that asked for each, if one did.</param>
    public async Task<IReadOnlyList<WorkItem>> ReplayAsync(IReadOnlyList<(long Position, WorkItem? Asked)> asked)
    {
        var live = asked.Where(a => memory.Held.TryFind(a.Position, out _)).ToArray();
        var rows = new Dictionary<long, FactRow>();
        foreach (var chunk in live.Select(a => a.Position).Distinct().Chunk(1_000))
        {
            foreach (var row in await reader.ReadRowsAsync(chunk))
            {
                rows[row.Position] = row;
            }
        }

        var items = new List<WorkItem>(asked.Count);
        foreach (var (position, by) in asked)
        {
            if (!memory.Held.TryFind(position, out var held) || !rows.TryGetValue(position, out var row))
            {
                // The command itself answers that nothing is held there.
                if (by is not null)
                {
                    items.Add(by);
                }

                continue;
            }

            var repair = by?.Command as RepairHeld;
            var command = repair?.Mended ?? (by?.Command as SupersedeHeld)
                ?? (row.Personal is not null && FactJson.ReadPersonal(row.Personal).Item is { } text ? format.Read(text) : null)
                ?? new InvalidItem(null, held.Message);
            items.Add(new WorkItem
            {
                Request = by?.Request,
                Index = by?.Index ?? 0,
                Identity = new Identity(held.Source, held.Key),
                Content = repair?.Content ?? Convert.FromHexString(held.Content),
                Command = command,
                Raw = row.Raw,
                Partner = held.Partner,
                ReceivedAt = held.ReceivedAt,
                Replaces = held,
                IsRepair = repair is not null,
            });
        }

        return items;
    }

    /// <summary>Holds an item; an equal one with the same reason is not kept twice.</summary>
    /// <returns>Position of the item that is held now.</returns>
    public long Hold(WorkItem item, Decision.Hold hold, GroupStage stage)
    {
        var content = Convert.ToHexStringLower(item.Content);
        memory.Held.TryFind(item.Identity.Source, item.Identity.Key, out var before);
        if (before is not null && before.Content == content && before.Reason == hold.Reason && !item.IsRepair)
        {
            return before.Position;
        }

        var fact = new ItemQuarantined(item.Partner, item.Identity.Source, item.Identity.Key, hold.Reason, hold.Message, item.ReceivedAt, content, hold.WaitsFor,
            item.Replaces?.Receipt ?? item.Request?.Receipt);
        var personal = new PersonalPart(Nip: format.NipOf(item.Command), Item: format.Write(item.Command), Account: format.AccountOf(item.Command));
        var position = stage.Close(fact, item.ReceivedAt, item.Identity.Source, personal, item.Raw).Row.Position;
        memory.Held.Hold(LedgerMemory.ToHeld(fact, position, personal));
        if (item.IsRepair && item.Replaces is { } mended)
        {
            stage.Close(new ItemRepaired(item.Partner, mended.Position, position, Accepted: false), stage.RecordedAt, Sources.Engine);
        }

        return position;
    }

    /// <summary>An item was accepted: the held one with its identity is held no more.</summary>
    public void Accepted(WorkItem item, long position, GroupStage stage)
    {
        if (!memory.Held.TryFind(item.Identity.Source, item.Identity.Key, out var before))
        {
            return;
        }

        memory.Held.Release(before.Position);
        var isReplay = item.Replaces?.Position == before.Position;
        Fact fact = item.IsRepair && isReplay
            ? new ItemRepaired(item.Partner, before.Position, position, Accepted: true)
            : new ItemReplayed(item.Partner, before.Position, isReplay ? position : null, isReplay ? Accept : Superseded);
        stage.Close(fact, stage.RecordedAt, Sources.Engine);
    }

    /// <summary>True when items are held no more though nothing else became of them.</summary>
    public bool HasSuperseded => _superseded.Count > 0;

    /// <summary>A held item, decided anew, turned out to repeat an accepted one.</summary>
    public void Supersede(WorkItem item)
    {
        if (item.Replaces is not null)
        {
            _superseded.Add(item);
        }
    }

    /// <summary>Positions of the held items that name an erased person: they are emptied too.</summary>
    public IReadOnlyCollection<long> Erased(AsnId person) =>
        [.. _erased.Where(e => e.Person == person).Select(e => e.Position)];

    /// <summary>Names every held item that a person's erasure will empty; asked before the person's NIPs are forgotten.</summary>
    public void PrepareErasure(AsnId person)
    {
        if (memory.Roster.TryFind(person, out var entry))
        {
            _erased.AddRange(entry.Nips.SelectMany(memory.Held.EverNaming).Select(position => (person, position)));
            _erased.AddRange(memory.Roster.Mappings.AccountsOf(person)
                .SelectMany(a => memory.Held.EverNaming(a.Partner, a.Account))
                .Select(position => (person, position)));
        }
    }

    /// <summary>Writes what follows for items that are held no more.</summary>
    public void Close(GroupStage stage)
    {
        foreach (var item in _superseded)
        {
            Release(item.Replaces!, Superseded, stage);
        }

        foreach (var (_, position) in _erased)
        {
            if (memory.Held.TryFind(position, out var item))
            {
                Release(item, Emptied, stage);
            }
        }

        _superseded.Clear();
    }

    /// <summary>A new group begins.</summary>
    public void Reset()
    {
        _superseded.Clear();
        _erased.Clear();
    }

    private void Release(HeldItem item, string outcome, GroupStage stage)
    {
        if (memory.Held.TryFind(item.Position, out _))
        {
            memory.Held.Release(item.Position);
            stage.Close(new ItemReplayed(item.Partner, item.Position, null, outcome), stage.RecordedAt, Sources.Engine);
        }
    }
}
