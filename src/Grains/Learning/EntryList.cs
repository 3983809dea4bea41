namespace Bangkom.Grains.Learning;

/// <summary>
/// Versions in arrays of equal length: growing copies nothing, so a completion that arrives costs the same whether its person has ten
/// before it or a thousand, and no long array is left behind for the collector.
/// </summary>
internal sealed class EntryList
{
    private const int RowsBits = 4;
    private const int Rows = 1 << RowsBits;

    private CompletionEntry[][] _arrays = [];

    /// <summary>A version by its index.</summary>
    public ref CompletionEntry this[int index] => ref _arrays[index >> RowsBits][index & (Rows - 1)];

    /// <summary>Makes room.</summary>
    /// <param name="count">Versions that must fit.</param>
    public void Reserve(int count)
    {
        var arrays = _arrays.Length;
        var needed = (count + Rows - 1) >> RowsBits;
        if (needed <= arrays)
        {
            return;
        }

        Array.Resize(ref _arrays, needed);
        for (; arrays < needed; arrays++)
        {
            _arrays[arrays] = new CompletionEntry[Rows];
        }
    }
}
