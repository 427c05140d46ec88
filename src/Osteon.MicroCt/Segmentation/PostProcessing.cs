using System.Numerics;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>Runs the declared steps after thresholding.</summary>
internal static class PostProcessing
{
    /// <summary>Applies the steps to a mask and counts what each of them changed.</summary>
    public static IReadOnlyList<PostStepOutcome> Apply(PostSteps steps, ref Mask bone, VoiRegion region, RunContext context)
    {
        List<PostStepOutcome> outcomes = [];
        if (steps.KeepLargest) bone = Changed("keep_largest", bone, BoneIndices.KeepLargest(bone, region.Inside, context), outcomes);
        if (steps.Purify) bone = Changed("purify", bone, BoneIndices.Purify(bone, region.Inside, context), outcomes);
        return outcomes;
    }

    private static Mask Changed(string step, Mask before, Mask after, List<PostStepOutcome> outcomes)
    {
        (long removed, long added) = (0, 0);
        for (int z = 0; z < before.Shape.Depth; z++)
        {
            Span<ulong> a = before.Slice(z);
            Span<ulong> b = after.Slice(z);
            for (int w = 0; w < a.Length; w++)
            {
                removed += BitOperations.PopCount(a[w] & ~b[w]);
                added += BitOperations.PopCount(b[w] & ~a[w]);
            }
        }

        outcomes.Add(new PostStepOutcome(step, removed, added));
        return after;
    }
}
