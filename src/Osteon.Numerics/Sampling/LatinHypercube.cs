using Osteon.Primitives;

namespace Osteon.Numerics;

/// <summary>
/// Latin hypercube samples (McKay, Beckman and Conover 1979, 10.2307/1268522): of <c>count</c> points in the unit cube each of the
/// <c>count</c> equal slices of every dimension holds exactly one, at a random place inside the slice.
/// </summary>
public static class LatinHypercube
{
    /// <summary>Row per point, column per dimension, each in [0, 1).</summary>
    public static Matrix Sample(int count, int dimensions, Rng random)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNegative(dimensions);
        var points = new Matrix(count, dimensions);
        int[] slices = new int[count];
        for (int d = 0; d < dimensions; d++)
        {
            for (int i = 0; i < count; i++) slices[i] = i;
            random.Shuffle(slices.AsSpan());
            for (int i = 0; i < count; i++) points[i, d] = Math.Min((slices[i] + random.NextDouble()) / count, Math.BitDecrement(1.0));
        }

        return points;
    }
}
