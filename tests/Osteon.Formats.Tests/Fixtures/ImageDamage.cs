using System.Buffers.Binary;
using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>Damages files at random and checks that a reader either reads them or says what is wrong, with memory in proportion.</summary>
internal static class ImageDamage
{
    /// <summary>Small enough that a lie about sizes shows, large enough for every fixture.</summary>
    public static readonly ReadLimits Limits = ReadLimits.Default with
    {
        MaxExtent = 4096,
        MaxSliceBytes = 1 << 20,
        MaxPages =
        300,
        MaxHeaderBytes = 1 << 18
    };

    private const int MostSlices = 3;

    private static readonly ulong[] Extremes =
    [
        0,
        1,
        2,
        3,
        7,
        0x7F,
        0x80,
        0xFF,
        0x7FFF,
        0x8000,
        0xFFFF,
        0x7FFF_FFFF,
        0x8000_0000,
        0xFFFF_FFFF,
        0x7FFF_FFFF_FFFF_FFFF,
        ulong.MaxValue,
        0x0100_0000_0000,
    ];

    /// <summary>A damaged copy. Bytes near the start and the end, where headers are, are damaged most often.</summary>
    public static byte[] Damage(byte[] file, Rng random)
    {
        byte[] copy = [.. file];
        int rounds = 1 + random.NextInt(3);
        for (int round = 0; round < rounds; round++)
        {
            int place = Place(copy.Length, random);
            switch (random.NextInt(5))
            {
                case 0:
                    copy[place] ^= (byte)(1 << random.NextInt(8));
                    break;
                case 1:
                    copy[place] = (byte)random.NextInt(256);
                    break;
                case 2:
                    copy = copy[..Math.Max(1, random.NextInt(3) == 0 ? place : copy.Length - random.NextInt(Math.Min(copy.Length, 64)))];
                    break;
                case 3:
                    Overwrite(copy, place & ~1, random);
                    break;
                default:
                    int from = Place(copy.Length, random);
                    int count = Math.Min(1 + random.NextInt(24), copy.Length - Math.Max(from, place));
                    copy.AsSpan(from, count).CopyTo(copy.AsSpan(place));
                    break;
            }
        }

        return copy;
    }

    /// <summary>Overwrites type, count or value of one entry of one directory of a TIFF file; true if there was one.</summary>
    public static bool DamageTiffEntry(byte[] file, Rng random)
    {
        if (file.Length < 16) return false;
        bool little = file[0] == 'I';
        bool big = file[little ? 2 : 3] == 43;
        (int countSize, int entrySize, int offsetSize) = big ? (8, 20, 8) : (2, 12, 4);
        long directory = Number(file.AsSpan(big ? 8 : 4, offsetSize), little);
        int skip = random.NextInt(3);
        while (directory > 0 && directory <= file.Length - countSize)
        {
            long entries = Number(file.AsSpan((int)directory, countSize), little);
            long end = directory + countSize + (entries * entrySize);
            if (entries is <= 0 or > 100 || end + offsetSize > file.Length) return false;
            if (skip-- == 0)
            {
                int entry = (int)directory + countSize + (random.NextInt((int)entries) * entrySize);
                (int at, int size) = random.NextInt(6) switch
                {
                    0 => (entry, 2),
                    1 => (entry + 2, 2),
                    2 => (entry + 4, offsetSize),
                    3 => ((int)end, offsetSize), // the next directory
                    _ => (entry + 4 + offsetSize, random.NextInt(2) == 0 ? 2 : offsetSize),
                };
                ulong value = Extremes[random.NextInt(Extremes.Length)];
                if (random.NextInt(2) == 0) value = (ulong)random.NextInt(file.Length + 64);
                for (int i = 0; i < size; i++) file[at + i] = (byte)(value >> (8 * (little ? i : size - 1 - i)));
                return true;
            }

            directory = Number(file.AsSpan((int)end, offsetSize), little);
        }

        return false;
    }

    /// <summary>
    /// Opens and reads up to three planes. Every outcome must be success or an <see cref="OsteonException"/>, and the memory asked for
    /// must stay in proportion to the limits and the file. True if all was read.
    /// </summary>
    public static bool Survives(byte[] content, string path, Func<string, ReadLimits, FindingCollector, ISliceSource> open)
    {
        // A new file each time: some file systems flush a file to disk that is emptied and written again, which takes longer than the test.
        File.Delete(path);
        File.WriteAllBytes(path, content);
        long before = GC.GetAllocatedBytesForCurrentThread();
        long planes = 0;
        bool read = false;
        try
        {
            using ISliceSource source = open(path, Limits, new FindingCollector());
            GridShape shape = source.Header.Shape;
            long bytes = shape.SliceCount * source.Header.VoxelType.Size();
            Assert.InRange(bytes, 1, Limits.MaxSliceBytes);
            Assert.InRange(shape.Depth, 1, Limits.MaxExtent);
            byte[] plane = new byte[bytes];
            planes = bytes;
            for (int z = 0; z < Math.Min(shape.Depth, MostSlices); z++) source.ReadSlice(z, plane);
            read = true;
        }
        catch (OsteonException problem)
        {
            Assert.Matches("^OST-[A-Z]{3}-[0-9]{3}$", problem.Finding.Id);
            Assert.Equal(Severity.Error, problem.Finding.Severity);
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before - planes;
        long allowed = (8 * Limits.MaxSliceBytes) + (64L * content.Length) + (1 << 20);
        Assert.True(allocated <= allowed, $"{allocated} bytes were allocated for a file of {content.Length}");
        return read;
    }

    /// <summary>Makes the checksums of all chunks right again, so that damage reaches what is behind them.</summary>
    public static void RepairPngChecksums(byte[] file)
    {
        for (long at = 8; at + 12 <= file.Length;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan((int)at));
            if (at + 12 + length > file.Length) return;
            uint crc = Crc32.Finish(Crc32.Append(Crc32.Start, file.AsSpan((int)at + 4, (int)length + 4)));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan((int)(at + 8 + length)), crc);
            at += 12 + length;
        }
    }

    private static int Place(int length, Rng random) => random.NextInt(4) switch
    {
        0 => random.NextInt(length),
        1 => length - 1 - random.NextInt(Math.Min(length, 300)),
        _ => random.NextInt(Math.Min(length, 200)),
    };

    private static void Overwrite(byte[] file, int place, Rng random)
    {
        int size = 1 << random.NextInt(4);
        if (place + size > file.Length) return;
        ulong value = random.NextInt(4) == 0 ? (ulong)file.Length : Extremes[random.NextInt(Extremes.Length)];
        Span<byte> bytes = stackalloc byte[8];
        if (random.NextInt(2) == 0) BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        else BinaryPrimitives.WriteUInt64BigEndian(bytes, value << (64 - (8 * size)));
        bytes[..size].CopyTo(file.AsSpan(place));
    }

    private static long Number(ReadOnlySpan<byte> bytes, bool little)
    {
        long value = 0;
        for (int i = 0; i < bytes.Length; i++) value |= (long)bytes[i] << (8 * (little ? i : bytes.Length - 1 - i));
        return value;
    }
}
