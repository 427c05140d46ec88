namespace Osteon.Metabolomics;

/// <summary>
/// Distances between n items without the diagonal, each pair once: (0,1), (0,2), …, (0,n−1), (1,2), …: the order of R's <c>dist</c> and of
/// SciPy's condensed form. Takes 4n(n − 1) bytes.
/// </summary>
public sealed class DissimilarityMatrix
{
    /// <summary>The largest number of items, 65,536 as in R.</summary>
    public const int MostItems = 65_536;

    /// <summary>Wraps distances, which are not copied.</summary>
    /// <param name="count">Number of items, 0 to <see cref="MostItems"/>.</param>
    /// <param name="values">n(n − 1)/2 finite numbers, none below 0; else <see cref="ArgumentException"/>.</param>
    public DissimilarityMatrix(int count, double[] values)
    {
        if (values.Length != Length(count))
            throw new ArgumentException($"{count} items have {Length(count)} pairs, not {values.Length}", nameof(values));
        foreach (double value in values)
            if (!(value >= 0 && double.IsFinite(value)))
                throw new ArgumentException($"a distance is finite and not negative, not {value}", nameof(values));
        Count = count;
        Values = values;
    }

    /// <summary>Number of items.</summary>
    public int Count { get; }

    /// <summary>The distances, pair by pair.</summary>
    public double[] Values { get; }

    /// <summary>The distance of two items, from 0; an item to itself is 0.</summary>
    public double this[int i, int j]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)i, (uint)Count, nameof(i));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)j, (uint)Count, nameof(j));
            return i == j ? 0 : Values[RowStart(Math.Min(i, j), Count) + Math.Abs(i - j) - 1];
        }
    }

    /// <summary>The place of the pair (i, i + 1).</summary>
    internal static long RowStart(int i, int count) => ((long)i * ((2L * count) - i - 1)) / 2;

    internal static int Length(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostItems);
        return (int)((long)count * (count - 1) / 2);
    }
}
