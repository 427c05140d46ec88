using System.Globalization;
using Osteon.Formats;
using Osteon.MicroCt;
using Osteon.Primitives;

namespace Osteon.Oracle.Tests;

/// <summary>Topology and surface of real scans against BoneJ, scikit-image and SciPy.</summary>
[Oracle]
public sealed class TopologyOracleTests
{
    private static string[] Lines =>
        [.. File.ReadLines(Table).Where(l => !l.StartsWith('#'))];

    private static string Table => Path.Combine(SharedData.RepositoryRoot, "tests", "Osteon.Oracle.Tests", "Expected", "topology.tsv");

    public static TheoryData<string> Cases => [.. Lines.Skip(1).Select(l => l.Split('\t')[0])];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Topology_and_surface_are_those_of_the_peers(string name)
    {
        string[] header = Lines[0].Split('\t');
        string[] row = Lines.Select(l => l.Split('\t')).Single(r => r[0] == name);
        string Text(string column) => row[Array.IndexOf(header, column)];
        double Expected(string column) => double.Parse(Text(column), CultureInfo.InvariantCulture);

        Mask bone = Threshold(SharedData.Require(Text("file")), (byte)Expected("from_grey"));
        var spacing = Spacing.Cubic(Expected("spacing_mm"));
        BoneTopology topology = BoneTopology.Analyze(bone, null, true, RunContext.Default);
        TopologyCounts raw = topology.Raw, pure = topology.Purified!;

        Assert.Equal(Expected("bv"), raw.BoneVoxels);
        Assert.Equal(Expected("euler_26"), raw.Euler26);
        Assert.Equal(Expected("euler_6"), raw.Euler6);
        Assert.Equal(Expected("beta0"), raw.BoneParts);
        Assert.Equal(Expected("beta1"), raw.Handles);
        Assert.Equal(Expected("beta2"), raw.Cavities);
        Assert.Equal(Expected("delta_chi"), raw.DeltaChi);
        Assert.Equal(Expected("conn"), raw.Connectivity);
        Close("conn_d", raw.Connectivity!.Value / (bone.Shape.Count * spacing.VoxelVolume), 1e-10);
        Assert.Equal(Expected("purified_bv"), pure.BoneVoxels);
        Assert.Equal(Expected("purified_euler_26"), pure.Euler26);
        Assert.Equal(Expected("purified_delta_chi"), pure.DeltaChi);
        Assert.Equal(Expected("purified_conn"), pure.Connectivity);
        Assert.Equal((1, 0), (pure.BoneParts, pure.Cavities));

        SurfaceArea area = MarchingCubes.Area(topology.Cells, spacing);
        Close("bs", area.Closed, 1e-6);
        Close("bs_open", area.Open, 1e-6);

        void Close(string column, double actual, double relative) =>
            Assert.Equal(Expected(column), actual, relative * Math.Abs(Expected(column)));
    }

    private static Mask Threshold(string path, byte fromGrey)
    {
        using ISliceSource source = VolumeFiles.Open(path, ReadLimits.Default, new FindingCollector());
        var bone = new Mask(source.Header.Shape);
        var plane = new byte[source.Header.Shape.SliceCount];
        for (int z = 0; z < bone.Shape.Depth; z++)
        {
            source.ReadSlice(z, plane);
            for (int i = 0; i < plane.Length; i++)
                if (plane[i] >= fromGrey) bone[z, i / bone.Shape.Width, i % bone.Shape.Width] = true;
        }

        return bone;
    }
}
