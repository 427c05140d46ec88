using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Correlation matrices of the QC injections.</summary>
internal static class QcCorrelations
{
    public static QcCorrelation[] Of(FeatureTable table, int[] qcs, bool logarithms, RunContext context)
    {
        Matrix raw = table.Intensities.SelectRows(qcs);
        var kinds = new List<QcCorrelation> { Matrix(QcCorrelationKind.PearsonRaw, raw, context) };
        if (!logarithms)
        {
            Matrix log = raw.Copy();
            for (int i = 0; i < log.Values.Length; i++) log.Values[i] = log.Values[i] > 0 ? Math.Log10(log.Values[i]) : double.NaN;
            kinds.Add(Matrix(QcCorrelationKind.PearsonLog10, log, context));
        }

        kinds.Add(Matrix(QcCorrelationKind.Spearman, raw, context));
        return [.. kinds];
    }

    private static QcCorrelation Matrix(QcCorrelationKind kind, Matrix values, RunContext context)
    {
        int n = values.Rows;
        var result = new Matrix(n, n);
        // Ranks over common features only differ between pairs where cells are missing.
        bool complete = FiniteStatistics.Count(values.Values) == values.Values.Length;
        Matrix compared = values;
        if (kind == QcCorrelationKind.Spearman && complete)
        {
            compared = new Matrix(n, values.Columns);
            Parallel.For(0, n, context.ParallelOptions, i => Correlation.Ranks(values.Row(i)).CopyTo(compared.Row(i)));
        }

        Parallel.For(0, n, context.ParallelOptions, i =>
        {
            result[i, i] = 1;
            for (int j = 0; j < i; j++)
            {
                double r = kind == QcCorrelationKind.Spearman && !complete ? Correlation.Spearman(values.Row(i), values.Row(j))
                    : Correlation.Pearson(compared.Row(i), compared.Row(j));
                result[i, j] = r;
                result[j, i] = r;
            }
        });
        double[] pairs = [.. from i in Enumerable.Range(0, n) from j in Enumerable.Range(0, i) select result[i, j]];
        return new QcCorrelation(kind, result, FiniteStatistics.OrNull(FiniteStatistics.Minimum(pairs)),
            FiniteStatistics.OrNull(FiniteStatistics.Median(pairs)));
    }
}
