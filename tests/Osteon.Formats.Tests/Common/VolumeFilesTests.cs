using System.IO.Compression;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.Common;

[Unit]
public sealed class VolumeFilesTests : IDisposable
{
    private static readonly GridShape Shape = VoxelFormula.FixtureShape;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static ISliceSource Some => VoxelFormula.Volume(VoxelType.Int16, Shape, Spacing.Cubic(0.01), ValueScale.Identity);

    private static byte[] Padded(ReadOnlySpan<byte> start, int length = 600)
    {
        byte[] bytes = new byte[length];
        start.CopyTo(bytes);
        return bytes;
    }

    [Theory]
    [InlineData(".nii")]
    [InlineData(".nii.gz")]
    [InlineData(".mha")]
    [InlineData(".nrrd")]
    public void The_content_decides_and_not_the_name(string ending)
    {
        VolumeFiles.Write(_folder["v" + ending], Some, RunContext.Default);
        foreach (string name in (string[])["v.dat", "v.tif", "V.NRRD", "w.nii", "noending"])
        {
            File.Copy(_folder["v" + ending], _folder[name], overwrite: true);
            using ISliceSource source = Findings.Open(_folder[name], out FindingCollector findings);
            VoxelFormula.AssertFollowed(source, VoxelType.Int16, Shape);
            Assert.Empty(findings.ToList());
        }
    }

    [Fact]
    public void A_missing_file_names_the_most_similar_one()
    {
        _folder.Write("rat_07_week4.nii.gz", "");
        Finding refused = Findings.Refused<MissingSourceException>(_folder["rat_7_week4.nii.gz"]);
        Assert.Equal("OST-VOL-001", refused.Id);
        Assert.Contains("rat_07_week4.nii.gz", refused.Hint, StringComparison.Ordinal);
        Directory.CreateDirectory(_folder["scans"]);
        Assert.Contains("'scans'", Findings.Refused<MissingSourceException>(_folder["scan/rat_07.nii"]).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_said_to_be_empty() =>
        Assert.Equal("OST-VOL-004", Findings.Refused<UnknownFormatException>(_folder.Write("v.nii", "")).Id);

    public static TheoryData<string, byte[], string> Foreign =>
    [
        ("slice.dcm", [.. new byte[128], .. "DICM"u8], "DICOM"),
        ("C0001234.ISQ", Padded("CTDATA-HEADER_V1"u8), "Scanco ISQ"),
        ("C0001234.AIM", Padded("AIMDATA_V030   \0"u8), "Scanco AIM"),
        ("v020.aim", Padded([20, 0, 0, 0, 140, 0, 0, 0]), "Scanco AIM"),
        ("slice", Padded([0xFF, 0xD8, 0xFF, 0xE0]), "JPEG"),
        ("scan.vgi", Padded("{volume1}\n[representation]"u8), "VGI"),
        ("stack.h5", Padded([0x89, (byte)'H', (byte)'D', (byte)'F', 13, 10, 26, 10]), "HDF5"),
        ("analyze.hdr", Padded([0x5C, 1, 0, 0]), "Analyze"),
        ("analyze_big.hdr", Padded([0, 0, 1, 0x5C]), "Analyze"),
        ("scan.raw", Padded([1, 2, 3]), "raw voxels"),
        ("scan.zip", Padded([(byte)'P', (byte)'K', 3, 4]), "ZIP"),
    ];

    [Theory]
    [MemberData(nameof(Foreign))]
    public void A_kind_that_is_not_read_is_named_with_what_to_do(string name, byte[] content, string kind)
    {
        Finding refused = Findings.Refused<UnknownFormatException>(_folder.Write(name, content));
        Assert.Equal("OST-VOL-003", refused.Id);
        Assert.Contains(kind, refused.Message, StringComparison.Ordinal);
        Assert.Contains("NIfTI-1", refused.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gzip_of_another_kind_is_to_be_unpacked()
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest)) stream.Write(Padded("NRRD0004\n"u8));
        Assert.Contains(
            "gzip",
            Findings.Refused<UnknownFormatException>(_folder.Write("v.nrrd.gz", packed.ToArray())).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_content_lists_what_is_read_and_what_the_name_says()
    {
        Finding refused = Findings.Refused<UnknownFormatException>(_folder.Write("v.nii", "this is no volume"));
        Assert.Equal("OST-VOL-002", refused.Id);
        Assert.Contains("the name says NIfTI-1", refused.Message, StringComparison.Ordinal);
        foreach (VolumeFormat format in VolumeFiles.All) Assert.Contains(format.Name, refused.Hint, StringComparison.Ordinal);
        foreach (string known in (string[])["DICOM", "Scanco ISQ", "Scanco AIM", "JPEG", "VGI"])
            Assert.Contains(known, refused.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_slices_is_refused()
    {
        Directory.CreateDirectory(_folder["empty"]);
        Assert.Equal("OST-VOL-002", Findings.Refused<UnknownFormatException>(_folder["empty"]).Id);
    }

    [Fact]
    public void An_ending_that_cannot_be_written_lists_those_that_can()
    {
        Finding refused = Assert.Throws<UnknownFormatException>(() =>
            VolumeFiles.Write(_folder["v.stl"], Some, RunContext.Default)).Finding;
        Assert.Equal("OST-VOL-025", refused.Id);
        Assert.Equal(".stl", refused.Value);
        Assert.Contains(".nrrd", refused.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_format_has_a_name_and_a_way_to_recognise_it_and_no_two_share_an_ending()
    {
        Assert.NotEmpty(VolumeFiles.All);
        Assert.All(
            VolumeFiles.All,
            f => Assert.True((f.Probe is null) != (f.ProbeFolder is null), $"{f.Name} is either a file or a folder"));
        string[] endings = [.. VolumeFiles.All.SelectMany(f => f.Extensions)];
        Assert.Equal(endings.Length, endings.Distinct().Count());
        Assert.All(endings, e => Assert.Matches(@"^\.[a-z0-9.]+$", e));
    }

    [Fact]
    public void Probes_answer_for_any_beginning_without_throwing()
    {
        var rng = new Rng(11);
        for (int i = 0; i < 2000; i++)
        {
            byte[] start = new byte[rng.NextInt(400)];
            foreach (ref byte b in start.AsSpan()) b = (byte)rng.NextInt(256);
            if (start.Length > 2 && i % 3 == 0) (start[0], start[1], start[2]) = (0x1f, 0x8b, 8);
            foreach (VolumeFormat format in VolumeFiles.All)
                if (format.Probe is { } probe) Assert.False(probe(start) && start.Length < 8);
        }
    }
}
