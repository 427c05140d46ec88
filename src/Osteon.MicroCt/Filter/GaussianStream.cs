using System.Numerics;
using System.Runtime.InteropServices;
using Osteon.Primitives;

namespace Osteon.MicroCt;

/// <summary>
/// Filters a volume plane by plane. It keeps the 2r + 1 planes that one filtered plane depends on, as stored, and two planes of
/// intermediate values, whatever the depth of the volume. Axes in the order z, y, x, every intermediate value in double precision, each sum
/// from the centre and then from the outermost pair inwards: the operations of scipy.ndimage.gaussian_filter on a float64 image, in its
/// order.
/// </summary>
internal sealed class GaussianStream<T> : IDisposable
    where T : unmanaged, INumber<T>
{
    private readonly GaussianWindow _window;
    private readonly SliceReadAhead _planes;
    private readonly RunContext _context;
    private readonly byte[][] _ring;
    private readonly double[] _alongZ;
    private readonly double[] _filtered;
    private int _read;
    private int _z;

    /// <summary>Starts reading at the first plane that matters.</summary>
    public GaussianStream(ISliceSource source, GaussianWindow window, RunContext context)
    {
        _window = window;
        _context = context;
        _planes = new SliceReadAhead(source, window.Reach.Z0, window.Reach.Z1, context);
        _ring = new byte[Math.Min((2 * window.RadiusZ) + 1, window.Reach.Shape.Depth)][];
        long bytes = source.Header.Shape.SliceCount * source.Header.VoxelType.Size();
        for (int i = 0; i < _ring.Length; i++) _ring[i] = new byte[bytes];
        _alongZ = new double[window.Reach.Shape.SliceCount];
        _filtered = new double[window.Box.Shape.SliceCount];
        (_read, _z) = (window.Reach.Z0, window.Box.Z0);
    }

    private int Rows => _window.Reach.Shape.Height;

    private int Columns => _window.Reach.Shape.Width;

    /// <summary>The next plane of the box; both spans are valid until the next call.</summary>
    /// <param name="stored">The whole plane of the volume as stored.</param>
    /// <param name="filtered">The filtered stored values of the box, rows one after another.</param>
    public void Next(out ReadOnlySpan<byte> stored, out ReadOnlySpan<double> filtered)
    {
        while (_read < _window.Reach.Z1 && _read <= _z + _window.RadiusZ)
        {
            _planes.Next().CopyTo(_ring[_read % _ring.Length]);
            _read++;
        }

        InParallel(Rows, AlongZ);
        InParallel(_window.Box.Shape.Height, AlongYAndX);
        stored = _ring[_z % _ring.Length];
        filtered = _filtered;
        _z++;
    }

    /// <summary>Waits until no reading is under way.</summary>
    public void Dispose() => _planes.Dispose();

    /// <summary>Rows in blocks, one block per thread at a time; every row is computed the same way, so the blocks do not matter.</summary>
    private void InParallel(int rows, Action<int, int> work)
    {
        int threads = Math.Max(1, _context.Threads);
        if (threads == 1 || (long)rows * Columns < 16384)
        {
            work(0, rows);
            return;
        }

        int block = Math.Max(1, (rows + (4 * threads) - 1) / (4 * threads));
        Parallel.For(0, (rows + block - 1) / block, _context.ParallelOptions, b => work(b * block, Math.Min(rows, (b + 1) * block)));
    }

    private void AlongZ(int from, int to)
    {
        double[] a = new double[Columns];
        double[] b = new double[Columns];
        for (int y = from; y < to; y++)
        {
            Span<double> sum = _alongZ.AsSpan(y * Columns, Columns);
            RowArithmetic.ToDouble(Stored(_z, y), a);
            RowArithmetic.Scale(a, _window.KernelZ[0], sum);
            for (int k = _window.RadiusZ; k > 0; k--)
            {
                RowArithmetic.ToDouble(Stored(_z - k, y), a);
                RowArithmetic.ToDouble(Stored(_z + k, y), b);
                RowArithmetic.AddPair(a, b, _window.KernelZ[k], sum);
            }
        }
    }

    private void AlongYAndX(int from, int to)
    {
        VoxelBox box = _window.Box;
        VoxelBox reach = _window.Reach;
        int radius = _window.RadiusX;

        // One row with its first and last value repeated where the kernel along x reaches beyond the volume.
        int left = reach.X0 - (box.X0 - radius);
        int right = box.X1 + radius - reach.X1;
        double[] padded = new double[left + Columns + right];
        int width = box.Shape.Width;
        for (int y = from; y < to; y++)
        {
            Span<double> row = padded.AsSpan(left, Columns);
            RowArithmetic.Scale(FilteredAlongZ(box.Y0 + y), _window.KernelY[0], row);
            for (int k = _window.RadiusY; k > 0; k--)
                RowArithmetic.AddPair(FilteredAlongZ(box.Y0 + y - k), FilteredAlongZ(box.Y0 + y + k), _window.KernelY[k], row);
            padded.AsSpan(0, left).Fill(row[0]);
            padded.AsSpan(left + Columns, right).Fill(row[^1]);
            Span<double> sum = _filtered.AsSpan(y * width, width);
            RowArithmetic.Scale(padded.AsSpan(radius, width), _window.KernelX[0], sum);
            for (int k = radius; k > 0; k--)
                RowArithmetic.AddPair(padded.AsSpan(radius - k, width), padded.AsSpan(radius + k, width), _window.KernelX[k], sum);
        }
    }

    /// <summary>Row y of the reach in plane z of the volume; beyond the volume the nearest plane.</summary>
    private ReadOnlySpan<T> Stored(int z, int y)
    {
        int plane = Math.Clamp(z, 0, _window.Volume.Depth - 1);
        return MemoryMarshal.Cast<byte, T>(_ring[plane % _ring.Length])
            .Slice(((_window.Reach.Y0 + y) * _window.Volume.Width) + _window.Reach.X0, Columns);
    }

    /// <summary>Row y of the volume, filtered along z; beyond the volume the nearest row.</summary>
    private ReadOnlySpan<double> FilteredAlongZ(int y) =>
        _alongZ.AsSpan((Math.Clamp(y, 0, _window.Volume.Height - 1) - _window.Reach.Y0) * Columns, Columns);
}
