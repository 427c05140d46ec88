using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>Bright or dark bands, from the picture itself.</summary>
public static class PolarityDetection
{
    /// <summary>Below this share of the deviations the answer is reported as unclear.</summary>
    internal const double ClearShare = 0.65;

    /// <summary>
    /// Background is what most pixels are; bands deviate from it to one side. A quadratic surface is fitted robustly (Tukey's biweight,
    /// both sides alike), its
    /// spread s taken from the median absolute deviation; B = Σ of deviations above 3 s, D = Σ of those below −3 s.
    /// </summary>
    /// <param name="image">The blot.</param>
    /// <returns>
    /// Bright bands if B ≥ D, and the share max(B, D)/(B + D), ½ … 1. A picture without deviations counts as bright with share ½. Pictures
    /// whose bands cover
    /// more than half of the area mislead it, as they mislead the eye.
    /// </returns>
    public static (BlotPolarity Polarity, double Share) Of(GreyImage image)
    {
        BlotField field = BlotField.Of(image, BlotPolarity.BrightBands, image.FullScale);
        QuadraticSurface surface = QuadraticSurface.Fit(field, oneSided: false);
        double bright = 0, dark = 0, limit = 3 * surface.Spread;
        int step = Math.Max(1, (int)Math.Sqrt((double)field.Height * field.Width / 60_000));
        for (int y = 0; y < field.Height; y += step)
        {
            for (int x = 0; x < field.Width; x += step)
            {
                double deviation = field[y, x] - surface.At(y, x);
                if (deviation > limit) bright += deviation - limit;
                else if (deviation < -limit) dark -= deviation + limit;
            }
        }

        double all = bright + dark;
        return all == 0 ? (BlotPolarity.BrightBands, 0.5)
            : bright >= dark ? (BlotPolarity.BrightBands, bright / all)
            : (BlotPolarity.DarkBands, dark / all);
    }
}
