using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>One micrograph to be measured: which file, and everything that decides the numbers.</summary>
/// <param name="Name">The file as the user named it; stands in findings and results.</param>
/// <param name="Path">Where it is.</param>
public sealed record MicrographPicture(string Name, string Path)
{
    /// <summary>The version of what <see cref="Measure"/> computes; raised when its numbers change for the same input.</summary>
    public const int Version = 1;

    /// <summary>Pixel size in nm as given, or null.</summary>
    public double? PixelSizeNm { get; init; }

    /// <summary>Physical length of the scale bar in the picture, nm, or null.</summary>
    public double? ScaleBarNm { get; init; }

    /// <summary>Bright or dark vesicles.</summary>
    public MicrographPolarity Polarity { get; init; } = MicrographPolarity.Auto;

    /// <summary>Equivalent diameters that count, nm.</summary>
    public (double Low, double High) DiametersNm { get; init; } = (25, 500);

    /// <summary>Smallest score that counts.</summary>
    public double MinScore { get; init; } = 8;

    /// <summary>How a picture in colour becomes grey; null refuses one.</summary>
    public ColourRule? Colour { get; init; }

    /// <summary>A person's corrections, or null.</summary>
    public StepInput? Corrections { get; init; }

    /// <summary>Reads and measures the picture.</summary>
    /// <exception cref="OsteonException">The file cannot be read, its scale is not known, or a correction does not fit; all reasons are in
    /// the findings.</exception>
    public MeasuredMicrograph Measure(RunContext context) => InputNames.Named(Path, Name, context, MeasureIn);

    private MeasuredMicrograph MeasureIn(RunContext context)
    {
        FindingCollector own = context.Findings;
        GreyImage image = GreyImageFiles.Read(Path, Colour, ReadLimits.Default, own);
        MicrographScale? scale = MicrographScale.Of(image, PixelSizeNm, ScaleBarNm, own);
        MicrographCorrections? corrections = Corrections is { } file
            ? MicrographCorrectionFile.Read(file.Path, file.Name, System.IO.Path.GetFileName(Name), own)
            : MicrographCorrections.None;
        if (scale is null || corrections is null || own.HasErrors)
            throw new InvalidContentException(own.ToList().First(f => f.Severity == Severity.Error));
        var parameters = new MicrographParameters(scale.PixelSizeNm)
        {
            Polarity = Polarity,
            MinDiameterNm = DiametersNm.Low,
            MaxDiameterNm = DiametersNm.High,
            MinScore = MinScore,
        };
        return new MeasuredMicrograph(image, scale, parameters, MicrographMeasurement.Measure(image, parameters, corrections, context));
    }
}

/// <summary>A measured micrograph.</summary>
/// <param name="Image">The picture.</param>
/// <param name="Scale">Its pixel size and where it comes from.</param>
/// <param name="Parameters">As used.</param>
/// <param name="Result">What was measured.</param>
public sealed record MeasuredMicrograph(GreyImage Image, MicrographScale Scale, MicrographParameters Parameters, MicrographResult Result)
{
    /// <summary>Writes the picture with the outlines as a PNG of 8-bit RGB.</summary>
    public void WriteOverlay(Stream destination) =>
        PngFormat.WriteRgb8(destination, Image.Height, Image.Width, MicrographOverlay.Draw(Image, Result, Scale.Bar));

    /// <summary>Writes the smaller copy for the report.</summary>
    internal void WritePreview(Stream destination) =>
        OverlayPreview.Write(destination, Image.Height, Image.Width, MicrographOverlay.Draw(Image, Result, Scale.Bar));
}
