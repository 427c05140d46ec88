using System.Globalization;
using System.IO.Compression;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A PNG file as a volume of one plane.</summary>
internal sealed class PngSource : ISliceSource
{
    /// <summary>First column, first row, columns apart, rows apart of the passes of Adam7.</summary>
    private static readonly (int X, int Y, int StepX, int StepY)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private readonly ImageFile _file;
    private readonly PngHeader _png;

    private readonly bool _withColour;

    private PngSource(ImageFile file, ReadLimits limits, FindingCollector findings, bool withColour)
    {
        (_file, _withColour) = (file, withColour);
        _png = PngHeader.Read(file, limits, findings, withColour);
        var metadata = new Dictionary<string, string>();
        if (_png.PixelsPerMetre is { X: > 0, Y: > 0 } density)
        {
            metadata["pixel_height_mm"] = (1000.0 / density.Y).ToString("R", CultureInfo.InvariantCulture);
            metadata["pixel_width_mm"] = (1000.0 / density.X).ToString("R", CultureInfo.InvariantCulture);
        }

        findings.Add(UnknownVoxelSize.Because("PNG does not state the distance between planes", new SourceLocation(file.Path)));
        Header = new VolumeHeader(new GridShape(1, _png.Height, _png.Width), null, _png.VoxelType, ValueScale.Identity, metadata);
    }

    /// <inheritdoc/>
    public VolumeHeader Header { get; }

    /// <summary>What stands before the pixels.</summary>
    public PngHeader Png => _png;

    /// <summary>
    /// Opens a file and reads what stands before its pixels. <paramref name="withColour"/>: colour and alpha are not refused, and the plane
    /// holds all samples of each pixel, for a palette in colour its indices.
    /// </summary>
    public static PngSource Open(string path, ReadLimits limits, FindingCollector findings, bool withColour = false)
    {
        ImageFile file = ImageFile.Open(path, "PNG");
        try
        {
            return new PngSource(file, limits, findings, withColour);
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
        int size = PixelBytes;
        if (destination.Length != (long)_png.Width * _png.Height * size)
            throw new ArgumentException(
                "the destination must hold exactly one plane", nameof(destination));
        try
        {
            using var data = new PngDataStream(_file, _png.Data);
            using var inflate = new ZLibStream(data, CompressionMode.Decompress, leaveOpen: true);
            if (_png.Interlaced)
            {
                foreach ((int X, int Y, int StepX, int StepY) pass in Passes) ReadPass(inflate, pass, destination);
            }
            else
            {
                ReadPass(inflate, (0, 0, 1, 1), destination);
            }

            inflate.ReadByte(); // reaches the checksum of zlib, which is verified there
            data.Drain();
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException)
        {
            throw _file.Invalid(10, "the compressed pixels are damaged", null, "The file is damaged: export it again.", problem);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private int PixelBytes => _png.VoxelType.Size() * (_withColour ? _png.Channels : 1);

    private void ReadPass(ZLibStream inflate, (int X, int Y, int StepX, int StepY) pass, Span<byte> destination)
    {
        int width = (_png.Width - pass.X + pass.StepX - 1) / pass.StepX;
        int height = (_png.Height - pass.Y + pass.StepY - 1) / pass.StepY;
        if (width <= 0 || height <= 0) return;
        int size = PixelBytes;
        int unit = Math.Max(1, _png.Bits * _png.Channels / 8);
        byte[] row = new byte[1 + _png.RowBytes(width)];
        byte[] above = new byte[row.Length];
        byte[] spread = pass.StepX > 1 ? new byte[width * size] : [];
        for (int y = 0; y < height; y++)
        {
            int line = pass.Y + (y * pass.StepY);
            if (inflate.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) < row.Length)
                throw _file.Invalid(10, "the pixels end early", Row(line), "The file was cut off or damaged: export it again.");
            if (!PngFilter.Undo(row[0], row.AsSpan(1), above.AsSpan(1), unit))
                throw _file.Invalid(10, "a row names a filter that PNG does not have", Row(line), "The file is damaged: export it again.");
            Span<byte> target = destination.Slice(line * _png.Width * size, _png.Width * size);
            Convert(row.AsSpan(1), pass.StepX > 1 ? spread : target, line);
            for (int x = 0; pass.StepX > 1 && x < width; x++)
                spread.AsSpan(x * size, size).CopyTo(target[((pass.X + (x * pass.StepX)) * size)..]);
            (row, above) = (above, row);
        }
    }

    private void Convert(ReadOnlySpan<byte> row, Span<byte> target, int line)
    {
        if (_png.Channels == 3 && !_withColour)
        {
            int coloured = GreyTable.FromColour(row, 3, target);
            if (coloured < 0) return;
            throw _file.Invalid(
                7,
                "the image is in colour",
                string.Create(CultureInfo.InvariantCulture, $"{Row(line)}, pixel {coloured + 1} of the row as stored"),
                "Osteon measures grey values. In Fiji: Image > Type > 8-bit, then save again.");
        }

        if (_png.Greys.Length > 0)
        {
            int largest = BitRow.Map(row, _png.Bits, _png.Greys, target);
            if (largest >= _png.PaletteSize)
                throw _file.Invalid(
                    10,
                    "a pixel refers to a colour beyond the palette",
                    largest.ToString(CultureInfo.InvariantCulture),
                    "The file is damaged: export it again.");
            return;
        }

        row[..target.Length].CopyTo(target);
        if (_png.Bits == 16 && BitConverter.IsLittleEndian) ByteOrder.Reverse(target, 2);
    }

    private static string Row(int line) => string.Create(CultureInfo.InvariantCulture, $"row {line + 1}");
}
