namespace Osteon.Vesicles;

/// <summary>Peaks of a profile by prominence.</summary>
internal static class ProfilePeaks
{
    /// <summary>
    /// Maxima whose prominence (height over the higher of the two lowest points towards higher ground or the end) is at least
    /// <paramref name="least"/>, in order.
    /// Of a plateau the middle is the maximum. Left and Right are the lowest points towards the neighbouring peaks of the list, or towards
    /// the ends.
    /// </summary>
    public static List<(int At, double Prominence, int Left, int Right)> Prominent(ReadOnlySpan<double> values, double least)
    {
        var peaks = new List<(int At, double Prominence)>();
        for (int i = 0; i < values.Length; i++)
        {
            int end = i;
            while (end + 1 < values.Length && values[end + 1] == values[i]) end++;
            bool up = i == 0 || values[i - 1] < values[i], down = end == values.Length - 1 || values[end + 1] < values[i];
            if (up && down && !(i == 0 && end == values.Length - 1))
            {
                double prominence = Math.Min(Drop(values, i, -1), Drop(values, end, 1));
                if (prominence >= least && prominence > 0) peaks.Add(((i + end) / 2, prominence));
            }

            i = end;
        }

        var result = new List<(int, double, int, int)>(peaks.Count);
        for (int k = 0; k < peaks.Count; k++)
        {
            int left = Lowest(values, k == 0 ? 0 : peaks[k - 1].At, peaks[k].At, fromRight: true);
            int right = Lowest(values, peaks[k].At, k == peaks.Count - 1 ? values.Length - 1 : peaks[k + 1].At, fromRight: false);
            result.Add((peaks[k].At, peaks[k].Prominence, left, right));
        }

        return result;
    }

    /// <summary>How far the values fall before they rise above the start; to the end of the profile where they never do.</summary>
    private static double Drop(ReadOnlySpan<double> values, int at, int direction)
    {
        double lowest = values[at];
        for (int i = at + direction; i >= 0 && i < values.Length && values[i] <= values[at]; i += direction) lowest = Math.Min(lowest, values[i]);
        return values[at] - lowest;
    }

    private static int Lowest(ReadOnlySpan<double> values, int from, int to, bool fromRight)
    {
        int best = fromRight ? to : from;
        for (int i = from; i <= to; i++)
            if (values[i] < values[best] || (values[i] == values[best] && fromRight)) best = i;
        return best;
    }
}
