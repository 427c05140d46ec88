namespace Osteon.MicroCt;

/// <summary>
/// Mineral density of a volume of interest with ρ = slope · grey + intercept. Since the calibration is a line, the mean density is the
/// density of the mean grey value.
/// </summary>
/// <param name="Volumetric">vBMD, mean over all voxels of the volume of interest, mg HA/cm³.</param>
/// <param name="Tissue">TMD, mean over its bone voxels only, mg HA/cm³; null when there are none.</param>
/// <param name="Content">
/// BMC = vBMD · TV, mg HA: the mineral in the whole volume of interest. The variant TMD · BV, which leaves out mineral below the threshold
/// and grey values of soft tissue, is another quantity and is never given under this name.
/// </param>
public sealed record MineralDensity(double? Volumetric, double? Tissue, double? Content)
{
    /// <summary>Why there is no density without a calibration.</summary>
    public const string NoCalibration = "no mineral calibration; give --calibration with a line, phantom rods or the scanner's constants";

    /// <summary>cm³ in a mm³.</summary>
    private const double CubicCentimetres = 1e-3;

    /// <summary>
    /// From mean grey values; null when the calibration states no density.
    /// </summary>
    /// <param name="grey">Mean grey values.</param>
    /// <param name="totalVolume">TV, mm³.</param>
    /// <param name="calibration">The calibration, or null.</param>
    public static MineralDensity? Of(GreyMeans grey, double totalVolume, Calibration? calibration)
    {
        if (calibration?.Density is not { } line) return null;
        double? volumetric = grey.Voi is { } all ? line.ToValue(all) : null;
        double? tissue = grey.Bone is { } bone ? line.ToValue(bone) : null;
        return new MineralDensity(volumetric, tissue, volumetric * totalVolume * CubicCentimetres);
    }
}
