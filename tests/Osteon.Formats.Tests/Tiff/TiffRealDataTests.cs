using Osteon.Primitives;

namespace Osteon.Formats.Tests;

/// <summary>Published trabecular bone; the counts were made with other programs.</summary>
[Oracle]
public sealed class TiffRealDataTests
{
    [Fact]
    public void The_LHDL_cube_is_a_folder_of_slices()
    {
        var findings = new FindingCollector();
        using ISliceSource source = SliceFolderFormat.Open(SharedData.Require("data/microct/lhdl_3155"), ReadLimits.Default, findings);
        Assert.Equal(new GridShape(200, 200, 200), source.Header.Shape);
        Assert.Equal(VoxelType.UInt8, source.Header.VoxelType);
        Assert.Null(source.Header.Spacing);
        (long bone, byte min, byte max) = Count(source, 63);
        Assert.Equal(1_840_671, bone);
        Assert.Equal((0, 255), (min, max));
        Assert.NotNull(findings.SizeUnknown());
        Assert.Empty(findings.Remarks());
    }

    [Fact]
    public void The_bone_corner_is_an_ImageJ_stack_without_a_unit()
    {
        var findings = new FindingCollector();
        string path = SharedData.Require("data/microct/qim_bone128/bone_128x128x128.tif");
        using ISliceSource source = TiffFormat.Open(path, ReadLimits.Default, findings);
        Assert.Equal(new GridShape(128, 128, 128), source.Header.Shape);
        Assert.Null(source.Header.Spacing);
        (long bone, byte min, byte max) = Count(source, 121);
        Assert.Equal(988_858, bone);
        Assert.Equal((0, 255), (min, max));
        Assert.Equal("the voxel size is unknown: ImageJ's description states no unit of length (unit=)", findings.SizeUnknown());
        Assert.Empty(findings.Remarks());
    }

    private static (long AtLeast, byte Min, byte Max) Count(ISliceSource source, byte threshold)
    {
        long count = 0;
        byte min = 255;
        byte max = 0;
        for (int z = 0; z < source.Header.Shape.Depth; z++)
        {
            foreach (byte value in Truth.Slice(source, z))
            {
                if (value >= threshold) count++;
                min = Math.Min(min, value);
                max = Math.Max(max, value);
            }
        }

        return (count, min, max);
    }
}
