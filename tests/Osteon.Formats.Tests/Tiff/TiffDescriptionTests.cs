using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>What is taken from ImageJ's description and from the resolution tags, and what is not.</summary>
[Unit]
public sealed class TiffDescriptionTests
{
    [Theory]
    [InlineData("um", 0.002)]
    [InlineData("\u00B5m", 0.002)]
    [InlineData("\\u00B5m", 0.002)]
    [InlineData("micron", 0.002)]
    [InlineData("microns", 0.002)]
    [InlineData("nm", 2e-6)]
    [InlineData("mm", 2.0)]
    [InlineData("cm", 20.0)]
    [InlineData("inch", 50.8)]
    [InlineData("pixel", null)]
    [InlineData("voxels", null)]
    [InlineData("", null)]
    public void A_voxel_size_needs_a_unit_of_length(string unit, double? millimetres)
    {
        VolumeHeader header = Open(Stack($"unit={unit}\nspacing=4.0\n").Resolution(1, 2, 1), out FindingCollector findings);
        Assert.Equal(millimetres, header.Spacing?.X);
        Assert.Equal(millimetres, header.Spacing?.Y);
        Assert.Equal(2 * millimetres, header.Spacing?.Z);
        Assert.Equal(millimetres is null, findings.SizeUnknown() is not null);
        Assert.Empty(findings.Remarks());
    }

    [Theory]
    [InlineData("4.1", 0.0041)]
    [InlineData("9.3E1", 0.093)]
    [InlineData("0.07", 0.00007)]
    public void Micrometres_become_the_nearest_millimetres(string spacing, double millimetres)
    {
        Assert.Equal(millimetres, Open(Stack($"unit=um\nspacing={spacing}\n").Resolution(1, 2, 1), out _).Spacing?.Z);
    }

    [Fact]
    public void Units_may_differ_between_axes()
    {
        VolumeHeader header = Open(Stack("unit=um\nyunit=mm\nzunit=nm\nspacing=-500\n").Resolution(1, 2, 1), out _);
        Assert.Equal(Spacing.FromMillimetres(0.0005, 2, 0.002), header.Spacing);
    }

