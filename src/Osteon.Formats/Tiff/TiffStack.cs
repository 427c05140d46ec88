using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>What the pages of a file must have in common to be a volume, and what its header says.</summary>
internal static class TiffStack
{
    private const int MostDescription = 2000;

    /// <summary>Throws unless two pages can be planes of one volume.</summary>
    public static void CheckAlike(ImageFile file, TiffPage first, TiffPage page)
    {
        if (page.Kind == first.Kind) return;
        throw file.Invalid(
            11,
            string.Create(CultureInfo.InvariantCulture, $"page {page.Number} differs from page {first.Number}"),
            $"{page.Kind}; first page: {first.Kind}",
            "All pages must be planes of one volume. Save the volume without previews or other images.");
    }

    /// <summary>
    /// Whether this is one of ImageJ's stacks of one directory, whose planes follow the first without being listed. ImageJ writes them
    /// when the file exceeds 4 GB.
    /// </summary>
    public static bool IsOneDirectoryStack(List<TiffPage> pages, ImageJDescription? imageJ, TiffChunks first) =>
        imageJ is { Images: > 1 } && pages.Count == 1
            && pages[0] is { Scheme: TiffScheme.None, Tiled: false, Sample: TiffSample.Stored, ReversedBits: false } page
        && first.AreContiguous(page);

    /// <summary>
    /// Checks the tables of all pages against the file, so that a file that was cut off is known before work begins. Reads no more than
    /// the length of the file allows; tables that overlap so much that this is not enough are checked when their page is read.
    /// </summary>
    public static void CheckTables(TiffFile tiff, List<TiffPage> pages, ReadLimits limits)
    {
        long budget = tiff.File.Length + limits.MaxHeaderBytes;
        foreach (TiffPage page in pages)
        {
            budget -= 16 * page.ChunkCount;
            if (budget < 0) return;
            TiffChunks.Read(tiff, page, limits);
        }
    }

    /// <summary>Compares the pages with what ImageJ's description claims, and collects what the user must know.</summary>
    public static void Report(
        ImageFile file, List<TiffPage> pages, ImageJDescription? imageJ, (int Depth, int Skipped) count, FindingCollector findings)
    {
        TiffPage page = pages[0];
        if (count.Skipped > 0)
            findings.Add(file.Note(
                20, "thumbnails or masks were left out", string.Create(CultureInfo.InvariantCulture, $"{count.Skipped} pages")));
        if (page.MinIsWhite)
        {
            findings.Add(file.Warning(
                21,
                "the image is min-is-white: viewers show 0 as white",
                null,
                "The stored numbers are kept, as ImageJ keeps them. If bone has the low ones, invert the image (Fiji: Edit > Invert)."));
        }

        if (page.Directory.Integer(TiffTag.Photometric, 1) == 3 && page.Sample == TiffSample.Mapped && imageJ is null)
            findings.Add(file.Note(22, "the image has a grey palette; the greys it shows were taken, not the stored indices"));
        else if (page.Directory.Integer(TiffTag.Photometric, 1) == 3 && imageJ is not null)
            findings.Add(file.Note(22, "the image has ImageJ's display colours; the stored values were taken"));
        else if (page.Bits < 8)
            findings.Add(file.Note(
                23,
                "samples of fewer than 8 bits were expanded to 0 … 255",
                string.Create(CultureInfo.InvariantCulture, $"{page.Bits} bits")));
        if (imageJ is null) return;
        CheckHyperstack(file, imageJ, findings);
        if (imageJ.Images > count.Depth)
        {
            throw file.Invalid(
                12,
                "the file has fewer pages than ImageJ's description says",
                string.Create(CultureInfo.InvariantCulture, $"{imageJ.Images} images stated, {count.Depth} pages found"),
                "The file was cut off or not written to its end: save it again.");
        }

        if (imageJ.Images > 1 && imageJ.Images < count.Depth)
        {
            string value = string.Create(CultureInfo.InvariantCulture, $"{imageJ.Images} images stated, {count.Depth} pages found");
            findings.Add(file.Warning(12, "the file has more pages than ImageJ's description says; all were taken", value));
        }

        if (imageJ.UnreadCalibration is { } function)
            findings.Add(file.Warning(
                24,
                "ImageJ's calibration of grey values is not linear and was not applied",
                function,
                "Thresholds refer to the stored values."));
    }

