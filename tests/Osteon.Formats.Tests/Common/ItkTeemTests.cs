using Osteon.Primitives;

namespace Osteon.Formats.Tests.Common;

/// <summary>
/// Files written by ITK (transformix 5.0.1) and by teem (unu 1.12), see Fixtures/make_itk_teem_fixtures.py: every voxel and the spacing are
/// known.
/// </summary>
[Oracle]
public sealed class ItkTeemTests
{
    private static string Fixture(string name) =>
        Path.Combine(SharedData.RepositoryRoot, "tests", "Osteon.Formats.Tests", "Fixtures", "volumes", name);

    [Theory]
    [InlineData("itk_int16.mha", VoxelType.Int16)]
    [InlineData("itk_uint16_packed.mha", VoxelType.UInt16)]
    [InlineData("itk_float32_packed.mhd", VoxelType.Float32)]
    [InlineData("itk_uint8.mhd", VoxelType.UInt8)]
    [InlineData("itk_int16_packed.nrrd", VoxelType.Int16)]
    [InlineData("itk_float32.nrrd", VoxelType.Float32)]
    [InlineData("teem_uint16_big.nrrd", VoxelType.UInt16)]
    [InlineData("teem_int32_packed.nrrd", VoxelType.Int32)]
    [InlineData("teem_float64_text.nrrd", VoxelType.Float64)]
    [InlineData("teem_uint32_detached.nhdr", VoxelType.UInt32)]
    public void Voxels_type_and_spacing_are_those_that_were_written(string name, VoxelType type)
    {
        using ISliceSource source = Findings.Open(Fixture(name), out FindingCollector findings);
        VoxelFormula.AssertFollowed(source, type, VoxelFormula.FixtureShape, [0, 1, 2, 1]);
        Assert.Equal(Spacing.FromMillimetres(0.125, 0.25, 0.5), source.Header.Spacing);
        Assert.DoesNotContain(findings.ToList(), f => f.Severity != Severity.Note);
    }

    [Fact]
    public void An_encoding_that_is_not_read_is_named()
    {
        Finding refused = Findings.Refused<InvalidContentException>(Fixture("teem_uint8_hex.nrrd"));
        Assert.Equal(("OST-NRD-008", "hex"), (refused.Id, refused.Value));
    }

    [Theory]
    [InlineData("itk_uint8.raw", "itk_uint8.mhd")]
    [InlineData("itk_float32_packed.zraw", "itk_float32_packed.mhd")]
    [InlineData("teem_uint32_detached.raw.gz", "teem_uint32_detached.nhdr")]
    public void A_file_of_bare_voxels_points_to_its_header(string name, string header) =>
        Assert.Contains(header, Findings.Refused<UnknownFormatException>(Fixture(name)).Hint, StringComparison.Ordinal);
}
