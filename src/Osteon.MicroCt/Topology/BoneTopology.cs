using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>Everything that counting tells of a bone mask: topology as segmented and after purification, configurations, pores.</summary>
/// <param name="Cells">
/// Counts of 2×2×2 configurations of the bone as segmented; the surface follows from them (<see cref="MarchingCubes.Area"/>).
/// </param>
/// <param name="Raw">Topology of the bone as segmented.</param>
/// <param name="Purified">Topology after <see cref="Purification.Purify"/>; null if it was not asked for.</param>
/// <param name="Pores">Volumes of bone and pores as segmented.</param>
public sealed record BoneTopology(ConfigurationCounts Cells, TopologyCounts Raw, TopologyCounts? Purified, Porosity Pores)
{
    /// <summary>
    /// Analyses <paramref name="bone"/> inside <paramref name="voi"/>. Memory beside the masks: with purification two more masks and about
    /// one 24-byte entry per local start of a component; without it a few planes of runs.
    /// </summary>
    /// <param name="bone">The bone, (z, y, x). Bone outside the volume of interest is not looked at.</param>
    /// <param name="voi">
    /// The volume of interest, of the same shape; null means the whole box. A box-shaped one gives what cropping gives.
    /// </param>
    /// <param name="purify">Whether to analyse the purified bone, too.</param>
    /// <param name="context">Cancellation is checked once per plane.</param>
    /// <exception cref="ArgumentException">The two masks have different shapes.</exception>
    public static BoneTopology Analyze(Mask bone, Mask? voi, bool purify, RunContext context)
    {
        ConfigurationCounts cells = ConfigurationHistogram.Count(bone, voi, context);
        if (!purify)
        {
            long parts = RegionLabels.Count(new SetVoxels(bone, voi), Neighbourhood.TwentySix, list: false, context).Count;
            ComponentTally marrow = RegionLabels.Count(new Surroundings(bone, voi), Neighbourhood.Six, list: false, context);
            return new BoneTopology(cells, TopologyCounts.Of(cells, parts, marrow.Bounded), null, Pores(marrow));
        }

        RegionLabels pieces = RegionLabels.OfBone(bone, voi, context);
        RegionLabels surroundings = RegionLabels.OfSurroundings(bone, voi, context);
        TopologyCounts raw = TopologyCounts.Of(cells, pieces.Tally.Count, surroundings.Tally.Bounded);
        TopologyCounts purified = raw;
        if (pieces.Tally.Count > 1 || surroundings.Tally.Enclosed > 0)
        {
            RegionLabels around = surroundings;
            Mask largest = bone;
            if (pieces.Tally.Count > 1)
            {
                largest = Purification.Largest(bone, voi, pieces, context);
                around = RegionLabels.OfSurroundings(largest, voi, context);
            }

            Mask pure = around.Tally.Enclosed > 0 ? Purification.Filled(largest, voi, around, context) : largest;

            // Filling leaves one part, and of the enclosed regions only those outside the volume of interest.
            purified = TopologyCounts.Of(ConfigurationHistogram.Count(pure, voi, context), 1, around.Tally.Bounded - around.Tally.Enclosed);
        }

        return new BoneTopology(cells, raw, purified, Pores(surroundings.Tally));

        Porosity Pores(ComponentTally marrow) => new(cells.VoiVoxels, cells.BoneVoxels, marrow.Enclosed, marrow.EnclosedVoxels);
    }
}
