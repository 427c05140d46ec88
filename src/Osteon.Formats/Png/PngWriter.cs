using System.Buffers.Binary;

namespace Osteon.Formats;

/// <summary>
/// Writes 8-bit PNG images of 1 or 3 channels with the filter per row that makes its bytes smallest as signed numbers, and deflate
/// as .NET packs it.
/// </summary>
internal static class PngWriter
{
    /// <summary>Writes a whole file.</summary>
    public static void Write(Stream stream, int height, int width, int channels, ReadOnlySpan<byte> pixels)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (pixels.Length != (long)height * width * channels)
            throw new ArgumentException("the pixels must be exactly one image", nameof(pixels));
        stream.Write(PngChunk.Signature);
        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = (byte)(channels == 3 ? 2 : 0);
        PngChunk.Write(stream, PngChunk.Header, header);
        PngChunk.Write(stream, PngChunk.Data, ZlibBytes.Compress(Filter(height, width * channels, channels, pixels)));
        PngChunk.Write(stream, PngChunk.End, []);
    }

    private static byte[] Filter(int height, int rowBytes, int unit, ReadOnlySpan<byte> pixels)
    {
        byte[] result = new byte[checked(height * (1L + rowBytes))];
        byte[] zeros = new byte[rowBytes];
        byte[] trial = new byte[rowBytes];
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<byte> row = pixels.Slice(y * rowBytes, rowBytes);
            ReadOnlySpan<byte> above = y == 0 ? zeros : pixels.Slice((y - 1) * rowBytes, rowBytes);
            Span<byte> target = result.AsSpan(y * (1 + rowBytes), 1 + rowBytes);
            long smallest = long.MaxValue;
            for (byte filter = 0; filter <= 4; filter++)
            {
                long size = Apply(filter, row, above, trial, unit);
                if (size >= smallest) continue;
                smallest = size;
                target[0] = filter;
                trial.CopyTo(target[1..]);
            }
        }

        return result;
    }

    private static long Apply(int filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, Span<byte> target, int unit)
    {
        long size = 0;
        for (int i = 0; i < row.Length; i++)
        {
            int left = i >= unit ? row[i - unit] : 0;
            int aboveLeft = i >= unit ? above[i - unit] : 0;
            int guess = filter switch
            {
                0 => 0,
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                _ => PngFilter.Paeth(left, above[i], aboveLeft),
            };
            target[i] = (byte)(row[i] - guess);
            size += Math.Abs((int)(sbyte)target[i]);
        }

        return size;
    }
}
