namespace Osteon.Reporting;

/// <summary>Centre and spread of the points of an arm, where the analysis did not give them.</summary>
internal static class SampleSpread
{
    /// <summary>Mean ± SD with n − 1, or median and type 7 quartiles; null for no point, a centre alone for one.</summary>
    public static ArmSpread? Of(IReadOnlyList<double> values, SpreadKind kind)
    {
        if (values.Count == 0) return null;
        if (kind == SpreadKind.MedianIqr)
        {
            double[] sorted = [.. values.Order()];
            return values.Count == 1
                ? new ArmSpread(sorted[0], null, null)
                : new ArmSpread(Quantile(sorted, 0.5), Quantile(sorted, 0.25), Quantile(sorted, 0.75));
        }

        double mean = values.Sum() / values.Count;
        if (values.Count == 1) return new ArmSpread(mean, null, null);
        double sd = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1));
        return new ArmSpread(mean, mean - sd, mean + sd);
    }

    /// <summary>Hyndman and Fan's type 7: linear between order statistics at (n − 1)p.</summary>
    private static double Quantile(double[] sorted, double p)
    {
        double place = (sorted.Length - 1) * p;
        int below = (int)Math.Floor(place);
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
