namespace Osteon.Vesicles;

/// <summary>The peaks of a lane's profile, from fine to coarse, and the fit that places them.</summary>
internal static class ProfileBands
{
    private const int MostInGroup = 6;
    private const double GroupReach = 2.2;
    private const double WindowReach = 4.5;

    /// <summary>A coarser scale must show a peak this much more clearly to be believed rather than the finer one.</summary>
    private const double BetterSignal = 1.2;

    /// <summary>Two prominences of this many standard errors at one place are no accident of the noise.</summary>
    private const double SurelyTwo = 8;

    /// <summary>
    /// Peaks with a prominence of at least <paramref name="minSignalToNoise"/> standard errors and <paramref name="least"/> grey values, on
    /// profiles smoothed by Gaussians of 1, 2, 4 …
    /// rows. Each peak is taken from the scale at which it stands out of the noise most (a filter as wide as the band is the best one),
    /// unless finer scales show it to be two.
    /// </summary>
    public static List<FittedPeak> Find(LaneProfile profile, double minSignalToNoise, double least)
    {
        var starts = new List<Start>();
        double[] filled = Filled(profile.Values);
        double error = RobustSpread.MedianOf(profile.Errors.Where(double.IsFinite));
        if (filled.Length < 8 || !double.IsFinite(error)) return [];
        for (double scale = 1; scale <= filled.Length / 24.0 || scale == 1; scale *= 2)
        {
            double[] smooth = LaneFinding.Smooth(filled, scale);
            double gain = Math.Sqrt(1 / (2 * Math.Sqrt(Math.PI) * scale));
            foreach ((int at, double prominence, int left, int right) in ProfilePeaks.Prominent(smooth, least))
            {
                double signal = prominence / (gain * LocalError(profile, at, scale, error));
                if (!(signal >= minSignalToNoise)) continue;
                double sigma = Math.Max(0.8, Math.Sqrt(Math.Max(0.5, Width(smooth, at, prominence, left, right) - scale * scale)));
                bool Same(Start s) => Math.Abs(s.Peak.At - at) < Math.Max(2 * scale, 1.5 * s.Peak.Sigma);
                if (starts.Count(s => Same(s) && s.Signal >= SurelyTwo) > 1 || starts.Exists(s => Same(s) && BetterSignal * s.Signal > signal)) continue;
                starts.RemoveAll(Same);
                starts.Add(new Start(new FittedPeak(prominence, at, sigma, sigma, 0), signal));
            }
        }

        return Refine(profile, [.. starts.Select(s => s.Peak).OrderBy(p => p.At)]);
    }

    /// <summary>
    /// Fits the peaks group by group; those that the fit throws out (no height, no width, off their place) are left away.
    /// </summary>
    public static List<FittedPeak> Refine(LaneProfile profile, List<FittedPeak> starts)
    {
        var result = new List<FittedPeak>();
        for (int first = 0; first < starts.Count;)
        {
            int last = first;
            while (last + 1 < starts.Count && last - first + 1 < MostInGroup && starts[last + 1].At - starts[last].At < GroupReach * (starts[last + 1].Sigma + starts[last].Sigma)) last++;
            List<FittedPeak> group = starts.GetRange(first, last - first + 1);
            (int from, int to) = Window(starts, first, last);
            PeakFitResult? fit = PeakFit.Of(profile, from, to, group, PeakShape.Own);
            for (int k = 0; k < group.Count; k++)
            {
                FittedPeak peak = fit is not null && Plausible(fit.Peaks[k], group[k], to - from) ? fit.Peaks[k] : group[k] with { Error = LocalError(profile, (int)group[k].At, 1, double.NaN) };
                if (peak.Height > 0) result.Add(peak);
            }

            first = last + 1;
        }

        result.Sort((a, b) => a.At.CompareTo(b.At));
        return result;
    }

    /// <summary>The rows that belong to a group: 4.5 sigma to both sides, but no further than half way to the neighbours.</summary>
    public static (int From, int To) Window(IReadOnlyList<FittedPeak> peaks, int first, int last)
    {
        double from = peaks[first].At - WindowReach * peaks[first].Sigma - 2, to = peaks[last].At + WindowReach * peaks[last].SigmaBelow + 2;
        if (first > 0) from = Math.Max(from, Valley(peaks[first - 1], peaks[first]));
        if (last + 1 < peaks.Count) to = Math.Min(to, Valley(peaks[last], peaks[last + 1]));
        return ((int)Math.Ceiling(from), (int)Math.Floor(to));
    }

    private static double Valley(FittedPeak a, FittedPeak b) => (a.At * b.Sigma + b.At * a.SigmaBelow) / (b.Sigma + a.SigmaBelow);

    private static bool Plausible(FittedPeak fitted, FittedPeak start, int window) =>
        fitted.Height > 0 && Math.Abs(fitted.At - start.At) < Math.Max(2, 1.5 * start.Sigma) && fitted.Sigma < 0.5 * window && fitted.Height < 5 * start.Height;

    private static double LocalError(LaneProfile profile, int at, double scale, double otherwise)
    {
        double worst = 0;
        int reach = (int)Math.Ceiling(scale);
        for (int y = Math.Max(0, at - reach); y <= Math.Min(profile.Errors.Length - 1, at + reach); y++)
            if (double.IsFinite(profile.Errors[y])) worst = Math.Max(worst, profile.Errors[y]);
        return worst > 0 ? worst : otherwise;
    }

    /// <summary>Variance of a Gaussian that falls to half of the prominence where the profile does.</summary>
    private static double Width(double[] smooth, int at, double prominence, int left, int right)
    {
        double level = smooth[at] - 0.5 * prominence;
        int a = at, b = at;
        while (a > left && smooth[a] > level) a--;
        while (b < right && smooth[b] > level) b++;
        double half = 0.5 * (b - a);
        return half * half / (2 * Math.Log(2));
    }

    private static double[] Filled(double[] values)
    {
        int first = Array.FindIndex(values, double.IsFinite), last = Array.FindLastIndex(values, double.IsFinite);
        if (first < 0) return [];
        var filled = new double[values.Length];
        for (int y = 0; y < values.Length; y++) filled[y] = double.IsNaN(values[y]) ? (y < first ? values[first] : y > last ? values[last] : filled[y - 1]) : values[y];
        return filled;
    }

    /// <summary>A peak to begin the fit with, and its prominence in standard errors of the scale it was seen at.</summary>
    private readonly record struct Start(FittedPeak Peak, double Signal);
}
