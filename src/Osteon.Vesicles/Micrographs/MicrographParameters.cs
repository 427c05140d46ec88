using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>How the vesicles of a micrograph are found and which of them count.</summary>
/// <param name="PixelSizeNm">
/// Edge of a square pixel in nm, positive. Where it comes from is the business of <see cref="MicrographScale"/>.
/// </param>
public sealed record MicrographParameters(double PixelSizeNm)
{
    /// <summary>Radius in pixels below which an edge cannot be followed: smaller objects are not looked for.</summary>
    public const double SmallestRadiusPixels = 4;

    /// <summary>Bright or dark vesicles; by default found from the picture.</summary>
    public MicrographPolarity Polarity { get; init; } = MicrographPolarity.Auto;

    /// <summary>Smallest equivalent diameter that counts, nm; default 25. Positive.</summary>
    public double MinDiameterNm { get; init; } = 25;

    /// <summary>Largest equivalent diameter that counts, nm; default 500. Above the smallest.</summary>
    public double MaxDiameterNm { get; init; } = 500;

    /// <summary>
    /// Smallest score that counts: standard deviations by which the edge is stronger than the best closed path at places without an object
    /// (<see cref="PathNull"/>); default 8. Positive.
    /// </summary>
    public double MinScore { get; init; } = 8;

    /// <summary>Smallest share of the outline with an edge of its own that counts, 0 … 1; default 0.75.</summary>
    public double MinCompleteness { get; init; } = 0.75;

    /// <summary>Smallest roundness 4πA/P² that counts, 0 … 1; default 0.6.</summary>
    public double MinRoundness { get; init; } = 0.6;

    /// <summary>Areas that are not looked at, beside the scale bar and the banner that are found: rectangles of pixels.</summary>
    public IReadOnlyList<PixelBox> Excluded { get; init; } = [];

    /// <summary>Everything that is wrong with the parameters for a picture of this size; empty when all is well.</summary>
    public IReadOnlyList<Finding> Check(int height, int width)
    {
        var findings = new List<Finding>();
        if (!(PixelSizeNm > 0) || !double.IsFinite(PixelSizeNm))
        {
            findings.Add(MicrographFindings.OutOfRange("the pixel size in nm", PixelSizeNm, "positive"));
            return findings;
        }

        if (!(MinDiameterNm > 0) || !double.IsFinite(MinDiameterNm))
            findings.Add(MicrographFindings.OutOfRange("the smallest diameter in nm", MinDiameterNm, "positive"));
        else if (!(MaxDiameterNm > MinDiameterNm) || !double.IsFinite(MaxDiameterNm))
            findings.Add(MicrographFindings.OutOfRange("the largest diameter in nm", MaxDiameterNm, "above the smallest"));
        else
        {
            double largest = MaxDiameterNm / 2 / PixelSizeNm, smallest = MinDiameterNm / 2 / PixelSizeNm;
            if (largest < SmallestRadiusPixels || smallest > Math.Min(height, width) / 2.0)
                findings.Add(MicrographFindings.NothingInRange(this, height, width));
            else if (smallest < SmallestRadiusPixels) findings.Add(MicrographFindings.SmallestIsCoarse(this));
        }

        if (!(MinScore > 0) || !double.IsFinite(MinScore))
            findings.Add(MicrographFindings.OutOfRange("the smallest score", MinScore, "positive"));
        if (!(MinCompleteness is >= 0 and <= 1))
            findings.Add(MicrographFindings.OutOfRange("the smallest completeness", MinCompleteness, "0 … 1"));
        if (!(MinRoundness is >= 0 and <= 1)) findings.Add(MicrographFindings.OutOfRange("the smallest roundness", MinRoundness, "0 … 1"));
        return findings;
    }
}
