using System.Globalization;
using System.Runtime.InteropServices;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>
/// A scan of a phantom, made plane by plane as it is read: partial volumes, blur, noise, coding. Only a few dozen planes are held, so a
/// scan may be larger than memory. Reading in ascending z makes every plane once; any other order gives the same bytes and costs time.
/// </summary>
/// <remarks>
/// Planes are computed in aligned blocks, in parallel inside; the bytes depend neither on the order of reading nor on the number of
/// threads.
/// </remarks>
public sealed class VirtualScan : ISliceSource
{
    private const int BlockDepth = 16;

    private readonly PhantomObject _phantom;
    private readonly VirtualScannerParameters _scanner;
    private readonly RunContext _context;
    private readonly PartialVolumes _partial;
    private readonly PsfKernel _psfZ;
    private readonly PsfKernel _psfY;
    private readonly PsfKernel _psfX;
    private readonly Dictionary<int, float[][]> _blocks = [];
    private readonly Dictionary<int, byte[][]> _planes = [];

    internal VirtualScan(PhantomObject phantom, VirtualScannerParameters scanner, VolumeHeader header, RunContext context)
    {
        _phantom = phantom;
        _scanner = scanner;
        _context = context;
        _partial = new PartialVolumes(phantom, scanner);
        _psfZ = new PsfKernel(scanner.PsfSigmaUm * 1e-3 / scanner.Spacing.Z);
        _psfY = new PsfKernel(scanner.PsfSigmaUm * 1e-3 / scanner.Spacing.Y);
        _psfX = new PsfKernel(scanner.PsfSigmaUm * 1e-3 / scanner.Spacing.X);
        Header = header;
    }

    /// <summary>
    /// Shape, spacing, coding, and in the metadata the settings of the virtual scanner; <c>Synthetic</c> is always <c>true</c>.
    /// </summary>
    public VolumeHeader Header { get; }

    /// <inheritdoc/>
    public void ReadSlice(int z, Span<byte> destination)
    {
        if ((uint)z >= (uint)Header.Shape.Depth) throw new ArgumentOutOfRangeException(nameof(z), z, "outside the scan");
        if (destination.Length != Header.Shape.SliceCount * Header.VoxelType.Size())
            throw new ArgumentException("the destination must hold exactly one plane", nameof(destination));
        int block = z / BlockDepth;
        if (!_planes.TryGetValue(block, out byte[][]? planes))
        {
            planes = Expose(block);
            _planes.Clear();
            _planes.Add(block, planes);
        }

        planes[z - (block * BlockDepth)].CopyTo(destination);
    }

    /// <summary>Forgets the planes that are held; the scan stays readable.</summary>
    public void Dispose()
    {
        _blocks.Clear();
        _planes.Clear();
    }

    private byte[][] Expose(int block)
    {
        int from = block * BlockDepth;
        int to = Math.Min(from + BlockDepth, Header.Shape.Depth);
        _context.Report("imaging", (double)from / Header.Shape.Depth, _phantom.Name);
        int firstBlock = FloorBlock(from - _psfZ.Radius);
        int lastBlock = FloorBlock(to - 1 + _psfZ.Radius);
        foreach (int old in _blocks.Keys.Where(b => b < firstBlock || b > lastBlock).ToArray()) _blocks.Remove(old);
        for (int b = firstBlock; b <= lastBlock; b++)
            if (!_blocks.ContainsKey(b)) _blocks.Add(b, BlurredAcross(b));
        var planes = new byte[to - from][];
        Parallel.For(from, to, _context.ParallelOptions, z => planes[z - from] = Plane(z));
        return planes;
    }

    // Partial volumes of one block, blurred along x and y but not yet along z.
    private float[][] BlurredAcross(int block)
    {
        int from = Math.Max(block * BlockDepth, -_psfZ.Radius);
        int to = Math.Min((block + 1) * BlockDepth, Header.Shape.Depth + _psfZ.Radius);
        float[][] sharp = _partial.Render(from, to, _psfY.Radius, _psfX.Radius, _context);
        var blurred = new float[BlockDepth][];
        int first = from - (block * BlockDepth);
        Parallel.For(0, sharp.Length, _context.ParallelOptions, k => blurred[first + k] = BlurAcross(sharp[k]));
        return blurred;
    }

    private float[] BlurAcross(float[] sharp)
    {
        int width = Header.Shape.Width;
        int wide = width + (2 * _psfX.Radius);
        int rows = Header.Shape.Height + (2 * _psfY.Radius);
        var blurred = new float[Header.Shape.SliceCount];
        var line = new float[width];
        for (int row = 0; row < rows; row++)
        {
            _psfX.Along(sharp.AsSpan(row * wide, wide), line);
            int first = Math.Max(0, row - (2 * _psfY.Radius));
            int last = Math.Min(Header.Shape.Height - 1, row);
            for (int y = first; y <= last; y++)
                PsfKernel.AddScaled(_psfY[row - y - _psfY.Radius], line, blurred.AsSpan(y * width, width));
        }

        return blurred;
    }

    private byte[] Plane(int z)
    {
        var density = new float[Header.Shape.SliceCount];
        for (int k = -_psfZ.Radius; k <= _psfZ.Radius; k++)
        {
            int block = FloorBlock(z + k);
            PsfKernel.AddScaled(_psfZ[k], _blocks[block][z + k - (block * BlockDepth)], density);
        }

        var bytes = new byte[density.Length * Header.VoxelType.Size()];
        Span<ushort> words = Header.VoxelType == VoxelType.UInt16 ? MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan()) : default;
        Rng noise = _context.Random.Stream("virtual-micro-ct", _phantom.Name, "noise", z.ToString(CultureInfo.InvariantCulture));
        for (int i = 0; i < density.Length; i++)
        {
            double value = _scanner.NoiseSd > 0 ? density[i] + (_scanner.NoiseSd * noise.NextNormal()) : density[i];
            double stored = Math.Clamp(Math.Round(_scanner.Calibration.ToStored(value)), 0, _scanner.HighestStored);
            if (words.IsEmpty) bytes[i] = (byte)stored;
            else words[i] = (ushort)stored;
        }

        return bytes;
    }

    private static int FloorBlock(int z) => z >= 0 ? z / BlockDepth : -((-z + BlockDepth - 1) / BlockDepth);
}
