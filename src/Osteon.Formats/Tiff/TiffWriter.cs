using System.Buffers.Binary;
using System.Text;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Writes header, planes, shared values and directories, in this order; the header's pointer to the first directory is filled in last.
/// </summary>
internal sealed class TiffWriter
{
    private readonly FileStream _file;
    private readonly VolumeHeader _header;
    private readonly TiffWriteOptions _options;
    private readonly bool _big;
    private long _description;
    private int _descriptionLength;
    private (long X, long Y)? _resolution;

    private TiffWriter(FileStream file, VolumeHeader header, TiffWriteOptions options)
    {
        _file = file;
        _header = header;
        _options = options;
        // Directories take at most 17 entries a page; incompressible data grow by 5 bytes in 65 535 and a little.
        long plane = header.Shape.SliceCount * header.VoxelType.Size();
        long most = 4096 + (header.Shape.Depth * (plane + (plane / 8192) + 512));
        _big = options.BigTiff ?? most > uint.MaxValue;
    }

    /// <summary>Writes to a temporary name beside the file and renames it when all is there.</summary>
    public static void Write(string path, ISliceSource volume, TiffWriteOptions options, RunContext context)
    {
        string partial = path + ".partial";
        try
        {
            using (var file = new FileStream(partial, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 16))
                new TiffWriter(file, volume.Header, options).WriteAll(volume, context);
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            TryDelete(partial);
            throw new MissingSourceException(
                Finding.Error("OST-TIF-030", "the file cannot be written", new SourceLocation(path), path, problem.Message), problem);
        }
        catch
        {
            TryDelete(partial);
            throw;
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The first problem is the one to report.
        }
    }

    private void WriteAll(ISliceSource volume, RunContext context)
    {
        GridShape shape = _header.Shape;
        WriteFileHeader(0);
        byte[] plane = new byte[shape.SliceCount * _header.VoxelType.Size()];
        var places = new (long Offset, long Count)[shape.Depth];
        bool deflate = _options.Compression == TiffCompression.Deflate;
        for (int z = 0; z < shape.Depth; z++)
        {
            context.Report("writing", (double)z / shape.Depth);
            volume.ReadSlice(z, plane);
            if (!BitConverter.IsLittleEndian) ByteOrder.Reverse(plane, _header.VoxelType.Size());
            ReadOnlySpan<byte> bytes = deflate ? ZlibBytes.Compress(plane) : plane;
            if (deflate) Align();
            places[z] = (_file.Position, bytes.Length);
            _file.Write(bytes);
        }

        WriteShared(context);
        WriteDirectories(places);
    }

