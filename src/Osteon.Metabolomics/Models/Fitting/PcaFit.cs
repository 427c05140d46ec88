using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Principal components by singular values or by NIPALS.</summary>
internal static class PcaFit
{
    private const int MostComponents = 10;
    private const double Half = 0.5;

    /// <summary>ropls' NIPALS: round 101 is the last.</summary>
    private const int MaximalIterations = 101;
    private const double Tolerance = 1e-6;

    /// <summary>Share of the greatest eigenvalue below which an eigenvalue is rounding.</summary>
    private const double SmallestEigenvalue = 1e-14;

    public static ModelResult Fit(ModelData data, ModelParameters parameters, List<Finding> findings, RunContext context)
    {
        bool automatic = parameters.Predictive is null, missing = data.X.Missing is not null;
        if (missing && parameters.PcaAlgorithm == PcaAlgorithm.SingularValues)
            throw new ArgumentException("singular values need a complete table; ask for NIPALS", nameof(parameters));
        int limit = Math.Min(data.Rows, data.X.Columns);
        int most = automatic ? Math.Min(MostComponents, limit) : parameters.Predictive!.Value;
        bool nipals = missing || parameters.PcaAlgorithm == PcaAlgorithm.Nipals;
        double ssx = data.X.SumOfSquares();
        List<Component> parts = nipals ? Nipals(data.X, most, context) : BySingularValues(data.X.Values, most, context);
        if (!automatic && parts.Count < most)
            throw new ArgumentException($"{most} components were asked for, but the table has only {parts.Count}", nameof(parameters));
        if (automatic) parts = Choose(parts, nipals, ssx, findings);
        double cumulated = 0;
        ComponentSummary[] rows =
        [
            .. parts.Select((p, h) => new ComponentSummary($"p{h + 1}", p.SumOfSquares / ssx, cumulated += p.SumOfSquares / ssx) { Iterations = p.Iterations }),
        ];
        return new ModelResult
        {
            Parameters = parameters,
            Kind = ModelKind.Pca,
            Predictive = parts.Count,
            Components = rows,
            Summary = new ModelSummary(rows[^1].R2XCum),
            TrainingRows = data.TrainingRows,
            KeptColumns = data.Kept,
            DroppedColumns = data.Dropped,
            XMean = data.XMean,
            XSd = data.XSd,
            Scores = FitRequest.Columns([.. parts.Select(p => p.T)]),
            Loadings = FitRequest.Columns([.. parts.Select(p => p.P)]),
            Variances = [.. parts.Select(p => VectorKernels.Dot(p.T, p.T) / (data.Rows - 1))],
            HasMissing = missing,
            Findings = findings,
        };
    }

    /// <summary>
    /// ropls' rule: the first components that explain more than half of X. With singular values ropls compares sums of shares that it
    /// rounded to 3 decimals first, and so does this, to choose the same number; the shares themselves are not rounded.
    /// </summary>
    private static List<Component> Choose(List<Component> parts, bool nipals, double ssx, List<Finding> findings)
    {
        double sum = 0;
        for (int h = 0; h < parts.Count; h++)
        {
            double share = parts[h].SumOfSquares / ssx;
            sum += nipals ? share : Math.Round(share, 3, MidpointRounding.ToEven);
            if (sum > Half) return parts[..(h + 1)];
        }

        findings.Add(Finding.Warning("OST-MET-110", FormattableString.Invariant($"{parts.Count} components explain only {sum:P0} of the table; the rules look at no more.")));
        return parts;
    }

    private static List<Component> BySingularValues(Matrix x, int most, RunContext context)
    {
        // The eigenvectors of the smaller of X Xᵀ and Xᵀ X are the scores or the loadings up to their length; the others follow by one product each.
        bool wide = x.Columns >= x.Rows;
        SymmetricEigen eigen = SymmetricEigen.Of(Gram.OfRows(wide ? x : x.Transpose(), context));
        List<Component> parts = [];
        for (int h = 0; h < Math.Min(most, eigen.Values.Length); h++)
        {
            double value = eigen.Values[h];
            if (!(value > SmallestEigenvalue * eigen.Values.Length * eigen.Values[0])) break;
            double[] t, p;
            if (wide)
            {
                t = eigen.Vectors.Row(h).ToArray();
                VectorKernels.Scale(Math.Sqrt(value), t);
                p = Gram.TransposeTimesVector(x, t);
                VectorKernels.Scale(1 / value, p);
            }
            else
            {
                p = eigen.Vectors.Row(h).ToArray();
                t = Gram.TimesVector(x, p);
            }

            if (p[IndexOfLargest(p)] < 0)
            {
                VectorKernels.Scale(-1, p);
                VectorKernels.Scale(-1, t);
            }

            parts.Add(new Component(t, p, value, null));
        }

        return parts;
    }

    private static List<Component> Nipals(ScaledTable x, int most, RunContext context)
    {
        List<Component> parts = [];
        double total = x.SumOfSquares();
        while (parts.Count < most && x.SumOfSquares() > FitRequest.Exhausted * total)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            double[] t = Start(x), p = [], old = new double[x.Columns];
            int iteration = 1;
            for (; ; iteration++)
            {
                p = x.Project(t);
                ScaledTable.Normalise(p);
                t = Gram.TimesVector(x.Values, p);
                VectorKernels.Axpy(-1, p, old);
                if (VectorKernels.Norm(old) < Tolerance || iteration == MaximalIterations) break;
                old = p;
            }

            x.Deflate(t, p);
            parts.Add(new Component(t, p, VectorKernels.Dot(t, t) * VectorKernels.Dot(p, p), iteration));
        }

        return parts;
    }

    /// <summary>The first column, as ropls starts; if nothing is left of it, the column with most left.</summary>
    private static double[] Start(ScaledTable x)
    {
        double[] first = x.Values.Column(0);
        if (VectorKernels.Dot(first, first) > FitRequest.Exhausted * x.SumOfSquares()) return first;
        var squares = new double[x.Columns];
        for (int i = 0; i < x.Rows; i++)
        {
            ReadOnlySpan<double> row = x.Values.Row(i);
            for (int j = 0; j < row.Length; j++) squares[j] += row[j] * row[j];
        }

        return x.Values.Column(Array.IndexOf(squares, squares.Max()));
    }

    private static int IndexOfLargest(double[] values)
    {
        int at = 0;
        for (int i = 1; i < values.Length; i++)
            if (Math.Abs(values[i]) > Math.Abs(values[at])) at = i;
        return at;
    }

    private sealed record Component(double[] T, double[] P, double SumOfSquares, int? Iterations);
}
