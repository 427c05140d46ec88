using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Osteon.Vesicles;

/// <summary>
/// exp(a + b·u − c·z) for a row of coefficients, as likelihoods need it. One order of operations with fused multiply-adds whatever the
/// width of the machine's vectors: the same input gives the same bits everywhere. Relative error of exp below 4·10⁻¹⁶ for arguments down to
/// −700; below that 0.
/// </summary>
internal static class ExponentialKernel
{
    private const double Smallest = -700;
    private const double Log2E = 1.4426950408889634;
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>1.5·2⁵²: adding it leaves the nearest integer in the low bits.</summary>
    private const double Shift = 6755399441055744.0;

    /// <summary>1/13!, 1/12!, … 1/2!, 1, 1: the Taylor series of exp is exact to 3·10⁻¹⁸ for |r| ≤ ½ ln 2.</summary>
    private static readonly double[] Taylor = BuildTaylor();

    /// <summary>result[i] ← exponent a[i] + b[i]·u − c[i]·z; gives the largest.</summary>
    public static double Exponents(Coefficients row, double u, double z, Span<double> result)
    {
        ReadOnlySpan<double> a = row.Constant, b = row.OfLog, c = row.OfValue;
        ref double x = ref MemoryMarshal.GetReference(a), y = ref MemoryMarshal.GetReference(b), w = ref MemoryMarshal.GetReference(c);
        ref double to = ref MemoryMarshal.GetReference(result);
        nuint i = 0, length = (nuint)result.Length;
        double largest = double.NegativeInfinity;
        if (Vector256.IsHardwareAccelerated && length >= 4)
        {
            Vector256<double> us = Vector256.Create(u), zs = Vector256.Create(-z), top = Vector256.Create(double.NegativeInfinity);
            for (; i + 4 <= length; i += 4)
            {
                Vector256<double> value = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref y, i), us, Vector256.LoadUnsafe(ref x, i));
                value = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref w, i), zs, value);
                top = Vector256.Max(top, value);
                value.StoreUnsafe(ref to, i);
            }

            largest = Math.Max(Math.Max(top[0], top[1]), Math.Max(top[2], top[3]));
        }

        for (int j = (int)i; j < result.Length; j++)
        {
            double value = Math.FusedMultiplyAdd(c[j], -z, Math.FusedMultiplyAdd(b[j], u, a[j]));
            largest = Math.Max(largest, value);
            result[j] = value;
        }

        return largest;
    }

    /// <summary>x[i] ← exp(x[i] − largest), for x[i] ≤ largest.</summary>
    public static void ExpBelow(double largest, Span<double> x)
    {
        ref double at = ref MemoryMarshal.GetReference(x);
        nuint i = 0, length = (nuint)x.Length;
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<double> shift = Vector256.Create(Shift), top = Vector256.Create(largest);
            for (; i + 4 <= length; i += 4)
            {
                Vector256<double> value = Vector256.LoadUnsafe(ref at, i) - top;
                Vector256<double> t = Vector256.FusedMultiplyAdd(value, Vector256.Create(Log2E), shift), k = t - shift;
                Vector256<double> r = Vector256.FusedMultiplyAdd(k, Vector256.Create(-Ln2High), value);
                r = Vector256.FusedMultiplyAdd(k, Vector256.Create(-Ln2Low), r);
                Vector256<double> sum = Vector256.Create(Taylor[0]);
                for (int j = 1; j < Taylor.Length; j++) sum = Vector256.FusedMultiplyAdd(sum, r, Vector256.Create(Taylor[j]));
                Vector256<double> power = ((t.AsInt64() + Vector256.Create(1023L)) << 52).AsDouble();
                Vector256<double> keep = Vector256.GreaterThanOrEqual(value, Vector256.Create(Smallest));
                ((sum * power) & keep).StoreUnsafe(ref at, i);
            }
        }

        ExpBelowReference(largest, x[(int)i..]);
    }

    /// <summary>The plain twin of <see cref="ExpBelow"/>, with the same bits.</summary>
    internal static void ExpBelowReference(double largest, Span<double> x)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double value = x[i] - largest;
            if (!(value >= Smallest))
            {
                x[i] = 0;
                continue;
            }

            double t = Math.FusedMultiplyAdd(value, Log2E, Shift), k = t - Shift;
            double r = Math.FusedMultiplyAdd(k, -Ln2Low, Math.FusedMultiplyAdd(k, -Ln2High, value)), sum = Taylor[0];
            for (int j = 1; j < Taylor.Length; j++) sum = Math.FusedMultiplyAdd(sum, r, Taylor[j]);
            x[i] = sum * BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(t) + 1023) << 52);
        }
    }

    private static double[] BuildTaylor()
    {
        const int Order = 13;
        double[] series = new double[Order + 1];
        double factorial = 1;
        for (int k = 0; k <= Order; k++)
        {
            if (k > 0) factorial *= k;
            series[Order - k] = 1 / factorial;
        }

        return series;
    }

    /// <summary>Coefficients of a row: exponent = Constant + OfLog·u − OfValue·z.</summary>
    internal sealed record Coefficients(double[] Constant, double[] OfLog, double[] OfValue);
}
