using Osteon.Primitives;

namespace Osteon.Formats.Tests.Nrrd;

/// <summary>The sample volume of BoneJ: shrew trabeculae, binary, 4.1 µm.</summary>
[Oracle]
public sealed class NrrdShrewTests
{
    [Fact]
    public void The_shrew_has_its_shape_spacing_and_number_of_bone_voxels()
    {
        using ISliceSource source = Findings.Open(SharedData.Require("data/microct/shrew_bonej/Shrew.nrrd"), out FindingCollector findings);
        Assert.Equal(new GridShape(115, 114, 114), source.Header.Shape);
        Assert.Equal(VoxelType.UInt8, source.Header.VoxelType);
        Spacing spacing = Assert.NotNull(source.Header.Spacing);
        Assert.Equal(0.0041, spacing.Z);
        Assert.Equal(0.00410000001722, spacing.Y);
        Assert.Equal(0.00410000001722, spacing.X);
        Volume<byte> volume = Volume.Read<byte>(source, RunContext.Default);
        long bone = 0, other = 0;
        for (int z = 0; z < 115; z++)
            foreach (byte value in volume.Slice(z))
            {
                if (value == 255) bone++;
                else if (value != 0) other++;
            }

        Assert.Equal(438_636, bone);
        Assert.Equal(0, other);
        Assert.Empty(findings.ToList());
    }
}
