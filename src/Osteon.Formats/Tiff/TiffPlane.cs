using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Decodes one page into a plane. Keeps its working memory from plane to plane.</summary>
internal sealed class TiffPlane(TiffFile tiff, ReadLimits limits)
{
    private LzwDecoder? _lzw;
    private byte[] _stored = [];
    private byte[] _chunk = [];
    private byte[] _row = [];

    /// <summary>Reads and decodes a page; the destination holds exactly its plane.</summary>
    public void Read(TiffPage page, Span<byte> destination)
    {
        TiffChunks chunks = TiffChunks.Read(tiff, page, limits);
        bool direct = !page.Tiled && page.Sample == TiffSample.Stored;
        if (direct && page.Scheme == TiffScheme.None && chunks.AreContiguous(page))
        {
            tiff.File.Read(
                chunks.Offsets[0], destination, string.Create(CultureInfo.InvariantCulture, $"the pixels of page {page.Number}"));
            if (page.ReversedBits) ReverseBits(destination);
            ToMachineOrder(page, destination);
            return;
        }

        int rowBytes = page.Width * page.VoxelType.Size();
        for (int i = 0; i < chunks.Offsets.Length; i++)
        {
            int chunkRow = i / page.ChunksAcross;
            int firstRow = chunkRow * page.ChunkHeight;
            int rows = page.StoredRows(chunkRow);
            int bytes = page.ChunkRowBytes * rows;
            Span<byte> decoded = direct ? destination.Slice(firstRow * rowBytes, bytes) : Room(ref _chunk, bytes);
            Decode(page, i, chunks, decoded);
            if (!direct) Place(page, (firstRow, i % page.ChunksAcross * page.ChunkWidth), decoded, destination);
        }
    }

    /// <summary>Turns samples as stored into this machine's byte order.</summary>
    public void ToMachineOrder(TiffPage page, Span<byte> samples)
    {
        if (tiff.Swap && page.Bits >= 16) ByteOrder.Reverse(samples, page.Bits / 8);
    }

    private static Span<byte> Room(ref byte[] buffer, int bytes)
    {
        if (buffer.Length < bytes) buffer = GC.AllocateUninitializedArray<byte>(bytes);
        return buffer.AsSpan(0, bytes);
    }

    private static void ReverseBits(Span<byte> bytes)
    {
        foreach (ref byte value in bytes)
        {
            int b = value;
            b = ((b & 0xF0) >> 4) | ((b & 0x0F) << 4);
            b = ((b & 0xCC) >> 2) | ((b & 0x33) << 2);
            value = (byte)(((b & 0xAA) >> 1) | ((b & 0x55) << 1));
        }
    }

    private void Decode(TiffPage page, int index, TiffChunks chunks, Span<byte> decoded)
    {
        string what = string.Create(CultureInfo.InvariantCulture, $"{(page.Tiled ? "tile" : "strip")} {index + 1} of page {page.Number}");
        if (page.Scheme == TiffScheme.None)
        {
            tiff.File.Read(chunks.Offsets[index], decoded, what);
            if (page.ReversedBits) ReverseBits(decoded);
        }
        else
        {
            // No scheme needs more than three bytes for one, so a longer claim is not worth reading.
            int length = (int)Math.Min(chunks.Counts[index], Math.Min((3L * decoded.Length) + 65_536, Array.MaxLength));
            Span<byte> stored = Room(ref _stored, length);
            tiff.File.Read(chunks.Offsets[index], stored, what);
            if (page.ReversedBits) ReverseBits(stored);
            Expand(page.Scheme, length, decoded, what);
        }

        if (page.Predictor == TiffPredictor.FloatingPoint)
        {
            TiffPredictor.UndoFloatingPoint(decoded, page.ChunkRowBytes, page.Bits / 8, Room(ref _row, page.ChunkRowBytes));
            return;
        }

        ToMachineOrder(page, decoded);
        if (page.Predictor == TiffPredictor.Horizontal) TiffPredictor.UndoHorizontal(decoded, page.ChunkRowBytes, page.Bits / 8,
            page.Samples);
    }

    private void Expand(int scheme, int length, Span<byte> decoded, string what)
    {
        ReadOnlySpan<byte> stored = _stored.AsSpan(0, length);
        switch (scheme)
        {
            case TiffScheme.PackBits:
                int count = PackBits.Decode(stored, decoded);
                if (count < decoded.Length) throw TooShort(what, count, decoded.Length);
                break;
            case TiffScheme.Lzw:
                _lzw ??= new LzwDecoder();
                LzwDecoder.Outcome outcome = _lzw.Decode(stored, decoded);
                if (outcome == LzwDecoder.Outcome.Full) break;
                throw tiff.File.Invalid(
                    10,
                    outcome switch
                    {
                        LzwDecoder.Outcome.Short => $"the LZW data of {what} end before its pixels",
                        LzwDecoder.Outcome.OldBitOrder => $"{what} has the LZW bit order of before TIFF 5.0, which is not read",
                        _ => $"the LZW data of {what} are damaged",
                    },
                    null,
                    "Export the file again without compression.");
            default:
                Inflate(length, decoded, what);
                break;
        }
    }

    private void Inflate(int length, Span<byte> decoded, string what)
    {
        try
        {
            using var stored = new MemoryStream(_stored, 0, length, writable: false);
            using var inflate = new ZLibStream(stored, CompressionMode.Decompress);
            int count = inflate.ReadAtLeast(decoded, decoded.Length, throwOnEndOfStream: false);
            if (count < decoded.Length) throw TooShort(what, count, decoded.Length);
            inflate.ReadByte(); // reaches the checksum, which is verified there
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException)
        {
            throw tiff.File.Invalid(10, $"the Deflate data of {what} are damaged", null, "The file is damaged: export it again.", problem);
        }
    }

    private InvalidContentException TooShort(string what, int count, int expected) => tiff.File.Invalid(
        10,
        $"the data of {what} end before its pixels",
        string.Create(CultureInfo.InvariantCulture, $"{count} of {expected} bytes"),
        "The file was cut off or damaged: export it again.");

    private static void Place(TiffPage page, (int Row, int Column) at, ReadOnlySpan<byte> chunk, Span<byte> destination)
    {
        int size = page.VoxelType.Size();
        int columns = Math.Min(page.ChunkWidth, page.Width - at.Column);
        int rows = Math.Min(page.ChunkHeight, page.Height - at.Row);
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<byte> from = chunk.Slice(row * page.ChunkRowBytes, page.ChunkRowBytes);
            Span<byte> to = destination.Slice((((at.Row + row) * page.Width) + at.Column) * size, columns * size);
            switch (page.Sample)
            {
                case TiffSample.Stored:
                    from[..to.Length].CopyTo(to);
                    break;
                case TiffSample.Half:
                    ReadOnlySpan<Half> halves = MemoryMarshal.Cast<byte, Half>(from);
                    Span<float> floats = MemoryMarshal.Cast<byte, float>(to);
                    for (int x = 0; x < floats.Length; x++) floats[x] = (float)halves[x];
                    break;
                default:
                    BitRow.Map(from, page.Bits, page.Greys, to);
                    break;
            }
        }
    }
}
