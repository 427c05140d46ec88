using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Osteon.Numerics;

/// <summary>
/// Products and sums of vectors in double precision. Every kernel has one order of operations, eight partial sums and fused
/// multiply-adds, whatever the width of the machine's vectors: the same input gives the same bits everywhere. Spans of different lengths
/// throw <see cref="ArgumentException"/>.
/// </summary>
public static class VectorKernels
{
    /// <summary>Number of partial sums: lane l adds up elements l, l + 8, l + 16 …</summary>
    internal const int Lanes = 8;

    /// <summary>Σ aᵢbᵢ; 0 for empty vectors.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        RequireSameLength(a.Length, b.Length);
        int blocks = a.Length / Lanes;
        ref double x = ref MemoryMarshal.GetReference(a);
        ref double y = ref MemoryMarshal.GetReference(b);
        double sum = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<double> lanes = default;
            for (nuint i = 0; i < (nuint)(blocks * Lanes); i += Lanes)
                lanes = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, i), Vector512.LoadUnsafe(ref y, i), lanes);
            sum = SumOfLanes(lanes.GetLower(), lanes.GetUpper());
        }
        else
        {
            Vector256<double> low = default, high = default;
            for (nuint i = 0; i < (nuint)(blocks * Lanes); i += Lanes)
            {
                low = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, i), Vector256.LoadUnsafe(ref y, i), low);
                high = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, i + 4), Vector256.LoadUnsafe(ref y, i + 4), high);
            }

            sum = SumOfLanes(low, high);
        }

        for (int i = blocks * Lanes; i < a.Length; i++) sum = Math.FusedMultiplyAdd(a[i], b[i], sum);
        return sum;
    }

    /// <summary>The plain twin of <see cref="Dot"/>, with the same bits.</summary>
    internal static double DotReference(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        RequireSameLength(a.Length, b.Length);
        Span<double> lanes = stackalloc double[Lanes];
        lanes.Clear();
        int whole = a.Length / Lanes * Lanes;
        for (int i = 0; i < whole; i++) lanes[i % Lanes] = Math.FusedMultiplyAdd(a[i], b[i], lanes[i % Lanes]);
        double sum = (lanes[0] + lanes[4] + (lanes[2] + lanes[6])) + (lanes[1] + lanes[5] + (lanes[3] + lanes[7]));
        for (int i = whole; i < a.Length; i++) sum = Math.FusedMultiplyAdd(a[i], b[i], sum);
        return sum;
    }

    /// <summary>yᵢ ← yᵢ + factor · xᵢ.</summary>
    public static void Axpy(double factor, ReadOnlySpan<double> x, Span<double> y)
    {
        RequireSameLength(x.Length, y.Length);
        ref double from = ref MemoryMarshal.GetReference(x);
        ref double to = ref MemoryMarshal.GetReference(y);
        nuint i = 0, length = (nuint)x.Length;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<double> f = Vector512.Create(factor);
            for (; i + 8 <= length; i += 8)
                Vector512.FusedMultiplyAdd(f, Vector512.LoadUnsafe(ref from, i), Vector512.LoadUnsafe(ref to, i)).StoreUnsafe(ref to, i);
        }
        else
        {
            Vector256<double> f = Vector256.Create(factor);
            for (; i + 4 <= length; i += 4)
                Vector256.FusedMultiplyAdd(f, Vector256.LoadUnsafe(ref from, i), Vector256.LoadUnsafe(ref to, i)).StoreUnsafe(ref to, i);
        }

        for (; i < length; i++) y[(int)i] = Math.FusedMultiplyAdd(factor, x[(int)i], y[(int)i]);
    }

    /// <summary>The plain twin of <see cref="Axpy"/>, with the same bits.</summary>
    internal static void AxpyReference(double factor, ReadOnlySpan<double> x, Span<double> y)
    {
        RequireSameLength(x.Length, y.Length);
        for (int i = 0; i < x.Length; i++) y[i] = Math.FusedMultiplyAdd(factor, x[i], y[i]);
    }

    /// <summary>xᵢ ← factor · xᵢ.</summary>
    public static void Scale(double factor, Span<double> x)
    {
        for (int i = 0; i < x.Length; i++) x[i] *= factor;
    }

    /// <summary>Σ xᵢ².</summary>
    public static double SumOfSquares(ReadOnlySpan<double> x) => Dot(x, x);

    /// <summary>√Σ xᵢ²; overflows where a square does.</summary>
    public static double Norm(ReadOnlySpan<double> x) => Math.Sqrt(Dot(x, x));

    /// <summary>(l₀ + l₄ + (l₂ + l₆)) + (l₁ + l₅ + (l₃ + l₇)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double SumOfLanes(Vector256<double> low, Vector256<double> high)
    {
        Vector256<double> four = low + high;
        Vector128<double> two = four.GetLower() + four.GetUpper();
        return two[0] + two[1];
    }

    private static void RequireSameLength(int a, int b)
    {
        if (a != b) throw new ArgumentException($"vectors of {a} and {b} elements");
    }
}
