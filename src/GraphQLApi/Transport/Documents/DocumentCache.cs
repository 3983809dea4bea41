namespace Bangkom.GraphQLApi.Transport.Documents;

/// <summary>
/// Least recently used documents, by text and operation name. It holds only what depends on the text: who asks, with which
/// variables and by which method is checked at every request, so a hit skips none of it.
/// </summary>
internal sealed class DocumentCache(int documentsMax, int charsMax)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Key, LinkedListNode<Entry>> _byKey = [];
    private readonly LinkedList<Entry> _newestFirst = [];
    private int _chars;

    public int Count
    {
        get
        {
            lock (_gate)
                return _byKey.Count;
        }
    }

    public PreparedDocument? Find(string text, string? operationName)
    {
        lock (_gate)
        {
            if (!_byKey.TryGetValue(new Key(text, operationName), out var node))
                return null;
            _newestFirst.Remove(node);
            _newestFirst.AddFirst(node);
            return node.Value.Document;
        }
    }

    public void Add(string text, string? operationName, PreparedDocument document)
    {
        var key = new Key(text, operationName);
        lock (_gate)
        {
            if (text.Length > charsMax || documentsMax == 0 || _byKey.ContainsKey(key))
                return;
            _byKey[key] = _newestFirst.AddFirst(new Entry(key, document));
            _chars += text.Length;
            while (_byKey.Count > documentsMax || _chars > charsMax)
            {
                var oldest = _newestFirst.Last!.Value.Key;
                _newestFirst.RemoveLast();
                _byKey.Remove(oldest);
                _chars -= oldest.Text.Length;
            }
        }
    }

    private readonly record struct Key(string Text, string? OperationName);

    private sealed record Entry(Key Key, PreparedDocument Document);
}