    private void WriteFileHeader(long firstDirectory)
    {
        _file.Position = 0;
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        bytes[0] = bytes[1] = (byte)'I';
        if (_big)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes[2..], TiffLayout.BigMagic);
            BinaryPrimitives.WriteUInt16LittleEndian(bytes[4..], 8);
            BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], firstDirectory);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes[2..], TiffLayout.ClassicMagic);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[4..], (uint)Offset(firstDirectory));
        }

        _file.Write(bytes[..(_big ? 16 : 8)]);
    }

    private void WriteShared(RunContext context)
    {
        Spacing? spacing = _header.Spacing;
        if (spacing is { } voxel)
        {
            (uint, uint)? x = Ratio(voxel.X);
            (uint, uint)? y = Ratio(voxel.Y);
            if (x is null || y is null)
            {
                context.Findings.Add(Finding.Warning(
                    "OST-TIF-031", "the voxel size is too small or too large for TIFF and was not written", null, voxel.ToString()));
                spacing = null;
            }
            else
            {
                Align();
                _resolution = (_file.Position, _file.Position + 8);
                WriteRatio(x.Value);
                WriteRatio(y.Value);
            }
        }

        byte[] description = Encoding.ASCII.GetBytes(ImageJDescription.Write(_header.Shape.Depth, spacing?.Z, _header.Scale) + "\0");
        Align();
        _description = _file.Position;
        _descriptionLength = description.Length;
        _file.Write(description);
    }

    private void WriteDirectories((long Offset, long Count)[] places)
    {
        Align();
        long first = _file.Position;
        Span<byte> pointer = stackalloc byte[8];
        for (int z = 0; z < places.Length; z++)
        {
            byte[] directory = Directory(places[z], z == 0);
            long next = z == places.Length - 1 ? 0 : _file.Position + directory.Length + (_big ? 8 : 4) + (directory.Length % 2);
            _file.Write(directory);
            BinaryPrimitives.WriteInt64LittleEndian(pointer, Offset(next));
            _file.Write(pointer[..(_big ? 8 : 4)]);
            Align();
        }

        WriteFileHeader(first);
    }

    private byte[] Directory((long Offset, long Count) place, bool first)
    {
        VoxelType type = _header.VoxelType;
        long format = type.IsInteger() ? (type is VoxelType.Int8 or VoxelType.Int16 or VoxelType.Int32 ? 2 : 1) : 3;
        ushort pointer = _big ? TiffType.Long8 : TiffType.Long;
        List<(ushort Tag, ushort Type, long Count, long Value)> entries =
        [
            (TiffTag.NewSubfileType, TiffType.Long, 1, 0),
            (TiffTag.ImageWidth, TiffType.Long, 1, _header.Shape.Width),
            (TiffTag.ImageLength, TiffType.Long, 1, _header.Shape.Height),
            (TiffTag.BitsPerSample, TiffType.Short, 1, 8 * type.Size()),
            (
                TiffTag.Compression,
                TiffType.Short,
                1,
                _options.Compression == TiffCompression.Deflate ? TiffScheme.Deflate : TiffScheme.None),
            (TiffTag.Photometric, TiffType.Short, 1, 1),
        ];
        if (first) entries.Add((TiffTag.ImageDescription, TiffType.Ascii, _descriptionLength, _description));
        entries.Add((TiffTag.StripOffsets, pointer, 1, place.Offset));
        entries.Add((TiffTag.SamplesPerPixel, TiffType.Short, 1, 1));
        entries.Add((TiffTag.RowsPerStrip, TiffType.Long, 1, _header.Shape.Height));
        entries.Add((TiffTag.StripByteCounts, pointer, 1, place.Count));
        if (_resolution is { } ratio)
        {
            entries.Add((TiffTag.XResolution, TiffType.Rational, 1, _big ? RatioValue(ratio.X) : ratio.X));
            entries.Add((TiffTag.YResolution, TiffType.Rational, 1, _big ? RatioValue(ratio.Y) : ratio.Y));
            entries.Add((TiffTag.ResolutionUnit, TiffType.Short, 1, 1)); // none: the unit is in the description
        }

        entries.Add((TiffTag.SampleFormat, TiffType.Short, 1, format));
        return Encode(entries);
    }

    private byte[] Encode(List<(ushort Tag, ushort Type, long Count, long Value)> entries)
    {
        int countSize = _big ? 8 : 2;
        int entrySize = _big ? 20 : 12;
        byte[] bytes = new byte[countSize + (entries.Count * entrySize)];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)entries.Count);
        for (int i = 0; i < entries.Count; i++)
        {
            (ushort tag, ushort type, long count, long value) = entries[i];
            Span<byte> entry = bytes.AsSpan(countSize + (i * entrySize), entrySize);
            BinaryPrimitives.WriteUInt16LittleEndian(entry, tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], type);
            if (_big)
            {
                BinaryPrimitives.WriteInt64LittleEndian(entry[4..], count);
                BinaryPrimitives.WriteInt64LittleEndian(entry[12..], value);
            }
            else
            {
                BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], (uint)count);
                BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], (uint)Offset(value));
            }
        }

        return bytes;
    }

    /// <summary>The offset, if this kind of file can hold it.</summary>
    private long Offset(long offset) =>
        _big || offset <= uint.MaxValue ? offset : throw new IOException("the file exceeds 4 GiB, which needs BigTIFF");

    private void Align()
    {
        if (_file.Position % 2 != 0) _file.WriteByte(0);
    }

    private void WriteRatio((uint Numerator, uint Denominator) ratio)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, ratio.Numerator);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[4..], ratio.Denominator);
        _file.Write(bytes);
    }

    /// <summary>A ratio as the 8 bytes that stand in a BigTIFF entry itself.</summary>
    private long RatioValue(long at)
    {
        (uint numerator, uint denominator) = Ratio(at == _resolution!.Value.X ? _header.Spacing!.Value.X : _header.Spacing!.Value.Y)!.Value;
        return (long)(((ulong)denominator << 32) | numerator);
    }

    /// <summary>
    /// Pixels per mm as a ratio of two 32-bit numbers: the convergents of the continued fraction of the pixel size, up to the first
    /// that is the size to the last bit, else the last that fits.
    /// </summary>
    internal static (uint Numerator, uint Denominator)? Ratio(double pixelMillimetres)
    {
        double rest = pixelMillimetres;
        (double above, double below) last = (1, 0);
        (double above, double below) before = (0, 1);
        (uint, uint)? best = null;
        for (int step = 0; step < 64; step++)
        {
            double whole = Math.Floor(rest);
            (double above, double below) next = ((whole * last.above) + before.above, (whole * last.below) + before.below);
            if (next.above > uint.MaxValue || next.below > uint.MaxValue) break;
            if (next.above > 0 && next.below > 0) best = ((uint)next.below, (uint)next.above);
            if (next.above / next.below == pixelMillimetres || rest == whole) break;
            (before, last) = (last, next);
            rest = 1 / (rest - whole);
        }

        return best is var (numerator, denominator)
            && Math.Abs(((double)denominator / numerator / pixelMillimetres) - 1) < 1e-6 ? best : null;
    }
}
