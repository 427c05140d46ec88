using System.Numerics;
using System.Runtime.InteropServices;

namespace Osteon.Vesicles;

/// <summary>
/// The centroid of brightness in a disc around a maximum. The disc moves by whole pixels until the centroid lies within 0.6 pixels of its
/// middle in both directions, or the moves run out; it never leaves the picture. Without brightness the middle itself is taken.
/// </summary>
/// <remarks>
/// As trackpy.refine_com. Where the moves run out, everything belongs to the disc before the last move. Eccentricity:
/// √((ΣI cos 2θ)² + (ΣI sin 2θ)²)/(mass − I(middle) + 10⁻⁶).
/// </remarks>
internal sealed class SpotCentroid
{
    private const double LargestOffset = 0.6;
    private const double NoDivisionByZero = 1e-6;

    private readonly int _radius;
    private readonly int[] _dx;
    private readonly int[] _dy;
    private readonly double[] _cos;
    private readonly double[] _sin;
    private readonly int[] _reach;

    /// <summary>The disc of a radius in pixels: all offsets with x² + y² ≤ r².</summary>
    public SpotCentroid(int radius)
    {
        _radius = radius;
        List<int> dx = [], dy = [];
        for (int y = -radius; y <= radius; y++)
            for (int x = -radius; x <= radius; x++)
            {
                if ((x * x) + (y * y) > radius * radius) continue;
                dx.Add(x);
                dy.Add(y);
                SumOfSquaresX += x * x;
            }

        (_dx, _dy) = ([.. dx], [.. dy]);
        _reach = [.. Enumerable.Range(-radius, (2 * radius) + 1).Select(row => dx.Where((_, i) => dy[i] == row).Max())];
        _cos = [.. dx.Zip(dy, (x, y) => Math.Cos(2 * Math.Atan2(y, x)))];
        _sin = [.. dx.Zip(dy, (x, y) => Math.Sin(2 * Math.Atan2(y, x)))];
    }

    /// <summary>Number of pixels of the disc.</summary>
    public int Pixels => _dx.Length;

    /// <summary>Σx² over the disc.</summary>
    public double SumOfSquaresX { get; }

    /// <summary>Refines one maximum; the disc around it must lie inside the picture.</summary>
    public LocatedParticle Refine<T>(ReadOnlySpan<T> image, ReadOnlySpan<ushort> raw, int width, (int X, int Y) start, int iterations)
        where T : unmanaged, INumber<T> => Describe(image, raw, width, Settle(image, width, start, iterations));

    /// <summary>Moves the disc until it rests.</summary>
    public Place Settle<T>(ReadOnlySpan<T> image, int width, (int X, int Y) start, int iterations)
        where T : unmanaged, INumber<T>
    {
        int height = image.Length / width, x = start.X, y = start.Y;
        Place place = new(x, y, 0, 0, 0);
        for (int i = 0; i < iterations; i++)
        {
            (double mass, double offX, double offY) = Centroid(image, width, x, y);
            place = new Place(x, y, mass, offX, offY);
            if (Math.Abs(offX) < LargestOffset && Math.Abs(offY) < LargestOffset) break;
            x = Math.Clamp(x + Move(offX), _radius, width - _radius - 1);
            y = Math.Clamp(y + Move(offY), _radius, height - _radius - 1);
        }

        return place;
    }

    /// <summary>All that is told of a particle whose disc rests.</summary>
    public LocatedParticle Describe<T>(ReadOnlySpan<T> image, ReadOnlySpan<ushort> raw, int width, Place place)
        where T : unmanaged, INumber<T>
    {
        double gyration = 0, cos = 0, sin = 0, signal = 0, rawMass = 0;
        for (int k = 0; k < _dx.Length; k++)
        {
            int at = ((place.Y + _dy[k]) * width) + place.X + _dx[k];
            double value = double.CreateTruncating(image[at]);
            gyration += ((_dx[k] * _dx[k]) + (_dy[k] * _dy[k])) * value;
            cos += _cos[k] * value;
            sin += _sin[k] * value;
            signal = Math.Max(signal, value);
            rawMass += raw[at];
        }

        double middle = double.CreateTruncating(image[(place.Y * width) + place.X]), mass = place.Mass;
        return new LocatedParticle(
            place.OffX + place.X, place.OffY + place.Y, mass, mass > 0 ? Math.Sqrt(gyration / mass) : 0,
            Math.Sqrt((cos * cos) + (sin * sin)) / (mass - middle + NoDivisionByZero), signal, rawMass, null);
    }

    private static int Move(double offset) => offset > LargestOffset ? 1 : offset < -LargestOffset ? -1 : 0;

    private (double Mass, double X, double Y) Centroid<T>(ReadOnlySpan<T> image, int width, int x, int y)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(ushort)) return WholeCentroid(MemoryMarshal.Cast<T, ushort>(image), width, x, y);
        double mass = 0, sumX = 0, sumY = 0;
        for (int k = 0; k < _dx.Length; k++)
        {
            double value = double.CreateTruncating(image[((y + _dy[k]) * width) + x + _dx[k]]);
            mass += value;
            sumX += value * (_dx[k] + _radius);
            sumY += value * (_dy[k] + _radius);
        }

        return mass == 0 ? (0, 0, 0) : (mass, (sumX / mass) - _radius, (sumY / mass) - _radius);
    }

    /// <summary>The same in whole numbers, whose sums are exact in any order: row by row.</summary>
    private (double Mass, double X, double Y) WholeCentroid(ReadOnlySpan<ushort> image, int width, int x, int y)
    {
        long mass = 0, sumX = 0, sumY = 0;
        for (int row = 0; row < _reach.Length; row++)
        {
            int reach = _reach[row];
            ReadOnlySpan<ushort> values = image.Slice(((y - _radius + row) * width) + x - reach, (2 * reach) + 1);
            long rowMass = 0, rowX = 0;
            for (int k = 0; k < values.Length; k++)
            {
                rowMass += values[k];
                rowX += (long)values[k] * k;
            }

            mass += rowMass;
            sumX += rowX + (rowMass * (_radius - reach));
            sumY += rowMass * row;
        }

        return mass == 0 ? (0, 0, 0) : (mass, ((double)sumX / mass) - _radius, ((double)sumY / mass) - _radius);
    }

    /// <summary>Where a disc rests: its middle, its mass, and the centroid from the middle.</summary>
    internal readonly record struct Place(int X, int Y, double Mass, double OffX, double OffY);
}
