using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Projections;
using Microsoft.Extensions.Logging;

namespace Bangkom.Grains.Programs;

/// <summary>Folds a programme's definitions and batches.</summary>
[GrainType("program")]
internal sealed class ProgramGrain(ProjectionServices services, ILogger<ProgramGrain> logger)
    : ProjectionGrain<ProgramState>(services, logger), IProgramGrain
{
    protected override int FoldVersion => ProgramState.FoldVersion;

    protected override StreamRange Range => StreamRange.Definitions;

    private ProgramId Program => new(Code);

    /// <inheritdoc/>
    public Task<ProgramView?> GetView() => Task.FromResult(
        State.Definition is { } definition ? new ProgramView(definition, State.Batches, Position) : null);

    protected override ProgramState Empty() => new(Program);

    protected override ProgramState FromParts(IReadOnlyList<object> parts) => ProgramState.FromParts(Program, parts);
}
