using System.Globalization;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>The unit of a standard deviation.</summary>
public enum SigmaUnit
{
    /// <summary>Voxels along each axis; with voxels that are not cubic the blur is then not round.</summary>
    Voxels,

    /// <summary>Millimetres; converted per axis with the spacing, so that the blur is round.</summary>
    Millimetres,

    /// <summary>Micrometres; converted per axis with the spacing, so that the blur is round.</summary>
    Micrometres,
}

/// <summary>
/// A Gaussian blur of the grey values before thresholding, g(x) = Σ_k w_k f(x + k) along z, then y, then x, w_k ∝ exp(−k²/2σ²), |k| ≤
/// ⌊truncate · σ + ½⌋, Σ w = 1. Beyond the border of the <em>volume</em> (not of the volume of interest) the nearest voxel is repeated. The
/// same rule as scipy.ndimage.gaussian_filter with mode 'nearest' and skimage.filters.gaussian.
/// </summary>
/// <param name="Sigma">Standard deviation, 0 or larger and finite; 0 leaves the image as it is.</param>
/// <param name="Unit">Its unit; default voxels.</param>
/// <param name="Truncate">Where the kernel ends, in standard deviations; larger than 0, default 4.</param>
public sealed record GaussianFilterParameters(double Sigma, SigmaUnit Unit = SigmaUnit.Voxels, double Truncate = 4.0)
{
    /// <summary>The largest kernel radius that is accepted, voxels: a larger blur is a mistake of unit.</summary>
    public const int LargestRadius = 256;

    /// <summary>The standard deviation along (z, y, x) in voxels. The spacing is not used when <see cref="Unit"/> is voxels.</summary>
    public (double Z, double Y, double X) SigmaVoxels(Spacing spacing)
    {
        double millimetres = Unit == SigmaUnit.Micrometres ? Sigma * 1e-3 : Sigma;
        return Unit == SigmaUnit.Voxels
            ? (Sigma, Sigma, Sigma)
            : (millimetres / spacing.Z, millimetres / spacing.Y, millimetres / spacing.X);
    }

    /// <summary>Everything that is wrong with these parameters for voxels of this size (null: unknown, reported elsewhere).</summary>
    internal IEnumerable<Finding> Check(Spacing? spacing)
    {
        if (!double.IsFinite(Sigma) || Sigma < 0)
        {
            yield return Finding.Error(
                "OST-CT-020", "the standard deviation of the Gaussian filter must be 0 or larger", value: Text(Sigma));
            yield break;
        }

        if (!double.IsFinite(Truncate) || Truncate <= 0)
        {
            yield return Finding.Error(
                "OST-CT-021",
                "the Gaussian filter must end at a positive number of standard deviations",
                value: Text(Truncate),
                hint: "4 is usual.");
            yield break;
        }

        if (Unit != SigmaUnit.Voxels && spacing is null) yield break;
        (double z, double y, double x) = SigmaVoxels(spacing ?? Spacing.Cubic(1));
        double largest = Math.Max(z, Math.Max(y, x));
        if (Truncate * largest > LargestRadius)
        {
            yield return Finding.Error(
                "OST-CT-022",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the Gaussian filter reaches over {Truncate * largest:0} voxels, more than the {LargestRadius} that make sense"),
                value: Text(Sigma),
                hint: "Check the unit of the standard deviation: vox, um or mm.");
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
