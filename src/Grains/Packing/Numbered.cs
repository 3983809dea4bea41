namespace Bangkom.Grains.Packing;

/// <summary>Numbers few things that many rows name, from 1 in the order of arrival: a number in a row is smaller than the thing.</summary>
/// <typeparam name="T">What is numbered.</typeparam>
internal sealed class Numbered<T>
    where T : struct, IEquatable<T>
{
    private readonly Dictionary<T, int> _numbers = [];
    private readonly List<T> _things = [];

    /// <summary>Things that have a number.</summary>
    public int Count => _things.Count;

    /// <summary>The thing of a number.</summary>
    /// <param name="number">From 1.</param>
    public T this[int number] => _things[number - 1];

    /// <summary>The number of a thing, given now if it has none.</summary>
    /// <param name="thing">The thing.</param>
    public int Of(T thing)
    {
        if (!_numbers.TryGetValue(thing, out var number))
        {
            _things.Add(thing);
            _numbers[thing] = number = _things.Count;
        }

        return number;
    }

    /// <summary>The number of a thing, or 0 for none.</summary>
    /// <param name="thing">The thing, or null.</param>
    public int Of(T? thing) => thing is { } some ? Of(some) : 0;

    /// <summary>The thing of a number, or null for 0.</summary>
    /// <param name="number">From 0.</param>
    public T? Find(int number) => number == 0 ? null : this[number];
}
