namespace Osteon.Simulation.Tests;

/// <summary>
/// Euler number and number of parts of a voxel set by their definitions: vertices − edges + faces − cells of the union of closed voxels,
/// and 26-connected components. Plain counting, not the code that measures scans.
/// </summary>
internal sealed class VoxelTopology
{
    private readonly bool[] _bone;
    private readonly int _depth;
    private readonly int _height;
    private readonly int _width;

    /// <summary>Bone where the function is true, with one voxel of background on every side.</summary>
    public VoxelTopology(int depth, int height, int width, Func<int, int, int, bool> bone)
    {
        (_depth, _height, _width) = (depth + 2, height + 2, width + 2);
        _bone = new bool[_depth * _height * _width];
        Parallel.For(0, depth, z =>
        {
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++) _bone[Index(z + 1, y + 1, x + 1)] = bone(z, y, x);
        });
    }

    public int Euler()
    {
        int sum = 0;
        for (int z = 1; z < _depth; z++)
            for (int y = 1; y < _height; y++)
                for (int x = 1; x < _width; x++)
                {
                    // The cell with its upper corner here, and the faces, edges and the vertex at its lower corner.
                    bool c = At(z, y, x), i = At(z, y, x - 1), j = At(z, y - 1, x), k = At(z - 1, y, x);
                    bool ij = At(z, y - 1, x - 1), ik = At(z - 1, y, x - 1), jk = At(z - 1, y - 1, x);
                    bool ijk = At(z - 1, y - 1, x - 1);
                    if (c) sum--;
                    if (c || i) sum++;
                    if (c || j) sum++;
                    if (c || k) sum++;
                    if (c || i || j || ij) sum--;
                    if (c || i || k || ik) sum--;
                    if (c || j || k || jk) sum--;
                    if (c || i || j || k || ij || ik || jk || ijk) sum++;
                }

        return sum;
    }

    public int Parts()
    {
        var seen = new bool[_bone.Length];
        var stack = new Stack<int>();
        int parts = 0;
        for (int start = 0; start < _bone.Length; start++)
        {
            if (!_bone[start] || seen[start]) continue;
            parts++;
            seen[start] = true;
            stack.Push(start);
            while (stack.TryPop(out int at))
                for (int z = -1; z <= 1; z++)
                    for (int y = -1; y <= 1; y++)
                        for (int x = -1; x <= 1; x++)
                        {
                            int next = at + (((z * _height) + y) * _width) + x;
                            if (!_bone[next] || seen[next]) continue;
                            seen[next] = true;
                            stack.Push(next);
                        }
        }

        return parts;
    }

    /// <summary>Faces between bone and background.</summary>
    public long Faces()
    {
        long faces = 0;
        for (int i = 0; i < _bone.Length; i++)
        {
            if (!_bone[i]) continue;
            foreach (int step in (int[])[1, _width, _width * _height])
            {
                if (!_bone[i + step]) faces++;
                if (!_bone[i - step]) faces++;
            }
        }

        return faces;
    }

    private bool At(int z, int y, int x) => _bone[Index(z, y, x)];

    private int Index(int z, int y, int x) => (((z * _height) + y) * _width) + x;
}
