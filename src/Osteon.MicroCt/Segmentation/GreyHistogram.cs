namespace Osteon.MicroCt;

/// <summary>
/// How often grey values occur inside the volume of interest, in the image that was thresholded (after the Gaussian filter, where one was
/// used). Values that are not finite are left out. Bin i holds Low + i · Width ≤ grey &lt; Low + (i + 1) · Width.
/// </summary>
/// <param name="Low">Lower edge of the first bin, grey value.</param>
/// <param name="Width">Width of a bin, grey value, positive.</param>
/// <param name="Counts">Voxels in each bin.</param>
/// <param name="IsLevels">
/// Whether each bin is exactly one level of an integer image, which then lies at the centre of its bin; otherwise bins are ranges.
/// </param>
public sealed record GreyHistogram(double Low, double Width, IReadOnlyList<long> Counts, bool IsLevels)
{
    /// <summary>All counted voxels.</summary>
    public long Total => Counts.Sum();

    /// <summary>The middle of bin i, which for levels is the level itself.</summary>
    public double Centre(int i) => Low + ((i + 0.5) * Width);

    /// <summary>
    /// The same counts in at most <paramref name="most"/> bins, for drawing: neighbouring bins are joined in groups of equal size.
    /// </summary>
    public GreyHistogram Rebin(int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        int group = (Counts.Count + most - 1) / most;
        if (group <= 1) return this;
        long[] joined = new long[(Counts.Count + group - 1) / group];
        for (int i = 0; i < Counts.Count; i++) joined[i / group] += Counts[i];
        return new GreyHistogram(Low, Width * group, joined, false);
    }

    /// <summary>
    /// The grey value below which the fraction <paramref name="p"/> (0 to 1) of the voxels lies, as the middle of the bin in which the
    /// count is reached; null when nothing was counted.
    /// </summary>
    public double? Quantile(double p)
    {
        long total = Total;
        if (total == 0) return null;
        double wanted = p * total;
        long seen = 0;
        for (int i = 0; i < Counts.Count; i++)
        {
            seen += Counts[i];
            if (seen > 0 && seen >= wanted) return Centre(i);
        }

        return Centre(Counts.Count - 1);
    }
}
