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
    public static CtScan ScanOf(MicroCtAssay assay, string name, string path, StepInput? voiMask) =>
        new(name, path, ParametersOf(assay)) { VoiMask = voiMask, VoxelSizeUnknown = assay.Spacing is { IsVoxelUnits: true } };

    /// <summary>Everything but a mask file, which is read with the scan.</summary>
    public static CtParameters ParametersOf(MicroCtAssay assay) => new(assay.Segmentation.Threshold.Threshold)
    {
        Spacing = assay.Spacing?.Spacing,
        Filter = assay.Filter is { } filter ? new GaussianFilterParameters(filter.GaussianSigma, SigmaUnit.Voxels, filter.Truncate) : null,
        Voi = assay.Voi?.Voi,
        Calibration = CalibrationOf(assay.Calibration, new FindingCollector()),
        PostSteps = new PostSteps(assay.KeepLargest, assay.Purify),
        Measures = assay.Measures.Count == 0 ? null : [.. assay.Measures],
    };

    /// <summary>
    /// The calibration that the manifest states: density by a line or by rods, attenuation and Hounsfield units by the window of the
    /// reconstruction, or both; null where none of them is given in full.
    /// </summary>
    /// <param name="calibration">As stated, or null.</param>
    /// <param name="findings">Receives what is wrong or doubtful in it.</param>
    public static Calibration? CalibrationOf(CtCalibration? calibration, FindingCollector findings)
    {
        if (calibration is null) return null;
        Calibration? density = DensityOf(calibration, findings);
        Calibration? window = WindowOf(calibration);
        foreach (Finding finding in (density?.Check() ?? []).Concat(window?.Check() ?? [])) findings.Add(finding);
        return density is not null && window is not null ? density.And(window) : density ?? window;
    }

    private static Calibration? DensityOf(CtCalibration calibration, FindingCollector findings)
    {
        if (calibration is { Slope: { } slope, Intercept: { } intercept }) return Calibration.FromDensity(slope, intercept);
        bool complete = calibration.Rods.Count > 0 && calibration.Rods.All(r => r is { Grey: not null, Density: not null });
        return complete
            ? Calibration.FromPhantom([.. calibration.Rods.Select(r => new PhantomRod(r.Grey!.Value, r.Density!.Value.In("mgHA/cm^3")))], findings)
            : null;
    }

    private static Calibration? WindowOf(CtCalibration calibration) =>
        calibration is { MuLowest: { } lowest, MuHighest: { } highest, HighestGrey: { } grey }
            ? Calibration.FromSkyScan(new SkyScanWindow(lowest.In("1/mm"), highest.In("1/mm"), grey), calibration.MuWater?.In("1/mm"))
            : null;
}
