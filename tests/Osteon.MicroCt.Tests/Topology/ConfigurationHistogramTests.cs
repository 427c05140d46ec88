using Osteon.Primitives;

namespace Osteon.MicroCt.Tests.Topology;

[Property]
public sealed class ConfigurationHistogramTests
{
    public ConfigurationHistogramTests() => InstructionSets.AssertSwitchedOff();

    private static ConfigurationCounts Count(Mask bone, Mask? voi = null, int threads = 2) =>
        ConfigurationHistogram.Count(bone, voi, RunContext.Default with { Threads = threads });

    private static void AssertSame(ConfigurationCounts expected, ConfigurationCounts actual)
    {
        Assert.Equal(expected.Closed, actual.Closed);
        Assert.Equal(expected.Inside, actual.Inside);
        Assert.Equal((expected.VoiVoxels, expected.BoxEulerEighths), (actual.VoiVoxels, actual.BoxEulerEighths));
    }

    [Fact]
    public void Histograms_are_those_of_the_definition() => PropertyCheck.ForAll(MaskCases.Wide, SameAsDefinition, 150);

    [Fact]
    public void Histograms_are_those_of_the_definition_across_slabs() => PropertyCheck.ForAll(MaskCases.Deep, SameAsDefinition, 60);

    private static void SameAsDefinition(MaskCase c)
    {
        Mask bone = c.Bone;
        Mask? voi = c.Voi;
        (long[] closed, long[] inside) = BruteForce.Histograms(bone, voi);
        ConfigurationCounts counts = Count(bone, voi);
        Assert.Equal(closed, counts.Closed);
        Assert.Equal(inside, counts.Inside);
        AssertSame(counts, Count(bone, voi, threads: 1));
    }

    [Fact]
    public void Bone_volume_and_Euler_numbers_are_those_of_the_complex() => PropertyCheck.ForAll(MaskCases.Small, c =>
    {
        Mask within = BruteForce.And(c.Bone, c.Voi);
        ConfigurationCounts counts = Count(c.Bone, c.Voi);
        Assert.Equal(within.Count(), counts.BoneVoxels);
        Assert.Equal(BruteForce.Euler(BruteForce.ClosedCells(within)), counts.Euler26);
        Assert.Equal(BruteForce.Euler6(within), counts.Euler6);
    });

    [Fact]
    public void Delta_chi_is_the_one_of_BoneJ_for_a_box() =>
        PropertyCheck.ForAll(MaskCases.Small, c => Assert.Equal(BruteForce.BoneJDeltaChi(c.Bone), Count(c.Bone).DeltaChi));

    [Fact]
    public void Delta_chi_in_a_volume_of_interest_is_that_of_the_definition() => PropertyCheck.ForAll(MaskCases.Small, c =>
    {
        double? expected = BruteForce.DeltaChi(c.Bone, c.Voi), actual = Count(c.Bone, c.Voi).DeltaChi;
        Assert.Equal(expected is null, actual is null);
        if (expected is { } value) Assert.Equal(value, actual!.Value, 1e-9);
    });

    /// <summary>
    /// In a periodic structure the mean over all positions of a volume of interest, of whatever shape, is the Euler number per voxel of
    /// the whole: no bias from its boundary.
    /// </summary>
    [Fact]
    public void Delta_chi_of_an_irregular_volume_of_interest_is_unbiased()
    {
        var period = new GridShape(6, 7, 8);
        Mask bone = MaskCase.Noise(period, 0.3, 21);
        Mask voi = new(new GridShape(5, 5, 5));
        BruteForce.ForEach(voi.Shape, (z, y, x) => voi[z, y, x] = ((z - 2) * (z - 2)) + ((y - 2) * (y - 2)) + ((x - 2) * (x - 2)) <= 5);
        double mean = 0, euler = 0;
        BruteForce.ForEach(period, (z0, y0, x0) =>
        {
            var window = new Mask(voi.Shape);
            BruteForce.ForEach(voi.Shape, (z, y, x) =>
                window[z, y, x] = bone[(z0 + z) % period.Depth, (y0 + y) % period.Height, (x0 + x) % period.Width]);
            mean += Count(window, voi).DeltaChi!.Value / voi.Count() / period.Count;

            // Of the closed bone voxels of the whole period, the vertex, edges, faces and voxel that start at this place (a bit of extent
            // per axis).
            for (int extent = 0; extent < 8; extent++)
            {
                bool touched = false;
                for (int k = 0; k < 8; k++)
                    touched |= (k & extent) == 0 && bone[(z0 + 6 - (k >> 2)) % 6, (y0 + 7 - (k >> 1 & 1)) % 7, (x0 + 8 - (k & 1)) % 8];
                if (touched) euler += System.Numerics.BitOperations.PopCount((uint)extent) % 2 == 0 ? 1 : -1;
            }
        });
        Assert.Equal(euler / period.Count, mean, 1e-12);
    }

