using System.Runtime.InteropServices;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.Nifti;

/// <summary>Files written by nibabel 5.0.0 (Fixtures/make_volume_fixtures.py): every voxel, the spacing and the scale are known.</summary>
[Oracle]
public sealed class NiftiNibabelTests
{
    private static readonly GridShape Shape = VoxelFormula.FixtureShape;

    private static string Fixture(string name) =>
        Path.Combine(SharedData.RepositoryRoot, "tests", "Osteon.Formats.Tests", "Fixtures", "volumes", name);

    public static TheoryData<VoxelType, string> TypesAndOrders =>
        [.. from type in Enum.GetValues<VoxelType>() from order in (string[])["le", "be"] select (type, order)];

    [Theory]
    [MemberData(nameof(TypesAndOrders))]
    public void Every_type_in_both_byte_orders_has_its_voxels_and_spacing(VoxelType type, string order)
    {
        using ISliceSource source = Findings.Open(
            Fixture($"{type.ToString().ToLowerInvariant()}_{order}.nii"),
            out FindingCollector findings);
        VoxelFormula.AssertFollowed(source, type, Shape);
        Assert.Equal(Spacing.FromMillimetres(0.125, 0.25, 0.5), source.Header.Spacing);
        Assert.Equal(ValueScale.Identity, source.Header.Scale);
        Assert.Empty(findings.ToList());
    }

    [Fact]
    public void A_packed_file_can_be_read_backwards()
    {
        using ISliceSource source = Findings.Open(Fixture("int32_be.nii.gz"), out FindingCollector findings);
        VoxelFormula.AssertFollowed(source, VoxelType.Int32, Shape, [2, 0, 2, 1, 1, 0]);
        Assert.Empty(findings.ToList());
    }

    [Theory]
    [InlineData("micron_scaled.nii")]
    [InlineData("micron_scaled.nii.gz")]
    public void Micrometres_and_the_scale_that_nibabel_chose(string name)
    {
        using ISliceSource source = Findings.Open(Fixture(name), out FindingCollector findings);
        Assert.Equal(Spacing.FromMillimetres(0.0082, 0.0041, 0.0041), source.Header.Spacing);
        ValueScale scale = source.Header.Scale;
        // What nibabel itself prints for the file as dataobj.slope and dataobj.inter.
        Assert.Equal(0.4855649769306183, scale.Slope);
        Assert.Equal(-573.0072021484375, scale.Intercept);
        byte[] plane = new byte[Shape.SliceCount * 2];
        for (int z = 0; z < Shape.Depth; z++)
        {
            source.ReadSlice(z, plane);
            ReadOnlySpan<short> stored = MemoryMarshal.Cast<byte, short>(plane);
            for (int i = 0; i < stored.Length; i++)
            {
                double truth = (0.5 * VoxelFormula.At(VoxelType.Int16, (z * Shape.SliceCount) + i)) - 100;
                Assert.InRange(scale.ToValue(stored[i]) - truth, -0.51 * scale.Slope, 0.51 * scale.Slope);
            }
        }

        Assert.Empty(findings.ToList());
    }

    [Theory]
    [InlineData("slope_half.nii", 0.5, -100)]
    [InlineData("slope_zero.nii", 1, 0)]
    public void The_scale_is_that_of_the_header_and_a_slope_of_zero_means_none(string name, double slope, double intercept)
    {
        using ISliceSource source = Findings.Open(Fixture(name), out _);
        Assert.Equal(new ValueScale(slope, intercept), source.Header.Scale);
        VoxelFormula.AssertFollowed(source, VoxelType.Int16, Shape);
    }

    [Fact]
    public void A_slope_that_is_no_number_is_ignored_with_a_warning()
    {
        using ISliceSource source = Findings.Open(Fixture("slope_nan.nii"), out FindingCollector findings);
        Assert.Equal(ValueScale.Identity, source.Header.Scale);
        Assert.Equal(["OST-NII-008"], findings.Ids());
    }

    [Fact]
    public void Metres_become_millimetres()
    {
        using ISliceSource source = Findings.Open(Fixture("metre.nii"), out _);
        Assert.Equal(Spacing.FromMillimetres(3, 2, 1), source.Header.Spacing);
    }

    [Fact]
    public void Without_a_unit_the_spacing_is_unknown_and_the_warning_says_how_to_state_it()
    {
        using ISliceSource source = Findings.Open(Fixture("nounit.nii"), out FindingCollector findings);
        Assert.Null(source.Header.Spacing);
        Finding finding = Assert.Single(findings.ToList());
        Assert.Equal("OST-VOL-021", finding.Id);
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains("0.5, 0.25, 0.125", finding.Message, StringComparison.Ordinal);
        Assert.Contains("--spacing Z,Y,X --unit mm|um", finding.Hint, StringComparison.Ordinal);
        Assert.Contains("'spacing'", finding.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pair.hdr")]
    [InlineData("pair.img")]
    public void A_pair_opens_by_either_name(string name)
    {
        using ISliceSource source = Findings.Open(Fixture(name), out _);
        VoxelFormula.AssertFollowed(source, VoxelType.Int16, Shape);
    }

    [Fact]
    public void A_fourth_dimension_of_one_is_accepted_and_of_two_is_not()
    {
        using ISliceSource source = Findings.Open(Fixture("four_of_one.nii"), out _);
        VoxelFormula.AssertFollowed(source, VoxelType.Float32, Shape);
        Finding refused = Findings.Refused<InvalidContentException>(Fixture("four_of_two.nii"));
        Assert.Equal("OST-VOL-010", refused.Id);
        Assert.Contains("5 × 4 × 3 × 2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flat_image_is_one_plane()
    {
        using ISliceSource source = Findings.Open(Fixture("flat.nii"), out _);
        VoxelFormula.AssertFollowed(source, VoxelType.UInt8, Shape with { Depth = 1 });
    }

    [Fact]
    public void A_rotation_changes_neither_voxels_nor_spacing()
    {
        using ISliceSource source = Findings.Open(Fixture("rotated.nii"), out FindingCollector findings);
        VoxelFormula.AssertFollowed(source, VoxelType.UInt16, Shape);
        Assert.Equal(Spacing.FromMillimetres(0.125, 0.25, 0.5), source.Header.Spacing);
        Assert.Equal("2", source.Header.Metadata["sform_code"]);
        Assert.Empty(findings.ToList());
    }

    [Theory]
    [InlineData("rgb.nii", "colours")]
    [InlineData("int64.nii", "64-bit integers")]
    public void Types_that_are_not_read_are_named(string name, string what)
    {
        Finding refused = Findings.Refused<InvalidContentException>(Fixture(name));
        Assert.Equal("OST-NII-002", refused.Id);
        Assert.Contains(what, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NIfTI_2_is_recognised_and_the_user_is_told_what_to_do() =>
        Assert.Contains("NIfTI-2", Findings.Refused<UnknownFormatException>(Fixture("nifti2.nii")).Message, StringComparison.Ordinal);
}
