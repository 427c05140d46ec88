namespace Osteon.Primitives;

/// <summary>A rectangle of whole pixels: columns Left … Left+Width−1, rows Top … Top+Height−1, counted from 0 at the top left.</summary>
/// <param name="Left">First column.</param>
/// <param name="Top">First row.</param>
/// <param name="Width">Number of columns, positive.</param>
/// <param name="Height">Number of rows, positive.</param>
public readonly record struct PixelBox(int Left, int Top, int Width, int Height)
{
    /// <summary>The first column to the right of the box.</summary>
    public int Right => Left + Width;

    /// <summary>The first row below the box.</summary>
    public int Bottom => Top + Height;

    /// <summary>Number of pixels.</summary>
    public long Area => (long)Width * Height;

    /// <summary>Whether the pixel lies in the box.</summary>
    public bool Contains(int x, int y) => x >= Left && x < Right && y >= Top && y < Bottom;

    /// <summary>Number of pixels that both boxes have.</summary>
    public long Intersection(PixelBox other) =>
        Math.Max(0L, Math.Min(Right, other.Right) - Math.Max(Left, other.Left)) * Math.Max(0L, Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top));

    /// <summary>Intersection over union of the pixels of the two boxes, 0 … 1.</summary>
    public double Iou(PixelBox other)
    {
        long common = Intersection(other);
        return (double)common / (Area + other.Area - common);
    }

    /// <summary>The part of the box that lies in an image of this size; null where there is none.</summary>
    public PixelBox? ClipTo(int width, int height)
    {
        int left = Math.Max(0, Left), top = Math.Max(0, Top), right = Math.Min(width, Right), bottom = Math.Min(height, Bottom);
        return right > left && bottom > top ? new PixelBox(left, top, right - left, bottom - top) : null;
    }
}
