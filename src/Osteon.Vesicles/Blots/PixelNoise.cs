namespace Osteon.Vesicles;

/// <summary>The noise of a background pixel.</summary>
internal static class PixelNoise
{
    /// <summary>Steps of one grey value alone make this noise: 1/√12.</summary>
    private const double Quantisation = 0.28867513459481287;

    /// <summary>
    /// From the median of |a − 2b + c| over three neighbours of a row, times 1.4826/√6: slopes do not count, and bands and specks are a
    /// minority. Not below 1/√12.
    /// </summary>
    public static double Of(BlotField field)
    {
        int step = Math.Max(1, (int)((long)field.Height * field.Width / 100_000));
        var differences = new List<double>();
        for (long i = 0; i < (long)field.Height * field.Width; i += step)
        {
            int y = (int)(i / field.Width), x = (int)(i % field.Width);
            if (x == 0 || x == field.Width - 1) continue;
            differences.Add(Math.Abs(field[y, x - 1] - 2 * field[y, x] + field[y, x + 1]));
        }

        return differences.Count == 0 ? Quantisation : Math.Max(Quantisation, RobustSpread.ToSd * RobustSpread.MedianOf(differences) / Math.Sqrt(6));
    }
}
