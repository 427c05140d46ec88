using System.Numerics;

namespace Osteon.MicroCt;

/// <summary>
/// Sum of the stored numbers of chosen voxels: exact for integers; for floating-point numbers in double precision, 64 voxels at a time in a
/// fixed order, these partial sums added with compensation. Voxels come row by row in the order of the volume, so that nothing else can
/// change a bit of it.
/// </summary>
internal struct GreySum<T>
    where T : unmanaged, INumber<T>
{
    private Int128 _integer;
    private double _real;
    private double _lost;

    /// <summary>Voxels added.</summary>
    public long Count { get; private set; }

    /// <summary>Chosen voxels that are not finite and were left out.</summary>
    public long NotFinite { get; private set; }

    private static bool IsReal => typeof(T) == typeof(float) || typeof(T) == typeof(double);

    /// <summary>Mean of the stored numbers, or null when there is none.</summary>
    public readonly double? Mean => Count == 0 ? null : IsReal ? (_real + _lost) / Count : Quotient(_integer, Count);

    /// <summary>Adds the voxels of a row whose bit is set.</summary>
    public void Add(ReadOnlySpan<T> row, ReadOnlySpan<ulong> chosen)
    {
        for (int w = 0; w < chosen.Length; w++)
        {
            if (chosen[w] == 0) continue;
            ReadOnlySpan<T> values = row.Slice(w * 64, Math.Min(64, row.Length - (w * 64)));
            if (IsReal) AddReal(values, chosen[w]);
            else AddInteger(values, chosen[w]);
        }
    }

    private static double Quotient(Int128 sum, long count)
    {
        // A quotient and a remainder keep the digits that a sum beyond 2^53 would lose as a double.
        (Int128 whole, Int128 rest) = Int128.DivRem(sum, count);
        return (double)whole + ((double)rest / count);
    }

    private void AddInteger(ReadOnlySpan<T> values, ulong bits)
    {
        long sum = 0;
        Count += BitOperations.PopCount(bits);
        foreach (T value in values)
        {
            sum += long.CreateTruncating(value) & -(long)(bits & 1);
            bits >>= 1;
        }

        _integer += sum;
    }

    private void AddReal(ReadOnlySpan<T> values, ulong bits)
    {
        Span<double> lanes = stackalloc double[4];
        lanes.Clear();
        for (; bits != 0; bits &= bits - 1)
        {
            int x = BitOperations.TrailingZeroCount(bits);
            double value = double.CreateTruncating(values[x]);
            if (!double.IsFinite(value))
            {
                NotFinite++;
                continue;
            }

            Count++;
            lanes[x & 3] += value;
        }

        double part = lanes[0] + lanes[1] + (lanes[2] + lanes[3]);

        // Neumaier's compensation: what the larger of the two could not take of the smaller is kept aside.
        double total = _real + part;
        _lost += Math.Abs(_real) >= Math.Abs(part) ? (_real - total) + part : (part - total) + _real;
        _real = total;
    }
}
