using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>The bar itself and the letters beside it: parts of the bar's grey value near the bar.</summary>
internal static class BarText
{
    /// <summary>Boxes to be masked, each a few pixels wider than what it covers.</summary>
    public static IReadOnlyList<PixelBox> Of(GreyImage image, ScaleBar bar)
    {
        int rim = Math.Max(3, bar.Box.Height / 4), reach = Math.Max(12, Math.Max(10 * bar.Box.Height, bar.Box.Width / 3));
        List<PixelBox> boxes = [Wider(bar.Box, rim)];
        PixelBox area = new PixelBox(bar.Box.Left - (reach / 2), bar.Box.Top - reach, bar.Box.Width + reach, bar.Box.Height + (2 * reach))
            .ClipTo(image.Width, image.Height) ?? bar.Box;
        double limit = Math.Abs(bar.Grey - bar.Surrounding) / 4;
        bool[] seen = new bool[area.Area];
        var stack = new Stack<(int X, int Y)>();
        for (int y = area.Top; y < area.Bottom; y++)
            for (int x = area.Left; x < area.Right; x++)
                if (Take(x, y))
                    Part(x, y);
        return boxes;

        bool Take(int x, int y)
        {
            int place = ((y - area.Top) * area.Width) + (x - area.Left);
            if (seen[place] || Math.Abs(image.Row(y)[x] - bar.Grey) > limit) return false;
            return seen[place] = true;
        }

        void Part(int startX, int startY)
        {
            int left = startX, right = startX, top = startY, bottom = startY, pixels = 0;
            stack.Push((startX, startY));
            while (stack.TryPop(out (int X, int Y) p))
            {
                pixels++;
                (left, right, top, bottom) = (Math.Min(left, p.X), Math.Max(right, p.X), Math.Min(top, p.Y), Math.Max(bottom, p.Y));
                for (int y = Math.Max(area.Top, p.Y - 1); y <= Math.Min(area.Bottom - 1, p.Y + 1); y++)
                    for (int x = Math.Max(area.Left, p.X - 1); x <= Math.Min(area.Right - 1, p.X + 1); x++)
                        if (Take(x, y))
                            stack.Push((x, y));
            }

            // A letter is as high as its stroke is long: single pixels of noise at the bar's value are left alone.
            if (pixels >= 6 && bottom - top >= 4) boxes.Add(Wider(new PixelBox(left, top, right - left + 1, bottom - top + 1), rim));
        }
    }

    private static PixelBox Wider(PixelBox box, int by) => new(box.Left - by, box.Top - by, box.Width + (2 * by), box.Height + (2 * by));
}
