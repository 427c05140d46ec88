using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// The pixels that belong to a band: those above a share of its height by its footprint, or a marked box. Background is measured on the
/// others.
/// </summary>
internal sealed class BandMask
{
    private readonly bool[] _band;
    private readonly int _width;
    private readonly int _height;

    public BandMask(int width, int height) => (_width, _height, _band) = (width, height, new bool[width * height]);

    public bool this[int y, int x] => _band[y * _width + x];

    public void Add(BandFootprint footprint, double share)
    {
        if (footprint.Box(share, _width, _height) is not { } box) return;
        for (int x = box.Left; x < box.Right; x++)
        {
            // Within a column the place across the lane changes by the lean only: one evaluation at the middle of the band will do.
            double j = x - footprint.Track.Centre - footprint.Track.Lean * (footprint.RowAt(0) - footprint.Middle);
            if (footprint.Rows(j, share) is not { } rows) continue;
            int last = Math.Min(box.Bottom - 1, (int)Math.Floor(rows.Bottom + 0.5));
            for (int y = Math.Max(box.Top, (int)Math.Ceiling(rows.Top - 0.5)); y <= last; y++) _band[y * _width + x] = true;
        }
    }

    public void Add(PixelBox box)
    {
        for (int y = box.Top; y < box.Bottom; y++)
            for (int x = box.Left; x < box.Right; x++) _band[y * _width + x] = true;
    }
}
