using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>Where a pixel size comes from.</summary>
public enum ScaleSource
{
    /// <summary>Given by the user.</summary>
    Given,

    /// <summary>From the scale bar in the picture and its length as the user states it.</summary>
    ScaleBar,

    /// <summary>From the file's tags.</summary>
    Tags,
}

/// <summary>The pixel size of a micrograph.</summary>
/// <param name="PixelSizeNm">Edge of a square pixel in nm.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Bar">The scale bar, where there is exactly one.</param>
public sealed record MicrographScale(double PixelSizeNm, ScaleSource Source, ScaleBar? Bar)
{
    /// <summary>
    /// Pixels from here on are not those of an electron microscope but of a print resolution: 1 µm (72 dpi are 353 µm, 2 400 dpi 10.6 µm).
    /// </summary>
    public const double PrintResolutionNm = 1000;

    private const double AllowedDifference = 0.02;

    /// <summary>
    /// The pixel size: as given, else from the scale bar, else from the file's tags. Nothing is guessed: without any of them, or with
    /// several bars, there is none and the findings say why. Where two sources differ by more than 2 %, a warning.
    /// </summary>
    /// <param name="image">The picture.</param>
    /// <param name="givenNm">Pixel size as given, nm, or null.</param>
    /// <param name="barNm">Physical length of the scale bar, nm, or null. It is looked for only when given.</param>
    /// <param name="findings">Receives what is wrong or doubtful.</param>
    public static MicrographScale? Of(GreyImage image, double? givenNm, double? barNm, FindingCollector findings)
    {
        if (givenNm is { } g && !(g > 0 && double.IsFinite(g)))
            findings.Add(MicrographFindings.OutOfRange("the pixel size in nm", g, "positive"));
        if (barNm is { } b && !(b > 0 && double.IsFinite(b)))
            findings.Add(MicrographFindings.OutOfRange("the length of the scale bar in nm", b, "positive"));
        if (findings.HasErrors) return null;
        (double? tag, Finding? tagFinding) = FromTags(image);
        IReadOnlyList<ScaleBar> bars = ScaleBarDetection.Find(image);
        ScaleBar? bar = bars.Count == 1 ? bars[0] : null;
        double? fromBar = barNm is { } nm && bar is not null ? nm / bar.Length : null;
        if (givenNm is { } given)
        {
            if (fromBar is { } bySize) Compare(("the given pixel size", given), ("the scale bar", bySize), findings);
            if (tag is { } byTag) Compare(("the given pixel size", given), ("the file", byTag), findings);
            return new MicrographScale(given, ScaleSource.Given, bar);
        }

        if (barNm is not null)
        {
            if (fromBar is { } size)
            {
                if (tag is { } byTag) Compare(("the scale bar", size), ("the file", byTag), findings);
                return new MicrographScale(size, ScaleSource.ScaleBar, bar);
            }

            findings.Add(bars.Count == 0 ? MicrographFindings.NoBar() : MicrographFindings.SeveralBars(bars));
            return null;
        }

        if (tagFinding is not null) findings.Add(tagFinding);
        if (tag is { } stated) return new MicrographScale(stated, ScaleSource.Tags, bar);
        if (tagFinding is not { Severity: Severity.Error })
            findings.Add(MicrographFindings.ScaleUnknown(bar is null ? "the file does not state it"
                : $"the file does not state it; there is a scale bar of {bar}"));
        return null;
    }

    private static (double? Nm, Finding? Finding) FromTags(GreyImage image)
    {
        if (image.PixelSize is not { } size) return (null, null);
        double height = size.Height * 1e6, width = size.Width * 1e6;
        if (!(height > 0 && width > 0)) return (null, null);
        if (Math.Max(height, width) >= PrintResolutionNm) return (null, MicrographFindings.TagIsPrintResolution(width));
        return Math.Abs(height - width) > 0.01 * width ? (null, MicrographFindings.NotSquare(height, width))
            : (Math.Sqrt(height * width), null);
    }

    private static void Compare((string Name, double Nm) used, (string Name, double Nm) other, FindingCollector findings)
    {
        if (Math.Abs(other.Nm - used.Nm) > AllowedDifference * used.Nm)
            findings.Add(MicrographFindings.ScalesDiffer(used.Name, used.Nm, other.Name, other.Nm));
    }
}
