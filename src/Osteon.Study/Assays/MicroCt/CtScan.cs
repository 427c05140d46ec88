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
        using ISliceSource volume = OpenVolume(Path, Name, context.Findings);
        using ISliceSource? mask = VoiMask is { } input ? OpenVolume(input.Path, input.Name, context.Findings) : null;
        CtParameters parameters = Parameters;
        if (VoxelSizeUnknown) parameters = parameters with { Spacing = Spacing.Cubic(1) };
        if (mask is not null) parameters = parameters with { Voi = new MicroCt.MaskVoi(mask) };
        CtResult result = CtMeasurement.Measure(volume, parameters, context);
        return VoxelSizeUnknown ? result with { Measures = [.. result.Measures.Select(WithoutLength)] } : result;
    }

    /// <summary>Opens a volume; findings about it carry the name the user gave it.</summary>
    public static ISliceSource OpenVolume(string path, string name, FindingCollector findings)
    {
        var own = new FindingCollector();
        try
        {
            ISliceSource source = VolumeFiles.Open(path, ReadLimits.Default, own);
            findings.AddRange(own.ToList().Select(f => Named(f, path, name)));
            return source;
        }
        catch (OsteonException failure)
        {
            findings.AddRange(own.ToList().Select(f => Named(f, path, name)));
            throw new InvalidContentException(Named(failure.Finding, path, name), failure);
        }
    }

    private static Finding Named(Finding finding, string path, string name) =>
        finding.Location is { } location && location.File.StartsWith(path, StringComparison.Ordinal)
            ? finding with { Location = location with { File = name + location.File[path.Length..] } }
            : finding with { Location = finding.Location ?? new SourceLocation(name) };

    private static Measure WithoutLength(Measure measure) =>
        measure.Term.Unit == Unit.One || measure.Term.Unit.Dimension == Dimension.MassConcentration || measure.Value is null
            ? measure
            : Primitives.Measure.Unavailable(measure.Term.Id, "the physical voxel size of this scan is unknown");
}
