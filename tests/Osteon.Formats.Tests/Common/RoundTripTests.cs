using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Formats.Tests.Common;

/// <summary>What is written is read back: voxels, type, spacing and value scale; and the same volume gives the same bytes.</summary>
[Property]
public sealed class RoundTripTests : IDisposable
{
    private static readonly (string Ending, bool? Compress)[] Ways =
    [
        (".nii", null), (".nii.gz", null), (".mha", false), (".mha", true), (".mha", null), (".nrrd", false), (".nrrd", true),
        (".nrrd", null),
    ];

    private static readonly double[] Lengths = [0.0041, 0.00996, 0.0175, 0.0195, 0.035, 0.0607, 1, 1.0 / 3, 2.5e-7, 123456.789];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static Gen<(VoxelType Type, GridShape Shape, Spacing? Spacing, ValueScale Scale)> Volumes =>
        from type in Gen.Elements(Enum.GetValues<VoxelType>())
        from depth in Gen.Choose(1, 7)
        from height in Gen.Choose(1, 20)
        from width in Gen.Choose(1, 40)
        from z in Gen.Elements(Lengths)
        from y in Gen.Elements(Lengths)
        from x in Gen.Elements(Lengths)
        from known in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        from scale in Gen.Elements(ValueScale.Identity, new ValueScale(0.5, -100), new ValueScale(-2, 0), new ValueScale(1, 3))
        select (type, new GridShape(depth, height, width), known ? Spacing.FromMillimetres(z, y, x) : (Spacing?)null, scale);

    [Fact]
    public void Every_type_shape_spacing_and_scale_comes_back_in_every_format() => PropertyCheck.ForAll(
        Volumes,
        v =>
        {
            foreach ((string ending, bool? compress) in Ways)
            {
                string path = _folder["v" + ending];
                var options = new VolumeWriteOptions { Compress = compress };
                VolumeFiles.Write(path, VoxelFormula.Volume(v.Type, v.Shape, v.Spacing, v.Scale), options, RunContext.Default);
                byte[] first = File.ReadAllBytes(path);
                using (ISliceSource source = Findings.Open(path, out FindingCollector findings))
                {
                    VoxelFormula.AssertFollowed(source, v.Type, v.Shape);
                    VoxelFormula.AssertFollowed(source, v.Type, v.Shape, Enumerable.Range(0, v.Shape.Depth).Reverse());
                    AssertSpacing(ending, v.Spacing, source.Header.Spacing);
                    Assert.Equal(v.Scale, source.Header.Scale);
                    Assert.DoesNotContain(findings.ToList(), f => f.Severity != Severity.Note && f.Id != "OST-VOL-021");
                    Assert.Equal(v.Spacing is null, findings.Ids().Contains("OST-VOL-021"));

                    // Written again from what was read, in this and in every other format.
                    VolumeFiles.Write(path, source, options, RunContext.Default);
                }

                Assert.Equal(first, File.ReadAllBytes(path));
            }
        },
        count: 60);

    /// <summary>Exact, except that NIfTI-1 holds 32-bit numbers: exact to their seven digits.</summary>
    private static void AssertSpacing(string ending, Spacing? written, Spacing? read)
    {
        if (written is not { } w || !ending.StartsWith(".nii", StringComparison.Ordinal))
        {
            Assert.Equal(written, read);
            return;
        }

        Spacing r = Assert.NotNull(read);
        foreach ((double a, double b) in ((double, double)[])[(w.Z, r.Z), (w.Y, r.Y), (w.X, r.X)])
        {
            Assert.Equal((float)a, (float)b);
            if (a != 1.0 / 3 && a != 123456.789) Assert.Equal(a, b);
        }
    }

    [Fact]
    public void Floating_point_voxels_keep_every_bit_also_nan_and_infinity()
    {
        double[] special =
        [
            double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, double.Epsilon, double.MaxValue, Math.PI, 0,
        ];
        var volume = new Volume<double>(new GridShape(2, 2, 2), Spacing.Cubic(1));
        for (int i = 0; i < 8; i++) volume[i >> 2, (i >> 1) & 1, i & 1] = special[i];
        foreach ((string ending, bool? compress) in Ways)
        {
            VolumeFiles.Write(_folder["s" + ending], volume, new VolumeWriteOptions { Compress = compress }, RunContext.Default);
            using ISliceSource source = Findings.Open(_folder["s" + ending], out _);
            Volume<double> read = Volume.Read<double>(source, RunContext.Default);
            for (int z = 0; z < 2; z++)
                Assert.Equal(
                    volume.Slice(z).ToArray().Select(BitConverter.DoubleToInt64Bits),
                    read.Slice(z).ToArray().Select(BitConverter.DoubleToInt64Bits));
        }
    }

    [Fact]
    public void A_packed_file_says_nothing_of_the_time()
    {
        ISliceSource volume = VoxelFormula.Volume(VoxelType.UInt8, new GridShape(2, 3, 4), null, ValueScale.Identity);
        VolumeFiles.Write(_folder["v.nii.gz"], volume, RunContext.Default);
        Assert.Equal(new byte[4], File.ReadAllBytes(_folder["v.nii.gz"])[4..8]);
    }

    [Fact]
    public void Packing_makes_an_even_volume_smaller()
    {
        ISliceSource volume = new Volume<ushort>(new GridShape(20, 50, 50), Spacing.Cubic(0.01));
        foreach (string ending in (string[])[".mha", ".nrrd"])
        {
            VolumeFiles.Write(_folder["p" + ending], volume, new VolumeWriteOptions { Compress = true }, RunContext.Default);
            VolumeFiles.Write(_folder["q" + ending], volume, new VolumeWriteOptions { Compress = false }, RunContext.Default);
            Assert.True(new FileInfo(_folder["q" + ending]).Length > 100_000);
            Assert.True(new FileInfo(_folder["p" + ending]).Length < 2_000);
        }
    }
}