    /// <summary>The header of the volume.</summary>
    public static VolumeHeader Header(
        TiffFile tiff,
        TiffPage page,
        int depth,
        (string? Text, ImageJDescription? ImageJ) description,
        ReadLimits limits,
        FindingCollector findings)
    {
        TiffSpacing stated = TiffSpacing.Of(page.Directory, description.ImageJ);
        if (description.ImageJ is null) stated = WithOtherDescription(tiff.File, description.Text, depth, stated, findings);
        if (stated.Reason is { } reason) findings.Add(UnknownVoxelSize.Because(reason, new SourceLocation(tiff.File.Path)));
        var metadata = new Dictionary<string, string>();
        if (stated.InPlane is { } pixel)
        {
            metadata["pixel_height_mm"] = pixel.Y.ToString("R", CultureInfo.InvariantCulture);
            metadata["pixel_width_mm"] = pixel.X.ToString("R", CultureInfo.InvariantCulture);
        }

        Keep(metadata, "software", page.Directory.Ascii(TiffTag.Software, limits));
        Keep(metadata, "date_time", page.Directory.Ascii(TiffTag.DateTime, limits));
        if (description.ImageJ is null) Keep(metadata, "description", description.Text);
        return new VolumeHeader(
            new GridShape(depth, page.Height, page.Width),
            stated.Spacing,
            page.VoxelType,
            description.ImageJ?.Scale ?? ValueScale.Identity,
            metadata);
    }

    /// <summary>What descriptions of other writers than ImageJ say: OME-XML (Bio-Formats), and tifffile's own.</summary>
    private static TiffSpacing WithOtherDescription(ImageFile file, string? text, int depth, TiffSpacing stated, FindingCollector findings)
    {
        if (text is null) return stated;
        if (text.StartsWith('{') && text.Contains("\"truncated\": true", StringComparison.Ordinal))
        {
            throw file.Invalid(
                12,
                "tifffile wrote planes into the file that no page lists",
                null,
                "Write it again without truncate=True, or as an ImageJ stack.");
        }

        if (!text.Contains("<OME", StringComparison.Ordinal)) return stated;
        if (OmeDescription.Parse(text) is not { } ome) return stated with { Reason = "the OME-XML of the file could not be read" };
        if (ome.Channels > 1)
        {
            string value = string.Create(CultureInfo.InvariantCulture, $"{ome.Channels} channels, time points or images by its OME-XML");
            throw file.Invalid(
                13, "the file holds more than one volume", value, "In Fiji: Image > Color > Split Channels, then save one volume as TIFF.");
        }

        if (ome.Planes is { } planes && planes != depth)
        {
            string value = string.Create(CultureInfo.InvariantCulture, $"{planes} planes stated, {depth} pages found");
            if (planes > depth)
                throw file.Invalid(
                    12,
                    "the file has fewer pages than its OME-XML says",
                    value,
                    "The volume lies in several files, or this one was cut off: save it as one.");
            findings.Add(file.Warning(12, "the file has more pages than its OME-XML says; all were taken", value));
        }

        return ome.Spacing is { } size
            ? stated with { Spacing = size, Reason = null }
            : stated with { Reason = "the OME-XML of the file does not state the size of a voxel along all axes" };
    }

    private static void CheckHyperstack(ImageFile file, ImageJDescription imageJ, FindingCollector findings)
    {
        if (imageJ.Channels > 1)
        {
            string value = string.Create(CultureInfo.InvariantCulture, $"{imageJ.Channels} channels");
            throw file.Invalid(
                13, "the stack has several channels", value, "In Fiji: Image > Color > Split Channels, then save the one with the bone.");
        }

        if (imageJ is { Frames: > 1, Slices: > 1 })
        {
            string value = string.Create(CultureInfo.InvariantCulture, $"{imageJ.Frames} frames of {imageJ.Slices} slices");
            throw file.Invalid(
                13,
                "the stack holds several time points",
                value,
                "In Fiji: Image > Duplicate with one frame, then save each as its own file.");
        }

        if (imageJ.Frames > 1)
        {
            findings.Add(file.Warning(
                13,
                "by ImageJ's description the planes are time points; they were taken as planes along z",
                string.Create(CultureInfo.InvariantCulture, $"{imageJ.Frames} frames"),
                "In Fiji: Image > Properties, exchange slices and frames, save again."));
        }
    }

    private static void Keep(Dictionary<string, string> metadata, string key, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return;
        string trimmed = text.Trim();
        metadata[key] = trimmed.Length <= MostDescription ? trimmed : trimmed[..MostDescription];
    }
}
