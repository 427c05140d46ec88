using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// Statistics of the vesicles of one or several pictures of a sample. Vesicles of all pictures are pooled. Intervals: percentile bootstrap
/// that draws pictures with all they hold where there are at least two with vesicles, since vesicles of one field are not independent, else
/// vesicles.
/// </summary>
public static class MicrographStatistics
{
    /// <summary>Bootstrap samples.</summary>
    public const int Replicates = 2000;

    /// <summary>Cup score from which on a vesicle counts as cup-shaped.</summary>
    public const double CupFrom = 0.5;

    private const double Low = 30;
    private const double High = 150;

    /// <summary>Whether the intervals of these pictures come from drawing pictures (else vesicles).</summary>
    public static bool DrawsPictures(IEnumerable<IReadOnlyList<VesicleFacts>> pictures) => pictures.Count(p => p.Count > 0) >= 2;

    /// <summary>
    /// The measures, in the order of the registry. Without vesicles, and for spreads with fewer than two, they are not available and say
    /// why.
    /// </summary>
    /// <param name="pictures">The vesicles that count, picture by picture.</param>
    /// <param name="name">Name of the random stream, such as the sample's.</param>
    /// <param name="context">Random streams.</param>
    public static IReadOnlyList<Measure> Measures(IReadOnlyList<IReadOnlyList<VesicleFacts>> pictures, string name, RunContext context)
    {
        VesicleFacts[] all = [.. pictures.SelectMany(p => p)];
        double[] diameters = [.. all.Select(v => v.Diameter)];
        SizeStatistics? size = SampleStatistics.Of(diameters);
        int n = all.Length;
        Measure Of(string id, double? value, string reason = "no vesicle was measured") =>
            value is { } v ? Measure.Of(id, v, n) : Measure.Unavailable(id, n == 0 ? "no vesicle was measured" : reason);
        const string One = "only one vesicle was measured";
        (double Low, double High)? mean = null, median = null;
        if (n >= 2) (mean, median) = Bootstrap(pictures, name, context);
        double?[] cups = [.. all.Select(v => v.CupScore)];
        return
        [
            Measure.Of("tem_n", n),
            Of("tem_diameter_mean", size?.Mean),
            Of("tem_diameter_mean_low", mean?.Low, One),
            Of("tem_diameter_mean_high", mean?.High, One),
            Of("tem_diameter_sd", size?.Sd, One),
            Of("tem_diameter_median", size?.D50),
            Of("tem_diameter_median_low", median?.Low, One),
            Of("tem_diameter_median_high", median?.High, One),
            Of("tem_diameter_d10", size?.D10),
            Of("tem_diameter_d90", size?.D90),
            Of("tem_fraction_30_150", SampleStatistics.Fraction(diameters, Low, High)),
            Of("tem_feret_max_mean", n == 0 ? null : all.Average(v => v.FeretMax)),
            Of("tem_roundness_mean", n == 0 ? null : all.Average(v => v.Roundness)),
            Of("tem_cup_share", n == 0 ? null : cups.Count(c => c >= CupFrom) / (double)n),
        ];
    }

    private static ((double Low, double High) Mean, (double Low, double High) Median) Bootstrap(
        IReadOnlyList<IReadOnlyList<VesicleFacts>> pictures, string name, RunContext context)
    {
        double[][] units = [.. pictures.Where(p => p.Count > 0).Select(p => p.Select(v => v.Diameter).ToArray())];
        if (units.Length == 1) units = [.. units[0].Select(d => new[] { d })];
        double[] means = new double[Replicates], medians = new double[Replicates];
        Parallel.For(0, Replicates, context.ParallelOptions, b =>
        {
            Rng random = context.Random.Stream("tem", "bootstrap", name, b.ToString(CultureInfo.InvariantCulture));
            var drawn = new List<double>();
            for (int i = 0; i < units.Length; i++) drawn.AddRange(units[random.NextInt(units.Length)]);
            drawn.Sort();
            means[b] = drawn.Average();
            medians[b] = (drawn[(drawn.Count - 1) / 2] + drawn[drawn.Count / 2]) / 2;
        });
        Array.Sort(means);
        Array.Sort(medians);
        return ((WalkerBootstrap.Quantile(means, 0.025), WalkerBootstrap.Quantile(means, 0.975)),
            (WalkerBootstrap.Quantile(medians, 0.025), WalkerBootstrap.Quantile(medians, 0.975)));
    }
}

/// <summary>What the statistics need of one vesicle.</summary>
/// <param name="Diameter">Equivalent diameter, nm.</param>
/// <param name="FeretMax">Largest Feret diameter, nm.</param>
/// <param name="Roundness">4πA/P².</param>
/// <param name="CupScore">See <see cref="VesicleAppearance.CupScore"/>.</param>
public readonly record struct VesicleFacts(double Diameter, double FeretMax, double Roundness, double? CupScore)
{
    /// <summary>The facts of a measured vesicle.</summary>
    public static VesicleFacts Of(MeasuredVesicle vesicle) =>
        new(vesicle.Shape.EquivalentDiameter, vesicle.Shape.FeretMax, vesicle.Shape.Roundness, vesicle.Appearance.CupScore);
}
