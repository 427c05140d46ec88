using System.Numerics;
using System.Runtime.InteropServices;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// A table laid out for distances between features: two vectors' worth of features side by side, all their injections one after another. So
/// one pass over a block of memory gives the sums of several features in registers, and the sum over injections still runs in its order for
/// each of them, on any machine.
/// </summary>
internal sealed class PackedFeatures
{
    private const double FarAway = 1e10;
    private const int TileBytes = 1 << 17;
    private readonly Matrix _x;
    private readonly double[] _packed;
    private readonly int _blocks;

    public PackedFeatures(Matrix x)
    {
        _x = x;
        _blocks = (x.Columns + Width - 1) / Width;
        _packed = new double[_blocks * x.Rows * Width];
        Array.Fill(_packed, double.NaN);
        for (int row = 0; row < x.Rows; row++)
        {
            ReadOnlySpan<double> cells = x.Row(row);
            for (int f = 0; f < cells.Length; f++) _packed[(((f / Width * x.Rows) + row) * Width) + (f % Width)] = cells[f];
        }
    }

    private static int Width => 2 * Vector<double>.Count;

    /// <summary>
    /// Per target, the mean squared difference to every feature over the injections both have; 10¹⁰ where there is none. May have
    /// a few entries more than there are features.
    /// </summary>
    public double[][] Distances(int[] targets)
    {
        int perTile = Math.Max(1, TileBytes / (8 * Width * Math.Max(1, _x.Rows)));
        (int Row, double Value)[][] own = [.. targets.Select(t => Present(_x.Column(t)))];
        double[][] distances = [.. targets.Select(_ => new double[_blocks * Width])];
        for (int first = 0; first < _blocks; first += perTile)
        {
            int last = Math.Min(_blocks, first + perTile);
            for (int t = 0; t < targets.Length; t++)
                for (int block = first; block < last; block++) OneBlock(block, own[t], distances[t].AsSpan(block * Width, Width));
        }

        return distances;
    }

    private static (int Row, double Value)[] Present(double[] column) =>
        [.. column.Select((value, row) => (row, value)).Where(p => !double.IsNaN(p.value))];

    private void OneBlock(int block, (int Row, double Value)[] own, Span<double> distances)
    {
        ReadOnlySpan<Vector<double>> cells = MemoryMarshal.Cast<double,
            Vector<double>>(_packed.AsSpan(block * _x.Rows * Width, _x.Rows * Width));
        Vector<double> sumA = Vector<double>.Zero, sumB = Vector<double>.Zero;
        Vector<long> countA = Vector<long>.Zero, countB = Vector<long>.Zero;
        foreach ((int row, double value) in own)
        {
            var mine = new Vector<double>(value);
            Vector<double> a = cells[2 * row], b = cells[(2 * row) + 1];
            Vector<long> hasA = Vector.Equals(a, a), hasB = Vector.Equals(b, b);
            Vector<double> differenceA = mine - a, differenceB = mine - b;
            sumA += Vector.AsVectorDouble(Vector.AsVectorInt64(differenceA * differenceA) & hasA);
            sumB += Vector.AsVectorDouble(Vector.AsVectorInt64(differenceB * differenceB) & hasB);
            // A true comparison is −1.
            countA -= hasA;
            countB -= hasB;
        }

        for (int i = 0; i < Vector<double>.Count; i++)
        {
            distances[i] = countA[i] > 0 ? sumA[i] / countA[i] : FarAway;
            distances[Vector<double>.Count + i] = countB[i] > 0 ? sumB[i] / countB[i] : FarAway;
        }
    }
}
