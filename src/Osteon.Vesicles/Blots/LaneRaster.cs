namespace Osteon.Vesicles;

/// <summary>
/// A lane straightened along its lean and the slope of its bands: element (y, j) is the picture at column Centre + Lean·(y − middle) + j
/// and row y + Slope·j,
/// linear between rows, nearest column. Outside of the picture: NaN. Profiles are taken from it; volumes never are.
/// </summary>
internal sealed class LaneRaster
{
    private LaneRaster(LaneTrack track, int height, int reach, float[] values, bool[] clipped)
    {
        (Track, Height, Reach, Values, Clipped) = (track, height, reach, values, clipped);
    }

    public LaneTrack Track { get; }

    public int Height { get; }

    /// <summary>Columns run from −Reach to Reach.</summary>
    public int Reach { get; }

    public int Columns => 2 * Reach + 1;

    public float[] Values { get; }

    public bool[] Clipped { get; }

    public int Core => Math.Max(1, (int)Math.Floor(Track.HalfWidth * 0.9));

    public float this[int y, int j] => Values[y * Columns + j + Reach];

    public static LaneRaster Of(BlotField field, LaneTrack track, int reach)
    {
        int columns = 2 * reach + 1;
        var values = new float[field.Height * columns];
        var clipped = new bool[values.Length];
        double middle = 0.5 * (field.Height - 1);
        for (int y = 0; y < field.Height; y++)
        {
            int centre = (int)Math.Round(track.Centre + track.Lean * (y - middle));
            for (int j = -reach; j <= reach; j++)
            {
                int at = y * columns + j + reach, x = centre + j;
                double row = y + track.Slope * j;
                int above = (int)Math.Floor(row);
                if (x < 0 || x >= field.Width || above < 0 || above >= field.Height || (above == field.Height - 1 && row > above))
                {
                    values[at] = float.NaN;
                    continue;
                }

                int below = Math.Min(field.Height - 1, above + 1);
                float part = (float)(row - above);
                values[at] = field[above, x] * (1 - part) + field[below, x] * part;
                clipped[at] = field.Clipped[above * field.Width + x] || (part > 0 && field.Clipped[below * field.Width + x]);
            }
        }

        return new LaneRaster(track, field.Height, reach, values, clipped);
    }
}
