using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A bitmap as a volume of one plane of 8-bit greys.</summary>
internal sealed class BmpSource : ISliceSource
{
    private readonly ImageFile _file;
    private readonly BmpHeader _bmp;

    private BmpSource(ImageFile file, ReadLimits limits, FindingCollector findings)
    {
        _file = file;
        _bmp = BmpHeader.Read(file, limits, findings);
        var metadata = new Dictionary<string, string>();
        if (_bmp.PixelsPerMetre is { X: > 0, Y: > 0 } density)
        {
            metadata["pixel_height_mm"] = (1000.0 / density.Y).ToString("R", CultureInfo.InvariantCulture);
            metadata["pixel_width_mm"] = (1000.0 / density.X).ToString("R", CultureInfo.InvariantCulture);
        }

        findings.Add(UnknownVoxelSize.Because("BMP does not state the distance between planes", new SourceLocation(file.Path)));
        Header = new VolumeHeader(new GridShape(1, _bmp.Height, _bmp.Width), null, VoxelType.UInt8, ValueScale.Identity, metadata);
    }

    /// <inheritdoc/>
    public VolumeHeader Header { get; }

    /// <summary>Opens a file and reads header and palette.</summary>
    public static BmpSource Open(string path, ReadLimits limits, FindingCollector findings)
    {
        ImageFile file = ImageFile.Open(path, "BMP");
        try
        {
            return new BmpSource(file, limits, findings);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void ReadSlice(int z, Span<byte> destination)
    {
        if (z != 0) throw new ArgumentOutOfRangeException(nameof(z), z, "no such plane");
        if (destination.Length != (long)_bmp.Width * _bmp.Height)
            throw new ArgumentException(
                "the destination must hold exactly one plane", nameof(destination));
        // Rows are read in blocks, so that a large plane does not need a second one in memory.
        int rowsPerBlock = Math.Clamp((1 << 20) / _bmp.Stride, 1, _bmp.Height);
        byte[] block = new byte[rowsPerBlock * (long)_bmp.Stride];
        for (int first = 0; first < _bmp.Height; first += rowsPerBlock)
        {
            int rows = Math.Min(rowsPerBlock, _bmp.Height - first);
            Span<byte> stored = block.AsSpan(0, ((rows - 1) * _bmp.Stride) + _bmp.RowBytes);
            _file.Read(_bmp.Pixels + ((long)first * _bmp.Stride), stored, "its pixels");
            for (int row = 0; row < rows; row++)
            {
                int y = _bmp.TopDown ? first + row : _bmp.Height - 1 - first - row;
                Convert(stored.Slice(row * _bmp.Stride, _bmp.RowBytes), destination.Slice(y * _bmp.Width, _bmp.Width), y);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Convert(ReadOnlySpan<byte> stored, Span<byte> row, int y)
    {
        if (_bmp.IsDirect)
        {
            stored.CopyTo(row);
            return;
        }

        if (_bmp.Bits <= 8)
        {
            int largest = BitRow.Map(stored, _bmp.Bits, _bmp.Greys, row);
            if (largest < _bmp.PaletteSize) return;
            string value = string.Create(CultureInfo.InvariantCulture, $"index {largest} of {_bmp.PaletteSize} in row {y + 1}");
            throw _file.Invalid(10, "a pixel refers to a colour beyond the palette", value, "The file is damaged: export it again.");
        }

        int coloured = GreyTable.FromColour(stored, _bmp.Bits / 8, row);
        if (coloured < 0) return;
        throw _file.Invalid(
            7,
            "the image is in colour",
            string.Create(CultureInfo.InvariantCulture, $"row {y + 1}, column {coloured + 1}"),
            "Osteon measures grey values. In Fiji: Image > Type > 8-bit, then File > Save As > BMP or Tiff.");
    }
}
