namespace Bangkom.PartnerApi.Statements;

/// <summary>Places of statements that this process has turned into completions, until the cursor has passed them.</summary>
internal sealed class ProcessedStatements
{
    private readonly Lock _gate = new();
    private readonly HashSet<long> _places = [];

    /// <summary>Statements are done with.</summary>
    public void Add(IEnumerable<long> places)
    {
        lock (_gate)
        {
            _places.UnionWith(places);
        }
    }

    /// <summary>True when this process is done with a statement.</summary>
    public bool Contains(long place)
    {
        lock (_gate)
        {
            return _places.Contains(place);
        }
    }

    /// <summary>The cursor has passed these.</summary>
    public void ForgetUpTo(long cursor)
    {
        lock (_gate)
        {
            _places.RemoveWhere(place => place <= cursor);
        }
    }
}
