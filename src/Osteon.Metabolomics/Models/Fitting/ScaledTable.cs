using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// A table of numbers of which some may be missing, for sums over the cells that are there. Missing cells hold 0 and their mask is 0, so a sum over all cells is a sum
/// over those that are there; what such a sum must be divided by is the same sum over the mask. A row takes no part in a sum over rows if its factor is 0:
/// that is how rows outside a training set are left out.
/// </summary>
internal sealed class ScaledTable(Matrix values, Matrix? mask)
{
    /// <summary>Rows × columns, 0 where a value is missing.</summary>
    public Matrix Values { get; } = values;

    /// <summary>1 where a value is there, 0 where it is missing; null if none is missing.</summary>
    public Matrix? Mask { get; } = mask;

    public int Rows => Values.Rows;

    public int Columns => Values.Columns;

    /// <summary>A table of which NaN cells are missing.</summary>
    public static ScaledTable Of(Matrix withMissing)
    {
        if (!withMissing.Values.AsSpan().ContainsAnyNaN()) return new ScaledTable(withMissing, null);
        var mask = new Matrix(withMissing.Rows, withMissing.Columns);
        for (int i = 0; i < mask.Values.Length; i++)
        {
            if (double.IsNaN(withMissing.Values[i])) withMissing.Values[i] = 0;
            else mask.Values[i] = 1;
        }

        return new ScaledTable(withMissing, mask);
    }

    /// <summary>A copy to be deflated.</summary>
    public ScaledTable Copy() => new(Values.Copy(), Mask);

    /// <summary>Σ of squares of all cells that are there.</summary>
    public double SumOfSquares() => VectorKernels.Dot(Values.Values, Values.Values);

    /// <summary>Per column Σᵢ xᵢⱼuᵢ / Σᵢ uᵢ² over the rows where the cell is there; 0 where there is none.</summary>
    public double[] Project(ReadOnlySpan<double> u)
    {
        double[] sums = Gram.TransposeTimesVector(Values, u);
        if (Mask is null)
        {
            VectorKernels.Scale(Inverse(VectorKernels.Dot(u, u)), sums);
            return sums;
        }

        double[] squares = Gram.TransposeTimesVector(Mask, Squares(u));
        for (int j = 0; j < sums.Length; j++) sums[j] = squares[j] > 0 ? sums[j] / squares[j] : 0;
        return sums;
    }

    /// <summary>Per row Σⱼ xᵢⱼwⱼ, divided by Σⱼ wⱼ² over the cells that are there where any is missing (w is of unit length).</summary>
    public double[] Scores(ReadOnlySpan<double> w)
    {
        double[] sums = Gram.TimesVector(Values, w);
        if (Mask is null) return sums;
        double[] squares = Gram.TimesVector(Mask, Squares(w));
        for (int i = 0; i < sums.Length; i++) sums[i] = squares[i] > 0 ? sums[i] / squares[i] : 0;
        return sums;
    }

    /// <summary>X ← X − t pᵀ in the cells that are there.</summary>
    public void Deflate(ReadOnlySpan<double> t, ReadOnlySpan<double> p)
    {
        for (int row = 0; row < Rows; row++)
        {
            Span<double> x = Values.Row(row);
            VectorKernels.Axpy(-t[row], p, x);
            if (Mask is null) continue;
            ReadOnlySpan<double> there = Mask.Row(row);
            for (int j = 0; j < x.Length; j++) x[j] *= there[j];
        }
    }

    /// <summary>‖t pᵀ‖² over the cells that are there.</summary>
    public double SumOfSquaresOf(ReadOnlySpan<double> t, ReadOnlySpan<double> p)
    {
        if (Mask is null) return VectorKernels.Dot(t, t) * VectorKernels.Dot(p, p);
        return VectorKernels.Dot(Squares(t), Gram.TimesVector(Mask, Squares(p)));
    }

    /// <summary>Scales a vector to unit length; false and unchanged if it is 0.</summary>
    public static bool Normalise(Span<double> vector)
    {
        double norm = VectorKernels.Norm(vector);
        if (norm == 0 || !double.IsFinite(norm)) return false;
        VectorKernels.Scale(1 / norm, vector);
        return true;
    }

    private static double Inverse(double value) => value > 0 ? 1 / value : 0;

    private static double[] Squares(ReadOnlySpan<double> values)
    {
        var squares = new double[values.Length];
        for (int i = 0; i < squares.Length; i++) squares[i] = values[i] * values[i];
        return squares;
    }
}

/// <summary>Small searches over spans.</summary>
internal static class SpanSearch
{
    public static bool ContainsAnyNaN(this Span<double> values)
    {
        foreach (double value in values)
            if (double.IsNaN(value)) return true;
        return false;
    }
}