    [Fact]
    public void Delta_chi_needs_a_cell_inside_an_irregular_volume_of_interest()
    {
        Mask bone = Mask.Full(new GridShape(3, 3, 3)), voi = new(bone.Shape);
        voi[0, 0, 0] = voi[1, 1, 1] = true;
        Assert.Null(Count(bone, voi).DeltaChi);
        Assert.Equal(2, Count(bone, voi).VoiVoxels);
    }

    [Fact]
    public void Exposed_faces_are_counted_along_each_axis() => PropertyCheck.ForAll(MaskCases.Small, c =>
    {
        Mask bone = c.Bone;
        long z = 0, y = 0, x = 0;
        BruteForce.ForEach(bone.Shape, (i, j, k) =>
        {
            if (!bone[i, j, k]) return;
            z += (BruteForce.Get(bone, i - 1, j, k) ? 0 : 1) + (BruteForce.Get(bone, i + 1, j, k) ? 0 : 1);
            y += (BruteForce.Get(bone, i, j - 1, k) ? 0 : 1) + (BruteForce.Get(bone, i, j + 1, k) ? 0 : 1);
            x += (BruteForce.Get(bone, i, j, k - 1) ? 0 : 1) + (BruteForce.Get(bone, i, j, k + 1) ? 0 : 1);
        });
        ConfigurationCounts counts = Count(bone);
        Assert.Equal((z, y, x), (counts.ExposedFacesZ, counts.ExposedFacesY, counts.ExposedFacesX));
    });

    [Fact]
    public void A_box_of_interest_gives_what_cropping_gives() => PropertyCheck.ForAll(MaskCases.Wide, c =>
    {
        Mask bone = c.Bone;
        var rng = new Rng((ulong)c.Seed);
        var from = (Z: rng.NextInt(c.Depth), Y: rng.NextInt(c.Height), X: rng.NextInt(c.Width));
        var shape = new GridShape(1 + rng.NextInt(c.Depth - from.Z), 1 + rng.NextInt(c.Height - from.Y), 1 + rng.NextInt(c.Width - from.X));
        var voi = new Mask(bone.Shape);
        BruteForce.ForEach(shape, (z, y, x) => voi[from.Z + z, from.Y + y, from.X + x] = true);

        ConfigurationCounts cropped = Count(Phantoms.Crop(bone, from, shape)), limited = Count(bone, voi);
        Assert.Equal(cropped.Closed.Skip(1), limited.Closed.Skip(1));
        Assert.Equal(cropped.Inside, limited.Inside);
        Assert.Equal((cropped.VoiVoxels, cropped.DeltaChi), (limited.VoiVoxels, limited.DeltaChi));
    });

    [Fact]
    public void The_whole_box_of_interest_is_no_volume_of_interest() =>
        PropertyCheck.ForAll(MaskCases.Wide, c => AssertSame(Count(c.Bone), Count(c.Bone, Mask.Full(c.Shape))));

    [Fact]
    public void Euler_numbers_do_not_depend_on_orientation() => PropertyCheck.ForAll(
        MaskCases.Small,
        c =>
        {
            ConfigurationCounts counts = Count(c.Bone);
            foreach ((int[] axes, bool[] reversed) in Phantoms.Symmetries)
            {
                ConfigurationCounts turned = Count(Phantoms.Turned(c.Bone, axes, reversed));
                Assert.Equal((counts.BoneVoxels, counts.Euler26, counts.Euler6), (turned.BoneVoxels, turned.Euler26, turned.Euler6));
                Assert.Equal(counts.BoxEulerEighths, turned.BoxEulerEighths);
            }
        },
        30);

