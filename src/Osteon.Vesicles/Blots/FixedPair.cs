namespace Osteon.Vesicles;

/// <summary>Two peaks at a given distance and of a given width on a line: two heights by least squares at the best place.</summary>
internal static class FixedPair
{
    private const int Terms = 4;

    public static (FittedPeak Strong, FittedPeak Weak)? Fit(LaneProfile profile, int from, int to, FittedPeak near, double apart, double sigma)
    {
        (FittedPeak, FittedPeak)? best = null;
        double bestChi2 = double.PositiveInfinity;
        double centre = near.At - 0.35 * apart;
        for (double shift = -1.25; shift <= 1.2501; shift += 0.0625)
        {
            double at = centre + shift * sigma;
            if (Linear(profile, from, to, (at, at + apart, sigma)) is not { } fit || fit.Chi2 >= bestChi2) continue;
            (best, bestChi2) = ((fit.Strong, fit.Weak), fit.Chi2);
        }

        return best;
    }

    private static (FittedPeak Strong, FittedPeak Weak, double Chi2)? Linear(LaneProfile profile, int from, int to, (double First, double Second, double Sigma) peaks)
    {
        Span<double> a = stackalloc double[Terms * Terms], b = stackalloc double[Terms], right = stackalloc double[Terms], t = stackalloc double[Terms], unit = stackalloc double[Terms];
        a.Clear();
        b.Clear();
        double zz = 0, origin = double.NaN;
        int rows = 0;
        for (int y = Math.Max(0, from); y <= Math.Min(profile.Values.Length - 1, to); y++)
        {
            if (profile.Clipped[y] || !(profile.Errors[y] > 0) || double.IsNaN(profile.Values[y])) continue;
            if (double.IsNaN(origin)) origin = profile.Values[y];
            double u = (y - peaks.First) / peaks.Sigma, v = (y - peaks.Second) / peaks.Sigma, w = 1 / (profile.Errors[y] * profile.Errors[y]), z = profile.Values[y] - origin;
            (t[0], t[1], t[2], t[3]) = (Math.Exp(-0.5 * u * u), Math.Exp(-0.5 * v * v), 1, u);
            for (int i = 0; i < Terms; i++)
            {
                b[i] += w * t[i] * z;
                for (int k = 0; k <= i; k++) a[Terms * i + k] += w * t[i] * t[k];
            }

            zz += w * z * z;
            rows++;
        }

        b.CopyTo(right);
        if (rows < 7 || !PositiveDefinite.Factor(a, Terms)) return null;
        PositiveDefinite.Solve(a, Terms, b);
        double chi2 = zz;
        for (int i = 0; i < Terms; i++) chi2 -= b[i] * right[i];
        double inflation = Math.Sqrt(Math.Max(1, chi2 / Math.Max(1, rows - 5)));
        Span<double> errors = stackalloc double[2];
        for (int i = 0; i < 2; i++)
        {
            unit.Clear();
            unit[i] = 1;
            PositiveDefinite.Solve(a, Terms, unit);
            errors[i] = inflation * Math.Sqrt(unit[i]);
        }

        return (new FittedPeak(b[0], peaks.First, peaks.Sigma, peaks.Sigma, errors[0]), new FittedPeak(b[1], peaks.Second, peaks.Sigma, peaks.Sigma, errors[1]), chi2);
    }
}
