using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// The background of a band from its surroundings: the pixels of its lane above and below it, up to three quarters of the height of the
/// box, that belong to no band, since the smear of a
/// lane lies under its bands too; where a band of the row has too few of those, all bands of the row take a ring around the box, with the
/// gaps beside the lane. They give the median plane b(x, y) = b₀ + b₁x + b₂y, the one with the least Σ|I − b| (median regression; Koenker
/// and Bassett 1978, 10.2307/1913643): half of
/// the frame lies above it, half below (as the median of grouped data, between whole grey values). Specks, scratches and half of the
/// frame's other dirt do not move it, a gradient is followed.
/// Differs from a median filter over a window that holds the bands too (blotquant), which reads too high under a band, the more so the
/// larger the band.
/// </summary>
public static class LocalMedianBackground
{
    private const int MostPixels = 4000;
    private const int Fewest = 12;
    private const int Iterations = 30;

    /// <summary>So many background pixels there must be, as a share of the box.</summary>
    private const double Enough = 0.25;

    /// <summary>How far above and below the surroundings in the lane reach, in heights of the box.</summary>
    private const double InLane = 0.75;


    /// <summary>Standard error of a median over that of a mean, √(π/2).</summary>
    private const double MedianEfficiency = 1.2533141373155003;

    /// <summary>Where the background of a band is looked for.</summary>
    internal enum Surroundings
    {
        /// <summary>In the lane, above and below the band, beyond the feet of all bands.</summary>
        LaneBeyondFeet,

        /// <summary>In the lane, above and below the band, beyond the boxes of all bands.</summary>
        LaneBeyondBoxes,

        /// <summary>All around, in the gaps between the lanes too.</summary>
        Ring,
    }

    /// <summary>The first kind of surroundings that has enough pixels for a box, in the lane on both sides.</summary>
    internal static Surroundings Choose(BlotField field, (BandMask Feet, BandMask Bodies) masks, PixelBox box)
    {
        double enough = Math.Max(Fewest, Enough * box.Area);
        foreach (Surroundings kind in (Surroundings[])[Surroundings.LaneBeyondFeet, Surroundings.LaneBeyondBoxes])
        {
            List<(int X, int Y)> lane = Frame(field, kind == Surroundings.LaneBeyondFeet ? masks.Feet : masks.Bodies, box, (InLane, 0));
            int above = lane.Count(p => p.Y < box.Top);
            if (2 * above >= enough && 2 * (lane.Count - above) >= enough) return kind;
        }

        return Surroundings.Ring;
    }

    /// <summary>The plane under a box.</summary>
    internal static BackgroundPlane Of(BlotField field, (BandMask Feet, BandMask Bodies) masks, PixelBox box, Surroundings kind)
    {
        if (kind != Surroundings.Ring) return Fit(field, Frame(field, kind == Surroundings.LaneBeyondFeet ? masks.Feet : masks.Bodies, box, (InLane, 0)), box);
        for (double grow = 1; ; grow *= 1.6)
        {
            List<(int X, int Y)> frame = Frame(field, masks.Feet, box, (grow, 0.5 * grow));
            bool all = box.Height * grow > field.Height && box.Width * grow > field.Width;
            if (frame.Count >= Math.Max(Fewest, Enough * box.Area) || (all && frame.Count >= 3)) return Fit(field, frame, box);
            if (all) return Edge(field, box);
        }
    }

    private static List<(int X, int Y)> Frame(BlotField field, BandMask mask, PixelBox box, (double Above, double Aside) grow)
    {
        int above = Math.Max(4, (int)Math.Round(grow.Above * box.Height)), aside = (int)Math.Round(grow.Aside * box.Width);
        int left = Math.Max(0, box.Left - aside), right = Math.Min(field.Width, box.Right + aside);
        int top = Math.Max(0, box.Top - above), bottom = Math.Min(field.Height, box.Bottom + above);
        int step = Math.Max(1, (int)Math.Sqrt((double)(right - left) * (bottom - top) / MostPixels));
        var frame = new List<(int, int)>();
        for (int y = top; y < bottom; y += step)
            for (int x = left; x < right; x += step)
                if (!mask[y, x] && !box.Contains(x, y) && !field.Clipped[y * field.Width + x]) frame.Add((x, y));
        return frame;
    }