    [Fact]
    public void Euler_numbers_do_not_depend_on_padding() => PropertyCheck.ForAll(MaskCases.Small, c =>
    {
        ConfigurationCounts counts = Count(c.Bone), padded = Count(Phantoms.Padded(c.Bone, 1 + (c.Seed % 3)));
        Assert.Equal((counts.Euler26, counts.Euler6), (padded.Euler26, padded.Euler6));
        Assert.Equal(counts.Closed.Skip(1), padded.Closed.Skip(1));
        Assert.Equal(padded.Euler26, padded.DeltaChi); // nothing is cut
    });

    /// <summary>
    /// Bone and the rest of space have the same Euler number when space is closed by a point at infinity; without it the rest of a padded
    /// box has one more.
    /// </summary>
    [Fact]
    public void The_complement_has_the_other_Euler_number_plus_one() => PropertyCheck.ForAll(MaskCases.Small, c =>
    {
        Mask padded = Phantoms.Padded(c.Bone, 1);
        ConfigurationCounts bone = Count(padded), marrow = Count(Phantoms.Not(padded));
        Assert.Equal(bone.Euler26 + 1, marrow.Euler6);
        Assert.Equal(bone.Euler6 + 1, marrow.Euler26);
    });

    /// <summary>χ(A) = χ(upper part) + χ(lower part) − χ(where they meet).</summary>
    [Fact]
    public void Euler_numbers_add_up_over_slabs() => PropertyCheck.ForAll(MaskCases.Small, c =>
    {
        Mask bone = c.Bone;
        int cut = c.Seed % (c.Depth + 1);
        if (cut == 0 || cut == c.Depth) return;
        Mask upper = Phantoms.Crop(bone, (0, 0, 0), new GridShape(cut, c.Height, c.Width));
        Mask lower = Phantoms.Crop(bone, (cut, 0, 0), new GridShape(c.Depth - cut, c.Height, c.Width));
        long meet = BruteForce.Euler(BruteForce.ClosedCells(upper).Where(v => v.Z == 2 * cut)
            .Intersect(BruteForce.ClosedCells(lower).Select(v => (Z: v.Z + (2 * cut), v.Y, v.X))));
        Assert.Equal(Count(bone).Euler26, Count(upper).Euler26 + Count(lower).Euler26 - meet);
    });

    [Fact]
    public void Bone_outside_the_volume_of_interest_does_not_matter() => PropertyCheck.ForAll(MaskCases.Wide, c =>
        AssertSame(Count(c.Bone, c.Voi), Count(BruteForce.And(c.Bone, c.Voi), c.Voi)));

    [Fact]
    public void An_empty_volume_of_interest_has_no_bone()
    {
        Mask bone = Phantoms.Box(3, 3, 3, 1);
        ConfigurationCounts counts = Count(bone, new Mask(bone.Shape));
        Assert.Equal((0, 0, 0, 0.0), (counts.BoneVoxels, counts.Euler26, counts.Euler6, counts.DeltaChi));
        Assert.Equal(6 * 6 * 6, counts.Closed[0]);
        Assert.Equal(0, counts.Inside.Sum());
    }

    [Fact]
    public void Masks_of_different_shapes_are_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => Count(new Mask(new GridShape(2, 2, 2)), new Mask(new GridShape(2, 2, 3))));

    [Fact]
    public void Counting_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            ConfigurationHistogram.Count(Phantoms.Box(3, 3, 3, 1), null, RunContext.Default with { Cancellation = source.Token }));
    }
}

/// <summary>The same tests where the machine has fewer instruction sets.</summary>
[Property]
public sealed class ConfigurationHistogramWithoutVectorsTests
{
    public static TheoryData<string> Settings => InstructionSets.Settings;

    [Theory]
    [MemberData(nameof(Settings))]
    public void Histograms_are_the_same(string setting) => InstructionSets.RunClassWithout(setting, typeof(ConfigurationHistogramTests));

    [Theory]
    [MemberData(nameof(Settings))]
    public void Codes_are_the_same(string setting) => InstructionSets.RunClassWithout(setting, typeof(RowCodesTests));
}
