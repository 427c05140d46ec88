using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A TIFF file as planes. Tables and pixels are read plane by plane; only the description of each page is kept.</summary>
internal sealed class TiffSource : ISliceSource
{
    private readonly TiffFile _tiff;
    private readonly ReadLimits _limits;
    private readonly List<TiffPage> _pages;
    private readonly TiffPlane _plane;

    /// <summary>Where the planes of ImageJ's one-directory stack begin, or −1 where each plane has its page.</summary>
    private readonly long _stackOffset = -1;

    private TiffSource(TiffFile tiff, ReadLimits limits, FindingCollector findings)
    {
        _tiff = tiff;
        _limits = limits;
        string? description = null;
        ImageJDescription? imageJ = null;
        _pages = [];
        int skipped = 0;
        foreach (TiffDirectory directory in tiff.Directories(limits))
        {
            if (directory.Page == 1)
            {
                description = directory.Ascii(TiffTag.ImageDescription, limits);
                imageJ = ImageJDescription.Parse(description);
            }

            if (!TiffPages.IsPlane(directory))
            {
                skipped++;
                continue;
            }

            TiffPage page = TiffPages.Read(tiff, directory, limits, imageJ is not null);
            if (_pages.Count > 0) TiffStack.CheckAlike(tiff.File, _pages[0], page);
            _pages.Add(page);
        }

        if (_pages.Count == 0) throw tiff.File.Invalid(5, "the file holds thumbnails and masks, but no plane");
        TiffChunks first = TiffChunks.Read(tiff, _pages[0], limits);
        int depth = _pages.Count;
        if (TiffStack.IsOneDirectoryStack(_pages, imageJ, first))
        {
            depth = imageJ!.Images;
            _stackOffset = first.Offsets[0];
        }

        if (depth > limits.MaxExtent)
            throw tiff.File.Invalid(
                3, $"there are more planes than the limit of {limits.MaxExtent} (MaxExtent)", Text(depth));
        if (_stackOffset >= 0)
            tiff.File.CheckRange(
                _stackOffset, depth * _pages[0].PlaneBytes, $"the end of plane {depth.ToString(CultureInfo.InvariantCulture)}");
        TiffStack.CheckTables(tiff, _pages, limits);
        TiffStack.Report(tiff.File, _pages, imageJ, (depth, skipped), findings);
        Header = TiffStack.Header(tiff, _pages[0], depth, (description, imageJ), limits, findings);
        _plane = new TiffPlane(tiff, limits);
    }

    /// <inheritdoc/>
    public VolumeHeader Header { get; }

    /// <summary>Opens a file and reads all its directories.</summary>
    public static TiffSource Open(string path, ReadLimits limits, FindingCollector findings)
    {
        TiffFile tiff = TiffFile.Open(path);
        try
        {
            return new TiffSource(tiff, limits, findings);
        }
        catch
        {
            tiff.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void ReadSlice(int z, Span<byte> destination)
    {
        if ((uint)z >= (uint)Header.Shape.Depth) throw new ArgumentOutOfRangeException(nameof(z), z, "no such plane");
        if (destination.Length != _pages[0].PlaneBytes)
            throw new ArgumentException(
                "the destination must hold exactly one plane", nameof(destination));
        if (_stackOffset < 0)
        {
            _plane.Read(_pages[z], destination);
            return;
        }

        _tiff.File.Read(_stackOffset + (z * _pages[0].PlaneBytes), destination, $"plane {Text(z + 1)}");
        _plane.ToMachineOrder(_pages[0], destination);
    }

    /// <inheritdoc/>
    public void Dispose() => _tiff.Dispose();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
