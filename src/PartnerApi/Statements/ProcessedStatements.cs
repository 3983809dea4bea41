namespace Bangkom.PartnerApi.Statements;

/// <summary>Places of statements that this process has turned into completions, until the cursor has passed them.</summary>
internal sealed class ProcessedStatements
{
    private readonly Lock _gate = new();
    private readonly HashSet<long> _places = [];
    private readonly HashSet<long> _left = [];

    /// <summary>Statements are done with.</summary>
    public void Add(IEnumerable<long> places)
    {
        lock (_gate)
        {
            _places.UnionWith(places);
        }
    }

    /// <summary>Their request has given statements up: nobody is at work on them any more.</summary>
    public void Leave(IEnumerable<long> places)
    {
        lock (_gate)
        {
            _left.UnionWith(places);
        }
    }

    /// <summary>True when a statement's request has given it up.</summary>
    public bool IsLeft(long place)
    {
        lock (_gate)
        {
            return _left.Contains(place);
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

    /// <summary>The last of the places after one that this process is done with without a gap: nobody has to read them again.</summary>
    /// <param name="place">Where to begin; it is the answer when the next one is not done.</param>
    public long DoneAfter(long place)
    {
        lock (_gate)
        {
            while (_places.Contains(place + 1))
            {
                place++;
            }

            return place;
        }
    }

    /// <summary>The cursor has passed these.</summary>
    public void ForgetUpTo(long cursor)
    {
        lock (_gate)
        {
            _places.RemoveWhere(place => place <= cursor);
            _left.RemoveWhere(place => place <= cursor);
        }
    }
}
