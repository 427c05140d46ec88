using Osteon.Primitives;

namespace Osteon.Formats.Tests.Common;

[Unit]
public sealed class FiniteSourceTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void The_first_voxel_that_is_no_number_is_named(double value)
    {
        var volume = new Volume<double>(new GridShape(3, 4, 5));
        volume[1, 2, 3] = value;
        volume[1, 3, 0] = value;
        using var source = new FiniteSource(volume, "v.nrrd");
        byte[] plane = new byte[160];
        source.ReadSlice(0, plane);
        Finding finding = Assert.Throws<InvalidContentException>(() => source.ReadSlice(1, plane)).Finding;
        Assert.Equal("OST-VOL-026", finding.Id);
        Assert.Contains("z 1, y 2, x 3", finding.Message, StringComparison.Ordinal);

        var single = new Volume<float>(new GridShape(1, 1, 2));
        single[0, 0, 1] = (float)value;
        using var singles = new FiniteSource(single, "v.nrrd");
        Assert.Throws<InvalidContentException>(() => singles.ReadSlice(0, new byte[8]));
    }

    [Theory]
    [MemberData(nameof(VoxelFormula.Types), MemberType = typeof(VoxelFormula))]
    public void Finite_volumes_of_every_type_pass(VoxelType type)
    {
        using var source = new FiniteSource(VoxelFormula.Volume(type, VoxelFormula.FixtureShape, null, ValueScale.Identity), "v.nrrd");
        VoxelFormula.AssertFollowed(source, type, VoxelFormula.FixtureShape);
    }
}
