namespace Osteon.Reporting;

/// <summary>
/// Sideways offsets that keep the points of one arm from covering each other, without chance: points are placed from the smallest value up
/// (equal values in the order given), each as near to the middle as the points already placed allow, right before left. If the swarm gets
/// wider than allowed it is compressed to the width, so very many points overlap evenly.
/// </summary>
internal static class PointSwarm
{
    /// <summary>
    /// Offsets in pixels, in the order of <paramref name="heights"/> (vertical positions in pixels), at most <paramref name="halfWidth"/>
    /// to either side.
    /// </summary>
    public static double[] Offsets(IReadOnlyList<double> heights, double diameter, double halfWidth)
    {
        double[] offsets = new double[heights.Count];
        int[] order = [.. Enumerable.Range(0, heights.Count).OrderBy(i => heights[i]).ThenBy(i => i)];
        int firstNear = 0;
        for (int k = 0; k < order.Length; k++)
        {
            int point = order[k];
            while (heights[point] - heights[order[firstNear]] >= diameter) firstNear++;
            offsets[point] = Nearest(order.AsSpan(firstNear, k - firstNear), point, heights, offsets, diameter);
        }

        double widest = offsets.Select(Math.Abs).DefaultIfEmpty(0).Max();
        if (widest > halfWidth)
            for (int i = 0; i < offsets.Length; i++) offsets[i] *= halfWidth / widest;
        return offsets;
    }

    /// <summary>The free place nearest to the middle: the middle itself or a place that just touches a neighbour.</summary>
    private static double Nearest(ReadOnlySpan<int> placed, int point, IReadOnlyList<double> heights, double[] offsets, double diameter)
    {
        double best = double.PositiveInfinity;
        if (IsFree(placed, 0, point, heights, offsets, diameter)) return 0;
        foreach (int other in placed)
        {
            double dy = heights[point] - heights[other];
            double dx = Math.Sqrt(Math.Max(0, diameter * diameter - dy * dy));
            foreach (double place in (ReadOnlySpan<double>)[offsets[other] + dx, offsets[other] - dx])
            {
                bool nearer = Math.Abs(place) < Math.Abs(best) - 1e-9 || (Math.Abs(Math.Abs(place) - Math.Abs(best)) <= 1e-9
                    && place > best);
                if (nearer && IsFree(placed, place, point, heights, offsets, diameter)) best = place;
            }
        }

        return best;
    }

    private static bool IsFree(ReadOnlySpan<int> placed, double place, int point, IReadOnlyList<double> heights, double[] offsets,
        double diameter)
    {
        foreach (int other in placed)
        {
            double dx = place - offsets[other], dy = heights[point] - heights[other];
            if (dx * dx + dy * dy < diameter * diameter - 1e-6) return false;
        }

        return true;
    }
}
