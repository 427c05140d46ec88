using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>Files written by Pillow, or packed by the fixture script and read back by Pillow.</summary>
[Oracle]
public sealed class PngFixtureTests
{
    public static TheoryData<string> Files => Truth.Named("png");

    [Fact]
    public void No_variant_went_missing() => Assert.True(Files.Count >= 14, $"{Files.Count} files");

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_pixel_is_what_the_writer_was_given(string name)
    {
        using ISliceSource source = Open(name);
        bool tiny = name.Contains("3x2", StringComparison.Ordinal);
        Assert.Equal(tiny ? new GridShape(1, 3, 2) : Truth.Shape with { Depth = 1 }, source.Header.Shape);
        Assert.Null(source.Header.Spacing);
        Truth.AssertIsFormula(name, source);
    }

    [Theory]
    [InlineData("palette_identity.png", 1, 0)]
    [InlineData("palette_inverted.png", -1, 255)]
    [InlineData("rgb_grey.png", 1, 0)]
    public void Grey_in_colour_coding_gives_the_grey(string name, int sign, int offset)
    {
        using ISliceSource source = Open(name);
        byte[] plane = Truth.Slice(source, 0);
        for (int i = 0; i < plane.Length; i++)
            Assert.Equal((sign * Truth.Value("u8", 0, i / Truth.Shape.Width, i % Truth.Shape.Width)) + offset, plane[i]);
    }

    [Fact]
    public void A_short_palette_maps_its_indices()
    {
        using ISliceSource source = Open("palette_4bit.png");
        byte[] plane = Truth.Slice(source, 0);
        for (int i = 0; i < plane.Length; i++)
            Assert.Equal(255 - (Truth.Value("b4", 0, i / Truth.Shape.Width, i % Truth.Shape.Width) / 17), plane[i]);
    }

    [Theory]
    [InlineData("palette_colour.png")]
    [InlineData("grey_alpha.png")]
    public void Colour_and_alpha_are_refused_on_opening(string name) =>
        Assert.Equal("OST-PNG-007", Assert.Throws<InvalidContentException>(() => Open(name)).Finding.Id);

    [Fact]
    public void Colour_is_refused_where_the_first_coloured_pixel_is_met()
    {
        using ISliceSource source = Open("rgb_colour.png");
        InvalidContentException refusal = Assert.Throws<InvalidContentException>(() => Truth.Slice(source, 0));
        Assert.Equal("OST-PNG-007", refusal.Finding.Id);
        Assert.Equal("row 12, pixel 6 of the row as stored", refusal.Finding.Value);
    }

    [Fact]
    public void The_pixel_size_is_kept_as_a_fact_and_not_as_a_spacing()
    {
        using ISliceSource source = Open("u8_pillow.png");
        Assert.Equal("0.001", source.Header.Metadata["pixel_width_mm"]); // 25 400 dots per inch
    }

    private static ISliceSource Open(string name) => PngFormat.Open(
        Truth.Fixture($"png/{name}"), ReadLimits.Default, new FindingCollector());
}
