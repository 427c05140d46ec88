using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// A picture for the eye: the micrograph stretched between its 0.5th and 99.5th percentile, outlines of vesicles that count in orange, of
/// those a person added or accepted in yellow, of excluded objects in blue, and the scale bar in pink.
/// </summary>
public static class MicrographOverlay
{
    // Okabe and Ito's colours: told apart by colour-blind readers too.
    private static readonly (byte R, byte G, byte B) Counted = (230, 159, 0);
    private static readonly (byte R, byte G, byte B) ByHand = (240, 228, 66);
    private static readonly (byte R, byte G, byte B) Left = (86, 180, 233);
    private static readonly (byte R, byte G, byte B) Bar = (204, 121, 167);

    /// <summary>8-bit RGB, row by row, of the picture's size.</summary>
    public static byte[] Draw(GreyImage image, MicrographResult result, ScaleBar? bar)
    {
        (int low, int high) = Range(image);
        byte[] rgb = new byte[3 * image.Values.Length];
        for (int i = 0; i < image.Values.Length; i++)
        {
            byte grey = (byte)Math.Clamp(255.0 * (image.Values[i] - low) / (high - low), 0, 255);
            (rgb[3 * i], rgb[(3 * i) + 1], rgb[(3 * i) + 2]) = (grey, grey, grey);
        }

        var canvas = new Canvas(image.Height, image.Width, rgb);
        int pen = Math.Max(1, Math.Max(image.Height, image.Width) / 900);
        foreach (MeasuredVesicle one in result.Objects.OrderBy(o => o.Counts))
        {
            (byte, byte, byte) colour = !one.Counts ? Left : one.Decision == VesicleDecision.Automatic ? Counted : ByHand;
            int corners = one.Outline.Radii.Length;
            for (int i = 0; i < corners; i++) canvas.Line(one.Outline.Corner(i), one.Outline.Corner((i + 1) % corners), pen, colour);
            MicrographPoint place = one.Shape.Centroid;
            double above = one.Shape.Centroid.Y - one.Outline.Radii.ToArray().Max() - (8 * pen);
            OverlayDigits.Draw(one.Id[1..], (int)place.X, (int)Math.Max(above, 0), 2 * pen, (x, y) => canvas.Set(x, y, colour));
        }

        if (bar is not null)
        {
            PixelBox b = bar.Box;
            MicrographPoint[] corners =
                [new(b.Left - 4, b.Top - 4), new(b.Right + 3, b.Top - 4), new(b.Right + 3, b.Bottom + 3), new(b.Left - 4, b.Bottom + 3)];
            for (int i = 0; i < 4; i++) canvas.Line(corners[i], corners[(i + 1) % 4], pen, Bar);
        }

        return rgb;
    }

    private static (int Low, int High) Range(GreyImage image)
    {
        long[] counts = new long[image.FullScale + 1];
        foreach (ushort value in image.Values) counts[value]++;
        long tail = image.Values.Length / 200, sum = 0;
        int low = 0, high = image.FullScale;
        while (low < image.FullScale && (sum += counts[low]) <= tail) low++;
        sum = 0;
        while (high > low && (sum += counts[high]) <= tail) high--;
        return (low, Math.Max(high, low + 1));
    }

    private sealed class Canvas(int height, int width, byte[] rgb)
    {
        public void Set(int x, int y, (byte R, byte G, byte B) colour)
        {
            if ((uint)x >= (uint)width || (uint)y >= (uint)height) return;
            int place = 3 * ((y * width) + x);
            (rgb[place], rgb[place + 1], rgb[place + 2]) = colour;
        }

        public void Line(MicrographPoint from, MicrographPoint to, int pen, (byte R, byte G, byte B) colour)
        {
            int steps = Math.Clamp((int)Math.Ceiling(2 * from.DistanceTo(to)), 1, 1 << 20);
            for (int i = 0; i <= steps; i++)
            {
                double share = (double)i / steps;
                int x = (int)Math.Round(from.X + (share * (to.X - from.X))), y = (int)Math.Round(from.Y + (share * (to.Y - from.Y)));
                for (int v = 0; v < pen; v++) for (int u = 0; u < pen; u++) Set(x + u - (pen / 2), y + v - (pen / 2), colour);
            }
        }
    }
}
