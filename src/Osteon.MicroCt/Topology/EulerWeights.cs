using System.Numerics;
using System.Runtime.CompilerServices;

namespace Osteon.MicroCt;

/// <summary>
/// What one 2×2×2 cell adds to the Euler numbers, in eighths. A cell surrounds one vertex of the voxel lattice; it holds 1 vertex, 6 half
/// edges, 12 quarter faces and 8 eighths of voxels. Corners are numbered by 3 bits, one per axis; which bit is which axis does not matter.
/// </summary>
internal static class EulerWeights
{
    private static readonly byte[] HalfEdges = [.. from axis in Axes from side in (int[])[0, axis] select Corners(c => (c & axis) == side)];

    private static readonly byte[] QuarterFaces =
    [
        .. from axis in Axes
           from corner in Enumerable.Range(0, 8)
           where (corner & axis) == 0
           select Corners(c => (c | axis) == (corner | axis)),
    ];

    private static readonly Lazy<sbyte[]> Cut = new(BuildCut);

    private static int[] Axes => [1, 2, 4];

    /// <summary>8·(vertices − edges + faces − voxels) of the closed bone voxels, for a cell all of whose voxels count.</summary>
    public static long Eighths26(int bone) => CutEighths(bone, 0xFF);

    /// <summary>8·(voxels − pairs + squares − cubes) of the bone voxel centres.</summary>
    public static long Eighths6(int bone)
    {
        long sum = BitOperations.PopCount((uint)bone);
        foreach (byte pair in QuarterFaces) sum -= (bone & pair) == pair ? 2 : 0;
        foreach (byte square in HalfEdges) sum += (bone & square) == square ? 4 : 0;
        return sum - (bone == 0xFF ? 8 : 0);
    }

    /// <summary>
    /// The same as <see cref="Eighths26"/> where only some voxels of the cell lie in the volume of interest: a vertex counts by the share
    /// of its 8 voxels that do, an edge by the share of its 4, a face by the share of its 2.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // called 65536 times, once
    public static long CutEighths(int bone, int voi)
    {
        long sum = bone == 0 ? 0 : BitOperations.PopCount((uint)voi);
        foreach (byte edge in HalfEdges) sum -= (bone & edge) == 0 ? 0 : BitOperations.PopCount((uint)(voi & edge));
        foreach (byte face in QuarterFaces) sum += (bone & face) == 0 ? 0 : BitOperations.PopCount((uint)(voi & face));
        return sum - BitOperations.PopCount((uint)bone);
    }

    /// <summary><see cref="CutEighths"/> at [voi · 256 + bone].</summary>
    public static sbyte[] CutTable => Cut.Value;

    private static byte Corners(Func<int, bool> member) =>
        (byte)Enumerable.Range(0, 8).Where(member).Sum(corner => 1 << corner);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static sbyte[] BuildCut()
    {
        var table = new sbyte[1 << 16];
        for (int voi = 0; voi < 256; voi++)
            for (int bone = 0; bone < 256; bone++) table[(voi << 8) | bone] = checked((sbyte)CutEighths(bone & voi, voi));
        return table;
    }
}
