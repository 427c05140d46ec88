using Osteon.MicroCt;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Turns the settings of a micro-CT assay in the manifest into the parameters of the measuring module.</summary>
public static class CtSettings
{
    /// <summary>The scan of one row of samples.csv.</summary>
    /// <param name="assay">The assay's settings.</param>
    /// <param name="name">The file as written in samples.csv.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="voiMask">The mask file, where the volume of interest is one.</param>
    /// <param name="findings">Receives what is wrong with the calibration.</param>
    public static CtScan ScanOf(MicroCtAssay assay, string name, string path, StepInput? voiMask, FindingCollector findings) =>
        new(name, path, ParametersOf(assay, findings)) { VoiMask = voiMask, VoxelSizeUnknown = assay.Spacing is { IsVoxelUnits: true } };

    private static CtParameters ParametersOf(MicroCtAssay assay, FindingCollector findings) => new(ThresholdText.Parse(assay.Segmentation.Threshold.ToString(), findings)!)
    {
        Spacing = assay.Spacing?.Spacing,
        Filter = assay.Filter is { } filter ? new GaussianFilterParameters(filter.GaussianSigma) : null,
        Voi = assay.Voi is { } voi ? VoiText.Parse(voi.ToString()!, findings)!.Voi : null,
        Calibration = CalibrationOf(assay.Calibration, findings),
        PostSteps = new PostSteps(assay.KeepLargest, assay.Purify),
        Measures = assay.Measures.Count == 0 ? null : [.. assay.Measures],
    };

    /// <summary>The mask file that is the volume of interest, as written, or null.</summary>
    public static string? MaskFileOf(MicroCtAssay assay) =>
        assay.Voi is { } voi ? VoiText.Parse(voi.ToString()!, new FindingCollector())?.MaskFile : null;

    private static Calibration? CalibrationOf(CtCalibration? calibration, FindingCollector findings)
    {
        if (calibration is null) return null;
        if (calibration.Rods.Count > 0)
            return Calibration.FromPhantom([.. calibration.Rods.Select(r => new PhantomRod(r.Grey!.Value, r.Density!.Value.In("mgHA/cm^3")))], findings);
        if (calibration is { Slope: { } slope, Intercept: { } intercept }) return Calibration.FromDensity(slope, intercept);
        if (calibration is { MuLowest: { } lowest, MuHighest: { } highest, HighestGrey: { } grey })
            return Calibration.FromSkyScan(new SkyScanWindow(lowest.In("1/mm"), highest.In("1/mm"), (int)grey), calibration.MuWater?.In("1/mm"));
        return null;
    }
}
