using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>What a lane of a blot holds.</summary>
/// <param name="Sample">The sample. Lanes of one sample are technical replicates.</param>
/// <param name="Material">Vesicles, cells, or null if not said.</param>
public sealed record BlotLaneContent(string Sample, string? Material = null);

/// <summary>One picture of a blot to be measured: which file, and everything that decides the numbers.</summary>
/// <param name="Name">The file as the user named it; stands in findings and results.</param>
/// <param name="Path">Where it is.</param>
public sealed record BlotPicture(string Name, string Path)
{
    /// <summary>The version of what <see cref="Measure"/> computes; raised when its numbers change for the same input.</summary>
    public const int Version = 2;

    /// <summary>Polarity, background, clipping and so on; regions come from <see cref="Rois"/>.</summary>
    public BlotParameters Parameters { get; init; } = BlotParameters.Default;

    /// <summary>How a picture in colour becomes grey; null refuses one.</summary>
    public ColourRule? Colour { get; init; }

    /// <summary>A file of regions, see docs/formats/blot-rois.md, or null.</summary>
    public StepInput? Rois { get; init; }

    /// <summary>The ladder, or null.</summary>
    public MolecularWeightLadder? Ladder { get; init; }

    /// <summary>What volumes are normalised to, or null; <see cref="TotalProtein"/> goes before it.</summary>
    public BlotReference? Reference { get; init; }

    /// <summary>A second picture with the same lanes, stained for all protein, to which volumes are normalised; or null.</summary>
    public StepInput? TotalProtein { get; init; }

    /// <summary>Proteins whose presence is asked for.</summary>
    public IReadOnlyList<BlotTarget> Targets { get; init; } = [];

    /// <summary>Amount loaded by number of the lane, where lanes are a dilution series.</summary>
    public IReadOnlyDictionary<int, double> Series { get; init; } = new Dictionary<int, double>();

    /// <summary>What the lanes hold, by number.</summary>
    public IReadOnlyDictionary<int, BlotLaneContent> Lanes { get; init; } = new Dictionary<int, BlotLaneContent>();

    /// <summary>Reads and measures the picture.</summary>
    /// <exception cref="OsteonException">A file cannot be read, or the parameters do not fit it.</exception>
    public BlotAnalysis Measure(RunContext context) => InputNames.Named(Path, Name, context, MeasureIn);

    private BlotAnalysis MeasureIn(RunContext context)
    {
        GreyImage image = GreyImageFiles.Read(Path, Colour, ReadLimits.Default, context.Findings);
        if (image.FromColour is { } how) context.Findings.Add(BlotPictureFindings.FromColour(how));
        BlotRois? rois = ReadRois(image, context.Findings);
        BlotParameters parameters = rois is null ? Parameters : Parameters with
        {
            Lanes = rois.Lanes.Count > 0 ? [.. rois.Lanes.Select(l => l.Box)] : null,
            Bands = rois.Bands.Count > 0 ? [.. rois.Bands.Select(b => new BandRegion(b.Lane, b.Box))] : null,
        };
        BlotResult result = BlotQuantification.Quantify(image, parameters, context);
        BlotReference? reference = TotalProtein is null ? Reference : ReadTotalProtein(image, result, context.Findings);
        return BlotEvaluation.Evaluate(image, result, this with { Reference = reference }, rois, context);
    }

    private BlotRois? ReadRois(GreyImage image, FindingCollector findings)
    {
        if (Rois is null) return null;
        BlotRois? rois = BlotRoiFile.Read(Rois.Path, Rois.Name, findings);
        if (rois is null) throw new InvalidContentException(findings.ToList().First(f => f.Severity == Severity.Error));
        if (rois.Image is { } size && size != (image.Width, image.Height))
            throw new InvalidContentException(BlotPictureFindings.OtherSize(Rois.Name, size, image));
        return rois;
    }

    private TotalProteinReference ReadTotalProtein(GreyImage image, BlotResult result, FindingCollector findings)
    {
        GreyImage stain = GreyImageFiles.Read(TotalProtein!.Path, Colour, ReadLimits.Default, findings);
        if ((stain.Width, stain.Height) != (image.Width, image.Height))
            throw new InvalidContentException(BlotPictureFindings.OtherSize(TotalProtein.Name, (stain.Width, stain.Height), image));
        if (stain.IsLossy) findings.Add(BlotPictureFindings.LossyStain(TotalProtein.Name));
        if (stain.IsLossy) return new TotalProteinReference([.. result.Lanes.Select(_ => (double?)null)]);
        var own = new FindingCollector();
        TotalProteinReference reference = Vesicles.TotalProtein.ReferenceOf(stain, result.Lanes, Parameters, own);
        findings.AddRange(own.ToList().Select(f => f with { Location = new SourceLocation(TotalProtein.Name) }));
        return reference;
    }
}
