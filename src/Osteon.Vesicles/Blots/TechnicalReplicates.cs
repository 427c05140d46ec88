namespace Osteon.Vesicles;

/// <summary>The mean of the lanes that hold one sample, in one row of bands.</summary>
/// <param name="Sample">The sample.</param>
/// <param name="Row">The row of bands, from 1.</param>
/// <param name="Lanes">How many of its lanes have a value. Lanes of one sample are technical replicates: this is never an n.</param>
/// <param name="Mean">Mean volume; null without a value.</param>
/// <param name="Spread">Standard deviation over the mean; null with fewer than two lanes.</param>
public sealed record SampleVolume(string Sample, int Row, int Lanes, double? Mean, double? Spread)
{
    /// <summary>
    /// Lanes left out because their band is saturated, overlaps, or does not exceed the limit of detection, or has no reference.
    /// </summary>
    public int LeftOut { get; init; }
}

/// <summary>Averages lanes of the same sample.</summary>
public static class TechnicalReplicates
{
    /// <summary>For every sample and row of bands, in the order of samples and rows.</summary>
    /// <param name="result">The bands.</param>
    /// <param name="samples">Name of the sample by number of the lane; lanes without a name are left out.</param>
    /// <param name="normalised">Normalised volumes in the order of the bands, to be averaged in place of the volumes; or null.</param>
    public static IReadOnlyList<SampleVolume> Of(BlotResult result, IReadOnlyDictionary<int, string> samples, IReadOnlyList<NormalisedVolume>? normalised)
    {
        IEnumerable<SampleVolume> averages =
            from i in Enumerable.Range(0, result.Bands.Count)
            let band = result.Bands[i]
            where samples.ContainsKey(band.Lane)
            let value = normalised is not null ? normalised[i].Value : BlotNormalisation.Unfit(band) is null ? band.Volume : null
            group value by (Sample: samples[band.Lane], band.Row) into cell
            let values = cell.OfType<double>().ToArray()
            select new SampleVolume(cell.Key.Sample, cell.Key.Row, values.Length, values.Length == 0 ? null : values.Average(), Cv(values)) { LeftOut = cell.Count() - values.Length };
        string[] order = [.. samples.OrderBy(s => s.Key).Select(s => s.Value).Distinct()];
        return [.. averages.OrderBy(a => Array.IndexOf(order, a.Sample)).ThenBy(a => a.Row)];
    }

    private static double? Cv(double[] values)
    {
        if (values.Length < 2) return null;
        double mean = values.Average();
        return mean == 0 ? null : Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1)) / Math.Abs(mean);
    }
}
