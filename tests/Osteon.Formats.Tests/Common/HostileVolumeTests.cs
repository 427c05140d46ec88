using System.IO.Compression;
using System.Text;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.Common;

/// <summary>
/// Broken and lying files: a reader answers with a volume or with a finding, never with another exception, and never allocates what the
/// file only claims.
/// </summary>
[Property]
public sealed class HostileVolumeTests : IDisposable
{
    /// <summary>Buffers of streams, one text header and its lines; far below any volume a header could claim.</summary>
    private const long MostAllocated = 4 << 20;

    private static readonly GridShape Shape = new(6, 9, 11);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Kinds =>
        [".nii", ".nii.gz", ".mha", "packed.mha", ".nrrd", "packed.nrrd", "text.nrrd", "list.nhdr", "pattern.mhd", "pair.hdr"];

    private (string Name, byte[] File, int HeaderBytes) Good(string kind)
    {
        ISliceSource volume = VoxelFormula.Volume(VoxelType.Int16, Shape, Spacing.FromMillimetres(0.02, 0.01, 0.01), new ValueScale(2, 1));
        byte[] data = VoxelFormula.Bytes(VoxelType.Int16, Shape, false);
        for (int z = 0; z < Shape.Depth; z++) _folder.Write($"p{z}.raw", VoxelFormula.Plane(VoxelType.Int16, Shape, z));
        switch (kind)
        {
            case "text.nrrd":
                string numbers = string.Join(' ', Enumerable.Range(0, 594).Select(k => VoxelFormula.At(VoxelType.Int16, k)));
                byte[] text = Encoding.ASCII.GetBytes($"NRRD0004\ntype: short\ndimension: 3\nsizes: 11 9 6\nencoding: ascii\nspacings: " +
                    $"1 1 1\nunits: \"mm\" \"mm\" \"mm\"\n\n{numbers}\n");
                return ("v.nrrd", text, 140);
            case "list.nhdr":
                byte[] list = [.. "NRRD0004\ntype: short\ndimension: 3\nsizes: 11 9 6\nencoding: raw\nendian: little\nspace: LPS\n"u8 +
                    "space directions: (1,0,0) (0,1,0) (0,0,1)\ndata file: LIST\np0.raw\np1.raw\np2.raw\np3.raw\np4.raw\np5.raw\n"u8];
                return ("v.nhdr", list, list.Length);
            case "pattern.mhd":
                byte[] pattern = [.. "ObjectType = Image\nNDims = 3\nDimSize = 11 9 6\nElementSpacing = 1 1 2\nHeaderSize = "u8 +
                    "0\nCompressedData = False\nElementType = MET_SHORT\nElementDataFile = p%d.raw 0 5 1\n"u8];
                return ("v.mhd", pattern, pattern.Length);
            case "pair.hdr":
                VolumeFiles.Write(_folder["g.nii"], volume, RunContext.Default);
                byte[] header = File.ReadAllBytes(_folder["g.nii"])[..348];
                "ni1\0"u8.CopyTo(header.AsSpan(344));
                header.AsSpan(108, 4).Clear();
                _folder.Write("v.img", data);
                return ("v.hdr", header, 348);
            default:
                string ending = kind[kind.IndexOf('.', StringComparison.Ordinal)..];
                bool isNifti = ending.StartsWith(".nii", StringComparison.Ordinal);
                bool? compress = isNifti ? null : kind.StartsWith("packed", StringComparison.Ordinal);
                VolumeFiles.Write(_folder["g" + ending], volume, new VolumeWriteOptions { Compress = compress }, RunContext.Default);
                return ("v" + ending, File.ReadAllBytes(_folder["g" + ending]), 360);
        }
    }

