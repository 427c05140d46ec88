namespace Osteon.Reporting;

/// <summary>
/// Sideways offsets that keep the points of one arm from covering each other, without chance: points are placed from the smallest value up
/// (equal values in the order given), each as near to the middle as the points already placed allow, right before left. If the swarm gets
/// wider than allowed it is compressed to the width, so very many points overlap evenly.
/// </summary>
internal sealed class PointSwarm
{
    private readonly IReadOnlyList<double> _heights;
    private readonly double _diameter;
    private readonly double[] _offsets;

    private PointSwarm(IReadOnlyList<double> heights, double diameter)
    {
        _heights = heights;
        _diameter = diameter;
        _offsets = new double[heights.Count];
    }

    /// <summary>
    /// Offsets in pixels, in the order of <paramref name="heights"/> (vertical positions in pixels), at most <paramref name="halfWidth"/>
    /// to either side.
    /// </summary>
    public static double[] Offsets(IReadOnlyList<double> heights, double diameter, double halfWidth)
    {
        double[] offsets = new PointSwarm(heights, diameter).Place();
        double widest = offsets.Select(Math.Abs).DefaultIfEmpty(0).Max();
        if (widest > halfWidth)
            for (int i = 0; i < offsets.Length; i++) offsets[i] *= halfWidth / widest;
        return offsets;
    }

    private double[] Place()
    {
        int[] order = [.. Enumerable.Range(0, _heights.Count).OrderBy(i => _heights[i]).ThenBy(i => i)];
        int firstNear = 0;
        for (int k = 0; k < order.Length; k++)
        {
            while (_heights[order[k]] - _heights[order[firstNear]] >= _diameter) firstNear++;
            _offsets[order[k]] = Nearest(order[k], order.AsSpan(firstNear, k - firstNear));
        }

        return _offsets;
    }

    /// <summary>The free place nearest to the middle: the middle itself or a place that just touches a neighbour.</summary>
    private double Nearest(int point, ReadOnlySpan<int> placed)
    {
        if (IsFree(0, point, placed)) return 0;
        double best = double.PositiveInfinity;
        foreach (int other in placed)
        {
            double dy = _heights[point] - _heights[other];
            double dx = Math.Sqrt(Math.Max(0, _diameter * _diameter - dy * dy));
            foreach (double place in (ReadOnlySpan<double>)[_offsets[other] + dx, _offsets[other] - dx])
                if (IsNearer(place, best) && IsFree(place, point, placed)) best = place;
        }

        return best;
    }

    /// <summary>Nearer to the middle, or as near and to the right.</summary>
    private static bool IsNearer(double place, double best)
    {
        double difference = Math.Abs(place) - Math.Abs(best);
        return difference < -1e-9 || (difference <= 1e-9 && place > best);
    }

    private bool IsFree(double place, int point, ReadOnlySpan<int> placed)
    {
        foreach (int other in placed)
        {
            double dx = place - _offsets[other], dy = _heights[point] - _heights[other];
            if (dx * dx + dy * dy < _diameter * _diameter - 1e-6) return false;
        }

        return true;
    }
}
