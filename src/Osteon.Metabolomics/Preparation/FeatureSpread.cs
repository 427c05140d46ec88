using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Spread of each feature over QCs and samples; NaN where a number is not defined.</summary>
internal sealed record FeatureSpread(double[] RsdPercent, double[] RobustRsdPercent, double[] DRatio, double[] RobustDRatio,
    double[] QcDetection)
{
    public static FeatureSpread Of(FeatureTable table)
    {
        Matrix qcs = table.FeatureMajor(table.Rows(InjectionScope.Qcs)), samples = table.FeatureMajor(table.Rows(InjectionScope.Samples));
        int n = table.Features.Count;
        var spread = new FeatureSpread(new double[n], new double[n], new double[n], new double[n], new double[n]);
        for (int f = 0; f < n; f++)
        {
            ReadOnlySpan<double> qc = qcs.Row(f), sample = samples.Row(f);
            spread.RsdPercent[f] = Percent(qc);
            spread.RobustRsdPercent[f] = RelativeSpread.RobustPercent(qc);
            spread.DRatio[f] = Ratio(FiniteStatistics.StandardDeviation(qc), FiniteStatistics.StandardDeviation(sample));
            spread.RobustDRatio[f] = FiniteStatistics.Count(qc) < 2 ? double.NaN
                : Ratio(FiniteStatistics.Mad(qc), FiniteStatistics.Mad(sample));
            spread.QcDetection[f] = qc.Length == 0 ? double.NaN : (double)FiniteStatistics.Count(qc) / qc.Length;
        }

        return spread;
    }

    private static double Percent(ReadOnlySpan<double> values) => RelativeSpread.Percent(values);

    private static double Ratio(double a, double b) => b > 0 ? a / b : double.NaN;
}
