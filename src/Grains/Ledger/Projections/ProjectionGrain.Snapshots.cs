using Microsoft.Extensions.Logging;

namespace Bangkom.Grains.Ledger.Projections;

/// <content>Snapshots: read before the first answer, written when enough has come, never on the answering path.</content>
internal abstract partial class ProjectionGrain<TState>
{
    private async Task RestoreAsync()
    {
        var parts = await _snapshots.ReadAsync(Version);
        if (parts is null)
        {
            State = Empty();
            return;
        }

        State = FromParts([.. parts.Select(p => services.Serializer.Deserialize<object>(p.Payload)!)]);
        Position = _snapshotPosition = parts[0].Position;
        _snapshotBytes = parts.Sum(p => (long)p.Payload.Length);
        RecordedAt = parts[0].RecordedAt == default ? null : parts[0].RecordedAt;
        _setAside.UnionWith(parts[0].SetAside);
    }

    private Task WriteSnapshotIfDueAsync(CancellationToken cancellationToken) =>
        _factsSinceSnapshot >= Math.Max(ProjectionLimits.SnapshotEveryFacts, _snapshotBytes / ProjectionLimits.SnapshotBytesPerFact)
        || (_factsSinceSnapshot > 0 && Time.GetElapsedTime(_snapshotAt).TotalSeconds >= ProjectionLimits.SnapshotEverySeconds)
            ? WriteSnapshotAsync()
            : Task.CompletedTask;

    private async Task WriteSnapshotAsync()
    {
        if (Position == _snapshotPosition)
        {
            return;
        }

        var position = Position;
        _factsSinceSnapshot = 0;
        _snapshotAt = Time.GetTimestamp();
        var pieces = State.ToParts();
        var parts = pieces
            .Select(p => new SnapshotPart(Version, position, RecordedAt ?? default, [.. _setAside], pieces.Count, services.Serializer.SerializeToArray(p)))
            .ToArray();
        try
        {
            await _snapshots.WriteAsync(parts);
            _snapshotPosition = position;
            _snapshotBytes = parts.Sum(p => (long)p.Payload.Length);
        }
        catch (Exception e)
        {
            // A snapshot saves time at the next start and nothing else; the next look tries again.
            _snapshots.Forget();
            _factsSinceSnapshot++;
            LogSnapshotFailed(logger, e, Region.Id.Value, this.GetGrainId().Type.ToString() ?? "", Code);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Region {Region}: the snapshot of {Type}/{Code} was not written.")]
    private static partial void LogSnapshotFailed(ILogger logger, Exception exception, string region, string type, string code);
}
