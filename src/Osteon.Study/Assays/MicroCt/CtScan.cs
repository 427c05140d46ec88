using Osteon.Formats;
using Osteon.MicroCt;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>One scan to be measured: which file, and everything that decides the numbers.</summary>
/// <param name="Name">The file as the user named it; stands in findings and results.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Parameters">Threshold, volume of interest, calibration and so on; a volume of interest that is a mask file is given by <see cref="VoiMask"/>.</param>
public sealed record CtScan(string Name, string Path, CtParameters Parameters)
{
    /// <summary>A mask file that is the volume of interest (nonzero is inside), or null.</summary>
    public StepInput? VoiMask { get; init; }

    /// <summary>
    /// Whether nobody knows the physical voxel size: then one voxel counts as 1 mm inside the computation, and every measure that carries a unit of length is not available.
    /// </summary>
    public bool VoxelSizeUnknown { get; init; }

    /// <summary>The version of what <see cref="Measure"/> computes; raised when its numbers change for the same input.</summary>
    public const int Version = 1;

    /// <summary>Reads and measures the scan.</summary>
    /// <exception cref="OsteonException">The file cannot be read, or the parameters do not fit it.</exception>
    public CtResult Measure(RunContext context)
    {
        if (WithoutPlace() is { } finding) throw new InvalidContentException(finding);
        return InputNames.Named(Path, Name, context, MeasureIn);
    }

    private CtResult MeasureIn(RunContext context)
    {
        using ISliceSource opened = OpenVolume(Path, Name, context.Findings);
        using ISliceSource volume = VoxelSizeUnknown ? new VoxelUnitSource(opened) : opened;
        using ISliceSource? mask = VoiMask is { } input ? OpenVolume(input.Path, input.Name, context.Findings) : null;
        CtParameters parameters = mask is null ? Parameters : Parameters with { Voi = new MaskVoi(mask) };
        CtResult result = CtMeasurement.Measure(volume, parameters, context);
        return VoxelSizeUnknown ? result with { Measures = [.. result.Measures.Select(WithoutLength)] } : result;
    }

    /// <summary>
    /// Everything that the header shows to be wrong before a voxel is read: <see cref="CtParameters.Check"/> with the voxel size that is
    /// used. A mask file is not looked at.
    /// </summary>
    public IReadOnlyList<Finding> Check(VolumeHeader header) =>
        WithoutPlace() is { } finding ? [finding] : Parameters.Check(VoxelSizeUnknown ? VoxelUnitSource.Of(header) : header);

    /// <summary>Opens a volume; findings about it carry the name the user gave it.</summary>
    public static ISliceSource OpenVolume(string path, string name, FindingCollector findings)
    {
        return InputNames.Named(
            path, name, RunContext.Default with { Findings = findings }, own => VolumeFiles.Open(path, ReadLimits.Default, own.Findings));
    }

    private Finding? WithoutPlace() =>
        VoxelSizeUnknown && Parameters.Voi is { NeedsVoxelSize: true } voi
            ? ScanFindings.VoiNeedsVoxelSize.At(
                new SourceLocation(Name),
                "the volume of interest has lengths in mm, but the voxel size is unknown: it cannot be placed in the scan",
                voi.ToString(),
                "Give it in voxels, or state the voxel size.")
            : null;

    private static Measure WithoutLength(Measure measure) =>
        measure.Term.Unit == Unit.One || measure.Term.Unit.Dimension == Dimension.MassConcentration || measure.Value is null
            ? measure
            : Primitives.Measure.Unavailable(measure.Term.Id, "the physical voxel size of this scan is unknown");
}