    /// <summary>Nothing but bands: the least value along the edge of the box.</summary>
    private static BackgroundPlane Edge(BlotField field, PixelBox box)
    {
        double least = double.PositiveInfinity;
        for (int y = box.Top; y < box.Bottom; y++)
            for (int x = box.Left; x < box.Right; x++)
                if (y == box.Top || y == box.Bottom - 1 || x == box.Left || x == box.Right - 1) least = Math.Min(least, field[y, x]);
        return new BackgroundPlane(least, 0, 0, box.Left, box.Top, 0, 0);
    }

    /// <summary>
    /// A grey value g stands for all intensities from g − ½ to g + ½: they are spread evenly over that step, as for the median of grouped
    /// data, by a fixed even sequence over the
    /// pixels. Else the median of an 8-bit picture would be a whole number, wrong by up to half a step in every pixel of a band.
    /// </summary>
    private static double WithinStep(int x, int y)
    {
        double even = x * 0.7548776662466927 + y * 0.5698402909980532;
        return even - Math.Floor(even) - 0.5;
    }

    private static BackgroundPlane Fit(BlotField field, List<(int X, int Y)> frame, PixelBox box)
    {
        double x0 = box.Left + 0.5 * (box.Width - 1), y0 = box.Top + 0.5 * (box.Height - 1), sx = Math.Max(1, box.Width), sy = Math.Max(1, box.Height);
        var values = new double[frame.Count];
        for (int i = 0; i < values.Length; i++) values[i] = field[frame[i].Y, frame[i].X] + WithinStep(frame[i].X, frame[i].Y);
        double[] p = [RobustSpread.MedianOf(values), 0, 0], residuals = new double[values.Length];
        Span<double> a = stackalloc double[9], b = stackalloc double[3];
        bool plane = values.Length >= Fewest;
        double floor = 0;
        for (int iteration = 0; iteration < Iterations && plane; iteration++)
        {
            for (int i = 0; i < values.Length; i++) residuals[i] = values[i] - p[0] - p[1] * (frame[i].X - x0) / sx - p[2] * (frame[i].Y - y0) / sy;
            if (iteration == 0) floor = Math.Max(1e-3, 0.02 * RobustSpread.SdAboutZero([.. residuals]));
            a.Clear();
            b.Clear();
            for (int i = 0; i < values.Length; i++)
            {
                double u = (frame[i].X - x0) / sx, v = (frame[i].Y - y0) / sy, w = 1 / Math.Max(floor, Math.Abs(residuals[i]));
                a[0] += w;
                a[3] += w * u;
                a[4] += w * u * u;
                a[6] += w * v;
                a[7] += w * u * v;
                a[8] += w * v * v;
                b[0] += w * values[i];
                b[1] += w * u * values[i];
                b[2] += w * v * values[i];
            }

            if (!PositiveDefinite.Factor(a, 3)) break;
            PositiveDefinite.Solve(a, 3, b);
            double change = Math.Abs(b[0] - p[0]) + Math.Abs(b[1] - p[1]) + Math.Abs(b[2] - p[2]);
            b.CopyTo(p);
            if (change < 0.05 * floor) break;
        }

        for (int i = 0; i < values.Length; i++) residuals[i] = values[i] - p[0] - p[1] * (frame[i].X - x0) / sx - p[2] * (frame[i].Y - y0) / sy;
        double noise = RobustSpread.SdAboutZero(residuals);
        return new BackgroundPlane(p[0], p[1] / sx, p[2] / sy, x0, y0, noise, MedianEfficiency * noise / Math.Sqrt(values.Length));
    }
}
