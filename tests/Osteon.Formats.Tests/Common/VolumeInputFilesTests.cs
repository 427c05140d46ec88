using Osteon.Primitives;

namespace Osteon.Formats.Tests.Common;

/// <summary>The files that are listed for a volume are the files that decide its voxels and its header.</summary>
[Unit]
public sealed class VolumeInputFilesTests : IDisposable
{
    private const string Mhd = "ObjectType = Image\nNDims = 3\nDimSize = 2 2 3\nElementType = MET_UCHAR\nElementDataFile = ";
    private const string Nhdr = "NRRD0004\ntype: uint8\ndimension: 3\nsizes: 2 2 3\nencoding: raw\ndata file: ";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string[] Names(string path)
    {
        IReadOnlyList<(string Name, string Path)> files = VolumeInputFiles.Of(_folder[path]);
        Assert.All(files, f => Assert.True(File.Exists(f.Path), f.Path));
        return [.. files.Select(f => f.Name)];
    }

    private void Opens(string path)
    {
        using ISliceSource source = VolumeFiles.Open(_folder[path], ReadLimits.Default, new FindingCollector());
        Assert.Equal(new GridShape(3, 2, 2), source.Header.Shape);
    }

    [Theory]
    [InlineData("v.mhd", Mhd)]
    [InlineData("v.nhdr", Nhdr)]
    public void A_header_is_listed_with_its_data_files(string name, string header)
    {
        _folder.Write("voxels/v.raw", new byte[12]);
        for (int i = 1; i <= 3; i++) _folder.Write($"p{i}.raw", new byte[4]);
        _folder.Write("p4.raw", new byte[4]);
        foreach ((string data, string[] files) in ((string, string[])[])
            [("voxels/v.raw", ["voxels/v.raw"]), ("LIST\np3.raw\np1.raw\np2.raw", ["p1.raw", "p2.raw", "p3.raw"]), ("p%d.raw 1 3 1", ["p1.raw", "p2.raw", "p3.raw"])])
        {
            _folder.Write(name, header + data + "\n");
            Opens(name);
            Assert.Equal(new[] { name }.Concat(files).Order(StringComparer.Ordinal), Names(name));
        }
    }

    [Fact]
    public void A_pair_is_listed_whole_whichever_file_is_named()
    {
        VolumeFiles.Write(_folder["s.nii"], VoxelFormula.Volume(VoxelType.UInt8, new GridShape(3, 2, 2), Spacing.Cubic(0.01), ValueScale.Identity), RunContext.Default);
        byte[] single = File.ReadAllBytes(_folder["s.nii"]);
        byte[] header = single[..348];
        (header[344], header[345], header[346]) = ((byte)'n', (byte)'i', (byte)'1');
        BitConverter.GetBytes(0f).CopyTo(header, 108);
        _folder.Write("p.hdr", header);
        _folder.Write("p.img", single[352..]);
        Opens("p.hdr");
        Assert.Equal(["p.hdr", "p.img"], Names("p.hdr"));
        Assert.Equal(["p.hdr", "p.img"], Names("p.img"));
        Assert.Equal(["s.nii"], Names("s.nii"));
    }

    [Fact]
    public void A_folder_is_listed_by_its_slices()
    {
        for (int i = 1; i <= 3; i++) File.Copy(Truth.Fixture("bmp/u8_pillow.bmp"), _folder[$"a{i}.bmp"]);
        _folder.Write("notes.txt", "n");
        File.Copy(Truth.Fixture("bmp/u8_pillow.bmp"), _folder["preview.bmp"]);
        Assert.Equal(["a1.bmp", "a2.bmp", "a3.bmp"], Names(""));
    }

    [Fact]
    public void A_scanners_folder_is_listed_by_its_log_and_the_slices_it_names()
    {
        using ScratchFolder scratch = SkyScanLogs.OlderFolder();
        string[] expected = ["rat07__rec.log", .. Enumerable.Range(100, 5).Select(i => $"rat07__rec0{i}.bmp")];
        foreach (string path in (string[])[scratch.Path, scratch["rat07__rec.log"]])
            Assert.Equal(expected.Order(StringComparer.Ordinal), VolumeInputFiles.Of(path).Select(f => f.Name));
    }

    [Fact]
    public void Of_two_logs_the_one_that_is_named_is_read()
    {
        using ScratchFolder scratch = SkyScanLogs.OlderFolder();
        scratch.Write("second.log", SkyScanLogs.Bytes(SkyScanLogs.Older.Replace("rat07__rec", "second", StringComparison.Ordinal)));
        for (int section = 100; section <= 104; section++) File.Copy(Truth.Fixture("bmp/u8_nrecon_1134.bmp"), scratch[$"second{section:0000}.bmp"]);
        Assert.Equal("OST-SKY-007", Assert.Throws<InvalidContentException>(
            () => VolumeFiles.Open(scratch.Path, ReadLimits.Default, new FindingCollector())).Finding.Id);
        IReadOnlyList<(string Name, string Path)> files = VolumeInputFiles.Of(scratch["second.log"]);
        Assert.Equal(6, files.Count);
        Assert.All(files, f => Assert.StartsWith("second", f.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_opened_is_listed_as_it_is()
    {
        _folder.Write("v.mhd", Mhd + "missing.raw\n");
        Assert.Equal(["v.mhd"], Names("v.mhd"));
        _folder.Write("odd/one.txt", "1");
        _folder.Write("odd/.hidden", "1");
        Assert.Equal(["one.txt"], Names("odd"));
        Assert.Equal(["gone.nrrd"], VolumeInputFiles.Of(_folder["gone.nrrd"]).Select(f => f.Name));
    }
}
