using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>Bone morphometry of one micro-CT scan.</summary>
public static class CtMeasurement
{
    /// <summary>
    /// Reads a scan plane by plane, tells bone from the rest, and measures it inside the volume of interest. The grey values are never held
    /// in memory as a whole, only the bone mask (one bit per voxel of the bounding box of the volume of interest). The numbers do not
    /// depend on the number of threads.
    /// </summary>
    /// <param name="source">
    /// The scan. It is read once under a fixed threshold, twice under Otsu's (three times where the image is filtered or not of 8 or 16
    /// bits), and once more for the mean grey value of bone when a declared step changed the mask.
    /// </param>
    /// <param name="parameters">What to measure and how.</param>
    /// <param name="context">Cancellation, progress, threads, and where findings go.</param>
    /// <exception cref="InvalidContentException">
    /// The parameters do not fit the scan; all findings are in the context, the first error is in the exception.
    /// </exception>
    public static CtResult Measure(ISliceSource source, CtParameters parameters, RunContext context)
    {
        SegmentedVolume volume = BoneSegmentation.Segment(source, parameters, context);
        return Measure(volume, parameters, context);
    }

    /// <summary>Measures a scan that was segmented with the same parameters.</summary>
    public static CtResult Measure(SegmentedVolume volume, CtParameters parameters, RunContext context)
    {
        var sheet = new MeasureSheet(parameters);
        long voxels = volume.Region.Voxels;
        if (voxels == 0)
        {
            sheet.UnavailableRest(BoneSegmentation.NoVoxel);
        }
        else
        {
            MeasureGrey(volume, parameters.Calibration, sheet);
            sheet.Of("tv", voxels * volume.Spacing.VoxelVolume, voxels);
            if (volume.Bone is null) sheet.UnavailableRest($"there is no threshold: {volume.Facts.NotAvailable}");
            else BoneIndices.Measure(volume, sheet, context);
        }

        return new CtResult(sheet.InOrder(), volume.Facts, volume.Histogram, volume.Planes, volume.Spacing, parameters.Calibration);
    }

    private static void MeasureGrey(SegmentedVolume volume, Calibration? calibration, MeasureSheet sheet)
    {
        const string NothingFinite = "no voxel of the volume of interest has a finite grey value";
        const string NoBone = "there is no bone voxel with a finite grey value in the volume of interest";
        (GreyMeans grey, SegmentationFacts facts) = (volume.Grey, volume.Facts);
        sheet.OfNullable("mean_grey", grey.Voi, grey.VoiVoxels, NothingFinite);
        if (facts.ThresholdGrey is { } threshold) sheet.Of("threshold", threshold, facts.VoiVoxels);
        if (volume.Bone is not null) sheet.OfNullable("mean_grey_bone", grey.Bone, grey.BoneVoxels, NoBone);
        if (MineralDensity.Of(grey, facts.VoiVoxels * volume.Spacing.VoxelVolume, calibration) is not { } density)
        {
            sheet.Unavailable(MineralDensity.NoCalibration, "vbmd", "tmd", "bmc");
            return;
        }

        sheet.OfNullable("vbmd", density.Volumetric, grey.VoiVoxels, NothingFinite);
        if (volume.Bone is not null) sheet.OfNullable("tmd", density.Tissue, grey.BoneVoxels, NoBone);
        sheet.OfNullable("bmc", density.Content, grey.VoiVoxels, NothingFinite);
    }
}
