using System.Runtime.InteropServices;

namespace Osteon.Vesicles;

/// <summary>
/// Values by their rank without sorting all: for numbers that are not negative the order is that of their bits, so the upper half of the bits
/// tells in one pass where a rank lies, and only the values there are sorted.
/// </summary>
internal sealed class OrderStatistic
{
    private const int Shift = 16;
    private readonly int[] _before = new int[(1 << Shift) + 1];
    private readonly ReadOnlyMemory<float> _values;

    /// <summary>Counts the values. Throws <see cref="ArgumentException"/> for a negative one.</summary>
    public OrderStatistic(ReadOnlyMemory<float> values)
    {
        _values = values;
        foreach (uint bits in MemoryMarshal.Cast<float, uint>(values.Span)) _before[(bits >> Shift) + 1]++;
        const int SignBit = 1 << (Shift - 1);
        for (int bin = SignBit; bin < 1 << Shift; bin++)
            if (_before[bin + 1] > 0) throw new ArgumentException("a value is negative", nameof(values));
        for (int bin = 0; bin < 1 << Shift; bin++) _before[bin + 1] += _before[bin];
    }

    /// <summary>The value that stands at a rank, from 0, when all are sorted.</summary>
    public float At(int rank)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rank);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rank, _values.Length);
        int low = 0, high = (1 << Shift) - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_before[middle + 1] > rank) high = middle;
            else low = middle + 1;
        }

        float[] inBin = new float[_before[low + 1] - _before[low]];
        int n = 0;
        ReadOnlySpan<float> values = _values.Span;
        foreach (float value in values)
            if (BitConverter.SingleToUInt32Bits(value) >> Shift == (uint)low) inBin[n++] = value;
        Array.Sort(inBin);
        return inBin[rank - _before[low]];
    }
}
