using Osteon.Primitives;

namespace Osteon.MicroCt.Tests.Topology;

[Property]
public sealed class BoneTopologyTests
{
    private static readonly RunContext Context = RunContext.Default with { Threads = 2 };

    /// <summary>
    /// β2 by the definition: what is left of space, inside and outside of the volume of interest, in pieces that do not reach infinity.
    /// </summary>
    private static long Cavities(Mask bone) =>
        BruteForce.Components(Phantoms.Not(Phantoms.Padded(bone, 1)), Neighbourhood.Six).Count - 1;

    private static void SameAsDefinition(MaskCase c)
    {
        Mask? voi = c.Voi;
        Mask bone = BruteForce.And(c.Bone, voi);
        BoneTopology topology = BoneTopology.Analyze(c.Bone, voi, true, Context);
        Check(topology.Raw, bone);
        Check(topology.Purified!, Purification.Purify(c.Bone, voi, Context));

        long total = voi?.Count() ?? c.Shape.Count;
        ComponentSummary pores = ConnectedComponents.Summarize(Phantoms.Not(bone), Neighbourhood.Six, voi, Context);
        Assert.Equal(new Porosity(total, bone.Count(), pores.Enclosed, pores.EnclosedVoxels), topology.Pores);
        Assert.Equal(total, topology.Pores.BoneVoxels + topology.Pores.ClosedPoreVoxels + topology.Pores.OpenPoreVoxels);

        BoneTopology quick = BoneTopology.Analyze(c.Bone, voi, false, Context with { Threads = 1 });
        Assert.Equal((topology.Raw, topology.Pores, null), (quick.Raw, quick.Pores, quick.Purified));

        void Check(TopologyCounts counts, Mask mask)
        {
            Assert.Equal(mask.Count(), counts.BoneVoxels);
            Assert.Equal(BruteForce.Components(mask, Neighbourhood.TwentySix).Count, counts.BoneParts);
            Assert.Equal(Cavities(mask), counts.Cavities);
            Assert.Equal(BruteForce.Euler(BruteForce.ClosedCells(mask)), counts.Euler26);
            Assert.Equal(BruteForce.Euler6(mask), counts.Euler6);
            double? deltaChi = BruteForce.DeltaChi(mask, voi);
            Assert.Equal(deltaChi is null, counts.DeltaChi is null);
            if (deltaChi is { } value) Assert.Equal(value, counts.DeltaChi!.Value, 1e-9 * (1 + Math.Abs(value)));
            Assert.Equal(counts.Connectivity is null, counts.NoConnectivity is not null);
            Assert.Equal(counts.DeltaChi is null, counts.NoDeltaChi is not null);
            Assert.True(counts.Handles >= 0, $"{counts.Handles} handles");
        }
    }

    [Fact]
    public void Counts_are_those_of_the_definitions() => PropertyCheck.ForAll(MaskCases.Small, SameAsDefinition, 150);

    [Fact]
    public void Counts_are_those_of_the_definitions_for_wide_rows() => PropertyCheck.ForAll(MaskCases.Wide, SameAsDefinition, 60);

    [Fact]
    public void Counts_are_those_of_the_definitions_across_slabs() => PropertyCheck.ForAll(MaskCases.Deep, SameAsDefinition, 40);

    /// <summary>A ring has one handle; a frame of a box has 12 − 8 + 1 = 5; a hollow ball has a cavity.</summary>
    [Fact]
    public void Handles_and_cavities_are_counted()
    {
        TopologyCounts frame = BoneTopology.Analyze(Phantoms.BoxFrame(9, 10, 70, 3), null, true, Context).Raw;
        Assert.Equal((1, 5, 0, -4), (frame.BoneParts, frame.Handles, frame.Cavities, frame.Euler26));
        Mask hollow = Phantoms.Box(5, 6, 7, 2);
        hollow[4, 4, 4] = false;
        BoneTopology ball = BoneTopology.Analyze(hollow, null, true, Context);
        Assert.Equal((1, 0, 1, 2), (ball.Raw.BoneParts, ball.Raw.Handles, ball.Raw.Cavities, ball.Raw.Euler26));
        Assert.Equal((1, 0, 0, 1), (ball.Purified!.BoneParts, ball.Purified.Handles, ball.Purified.Cavities, ball.Purified.Euler26));
        Assert.Equal((1, 1), (ball.Pores.ClosedPores, ball.Pores.ClosedPoreVoxels));
    }

    [Fact]
    public void Connectivity_without_bone_is_not_a_number_one() =>
        Assert.Null(BoneTopology.Analyze(new Mask(new GridShape(3, 3, 3)), null, true, Context).Raw.Connectivity);

    /// <summary>
    /// A region outside the volume of interest that bone encloses is a hole of the bone, but no pore of the volume of interest.
    /// </summary>
    [Fact]
    public void A_hole_in_the_volume_of_interest_is_a_cavity_but_not_a_pore()
    {
        Mask bone = Mask.Full(new GridShape(5, 5, 5));
        Mask voi = Mask.Full(bone.Shape);
        voi[2, 2, 2] = false;
        BoneTopology topology = BoneTopology.Analyze(bone, voi, true, Context);
        Assert.Equal((1, 1, 0), (topology.Raw.BoneParts, topology.Raw.Cavities, topology.Raw.Handles));
        Assert.Equal((0, 0), (topology.Pores.ClosedPores, topology.Pores.OpenPoreVoxels));
        Assert.Equal(1, topology.Purified!.Cavities);
    }
}