    [Fact]
    public void A_plane_distance_that_is_not_stated_is_not_assumed()
    {
        VolumeHeader header = Open(Stack("unit=um\n").Resolution(1, 2, 1), out FindingCollector findings);
        Assert.Null(header.Spacing);
        Assert.Equal("0.002", header.Metadata["pixel_width_mm"]);
        Assert.Contains("spacing", findings.SizeUnknown(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plane_distance_of_zero_or_without_pixel_size_gives_no_voxel_size()
    {
        Assert.Null(Open(Stack("unit=um\nspacing=0\n").Resolution(1, 2, 1), out _).Spacing);
        Assert.Null(Open(Stack("unit=um\nspacing=NaN\n").Resolution(1, 2, 1), out _).Spacing);
        Assert.Null(Open(Stack("unit=um\nspacing=3\n"), out _).Spacing);
        Assert.Null(Open(Stack("unit=um\nspacing=3\n").Resolution(0, 1, 1), out _).Spacing);
    }

    [Theory]
    [InlineData("um", 3u, false)]
    [InlineData("mm", 2u, false)]
    [InlineData("cm", 3u, true)]
    [InlineData("inch", 2u, true)]
    public void A_resolution_unit_that_contradicts_the_description_is_not_resolved_by_guessing(string unit, uint tag, bool agrees)
    {
        VolumeHeader header = Open(Stack($"unit={unit}\nspacing=1\n").Resolution(1, 2, tag), out FindingCollector findings);
        Assert.Equal(agrees, header.Spacing is not null);
        Assert.Equal(agrees, findings.SizeUnknown() is null);
    }

    [Fact]
    public void Plain_TIFF_states_at_most_the_pixel_in_the_plane()
    {
        VolumeHeader header = Open(new TiffBuilder().Page().Resolution(200, 1, 3).Text(305, "scanner 3"), out FindingCollector findings);
        Assert.Contains("distance between planes", findings.SizeUnknown(), StringComparison.Ordinal);
        Assert.Null(header.Spacing);
        Assert.Equal("0.05", header.Metadata["pixel_height_mm"]);
        Assert.Equal("scanner 3", header.Metadata["software"]);
    }

    [Fact]
    public void A_linear_calibration_is_the_scale_of_the_grey_values()
    {
        VolumeHeader header = Open(Stack("cf=0\nc0=-32768.0\nc1=1.0\nvunit=Gray Value\n"), out FindingCollector findings);
        Assert.Equal(new ValueScale(1, -32768), header.Scale);
        Assert.Empty(findings.Remarks());
    }

    [Fact]
    public void Another_calibration_is_mentioned_and_not_applied()
    {
        VolumeHeader header = Open(Stack("cf=4\nc0=1\nc1=2\nvunit=OD\n"), out FindingCollector findings);
        Assert.Equal(ValueScale.Identity, header.Scale);
        Assert.Equal("OST-TIF-024", Assert.Single(findings.Remarks()).Id);
    }

    [Theory]
    [InlineData("images=2\nchannels=2\n", "OST-TIF-013")]
    [InlineData("images=2\nslices=2\nframes=2\n", "OST-TIF-013")]
    [InlineData("images=3\nslices=3\n", "OST-TIF-012")]
    public void Stacks_that_are_no_volume_or_not_whole_are_refused(string description, string id)
    {
        TiffBuilder file = new TiffBuilder().Page().Text(270, "ImageJ=1.53t\n" + description).Page();
        Assert.Equal(id, Assert.Throws<InvalidContentException>(() => Open(file, out _)).Finding.Id);
    }

    [Fact]
    public void Time_points_are_taken_as_planes_with_a_warning_and_without_a_voxel_size()
    {
        TiffBuilder file = new TiffBuilder().Page().Text(
            270, "ImageJ=1.53t\nimages=2\nframes=2\nunit=um\nspacing=1\n").Resolution(1, 2, 1).Page();
        VolumeHeader header = Open(file, out FindingCollector findings);
        Assert.Equal(2, header.Shape.Depth);
        Assert.Null(header.Spacing);
        Assert.Contains(findings.Remarks(), f => f is { Id: "OST-TIF-013", Severity: Severity.Warning });
    }

    [Fact]
    public void More_pages_than_stated_are_all_taken_with_a_warning()
    {
        VolumeHeader header = Open(new TiffBuilder().Page().Text(270, "ImageJ=1\nimages=2\n").Page().Page(), out FindingCollector findings);
        Assert.Equal(3, header.Shape.Depth);
        Assert.Equal("OST-TIF-012", Assert.Single(findings.Remarks()).Id);
    }

    [Fact]
    public void Display_colours_of_ImageJ_leave_the_stored_values()
    {
        using var scratch = new ScratchFolder();
        uint[] map = [.. Enumerable.Range(0, 768).Select(i => (uint)(i * 7 % 65_536))];
        TiffBuilder builder = new TiffBuilder().Page().Text(270, "ImageJ=1\n").With(262, 3, 3).Values(320, map);
        var findings = new FindingCollector();
        using ISliceSource source = TiffFormat.Open(scratch.Write("a.tif", builder.Build()), ReadLimits.Default, findings);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => (byte)i), Truth.Slice(source, 0));
        Assert.Equal("OST-TIF-022", Assert.Single(findings.Remarks()).Id);
    }

    [Theory]
    [InlineData("""SizeZ="2" PhysicalSizeX="4.1" PhysicalSizeY="4.1" PhysicalSizeZ="8.2" """, 0.0082, 0.0041)] // µm is the default
    [InlineData(
        """SizeZ="2" PhysicalSizeX="2" PhysicalSizeXUnit="mm" PhysicalSizeY="2" PhysicalSizeYUnit="mm" PhysicalSizeZ="3" """, 0.003, 2.0)]
    [InlineData("""SizeZ="2" PhysicalSizeX="2" PhysicalSizeY="2" """, null, null)]
    [InlineData("""SizeZ="2" PhysicalSizeX="2" PhysicalSizeY="2" PhysicalSizeZ="2" PhysicalSizeZUnit="pixel" """, null, null)]
    [InlineData("""SizeZ="2" PhysicalSizeX="2" PhysicalSizeY="2" PhysicalSizeZ="-1" """, null, null)]
    [InlineData("""SizeZ="2" PhysicalSizeX="2" PhysicalSizeY="2" PhysicalSizeZ="1" < """, null, null)]
    public void OME_XML_states_the_voxel_size(string pixels, double? z, double? x)
    {
        VolumeHeader header = Open(Ome(pixels), out FindingCollector findings);
        Assert.Equal(z is null ? null : Spacing.FromMillimetres(z.Value, x!.Value, x.Value), header.Spacing);
        Assert.Equal(z is null, findings.SizeUnknown() is not null);
        Assert.Empty(findings.Remarks());
    }

    [Theory]
    [InlineData("""SizeZ="1" SizeC="2" """, "OST-TIF-013")]
    [InlineData("""SizeZ="1" SizeT="2" """, "OST-TIF-013")]
    [InlineData("""SizeZ="3" """, "OST-TIF-012")]
    [InlineData("""SizeZ="2"/></Image><Image><Pixels SizeZ="2" """, "OST-TIF-013")]
    public void OME_XML_of_something_else_than_one_whole_volume_is_refused(string pixels, string id) =>
        Assert.Equal(id, Assert.Throws<InvalidContentException>(() => Open(Ome(pixels), out _)).Finding.Id);

    [Fact]
    public void Planes_that_tifffile_left_unlisted_are_not_lost_silently()
    {
        TiffBuilder file = new TiffBuilder().Page().Text(270, """{"shape": [2, 3, 4], "truncated": true}""");
        Assert.Equal("OST-TIF-012", Assert.Throws<InvalidContentException>(() => Open(file, out _)).Finding.Id);
    }

    [Fact]
    public void Thumbnails_are_left_out()
    {
        VolumeHeader header = Open(new TiffBuilder().Page().Page().With(254, 4, 1).With(256, 4, 2).Page(), out FindingCollector findings);
        Assert.Equal(2, header.Shape.Depth);
        Assert.Equal("OST-TIF-020", Assert.Single(findings.Remarks()).Id);
    }

    private static TiffBuilder Ome(string pixels) => new TiffBuilder()
        .Page().Text(
            270, $"<?xml version=\"1.0\"?><OME xmlns=\"http://www.openmicroscopy.org\"><Image><Pixels {pixels}/></Image></OME>").Page();

    private static TiffBuilder Stack(string description) =>
        new TiffBuilder().Page().Text(270, "ImageJ=1.53t\nimages=2\nslices=2\n" + description);

    private static VolumeHeader Open(TiffBuilder builder, out FindingCollector findings)
    {
        using var scratch = new ScratchFolder();
        findings = new FindingCollector();
        // Descriptions of two images stand in one directory here; the second plane follows the first.
        byte[] file = builder.Build();
        if (builder.PageCount == 1) file = [.. file, .. new byte[64]];
        using ISliceSource source = TiffFormat.Open(scratch.Write("a.tif", file), ReadLimits.Default, findings);
        return source.Header;
    }
}
