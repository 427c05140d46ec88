using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>Least squares of every feature on one design, each feature on the units that have a value.</summary>
internal sealed class LinearFits
{
    internal const string NotEstimable = "the missing values leave nothing to estimate it from";

    private LinearFits(int features, int contrasts)
    {
        Estimate = Columns(contrasts, features);
        Unscaled = Columns(contrasts, features);
        Variance = new double[features];
        DfResidual = new double[features];
        Mean = new double[features];
        FSquares = new double[features];
        FDf = new int[features];
        Infinite = new bool[features];
    }

    /// <summary>Per contrast and feature; NaN where not estimable.</summary>
    public double[][] Estimate { get; }

    /// <summary>Standard error over residual standard deviation.</summary>
    public double[][] Unscaled { get; }

    /// <summary>Residual variance; NaN without residual degrees of freedom.</summary>
    public double[] Variance { get; }

    public double[] DfResidual { get; }

    /// <summary>NaN where there is no value.</summary>
    public double[] Mean { get; }

    /// <summary>Sum of squares of all contrasts together; NaN where one is not estimable.</summary>
    public double[] FSquares { get; }

    public int[] FDf { get; }

    /// <summary>Features with an infinite value; they take no part at all.</summary>
    public bool[] Infinite { get; }

    public static LinearFits Of(Matrix values, LinearDesign design, RunContext context)
    {
        Matrix transposed = values.Transpose();
        var fits = new LinearFits(values.Columns, design.Contrasts.Columns);
        var complete = new DesignContrasts(design.Matrix, design.Contrasts);
        FeatureColumns.ForEach(values.Columns, "Fitting linear models", context, f =>
        {
            ReadOnlySpan<double> column = transposed.Row(f);
            var rows = new List<int>(column.Length);
            for (int i = 0; i < column.Length; i++)
            {
                if (!double.IsNaN(column[i])) rows.Add(i);
                fits.Infinite[f] |= double.IsInfinity(column[i]);
            }

            double[] y = new double[rows.Count];
            for (int i = 0; i < y.Length; i++) y[i] = column[rows[i]];
            if (fits.Infinite[f]) y = [];
            DesignContrasts factors = y.Length == column.Length ? complete
                : new DesignContrasts(design.Matrix.SelectRows(fits.Infinite[f] ? [] : rows), design.Contrasts);
            fits.Fit(f, y, factors);
        });
        return fits;
    }

    private void Fit(int f, double[] y, DesignContrasts design)
    {
        Mean[f] = SampleMoments.Of(y).Mean;
        HouseholderQr factors = design.Factors;
        factors.ToEffects(y);
        DfResidual[f] = factors.DfResidual;
        Variance[f] = factors.DfResidual > 0 ? VectorKernels.SumOfSquares(y.AsSpan(factors.Rank)) / factors.DfResidual : double.NaN;
        for (int c = 0; c < Estimate.Length; c++)
        {
            Estimate[c][f] = Unscaled[c][f] = double.NaN;
            if (design.Roots[c] is not { } root) continue;
            double sum = 0;
            for (int k = 0; k < root.Length; k++) sum += root[k] * y[k];
            Estimate[c][f] = sum;
            Unscaled[c][f] = Math.Sqrt(VectorKernels.SumOfSquares(root));
        }

        FSquares[f] = double.NaN;
        if (design.Span is not { } span) return;
        double[] effects = y[..factors.Rank];
        span.ToEffects(effects);
        FSquares[f] = VectorKernels.SumOfSquares(effects.AsSpan(0, span.Rank));
        FDf[f] = span.Rank;
    }

    private static double[][] Columns(int outer, int inner) => [.. Enumerable.Range(0, outer).Select(_ => new double[inner])];

    /// <summary>The factors of a design and its contrasts in the space of the effects.</summary>
    private sealed class DesignContrasts
    {
        public DesignContrasts(Matrix design, Matrix contrasts)
        {
            Factors = HouseholderQr.InOrder(design);
            Roots = [.. Enumerable.Range(0, contrasts.Columns).Select(c => Factors.Root(contrasts.Column(c)))];
            if (Array.TrueForAll(Roots, r => r is not null) && Factors.Rank > 0)
                Span = HouseholderQr.InOrder(Matrix.Of(Factors.Rank, Roots.Length, (i, j) => Roots[j]![i]));
        }

        public HouseholderQr Factors { get; }

        public double[]?[] Roots { get; }

        /// <summary>What all contrasts span together; null where one is not estimable.</summary>
        public HouseholderQr? Span { get; }
    }
}
