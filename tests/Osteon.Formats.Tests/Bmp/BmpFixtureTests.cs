using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>Files written by Pillow, or packed by the fixture script and read back by Pillow.</summary>
[Oracle]
public sealed class BmpFixtureTests
{
    public static TheoryData<string> Files => Truth.Named("bmp");

    [Fact]
    public void No_variant_went_missing() => Assert.True(Files.Count >= 7, $"{Files.Count} files");

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_pixel_is_what_the_writer_was_given(string name)
    {
        var findings = new FindingCollector();
        using ISliceSource source = BmpFormat.Open(Truth.Fixture($"bmp/{name}"), ReadLimits.Default, findings);
        Assert.Equal(Truth.Shape with { Depth = 1 }, source.Header.Shape);
        Assert.Null(source.Header.Spacing);
        Truth.AssertIsFormula(name, source);
        Assert.Equal(name[0] == 'b', findings.Remarks().Any(f => f.Id == "OST-BMP-022"));
    }

    [Theory]
    [InlineData("palette_inverted.bmp", -1, 255)]
    [InlineData("rgb_grey.bmp", 1, 0)]
    [InlineData("rgb32_grey.bmp", 1, 0)]
    public void Grey_in_colour_coding_gives_the_grey(string name, int sign, int offset)
    {
        using ISliceSource source = Open(name);
        byte[] plane = Truth.Slice(source, 0);
        for (int i = 0; i < plane.Length; i++)
            Assert.Equal((sign * Truth.Value("u8", 0, i / Truth.Shape.Width, i % Truth.Shape.Width)) + offset, plane[i]);
    }

    [Fact]
    public void Colour_is_refused()
    {
        Assert.Equal("OST-BMP-007", Assert.Throws<InvalidContentException>(() => Open("palette_colour.bmp")).Finding.Id);
        using ISliceSource source = Open("rgb_colour.bmp");
        InvalidContentException refusal = Assert.Throws<InvalidContentException>(() => Truth.Slice(source, 0));
        Assert.Equal("row 12, column 6", refusal.Finding.Value);
    }

    [Fact]
    public void Run_length_coding_is_refused_with_a_hint()
    {
        using var scratch = new ScratchFolder();
        byte[] file = File.ReadAllBytes(Truth.Fixture("bmp/u8_pillow.bmp"));
        file[30] = 1;
        InvalidContentException refusal =
            Assert.Throws<InvalidContentException>(() => BmpFormat.Open(
                scratch.Write("a.bmp", file), ReadLimits.Default, new FindingCollector()));
        Assert.Equal("OST-BMP-009", refusal.Finding.Id);
    }

    [Fact]
    public void An_index_beyond_the_palette_is_an_error()
    {
        using var scratch = new ScratchFolder();
        byte[] file = File.ReadAllBytes(Truth.Fixture("bmp/u8_pillow.bmp"));
        file[46] = 100; // colours used
        file[47] = 0;
        using ISliceSource source = BmpFormat.Open(scratch.Write("a.bmp", file), ReadLimits.Default, new FindingCollector());
        Assert.Equal("OST-BMP-010", Assert.Throws<InvalidContentException>(() => Truth.Slice(source, 0)).Finding.Id);
    }

    private static ISliceSource Open(string name) => BmpFormat.Open(
        Truth.Fixture($"bmp/{name}"), ReadLimits.Default, new FindingCollector());
}
