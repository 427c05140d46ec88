using System.Numerics;
using System.Runtime.InteropServices;

namespace Osteon.MicroCt;

/// <summary>
/// Arithmetic on rows in double precision. The order of operations of each element is fixed and products are not fused into sums, so that
/// the vector width does not change a bit of the result.
/// </summary>
internal static class RowArithmetic
{
    /// <summary>sum[i] = weight · x[i].</summary>
    public static void Scale(ReadOnlySpan<double> x, double weight, Span<double> sum)
    {
        var w = new Vector<double>(weight);
        int i = 0;
        for (; i <= sum.Length - Vector<double>.Count; i += Vector<double>.Count) (new Vector<double>(x[i..]) * w).CopyTo(sum[i..]);
        for (; i < sum.Length; i++) sum[i] = x[i] * weight;
    }

    /// <summary>sum[i] += weight · (a[i] + b[i]).</summary>
    public static void AddPair(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double weight, Span<double> sum)
    {
        var w = new Vector<double>(weight);
        int i = 0;
        for (; i <= sum.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector<double> pair = (new Vector<double>(a[i..]) + new Vector<double>(b[i..])) * w;
            (new Vector<double>(sum[i..]) + pair).CopyTo(sum[i..]);
        }

        for (; i < sum.Length; i++)
        {
            double pair = (a[i] + b[i]) * weight;
            sum[i] += pair;
        }
    }

    /// <summary>Stored numbers as doubles, exactly.</summary>
    public static void ToDouble<T>(ReadOnlySpan<T> stored, Span<double> values)
        where T : unmanaged, INumber<T>
    {
        int done = 0;
        if (typeof(T) == typeof(byte)) done = FromBytes(MemoryMarshal.Cast<T, byte>(stored), values);
        else if (typeof(T) == typeof(ushort)) done = FromUInt16(MemoryMarshal.Cast<T, ushort>(stored), values);
        else if (typeof(T) == typeof(short)) done = FromInt16(MemoryMarshal.Cast<T, short>(stored), values);
        else if (typeof(T) == typeof(float)) done = FromSingle(MemoryMarshal.Cast<T, float>(stored), values);
        for (int i = done; i < stored.Length; i++) values[i] = double.CreateTruncating(stored[i]);
    }

    private static int FromBytes(ReadOnlySpan<byte> stored, Span<double> values)
    {
        int i = 0;
        for (; i <= stored.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(stored[i..]), out Vector<ushort> low, out Vector<ushort> high);
            Store(low, values[i..]);
            Store(high, values[(i + Vector<ushort>.Count)..]);
        }

        return i;
    }

    private static int FromUInt16(ReadOnlySpan<ushort> stored, Span<double> values)
    {
        int i = 0;
        for (; i <= stored.Length - Vector<ushort>.Count; i += Vector<ushort>.Count) Store(new Vector<ushort>(stored[i..]), values[i..]);
        return i;
    }

    private static int FromInt16(ReadOnlySpan<short> stored, Span<double> values)
    {
        int i = 0;
        for (; i <= stored.Length - Vector<short>.Count; i += Vector<short>.Count)
        {
            Vector.Widen(new Vector<short>(stored[i..]), out Vector<int> low, out Vector<int> high);
            Store(Vector.ConvertToSingle(low), values[i..]);
            Store(Vector.ConvertToSingle(high), values[(i + Vector<int>.Count)..]);
        }

        return i;
    }

    private static int FromSingle(ReadOnlySpan<float> stored, Span<double> values)
    {
        int i = 0;
        for (; i <= stored.Length - Vector<float>.Count; i += Vector<float>.Count) Store(new Vector<float>(stored[i..]), values[i..]);
        return i;
    }

    // 16-bit integers are exact in single precision, and that conversion exists in every instruction set.
    private static void Store(Vector<ushort> integers, Span<double> values)
    {
        Vector.Widen(integers, out Vector<uint> low, out Vector<uint> high);
        Store(Vector.ConvertToSingle(Vector.AsVectorInt32(low)), values);
        Store(Vector.ConvertToSingle(Vector.AsVectorInt32(high)), values[Vector<uint>.Count..]);
    }

    private static void Store(Vector<float> singles, Span<double> values)
    {
        Vector.Widen(singles, out Vector<double> low, out Vector<double> high);
        low.CopyTo(values);
        high.CopyTo(values[Vector<double>.Count..]);
    }
}
