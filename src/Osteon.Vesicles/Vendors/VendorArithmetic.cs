using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// The arithmetic of NTA vendors on their own histograms, as decoded from their files: nothing here is a better way to compute, but the way
/// that gives the printed numbers back.
/// </summary>
public static class VendorArithmetic
{
    /// <summary>Mean of a histogram, Σ nᵢ·cᵢ/Σ nᵢ over bin centres; null if it is empty. Both vendors.</summary>
    public static double? Mean(NtaHistogram histogram)
    {
        double total = 0, sum = 0;
        for (int i = 0; i < histogram.Bins.Count; i++)
        {
            total += histogram.Values[i];
            sum += histogram.Values[i] * histogram.Bins.Centres[i];
        }

        return total > 0 ? sum / total : null;
    }

    /// <summary>
    /// Standard deviation of a histogram over bin centres, divided by Σ nᵢ (not n − 1, no Sheppard correction); null if it is empty. Both
    /// vendors.
    /// </summary>
    public static double? StandardDeviation(NtaHistogram histogram)
    {
        if (Mean(histogram) is not { } mean) return null;
        double total = 0, sum = 0;
        for (int i = 0; i < histogram.Bins.Count; i++)
        {
            double deviation = histogram.Bins.Centres[i] - mean;
            total += histogram.Values[i];
            sum += histogram.Values[i] * deviation * deviation;
        }

        return Math.Sqrt(sum / total);
    }

    /// <summary>
    /// Top of the parabola through the highest bin (the first of equals) and its neighbours; its centre at the ends of the histogram or
    /// where the top is flat. NanoSight's mode. Null if the histogram is empty.
    /// </summary>
    public static double? Mode(NtaHistogram histogram)
    {
        int top = 0;
        for (int i = 1; i < histogram.Bins.Count; i++)
            if (histogram.Values[i] > histogram.Values[top]) top = i;
        if (histogram.Values[top] <= 0) return null;
        double centre = histogram.Bins.Centres[top];
        if (top == 0 || top == histogram.Bins.Count - 1) return centre;
        double before = histogram.Values[top - 1], here = histogram.Values[top], after = histogram.Values[top + 1];
        double curvature = before - (2 * here) + after;
        return curvature < 0 ? centre + (0.5 * (before - after) / curvature * histogram.Bins.Width(top)) : centre;
    }

    /// <summary>
    /// The place below which a share lies: with C(i) the sum of the bins below bin i, lo + w·(p·N − C(i))/nᵢ inside the first bin where
    /// C(i + 1) ≥ p·N; moved down by half a bin or a bin for the rules that are off. Null if the histogram is empty.
    /// </summary>
    /// <param name="histogram">The histogram.</param>
    /// <param name="share">0 to 1.</param>
    /// <param name="rule">The vendor's rule.</param>
    public static double? Percentile(NtaHistogram histogram, double share, VendorPercentileRule rule = VendorPercentileRule.InsideBin)
    {
        if (share is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "must be from 0 to 1");
        double wanted = histogram.Total * share, below = 0;
        int last = -1;
        for (int i = 0; i < histogram.Bins.Count; i++)
        {
            if (histogram.Values[i] <= 0) continue;
            last = i;
            if (below + histogram.Values[i] >= wanted)
                return Placed(histogram.Bins, i, Math.Max(0, (wanted - below) / histogram.Values[i]), rule);
            below += histogram.Values[i];
        }

        // Rounding can leave the sum of the bins a trace below the whole.
        return last < 0 ? null : Placed(histogram.Bins, last, 1, rule);
    }

    /// <summary>
    /// The histogram with each bin multiplied by the area or volume of one particle of the size the vendor takes: ZetaView π/6·d³ of the
    /// bin's centre; NanoSight π·d² and π/6·d³ of its lower edge, so that both are low by about 1 % and 1.5 % at 100 nm.
    /// </summary>
    /// <param name="numbers">A histogram by number.</param>
    /// <param name="weighting">Surface or volume.</param>
    /// <param name="lowerEdges">Whether sizes are lower edges (NanoSight) and not centres.</param>
    public static NtaHistogram Weighted(NtaHistogram numbers, NtaWeighting weighting, bool lowerEdges)
    {
        double[] values = new double[numbers.Bins.Count];
        for (int i = 0; i < values.Length; i++)
        {
            double d = lowerEdges ? numbers.Bins.Edges[i] : numbers.Bins.Centres[i];
            values[i] = numbers.Values[i] * weighting switch
            {
                NtaWeighting.Number => 1,
                NtaWeighting.SurfaceArea => Math.PI * d * d,
                NtaWeighting.Volume => Math.PI / 6 * d * d * d,
                _ => throw new ArgumentOutOfRangeException(nameof(weighting), weighting, null),
            };
        }

        return new NtaHistogram(numbers.Bins, values) { Key = numbers.Key, Content = NtaBinContent.Weight, Weighting = weighting };
    }

    /// <summary>
    /// Viscosity of water in mPa·s by the vendor's formula (<see cref="WaterViscosityModel"/>) at a temperature in °C, or null where it gives none.
    /// </summary>
    public static double? WaterViscosity(NtaInstrument instrument, double celsius)
    {
        if (!(celsius is >= 0 and <= 100)) return null;
        return instrument switch
        {
            // The line falls below zero at 69 °C.
            NtaInstrument.ZetaView when celsius < 69 => Vesicles.WaterViscosity.MilliPascalSeconds(celsius, WaterViscosityModel.ZetaView),
            NtaInstrument.NanoSight => Vesicles.WaterViscosity.MilliPascalSeconds(celsius, WaterViscosityModel.NanoSight),
            _ => null,
        };
    }

    private static double Placed(NtaBins bins, int bin, double share, VendorPercentileRule rule)
    {
        double inside = bins.Edges[bin] + (share * bins.Width(bin));
        return rule switch
        {
            VendorPercentileRule.InsideBin => inside,
            VendorPercentileRule.HalfBinLow => inside - (bins.Width(bin) / 2),
            VendorPercentileRule.OneBinLow => inside - bins.Width(bin),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, null),
        };
    }
}
