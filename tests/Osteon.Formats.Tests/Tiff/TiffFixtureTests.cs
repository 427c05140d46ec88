using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>Files written by libtiff, tifffile and Pillow, whose pixels are a formula.</summary>
[Oracle]
public sealed class TiffFixtureTests
{
    public static TheoryData<string> Files => Truth.Named("tiff");

    [Fact]
    public void No_variant_went_missing() => Assert.True(Files.Count >= 60, $"{Files.Count} files");

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_voxel_is_what_the_writer_was_given(string name)
    {
        var findings = new FindingCollector();
        using ISliceSource source = TiffFormat.Open(Truth.Fixture($"tiff/{name}"), ReadLimits.Default, findings);
        Assert.Equal(Truth.Shape with { Depth = name.Contains("pillow", StringComparison.Ordinal) ? 1 : 2 }, source.Header.Shape);
        Truth.AssertIsFormula(name, source);
        Assert.False(findings.HasErrors);
    }

    [Fact]
    public void Long_strips_make_the_LZW_table_fill_and_start_again()
    {
        using ISliceSource source = Open("long_lzw.tif");
        Assert.Equal(new GridShape(1, 90, 120), source.Header.Shape);
        Truth.AssertIsFormula("u8_", source);
    }

    [Theory]
    [InlineData("zeros_lzw.tif")]
    [InlineData("zeros_deflate.tif")]
    public void An_empty_image_may_be_compressed_as_far_as_its_scheme_can(string name)
    {
        using ISliceSource source = Open(name);
        Assert.Equal(new GridShape(1, 400, 500), source.Header.Shape);
        Assert.DoesNotContain(Truth.Slice(source, 0), v => v != 0);
    }

    [Fact]
    public void ImageJ_states_the_voxel_size_with_its_unit()
    {
        using ISliceSource source = Open("u16_imagej.tif");
        Spacing spacing = Assert.NotNull(source.Header.Spacing);
        Assert.Equal(0.035, spacing.Z);
        Assert.Equal(0.0175, spacing.Y, 1e-9); // tifffile keeps 1/17.5 as a ratio with six digits
        Assert.Equal(0.0175, spacing.X, 1e-9);
    }

    [Fact]
    public void Planes_that_no_directory_lists_are_found_by_ImageJs_description()
    {
        using ISliceSource source = Open("u16_imagej_one_directory.tif");
        Assert.Equal(Truth.Shape, source.Header.Shape);
        Assert.Null(source.Header.Spacing);
    }

    [Theory]
    [InlineData("palette_identity.tif", false)]
    [InlineData("palette_inverted.tif", true)]
    public void A_grey_palette_gives_the_greys_it_shows(string name, bool inverted)
    {
        var findings = new FindingCollector();
        using ISliceSource source = TiffFormat.Open(Truth.Fixture($"tiff/{name}"), ReadLimits.Default, findings);
        byte[] plane = Truth.Slice(source, 1);
        for (int y = 0; y < Truth.Shape.Height; y++)
        {
            for (int x = 0; x < Truth.Shape.Width; x++)
            {
                double value = Truth.Value("u8", 1, y, x);
                Assert.Equal(inverted ? 255 - value : value, plane[(y * Truth.Shape.Width) + x]);
            }
        }

        Assert.Equal(inverted, findings.Remarks().Any(f => f.Id == "OST-TIF-022"));
    }

    [Fact]
    public void Min_is_white_keeps_its_numbers_and_says_so()
    {
        var findings = new FindingCollector();
        using ISliceSource source = TiffFormat.Open(Truth.Fixture("tiff/min_is_white.tif"), ReadLimits.Default, findings);
        Truth.AssertIsFormula("u8_", source);
        Assert.Equal("OST-TIF-021", Assert.Single(findings.Remarks()).Id);
    }

    [Theory]
    [InlineData("rgb.tif", "OST-TIF-007")]
    [InlineData("palette_colour.tif", "OST-TIF-007")]
    [InlineData("jpeg.tif", "OST-TIF-009")]
    public void What_is_not_grey_or_not_readable_is_refused_with_a_hint(string name, string id)
    {
        InvalidContentException refusal = Assert.Throws<InvalidContentException>(() => Open(name));
        Assert.Equal(id, refusal.Finding.Id);
        Assert.Contains("Fiji", refusal.Finding.Hint, StringComparison.Ordinal);
        Assert.EndsWith(name, refusal.Finding.Location!.File, StringComparison.Ordinal);
    }

    private static ISliceSource Open(string name) => TiffFormat.Open(
        Truth.Fixture($"tiff/{name}"), ReadLimits.Default, new FindingCollector());
}
