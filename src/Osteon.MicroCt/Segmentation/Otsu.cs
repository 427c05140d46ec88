namespace Osteon.MicroCt;

/// <summary>
/// Otsu's threshold of a histogram with counts c_i at centres x_i: the t that maximises w₀ w₁ (m₀ − m₁)², where w₀, m₀ are count and mean
/// of the bins up to and including t, w₁, m₁ those of the bins after it. The first maximum wins. Source: Otsu 1979,
/// 10.1109/TSMC.1979.4310076.
/// </summary>
/// <remarks>
/// The operations and their order are those of scikit-image's threshold_otsu, so that levels agree with it to the bit. Differences: an
/// image with one occupied level has no threshold here (there: that level). ImageJ's «Otsu» shifts and cuts the histogram differently and
/// can differ by a level.
/// </remarks>
public static class Otsu
{
    /// <summary>
    /// The bin t, the last one of the background; null when fewer than two bins are occupied, for then there are no two classes.
    /// </summary>
    /// <param name="counts">Values in each bin, not negative.</param>
    /// <param name="centre">Middle of bin i; rising with i.</param>
    public static int? Threshold(ReadOnlySpan<long> counts, Func<int, double> centre)
    {
        // Empty bins change no class: only the occupied ones are kept, and the first of equal maxima is always one of them.
        int occupied = counts.Length - counts.Count(0);
        if (occupied < 2) return null;
        int[] bins = new int[occupied];
        for (int i = 0, j = 0; i < counts.Length; i++)
            if (counts[i] != 0) bins[j++] = i;

        // Weight and sum of the bins from j on, added from the last bin down.
        double[] weightAfter = new double[occupied];
        double[] sumAfter = new double[occupied];
        (double weight, double sum) = (0, 0);
        for (int j = occupied - 1; j >= 0; j--)
        {
            weightAfter[j] = weight += counts[bins[j]];
            sumAfter[j] = sum += counts[bins[j]] * centre(bins[j]);
        }

        (weight, sum) = (0, 0);
        (int best, double bestVariance) = (0, double.NegativeInfinity);
        for (int j = 0; j < occupied - 1; j++)
        {
            weight += counts[bins[j]];
            sum += counts[bins[j]] * centre(bins[j]);
            double difference = (sum / weight) - (sumAfter[j + 1] / weightAfter[j + 1]);
            double variance = weight * weightAfter[j + 1] * (difference * difference);
            if (variance > bestVariance) (best, bestVariance) = (j, variance);
        }

        return bins[best];
    }
}