    /// <summary>Opens and reads a file; true if all of it could be read. Every other exception than a finding fails the test.</summary>
    private static bool Survives(string path, Func<string, ReadLimits, FindingCollector, ISliceSource> open)
    {
        byte[] plane = new byte[1 << 20];
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool whole = false;
        try
        {
            using ISliceSource source = open(path, ReadLimits.Default, new FindingCollector());
            long sliceBytes = source.Header.Shape.SliceCount * source.Header.VoxelType.Size();
            int planes = sliceBytes > plane.Length ? 0 : Math.Min(source.Header.Shape.Depth, 50);
            for (int z = 0; z < planes; z++) source.ReadSlice(z, plane.AsSpan(0, (int)sliceBytes));
            whole = planes > 0;
        }
        catch (OsteonException e)
        {
            Assert.False(string.IsNullOrWhiteSpace(e.Finding.Message));
            Assert.Matches("^OST-[A-Z]{3}-[0-9]{3}$", e.Finding.Id);
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < MostAllocated, $"{allocated} bytes were allocated");
        return whole;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_changed_file_gives_a_volume_or_a_finding(string kind)
    {
        (string name, byte[] file, int headerBytes) = Good(kind);
        VolumeFormat format = FormatOf(name);
        Assert.True(Survives(_folder.Write(name, file), VolumeFiles.Open), "the file is good before it is changed");
        int read = 0, refused = 0;
        PropertyCheck.ForAll(
            Gen.Choose(0, int.MaxValue),
            seed =>
            {
                byte[] changed = Mutation.Of(file, headerBytes, new Rng((ulong)seed));
                string path = _folder.Write(name, changed);
                bool whole = Survives(path, (p, l, f) => format.Open(p, l, f));
                Survives(path, VolumeFiles.Open);
                if (whole) read++;
                else refused++;
            },
            count: 400);
        Assert.True(read >= 5 && refused >= 100, $"the changes tell nothing: {read} read, {refused} refused");
    }

    [Fact]
    public void The_shrew_cut_and_changed_gives_a_volume_or_a_finding()
    {
        byte[] file = File.ReadAllBytes(SharedData.Require("data/microct/shrew_bonej/Shrew.nrrd"));
        int read = 0, refused = 0;
        PropertyCheck.ForAll(
            Gen.Choose(0, int.MaxValue),
            seed =>
            {
                if (Survives(_folder.Write("s.nrrd", Mutation.Of(file, 330, new Rng((ulong)seed))), VolumeFiles.Open)) read++;
                else refused++;
            },
            count: 60);
        Assert.True(read >= 3 && refused >= 15, $"the changes tell nothing: {read} read, {refused} refused");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_shorter_file_is_refused_or_fails_in_a_plane(string kind)
    {
        (string name, byte[] file, _) = Good(kind);
        if (name is "v.nhdr" or "v.mhd") return;
        int end = file.Length - (kind == "text.nrrd" ? 7 : 1);
        IEnumerable<int> lengths = Enumerable.Range(0, end).Where(n => n % Math.Max(1, file.Length / 97) == 0 || n > end - 16);
        foreach (int length in lengths)
        {
            _folder.Write(name, file[..length]);
            FindingCollector? findings = null;
            bool whole = Survives(_folder[name], (p, l, f) => VolumeFiles.Open(p, l, findings = f));

            // Where only the last code and the checksum behind the packed voxels are cut off, all voxels are there, and a warning came
            // beforehand.
            bool warned = (kind is ".nii.gz" or "packed.nrrd") && length >= file.Length - 10 && findings!.Ids().Contains("OST-VOL-020");
            Assert.False(whole && !warned, $"{kind} cut to {length} of {file.Length} bytes was read");
        }
    }

    [Fact]
    public void A_bomb_is_refused_before_it_is_unpacked()
    {
        // 40 MB of zeros in 40 kB; the header claims 70 GB.
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            for (int i = 0; i < 40; i++) stream.Write(new byte[1 << 20]);
        byte[] header = Encoding.ASCII.GetBytes("NRRD0004\ntype: uchar\ndimension: 3\nsizes: 32768 32768 65536\nencoding: gzip\n\n");
        string path = _folder.Write("bomb.nrrd", [.. header, .. packed.ToArray()]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("OST-VOL-013", Findings.Refused<InvalidContentException>(path).Id);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostAllocated);
    }

    [Fact]
    public void A_long_text_header_is_bounded_by_the_limit()
    {
        var limits = new ReadLimits { MaxHeaderBytes = 1 << 16 };
        string path = _folder.Write("long.nrrd", "NRRD0004\n" + new string('#', 8 << 20));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(
            "OST-VOL-017",
            Assert.Throws<InvalidContentException>(() => NrrdFormat.Open(path, limits, new FindingCollector())).Finding.Id);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);
    }

    [Fact]
    public void Limits_of_the_caller_hold()
    {
        string path = _folder["v.mha"];
        VolumeFiles.Write(path, new Volume<byte>(new GridShape(2, 30, 40)), RunContext.Default);
        MetaImageFormat.Open(path, new ReadLimits { MaxExtent = 40, MaxSliceBytes = 1200 }, new FindingCollector()).Dispose();
        foreach (ReadLimits limits in (ReadLimits[])[new() { MaxExtent = 39 }, new() { MaxSliceBytes = 1199 }])
            Assert.Contains(
                Assert.Throws<InvalidContentException>(() => MetaImageFormat.Open(path, limits, new FindingCollector())).Finding.Id,
                (string[])["OST-VOL-010", "OST-VOL-011"]);
    }

    private static VolumeFormat FormatOf(string name) => VolumeFiles.All.First(f => f.HasExtensionOf(name));
}
