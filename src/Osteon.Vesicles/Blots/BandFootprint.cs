using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// Where a band lies in the picture: exp(−½|u|^p) across the lane times the fitted peak along it, sheared by lean and slope. The box is the
/// smallest one around the pixels
/// above a given share of the height.
/// </summary>
/// <param name="Track">The lane.</param>
/// <param name="Peak">The peak along the lane.</param>
/// <param name="Exponent">p: 2 for a Gaussian, more for a flat top.</param>
/// <param name="Middle">Middle row of the picture.</param>
internal sealed record BandFootprint(LaneTrack Track, FittedPeak Peak, double Exponent, double Middle)
{
    /// <summary>The share of the height at which the box ends, as chromatographers measure the width at the foot of a peak.</summary>
    public const double BoxShare = 0.05;

    /// <summary>The share below which a pixel surely counts as background.</summary>
    public const double FootShare = 0.01;

    /// <summary>Distance from the middle of the lane at which a band has fallen to a share of its height.</summary>
    public double Reach(double share) => Track.HalfWidth * Math.Pow(Math.Log(share) / Math.Log(0.5), 1 / Exponent);

    /// <summary>Across the lane, 1 in the middle.</summary>
    public double Lateral(double j) => Math.Pow(0.5, Math.Pow(Math.Abs(j) / Track.HalfWidth, Exponent));

    /// <summary>Row of the band's maximum in the column j from its middle.</summary>
    public double RowAt(double j) => Peak.At + Track.Slope * j;

    public double CentreX => Track.Centre + Track.Lean * (Peak.At - Middle);

    /// <summary>The rows above a share in the column j from the middle; null beyond the reach.</summary>
    public (double Top, double Bottom)? Rows(double j, double share)
    {
        double lateral = Lateral(j);
        if (lateral < share) return null;
        double reach = Math.Sqrt(2 * Math.Log(lateral / share));
        return (RowAt(j) - reach * Peak.Sigma, RowAt(j) + reach * Peak.SigmaBelow);
    }

    public PixelBox? Box(double share, int width, int height)
    {
        double reach = Reach(share), top = double.PositiveInfinity, bottom = double.NegativeInfinity, left = double.PositiveInfinity, right = double.NegativeInfinity;
        const int Steps = 64;
        for (int i = -Steps; i <= Steps; i++)
        {
            double j = reach * i / Steps;
            if (Rows(j, share * 0.999999) is not { } rows) continue;
            (top, bottom) = (Math.Min(top, rows.Top), Math.Max(bottom, rows.Bottom));
            double a = CentreX + j + Track.Lean * (rows.Top - Peak.At), b = CentreX + j + Track.Lean * (rows.Bottom - Peak.At);
            (left, right) = (Math.Min(left, Math.Min(a, b)), Math.Max(right, Math.Max(a, b)));
        }

        int x = (int)Math.Ceiling(left - 1e-9), y = (int)Math.Ceiling(top - 1e-9);
        int w = Math.Max(1, (int)Math.Floor(right + 1e-9) - x + 1), h = Math.Max(1, (int)Math.Floor(bottom + 1e-9) - y + 1);
        return new PixelBox(x, y, w, h).ClipTo(width, height);
    }

    /// <summary>The height of the band at a pixel, by which bands that meet share it.</summary>
    public double At(int x, int y)
    {
        double j = x - Track.Centre - Track.Lean * (y - Middle);
        return Lateral(j) * Peak.Value(y - Track.Slope * j);
    }

    /// <summary>
    /// The exponent that the bands of a picture show together: from their widths at 20 % and 50 % of the height. 4 where they show none.
    /// </summary>
    public static double CommonExponent(BlotDraft draft)
    {
        List<double> exponents = [];
        foreach (BandDraft band in draft.Bands)
        {
            if (band.SignalToNoise < 20 || band.Lateral is not { } shape) continue;
            double half = draft.Lanes[band.Lane].Track.HalfWidth, middle = shape.Mean(-0.5 * half, 0.5 * half);
            if (Width(shape, 0.5 * middle) is not { } wide || Width(shape, 0.2 * middle) is not { } wider || wider <= wide) continue;
            exponents.Add(Math.Log(Math.Log(0.2) / Math.Log(0.5)) / Math.Log(wider / wide));
        }

        return exponents.Count == 0 ? 4 : Math.Clamp(RobustSpread.MedianOf(exponents), 1.5, 12);
    }

    private static double? Width(LateralShape shape, double level)
    {
        int left = shape.Reach, right = shape.Reach;
        while (left > 0 && shape.Heights[left] > level) left--;
        while (right < shape.Heights.Length - 1 && shape.Heights[right] > level) right++;
        if (!(shape.Heights[left] <= level) || !(shape.Heights[right] <= level) || left == shape.Reach || right == shape.Reach) return null;
        double a = left + (level - shape.Heights[left]) / (shape.Heights[left + 1] - shape.Heights[left]);
        double b = right - (level - shape.Heights[right]) / (shape.Heights[right - 1] - shape.Heights[right]);
        return b - a;
    }
}
