namespace Osteon.Vesicles;

/// <summary>
/// Whether vesicles are bright or dark. A ring has an edge on either side, so that bright rings and dark rings are found in both ways; what
/// tells them apart is whether the band just inside the bright-to-dark edge stands above the grey value farther out (1.6 … 2 radii): rim
/// excess = (rim − far) / (rim − outside), about 0 for the inner side of a dark ring, well above 0 for a bright object.
/// </summary>
/// <param name="Polarity">Bright or dark.</param>
/// <param name="RimExcess">Median of the rim excess over the clear bright objects, weighted by nothing; null without any.</param>
/// <param name="IsClear">Whether the evidence leaves no doubt.</param>
public sealed record PolarityChoice(MicrographPolarity Polarity, double? RimExcess, bool IsClear)
{
    private const double Threshold = 0.2;
    private const double Doubt = 0.1;

    /// <summary>The choice between what was found in either way.</summary>
    internal static PolarityChoice Of(GreyPlane plane, IReadOnlyList<FoundOutline> bright, IReadOnlyList<FoundOutline> dark)
    {
        double brightSum = bright.Sum(b => b.Quality), darkSum = dark.Sum(d => d.Quality);
        if (brightSum == 0 && darkSum == 0) return new PolarityChoice(MicrographPolarity.Bright, null, false);
        if (darkSum == 0 || brightSum > 3 * darkSum) return new PolarityChoice(MicrographPolarity.Bright, null, true);
        if (brightSum == 0 || darkSum > 3 * brightSum) return new PolarityChoice(MicrographPolarity.Dark, null, true);
        double[] excess =
            [.. bright.Take(20).Select(b => Excess(plane, b.Outline)).OfType<double>().Order()];
        if (excess.Length == 0)
            return new PolarityChoice(brightSum >= darkSum ? MicrographPolarity.Bright : MicrographPolarity.Dark, null, false);
        double median = excess[excess.Length / 2];
        return new PolarityChoice(median > Threshold ? MicrographPolarity.Bright : MicrographPolarity.Dark, median,
            Math.Abs(median - Threshold) > Doubt);
    }

    private static double? Excess(GreyPlane plane, VesicleOutline outline)
    {
        double rim = OutlineBands.Mean(plane, outline, 0.75, 0.95), outside = OutlineBands.Mean(plane, outline, 1.05, 1.25);
        double far = OutlineBands.Mean(plane, outline, 1.6, 2);
        return rim > outside ? (rim - far) / (rim - outside) : null;
    }
}
