using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>A virtual micro-CT scanner: grid, point spread, noise and coding.</summary>
/// <param name="Shape">Voxels along (z, y, x); default 104 × 164 × 164, which holds the default volume of interest.</param>
/// <param name="Spacing">Voxel size; default 35 µm cubic.</param>
/// <param name="PsfSigmaUm">
/// σ of the Gaussian point spread, µm; default 30 (full width at half maximum 71 µm). 0 for none; otherwise at least 0.7 of the largest
/// voxel edge, because a narrower Gaussian cannot be represented on the grid: at 0.7 the variance of the sampled one is right to 0.25 %, at
/// 0.5 it is 15 % too small.
/// </param>
/// <param name="NoiseSd">Standard deviation of the noise of one voxel, mgHA/cm³; default 70. Gaussian, white, the same everywhere.</param>
/// <param name="SuperSampling">
/// Lines per voxel along y and along x for the partial volume, 1 … 32; default 4. Along z the partial volume is exact.
/// </param>
/// <param name="Calibration">
/// Mineral density of a stored number, mgHA/cm³: density = slope · stored + intercept, slope positive. Default 0.5 · stored − 500.
/// </param>
/// <param name="VoxelType"><see cref="VoxelType.UInt16"/> (default) or <see cref="VoxelType.UInt8"/>.</param>
/// <param name="SpecimenPosition">Where the middle of the gap lies relative to the middle of the grid, mm; default the middle.</param>
public sealed record VirtualScannerParameters(
    GridShape Shape,
    Spacing Spacing,
    double PsfSigmaUm,
    double NoiseSd,
    int SuperSampling,
    ValueScale Calibration,
    VoxelType VoxelType,
    PhantomPoint SpecimenPosition)
{
    /// <summary>
    /// Standard deviations between the brightest or darkest density and the end of the coding range below which a warning is given.
    /// </summary>
    private const double Headroom = 5;

    /// <summary>The default scanner.</summary>
    public VirtualScannerParameters()
        : this(new GridShape(104, 164, 164), Spacing.Cubic(0.035), 30, 70, 4, new ValueScale(0.5, -500), VoxelType.UInt16, default)
    {
    }

    /// <summary>Highest number that can be stored.</summary>
    public int HighestStored => VoxelType == VoxelType.UInt8 ? byte.MaxValue : ushort.MaxValue;

    /// <summary>Everything that is wrong with the parameters, or, for a given object, worth a warning. Ids OST-VCT-001 … 009.</summary>
    /// <param name="phantom">The object to be scanned, or null to check the scanner alone.</param>
    public IReadOnlyList<Finding> Check(PhantomObject? phantom = null)
    {
        var findings = new List<Finding>();
        if (Shape.Depth <= 0 || Shape.Height <= 0 || Shape.Width <= 0)
            findings.Add(Finding.Error("OST-VCT-001", "the scan needs at least one voxel along each axis", value: Shape.ToString()));
        else if (Shape.SliceCount > Array.MaxLength)
            findings.Add(Finding.Error("OST-VCT-001", "a plane of the scan is too large", value: Shape.ToString()));
        double edge = Math.Max(Spacing.Z, Math.Max(Spacing.Y, Spacing.X)) * 1e3;
        if (!(edge > 0)) findings.Add(Finding.Error("OST-VCT-002", "the voxel size is not set", hint: "give the spacing in mm"));
        if (!double.IsFinite(PsfSigmaUm) || PsfSigmaUm < 0 || (PsfSigmaUm > 0 && PsfSigmaUm < 0.7 * edge) || PsfSigmaUm > 20 * edge)
            findings.Add(Finding.Error(
                "OST-VCT-003",
                string.Create(CultureInfo.InvariantCulture, $"the point spread must be 0 or 0.7 to 20 voxels of {edge:0.###} um wide"),
                value: Text(PsfSigmaUm),
                hint: "use smaller voxels for a sharper scanner"));
        if (!double.IsFinite(NoiseSd) || NoiseSd < 0)
            findings.Add(Finding.Error("OST-VCT-004", "the noise must be at least 0 mgHA/cm^3", value: Text(NoiseSd)));
        if (SuperSampling is < 1 or > 32)
            findings.Add(Finding.Error(
                "OST-VCT-005", "the supersampling must be 1 to 32 lines per voxel edge", value: Text(SuperSampling)));
        if (!double.IsFinite(Calibration.Slope) || !double.IsFinite(Calibration.Intercept) || Calibration.Slope <= 0)
            findings.Add(Finding.Error(
                "OST-VCT-006", "the calibration needs a positive, finite slope and a finite intercept", value: Calibration.ToString()));
        if (VoxelType is not (VoxelType.UInt8 or VoxelType.UInt16))
            findings.Add(Finding.Error(
                "OST-VCT-007", "a virtual scan is stored as 8-bit or 16-bit unsigned numbers", value: VoxelType.ToString()));
        if (!double.IsFinite(SpecimenPosition.Norm))
            findings.Add(Finding.Error("OST-VCT-008", "the position of the specimen must be finite", value: SpecimenPosition.ToString()));
        if (findings.Count == 0 && phantom is not null) CheckRange(phantom, findings);
        return findings;
    }

    private void CheckRange(PhantomObject phantom, List<Finding> findings)
    {
        (double low, double high) = phantom.DensityRange;
        double first = Calibration.ToStored(low - (Headroom * NoiseSd));
        double last = Calibration.ToStored(high + (Headroom * NoiseSd));
        if (first < -0.5 || last > HighestStored + 0.5)
            findings.Add(Finding.Warning(
                "OST-VCT-009",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"0 to {HighestStored} cannot code {low:0.#} to {high:0.#} mgHA/cm^3 with this noise: values are clipped"),
                value: Calibration.ToString(),
                hint: "choose a lower intercept or a larger slope; clipped noise biases mean densities"));
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
