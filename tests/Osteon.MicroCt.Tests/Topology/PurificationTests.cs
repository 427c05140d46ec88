using Osteon.Primitives;

namespace Osteon.MicroCt.Tests.Topology;

[Property]
public sealed class PurificationTests
{
    private static readonly RunContext Context = RunContext.Default with { Threads = 2 };

    /// <summary>The definition with flood fills.</summary>
    private static Mask KeepLargest(Mask bone, Mask? voi)
    {
        var largest = new Mask(bone.Shape);
        var components = BruteForce.Components(BruteForce.And(bone, voi), Neighbourhood.TwentySix);
        if (components.Count == 0) return largest;
        int size = components.Max(c => c.Count);
        foreach ((int z, int y, int x) in components.First(c => c.Count == size)) largest[z, y, x] = true;
        return largest;
    }

    private static Mask FillCavities(Mask bone, Mask? voi)
    {
        Mask filled = BruteForce.And(bone, voi);
        var marrow = new Mask(bone.Shape);
        BruteForce.ForEach(bone.Shape, (z, y, x) => marrow[z, y, x] = !filled[z, y, x] && BruteForce.Inside(bone.Shape, voi, z, y, x));
        foreach (List<(int Z, int Y, int X)> region in BruteForce.Components(marrow, Neighbourhood.Six))
        {
            if (region.Any(v => BruteForce.OnBoundary(bone.Shape, voi, v))) continue;
            foreach ((int z, int y, int x) in region) filled[z, y, x] = true;
        }

        return filled;
    }

    private static void SameAsDefinition(MaskCase c)
    {
        Mask bone = c.Bone;
        Mask? voi = c.Voi;
        Mask untouched = bone.Clone();
        Mask largest = KeepLargest(bone, voi);
        Assert.True(largest.SameAs(Purification.KeepLargest(bone, voi, Context)), "largest part");
        Assert.True(FillCavities(bone, voi).SameAs(Purification.FillCavities(bone, voi, Context)), "filled cavities");
        Mask pure = Purification.Purify(bone, voi, Context);
        Assert.True(FillCavities(largest, voi).SameAs(pure), "purified");
        Assert.True(pure.SameAs(Purification.Purify(bone, voi, Context with { Threads = 1 })), "threads");
        Assert.True(pure.SameAs(Purification.Purify(pure, voi, Context)), "twice is once");
        Assert.True(untouched.SameAs(bone), "the input was changed");
    }

    [Fact]
    public void Purification_is_that_of_the_definition() => PropertyCheck.ForAll(MaskCases.Small, SameAsDefinition);

    [Fact]
    public void Purification_is_that_of_the_definition_for_wide_rows() => PropertyCheck.ForAll(MaskCases.Wide, SameAsDefinition, 100);

    [Fact]
    public void Purification_is_that_of_the_definition_across_slabs() => PropertyCheck.ForAll(MaskCases.Deep, SameAsDefinition, 50);

    [Fact]
    public void Noise_is_purified_by_definition()
    {
        foreach (double density in (double[])[0.08, 0.5, 0.8])
        {
            Mask noise = MaskCase.Noise(new GridShape(66, 20, 65), density, 3);
            Assert.True(FillCavities(KeepLargest(noise, null), null).SameAs(Purification.Purify(noise, null, Context)));
        }
    }

    /// <summary>Small cubes beside each other: the largest is kept, the rest goes.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Of_several_cubes_the_largest_stays(int count)
    {
        var mask = new Mask(new GridShape(10, 10, 10 + (6 * count)));
        Box(0, 8);
        for (int i = 0; i < count; i++) Box(10 + (6 * i), 4);
        Mask pure = Purification.Purify(mask, null, Context);
        Assert.Equal(512, pure.Count());
        Assert.Equal(1, ConnectedComponents.Summarize(pure, Neighbourhood.TwentySix, null, Context).Count);
        Assert.Equal(1, ConnectedComponents.Summarize(Phantoms.Not(pure), Neighbourhood.Six, null, Context).Count);

        void Box(int x0, int size)
        {
            for (int z = 1; z <= size; z++)
                for (int y = 1; y <= size; y++)
                    for (int x = x0 + 1; x <= x0 + size; x++) mask[z, y, x] = true;
        }
    }

    [Fact]
    public void Nothing_becomes_nothing() => Assert.Equal(0, Purification.Purify(new Mask(new GridShape(2, 3, 4)), null, Context).Count());

    [Fact]
    public void Marrow_that_reaches_the_volume_of_interest_is_not_filled()
    {
        Mask shell = Phantoms.Box(5, 5, 5, 1);
        shell[3, 3, 3] = false;
        Assert.Equal(125, Purification.FillCavities(shell, null, Context).Count());
        Mask half = Mask.Full(shell.Shape);
        for (int z = 4; z < 7; z++) half.Slice(z).Clear();
        Assert.Equal((3 * 25) - 1, Purification.FillCavities(shell, half, Context).Count());
    }
}
