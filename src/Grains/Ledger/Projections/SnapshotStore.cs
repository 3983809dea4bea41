using System.Globalization;
using Orleans.Storage;

namespace Bangkom.Grains.Ledger.Projections;

/// <summary>
/// A projection's snapshot in Orleans' grain storage, cut into pieces. It may be deleted at any time: whatever is missing, of
/// another fold or of mixed positions is as good as nothing.
/// </summary>
internal sealed class SnapshotStore(GrainId grain, IGrainStorage storage)
{
    /// <summary>Name of the storage provider.</summary>
    public const string Provider = "snapshots";

    private readonly List<GrainState<SnapshotRecord>> _parts = [];

    /// <summary>Reads the snapshot, or null.</summary>
    /// <param name="foldVersion">The fold's version.</param>
    public async Task<IReadOnlyList<SnapshotPart>?> ReadAsync(int foldVersion)
    {
        var first = await ReadPartAsync(0);
        if (first is null || first.FoldVersion != foldVersion)
        {
            return null;
        }

        var parts = new List<SnapshotPart> { first };
        for (var i = 1; i < first.Parts; i++)
        {
            var part = await ReadPartAsync(i);
            if (part is null || part.Position != first.Position || part.FoldVersion != foldVersion)
            {
                return null;
            }

            parts.Add(part);
        }

        return parts;
    }

    /// <summary>Writes a snapshot whole; the first piece last, so that a cut write is seen as one.</summary>
    public async Task WriteAsync(IReadOnlyList<SnapshotPart> parts)
    {
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            while (_parts.Count <= i)
            {
                await ReadPartAsync(_parts.Count);
            }

            _parts[i].State = new SnapshotRecord { Part = parts[i] };
            await storage.WriteStateAsync(Name(i), grain, _parts[i]);
            // The row's version is needed at the next write, its content is not.
            _parts[i].State = new SnapshotRecord();
        }
    }

    /// <summary>What was read may be out of date: the next write reads it again.</summary>
    public void Forget() => _parts.Clear();

    private async Task<SnapshotPart?> ReadPartAsync(int index)
    {
        var state = new GrainState<SnapshotRecord>(new SnapshotRecord());
        await storage.ReadStateAsync(Name(index), grain, state);
        if (_parts.Count == index)
        {
            _parts.Add(state);
        }
        else
        {
            _parts[index] = state;
        }

        var part = state.State?.Part;
        state.State = new SnapshotRecord();
        return part;
    }

    // The storage tells grains apart by this name and the key alone: a catalogue and a concept of the cycle have the same key.
    private string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"{grain.Type}-snapshot-{index}");
}
