using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Osteon.Vesicles;

/// <summary>
/// Memory of <see cref="BandPass"/>: a ring of rows as doubles, and what runs along. One for each thread.
/// </summary>
internal sealed class BandPassScratch
{
    private double[] _rows = [];
    private int[] _rowOf = [];
    private int _width;

    /// <summary>A row of zeros.</summary>
    public double[] Zeros { get; private set; } = [];

    /// <summary>A row with zeros on both sides, as many as the Gaussian reaches.</summary>
    public double[] Padded { get; private set; } = [];

    /// <summary>Sum along each column.</summary>
    public double[] ColumnSums { get; private set; } = [];

    /// <summary>Means along columns, with the outermost repeated on both sides.</summary>
    public double[] Edged { get; private set; } = [];

    /// <summary>Mean over the square, cut.</summary>
    public double[] Background { get; private set; } = [];

    /// <summary>Makes room.</summary>
    public void Fit(int width, int weights, int smoothing)
    {
        int capacity = Math.Max((2 * weights) - 1, smoothing + 2), padded = width + (2 * (weights - 1));
        if (_width == width && _rowOf.Length == capacity && Padded.Length == padded && Edged.Length == width + smoothing) return;
        _width = width;
        _rows = new double[capacity * width];
        _rowOf = new int[capacity];
        Zeros = new double[width];
        Padded = new double[padded];
        ColumnSums = new double[width];
        Edged = new double[width + smoothing];
        Background = new double[width];
    }

    /// <summary>Nothing is known of the next picture's rows.</summary>
    public void ForgetRows() => Array.Fill(_rowOf, -1);

    /// <summary>Row y as doubles.</summary>
    public ReadOnlySpan<double> Row(ReadOnlySpan<ushort> image, int width, int y)
    {
        int slot = y % _rowOf.Length;
        Span<double> row = _rows.AsSpan(slot * width, width);
        if (_rowOf[slot] == y) return row;
        ReadOnlySpan<ushort> source = image.Slice(y * width, width);
        int x = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            ref ushort from = ref MemoryMarshal.GetReference(source);
            ref double to = ref MemoryMarshal.GetReference(row);
            for (; x + 8 <= width; x += 8)
            {
                Vector256<int> whole = Vector256.WidenLower(Vector128.LoadUnsafe(ref from, (nuint)x).ToVector256Unsafe()).AsInt32();
                (Vector256<long> low, Vector256<long> high) = Vector256.Widen(whole);
                Vector256.ConvertToDouble(low).StoreUnsafe(ref to, (nuint)x);
                Vector256.ConvertToDouble(high).StoreUnsafe(ref to, (nuint)(x + 4));
            }
        }

        for (; x < width; x++) row[x] = source[x];
        _rowOf[slot] = y;
        return row;
    }
}
