using Osteon.Primitives;

namespace Osteon.MicroCt.Tests.Topology;

[Property]
public sealed class ConnectedComponentsTests
{
    private static RunContext Threads(int threads) => RunContext.Default with { Threads = threads };

    private static void SameAsFloodFill(MaskCase c)
    {
        Mask? voi = c.Voi;
        Mask set = BruteForce.And(c.Bone, voi);
        foreach (Neighbourhood neighbourhood in Enum.GetValues<Neighbourhood>())
        {
            List<Component> expected =
            [
                .. BruteForce.Components(set, neighbourhood).Select(component => new Component(
                    component.Count,
                    (((long)component[0].Z * c.Height) + component[0].Y) * c.Width + component[0].X,
                    component.Any(v => BruteForce.OnBoundary(c.Shape, null, v)),
                    component.Any(v => BruteForce.OnBoundary(c.Shape, voi, v)))),
            ];
            Assert.Equal(expected, ConnectedComponents.List(c.Bone, neighbourhood, voi, Threads(2)));
            ComponentSummary summary = ConnectedComponents.Summarize(c.Bone, neighbourhood, voi, Threads(1));
            Assert.Equal(expected.Count, summary.Count);
            Assert.Equal(set.Count(), summary.Voxels);
            Assert.Equal(expected.Count(e => !e.TouchesBoundary), summary.Enclosed);
            Assert.Equal(expected.Where(e => !e.TouchesBoundary).Sum(e => e.Size), summary.EnclosedVoxels);
            Assert.Equal(expected.Count == 0 ? null : expected.MaxBy(e => (e.Size, -e.FirstVoxel)), summary.Largest);
        }
    }

    [Fact]
    public void Components_are_those_of_a_flood_fill() => PropertyCheck.ForAll(MaskCases.Wide, SameAsFloodFill, 150);

    [Fact]
    public void Components_are_those_of_a_flood_fill_across_slabs() => PropertyCheck.ForAll(MaskCases.Deep, SameAsFloodFill, 60);

    [Fact]
    public void Small_volumes_have_the_components_of_a_flood_fill() => PropertyCheck.ForAll(MaskCases.Small, SameAsFloodFill);

    /// <summary>So many components that finished labels are forgotten while the scan runs.</summary>
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.3)]
    [InlineData(0.9)]
    public void Noise_with_very_many_components_is_counted_right(double density)
    {
        var shape = new GridShape(40, 130, 129);
        Mask noise = MaskCase.Noise(shape, density, 11);
        List<long> expected = [.. BruteForce.Components(noise, Neighbourhood.Six).Select(c => (long)c.Count)];
        if (density < 0.5) Assert.True(expected.Count > 40_000, $"only {expected.Count} components: labels are not compacted");
        Assert.Equal(expected, ConnectedComponents.List(noise, Neighbourhood.Six, null, Threads(2)).Select(c => c.Size));
    }

    [Fact]
    public void An_empty_set_has_no_component()
    {
        var empty = new Mask(new GridShape(3, 4, 5));
        ComponentSummary summary = ConnectedComponents.Summarize(empty, Neighbourhood.Six, null, RunContext.Default);
        Assert.Equal(new ComponentSummary(0, 0, 0, 0, null), summary);
    }

    [Fact]
    public void A_full_box_is_one_component()
    {
        foreach (int width in (int[])[1, 63, 64, 65, 128])
        {
            Mask full = Mask.Full(new GridShape(35, 2, width));
            foreach (Neighbourhood neighbourhood in Enum.GetValues<Neighbourhood>())
                Assert.Equal(
                    [new Component(full.Shape.Count, 0, true, true)],
                    ConnectedComponents.List(full, neighbourhood, null, RunContext.Default));
        }
    }

    /// <summary>A checkerboard: every voxel alone by faces, all one by corners.</summary>
    [Fact]
    public void A_checkerboard_tells_the_neighbourhoods_apart()
    {
        var shape = new GridShape(34, 33, 65);
        var board = new Mask(shape);
        BruteForce.ForEach(shape, (z, y, x) => board[z, y, x] = (z + y + x) % 2 == 0);
        Assert.Equal(board.Count(), ConnectedComponents.Summarize(board, Neighbourhood.Six, null, RunContext.Default).Count);
        Assert.Equal(1, ConnectedComponents.Summarize(board, Neighbourhood.TwentySix, null, RunContext.Default).Count);
    }

    [Fact]
    public void Of_equally_large_components_the_first_is_the_largest()
    {
        var mask = new Mask(new GridShape(70, 3, 9));
        mask[69, 2, 8] = mask[40, 0, 4] = mask[40, 2, 0] = true;
        Component? largest = ConnectedComponents.Summarize(mask, Neighbourhood.Six, null, RunContext.Default).Largest;
        Assert.Equal((40 * 3 * 9) + 4, largest?.FirstVoxel);
    }

    [Fact]
    public void Labelling_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => ConnectedComponents.Summarize(
            Phantoms.Box(3, 3, 3, 1), Neighbourhood.Six, null, RunContext.Default with { Cancellation = source.Token }));
    }

    [Fact]
    public void Masks_of_different_shapes_are_a_mistake_of_the_caller() => Assert.Throws<ArgumentException>(() =>
        ConnectedComponents.List(
            new Mask(new GridShape(2, 2, 2)), Neighbourhood.Six, new Mask(new GridShape(2, 2, 3)), RunContext.Default));
}
