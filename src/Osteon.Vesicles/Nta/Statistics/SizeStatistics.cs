namespace Osteon.Vesicles;

/// <summary>Statistics of diameters, all in nm.</summary>
/// <param name="Weighting">What each particle counts as.</param>
/// <param name="Amount">Sum of the unweighted amounts: particles, or their concentration.</param>
/// <param name="Mean">Weighted mean.</param>
/// <param name="Sd">Standard deviation; divided by the amount for histograms and for weighted samples, by n − 1 for samples by number; null
/// for one sample.</param>
/// <param name="Mode">Place of the highest bin, refined by the parabola through it and its neighbours; null for samples without a
/// grid.</param>
/// <param name="ModeBin">Centre of the highest bin, the first of equals; null for samples without a grid.</param>
/// <param name="D10">Diameter below which 10 % of the weighted amount lies.</param>
/// <param name="D50">Median.</param>
/// <param name="D90">Diameter below which 90 % lies.</param>
public sealed record SizeStatistics(
    SizeWeighting Weighting, double Amount, double Mean, double? Sd, double? Mode, double? ModeBin, double D10, double D50, double D90)
{
    /// <summary>Coefficient of variation, SD/mean.</summary>
    public double? Cv => Sd / Mean;

    /// <summary>(D90 − D10)/D50.</summary>
    public double Span => (D90 - D10) / D50;

    internal static int Power(SizeWeighting weighting) => weighting switch
    {
        SizeWeighting.Number => 0,
        SizeWeighting.Surface => 2,
        SizeWeighting.Volume => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(weighting), weighting, null),
    };
}
