using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>The lanes of the result with their profiles and baselines.</summary>
internal static class BlotLanes
{
    public static List<BlotLane> Of(BlotDraft draft, BandMask mask, double exponent)
    {
        var result = new List<BlotLane>();
        for (int i = 0; i < draft.Lanes.Count; i++)
        {
            LaneRaster raster = draft.Lanes[i];
            LaneTrack track = raster.Track;
            double[] profile = [.. draft.Profiles[i].Values.Select(v => double.IsNaN(v) ? 0 : v)], baseline = Baseline(raster, mask, profile);
            double total = 0;
            for (int y = 0; y < profile.Length; y++) total += profile[y] - baseline[y];
            int left = Math.Max(0, (int)Math.Ceiling(track.Left)), right = Math.Min(draft.Field.Width - 1, (int)Math.Floor(track.Right));
            result.Add(new BlotLane(i + 1, new PixelBox(left, 0, Math.Max(1, right - left + 1), draft.Field.Height))
            {
                CentreX = track.Centre,
                HalfWidth = track.HalfWidth,
                Lean = track.Lean,
                BandSlope = track.Slope,
                Drop = i < draft.Drops.Length ? draft.Drops[i] : 0,
                Inferred = track.Inferred,
                Profile = profile,
                Baseline = baseline,
                Total = total * EquivalentWidth(track.HalfWidth, exponent),
            });
        }

        return result;
    }

    /// <summary>Width of a box as high and as large as exp(−½|u|^p): 2·HalfWidth·∫₀^∞ 2^(−t^p) dt.</summary>
    private static double EquivalentWidth(double half, double exponent)
    {
        double sum = 0;
        const double Step = 0.005;
        for (double t = 0.5 * Step; t < 6; t += Step) sum += Math.Pow(0.5, Math.Pow(t, exponent)) * Step;
        return 2 * half * sum;
    }

    /// <summary>
    /// For every row the median of the core pixels that belong to no band, where most do not, averaged over neighbouring rows; rows of
    /// bands are bridged by straight lines.
    /// </summary>
    private static double[] Baseline(LaneRaster raster, BandMask mask, double[] profile)
    {
        double[] rows = new double[profile.Length], known = new double[profile.Length];
        double middle = 0.5 * (raster.Height - 1);
        int reach = Math.Max(2, raster.Height / 100), core = raster.Core;
        var window = new double[2 * core + 1];
        for (int y = 0; y < profile.Length; y++)
        {
            int centre = (int)Math.Round(raster.Track.Centre + raster.Track.Lean * (y - middle)), n = 0;
            for (int j = -core; j <= core; j++)
            {
                int row = (int)Math.Round(y + raster.Track.Slope * j), x = centre + j;
                float value = raster[y, j];
                if (!float.IsNaN(value) && row >= 0 && row < raster.Height && x >= 0 && !mask[row, x]) window[n++] = value;
            }

            rows[y] = n > core ? RobustSpread.Median(window.AsSpan(0, n)) : double.NaN;
        }

        for (int y = 0; y < rows.Length; y++)
        {
            double sum = 0;
            int n = 0;
            for (int r = Math.Max(0, y - reach); r <= Math.Min(rows.Length - 1, y + reach) && !double.IsNaN(rows[y]); r++)
            {
                if (double.IsNaN(rows[r])) continue;
                sum += rows[r];
                n++;
            }

            known[y] = n > 0 ? sum / n : double.NaN;
        }

        return Bridged(known, profile);
    }

    private static double[] Bridged(double[] known, double[] profile)
    {
        int before = -1;
        for (int y = 0; y < known.Length; y++)
        {
            if (double.IsNaN(known[y])) continue;
            for (int k = before + 1; k < y; k++) known[k] = before < 0 ? known[y] : known[before] + (known[y] - known[before]) * (k - before) / (y - before);
            before = y;
        }

        if (before < 0)
        {
            Array.Fill(known, profile.Length == 0 ? 0 : profile.Min());
            return known;
        }

        for (int k = before + 1; k < known.Length; k++) known[k] = known[before];
        return known;
    }
}
