using Osteon.Primitives;

namespace Osteon.Formats.Tests.Common;

/// <summary>A header must not reach files outside its own folder.</summary>
[Unit]
public sealed class DetachedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DetachedFileTests()
    {
        _folder.Write("secret.raw", new byte[60]);
        _folder.Write("study/inside.raw", new byte[60]);
        Directory.CreateSymbolicLink(_folder["study/up"], _folder.Path);
        File.CreateSymbolicLink(_folder["study/link.raw"], _folder["secret.raw"]);
        File.CreateSymbolicLink(_folder["study/good.raw"], "inside.raw");
        File.CreateSymbolicLink(_folder["study/a"], "b");
        File.CreateSymbolicLink(_folder["study/b"], "a");
        Directory.CreateSymbolicLink(_folder["alias"], _folder["study"]);
    }

    public void Dispose() => _folder.Dispose();

    private string Mhd(string name, string folder = "study") => _folder.Write(
        $"{folder}/v.mhd", $"ObjectType = Image\nNDims = 3\nDimSize = 5 4 3\nElementType = MET_UCHAR\nElementDataFile = {name}\n");

    private string Nhdr(string name) =>
        _folder.Write("study/v.nhdr", $"NRRD0004\ntype: uint8\ndimension: 3\nsizes: 5 4 3\nencoding: raw\ndata file: {name}\n");

    [Theory]
    [InlineData("../secret.raw")]
    [InlineData("./../secret.raw")]
    [InlineData("x/../../secret.raw")]
    [InlineData("..\\secret.raw")]
    [InlineData("C:\\secret.raw")]
    [InlineData("\\\\server\\share\\secret.raw")]
    [InlineData("/etc/passwd")]
    [InlineData("up/secret.raw")]
    [InlineData("link.raw")]
    [InlineData("a")]
    [InlineData("..")]
    public void A_name_that_leads_out_is_refused(string name)
    {
        foreach (string path in (string[])[Mhd(name), Nhdr(name), Mhd($"LIST\n{name}\n{name}\n{name}")])
        {
            Finding refused = Findings.Refused<InvalidContentException>(path);
            Assert.Equal("OST-VOL-018", refused.Id);
            Assert.NotNull(refused.Location!.Line);
        }
    }

    [Fact]
    public void An_absolute_path_to_the_very_file_is_refused_too() =>
        Assert.Equal("OST-VOL-018", Findings.Refused<InvalidContentException>(Mhd(_folder["study/inside.raw"])).Id);

    [Theory]
    [InlineData("inside.raw", "study")]
    [InlineData("./inside.raw", "study")]
    [InlineData("good.raw", "study")]
    [InlineData("inside.raw", "alias")]
    public void A_file_beside_the_header_is_read_also_through_links_that_stay_inside(string name, string folder)
    {
        using ISliceSource source = Findings.Open(Mhd(name, folder), out _);
        source.ReadSlice(2, new byte[20]);
        Assert.Equal(new GridShape(3, 4, 5), source.Header.Shape);
    }

    [Fact]
    public void A_missing_file_is_named_with_the_most_similar_one()
    {
        Finding refused = Findings.Refused<MissingSourceException>(Nhdr("insde.raw"));
        Assert.Equal("OST-VOL-019", refused.Id);
        Assert.Equal("insde.raw", refused.Value);
        Assert.Contains("inside.raw", refused.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_named_without_a_folder_finds_its_data_beside_it()
    {
        string header = Mhd("inside.raw");
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, header);
        using ISliceSource source = Findings.Open(relative, out _);
        source.ReadSlice(0, new byte[20]);
    }
}
