using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// What each lane of a picture stained for all protein holds. A lane is protein from top to bottom, so its background is that of the gaps
/// beside it: row by row the straight line between the
/// medians of the left and of the right gap (over eleven rows), subtracted from the columns of the lane.
/// </summary>
public static class TotalProtein
{
    private const double GapFrom = 1.35;
    private const int RowReach = 5;

    /// <summary>
    /// Σ (grey value − background) of the columns within the half width of each lane, left to right; null where the lane has no gap on
    /// either side.
    /// </summary>
    /// <param name="image">The stained picture, of the size of the blot.</param>
    /// <param name="lanes">The lanes of the blot.</param>
    /// <param name="polarity">Bright or dark bands; <see cref="BlotPolarity.Detect"/> finds it.</param>
    public static IReadOnlyList<double?> Of(GreyImage image, IReadOnlyList<BlotLane> lanes, BlotPolarity polarity)
    {
        if (polarity == BlotPolarity.Detect) (polarity, _) = PolarityDetection.Of(image);
        BlotField field = BlotField.Of(image, polarity, polarity == BlotPolarity.BrightBands ? image.FullScale : 0);
        return [.. lanes.Select(l => Of(field, l))];
    }

    /// <summary>The totals as a reference, with the lanes in which the detector clipped.</summary>
    /// <param name="image">The stained picture, of the size of the blot.</param>
    /// <param name="lanes">The lanes of the blot.</param>
    /// <param name="parameters">How many clipped pixels make a lane saturated. Its polarity and clipping are those of the blot, not of the stain: both are found from the stain.</param>
    /// <param name="findings">Receives the polarity found and the lanes that are saturated.</param>
    public static TotalProteinReference ReferenceOf(GreyImage image, IReadOnlyList<BlotLane> lanes, BlotParameters parameters, FindingCollector findings)
    {
        (BlotPolarity polarity, double share) = PolarityDetection.Of(image);
        findings.Add(share < PolarityDetection.ClearShare ? BlotFindings.PolarityUnclear(polarity, share) : BlotFindings.PolarityFound(polarity, share));
        BlotField field = BlotField.Of(image, polarity, SaturationLevel.Of(image, polarity));
        int[] clipped = [.. lanes.Where(l => Clipped(field, l) >= parameters.MinClippedPixels).Select(l => l.Number)];
        if (clipped.Length > 0) findings.Add(BlotFindings.StainSaturated(clipped));
        return new TotalProteinReference([.. lanes.Select(l => Of(field, l))]) { Clipped = clipped };
    }

    private static int Clipped(BlotField field, BlotLane lane)
    {
        double middle = 0.5 * (field.Height - 1);
        int count = 0;
        for (int y = 0; y < field.Height; y++)
        {
            double centre = lane.CentreX + lane.Lean * (y - middle);
            for (int x = Math.Max(0, (int)Math.Ceiling(centre - lane.HalfWidth)); x <= Math.Min(field.Width - 1, centre + lane.HalfWidth); x++)
                if (field.Clipped[y * field.Width + x]) count++;
        }

        return count;
    }

    private static double? Of(BlotField field, BlotLane lane)
    {
        double middle = 0.5 * (field.Height - 1), sum = 0;
        for (int y = 0; y < field.Height; y++)
        {
            double centre = lane.CentreX + lane.Lean * (y - middle);
            (double X, double Level)? left = Gap(field, lane, y, -1), right = Gap(field, lane, y, 1);
            if (left is null && right is null) return null;
            (double X, double Level) a = left ?? right!.Value, b = right ?? left!.Value;
            for (int x = Math.Max(0, (int)Math.Ceiling(centre - lane.HalfWidth)); x <= Math.Min(field.Width - 1, centre + lane.HalfWidth); x++)
                sum += field[y, x] - (b.X > a.X ? a.Level + (b.Level - a.Level) * (x - a.X) / (b.X - a.X) : a.Level);
        }

        return sum;
    }

    private static (double X, double Level)? Gap(BlotField field, BlotLane lane, int y, int side)
    {
        double middle = 0.5 * (field.Height - 1), from = GapFrom * lane.HalfWidth;
        double edge = side < 0 ? lane.CentreX - lane.Box.Left : lane.Box.Right - 1 - lane.CentreX;
        List<double> values = [];
        double place = 0;
        for (int r = Math.Max(0, y - RowReach); r <= Math.Min(field.Height - 1, y + RowReach); r++)
        {
            double centre = lane.CentreX + lane.Lean * (r - middle);
            for (int x = (int)Math.Ceiling(side < 0 ? centre - edge : centre + from); x <= (side < 0 ? centre - from : centre + edge); x++)
            {
                if (x < 0 || x >= field.Width) continue;
                values.Add(field[r, x]);
                place += x;
            }
        }

        return values.Count < RowReach ? null : (place / values.Count, RobustSpread.MedianOf(values));
    }
}
