using System.Buffers.Binary;
using System.Numerics;
using Osteon.Primitives;

namespace Osteon.MicroCt.Tests;

/// <summary>Volumes for the tests of segmentation and measuring.</summary>
internal static class TestVolumes
{
    /// <summary>The whole numbers 0 … 250 of the script that made the fixtures.</summary>
    public static long Pattern(long z, long y, long x) =>
        ((z * 73) + (y * 151) + (x * 199) + (z * y * 31) + (x * x * 17) + (z * x * x * 5)) % 251;

    /// <summary>A volume made voxel by voxel.</summary>
    public static Volume<T> Of<T>(GridShape shape, Func<int, int, int, T> value, ValueScale? scale = null, double spacing = 0.01)
        where T : unmanaged
    {
        var header = new VolumeHeader(
            shape, Spacing.Cubic(spacing), VoxelTypes.Of<T>(), scale ?? ValueScale.Identity, new Dictionary<string, string>());
        var volume = new Volume<T>(header);
        for (int z = 0; z < shape.Depth; z++)
            for (int y = 0; y < shape.Height; y++)
                for (int x = 0; x < shape.Width; x++) volume[z, y, x] = value(z, y, x);
        return volume;
    }

    /// <summary>The pattern in any voxel type, as factor · pattern + offset.</summary>
    public static Volume<T> OfPattern<T>(GridShape shape, double factor = 1, double offset = 0, ValueScale? scale = null)
        where T : unmanaged, INumber<T> =>
        Of(shape, (z, y, x) => T.CreateTruncating((factor * Pattern(z, y, x)) + offset), scale);

    /// <summary>A part of a volume as a volume of its own.</summary>
    public static Volume<T> Crop<T>(Volume<T> volume, VoxelBox box)
        where T : unmanaged =>
        Of(box.Shape, (z, y, x) => volume[box.Z0 + z, box.Y0 + y, box.X0 + x], volume.Header.Scale, volume.Spacing!.Value.Z);

    /// <summary>The LHDL 3155 cube: 200 uncompressed 8-bit TIFFs of 200 × 200, 19.5 µm.</summary>
    public static Volume<byte> Lhdl()
    {
        string folder = SharedData.Require("data/microct/lhdl_3155");
        string[] files = [.. Directory.EnumerateFiles(folder, "*.tif").Order(StringComparer.Ordinal)];
        var volume = new Volume<byte>(new GridShape(200, 200, 200), Spacing.Cubic(0.0195));
        for (int z = 0; z < 200; z++) FirstPage(File.ReadAllBytes(files[z]), 40_000).CopyTo(volume.Slice(z));
        return volume;
    }

    /// <summary>
    /// The bone corner of qim: one ImageJ TIFF of 128³ 8-bit voxels, one after another from its first strip; the size of a voxel is unknown
    /// and taken as 1.
    /// </summary>
    public static Volume<byte> Qim()
    {
        byte[] file = File.ReadAllBytes(SharedData.Require("data/microct/qim_bone128/bone_128x128x128.tif"));
        var volume = new Volume<byte>(new GridShape(128, 128, 128), Spacing.Cubic(1));
        ReadOnlySpan<byte> data = FirstPage(file, 128 * 128 * 128);
        for (int z = 0; z < 128; z++) data.Slice(z * 128 * 128, 128 * 128).CopyTo(volume.Slice(z));
        return volume;
    }

    /// <summary>The uncompressed data that begin at the first strip of the first page of a TIFF.</summary>
    private static ReadOnlySpan<byte> FirstPage(byte[] file, int length)
    {
        bool little = file[0] == (byte)'I';
        int Long(int at)
        {
            ReadOnlySpan<byte> bytes = file.AsSpan(at, 4);
            return little ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : BinaryPrimitives.ReadInt32BigEndian(bytes);
        }

        int Short(int at)
        {
            ReadOnlySpan<byte> bytes = file.AsSpan(at, 2);
            return little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
        }

        int directory = Long(4);
        for (int entry = 0; entry < Short(directory); entry++)
        {
            int at = directory + 2 + (12 * entry);
            if (Short(at) != 273) continue;
            int strips = Long(at + 4);
            int first = strips > 1 ? Long(Long(at + 8)) : Short(at + 2) == 3 ? Short(at + 8) : Long(at + 8);
            return file.AsSpan(first, length);
        }

        throw new InvalidDataException("no strip in the TIFF");
    }

    /// <summary>Rows of a fixture, cells of a row split at tabs, without its header.</summary>
    public static IEnumerable<string[]> Fixture(string name) =>
        File.ReadLines(Path.Combine(SharedData.RepositoryRoot, "tests", "Osteon.MicroCt.Tests", "Oracles", name))
            .Skip(1)
            .Select(line => line.Split('\t'));

    /// <summary>A context with this many threads.</summary>
    public static RunContext Threads(int threads) => RunContext.Default with { Threads = threads };
}

/// <summary>A source that counts how often each plane is read and fails on request.</summary>
internal sealed class CountingSource(ISliceSource inner, int failAt = -1) : ISliceSource
{
    public List<int> Reads { get; } = [];

    public VolumeHeader Header => inner.Header;

    public void ReadSlice(int z, Span<byte> destination)
    {
        Reads.Add(z);
        if (z == failAt) throw new InvalidContentException(Finding.Error("OST-TEST-001", "the file ends early"));
        inner.ReadSlice(z, destination);
    }

    public void Dispose()
    {
    }
}
