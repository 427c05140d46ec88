using Osteon.Primitives;

namespace Osteon.MicroCt.Tests.Topology;

/// <summary>The definitions, voxel by voxel and set by set, as slow as they are plain: what the kernels are checked against.</summary>
internal static class BruteForce
{
    public static bool Get(Mask mask, int z, int y, int x) => mask.Shape.Contains(z, y, x) && mask[z, y, x];

    public static bool Inside(GridShape shape, Mask? voi, int z, int y, int x) => voi is null ? shape.Contains(z, y, x) : Get(voi, z, y, x);

    /// <summary>Bone inside the volume of interest as a mask.</summary>
    public static Mask And(Mask bone, Mask? voi)
    {
        var result = new Mask(bone.Shape);
        ForEach(bone.Shape, (z, y, x) => result[z, y, x] = bone[z, y, x] && Inside(bone.Shape, voi, z, y, x));
        return result;
    }

    public static void ForEach(GridShape shape, Action<int, int, int> action)
    {
        for (int z = 0; z < shape.Depth; z++)
            for (int y = 0; y < shape.Height; y++)
                for (int x = 0; x < shape.Width; x++) action(z, y, x);
    }

    /// <summary>Histograms over all padded cells, and over those with all corners in the volume of interest.</summary>
    public static (long[] Closed, long[] Inside) Histograms(Mask bone, Mask? voi)
    {
        var closed = new long[256];
        var inside = new long[256];
        GridShape shape = bone.Shape;
        for (int z = -1; z < shape.Depth; z++)
        {
            for (int y = -1; y < shape.Height; y++)
            {
                for (int x = -1; x < shape.Width; x++)
                {
                    int configuration = 0, within = 0;
                    for (int k = 0; k < 8; k++)
                    {
                        int cz = z + (k >> 2), cy = y + (k >> 1 & 1), cx = x + (k & 1);
                        if (!Inside(shape, voi, cz, cy, cx)) continue;
                        within++;
                        if (Get(bone, cz, cy, cx)) configuration |= 1 << k;
                    }

                    closed[configuration]++;
                    if (within == 8) inside[configuration]++;
                }
            }
        }

        return (closed, inside);
    }

    /// <summary>
    /// The cells of the cubical complex of the closed bone voxels, in doubled coordinates: a voxel (z, y, x) spans 2z … 2z + 2, so odd
    /// coordinates are extents and even ones are points; the number of odd coordinates is the dimension.
    /// </summary>
    public static HashSet<(int Z, int Y, int X)> ClosedCells(Mask bone)
    {
        var cells = new HashSet<(int, int, int)>();
        ForEach(bone.Shape, (z, y, x) =>
        {
            if (!bone[z, y, x]) return;
            for (int dz = 0; dz < 3; dz++)
                for (int dy = 0; dy < 3; dy++)
                    for (int dx = 0; dx < 3; dx++) cells.Add(((2 * z) + dz, (2 * y) + dy, (2 * x) + dx));
        });
        return cells;
    }

    public static int Sign((int Z, int Y, int X) cell) => 1 - (2 * (((cell.Z & 1) + (cell.Y & 1) + (cell.X & 1)) & 1));

    public static long Euler(IEnumerable<(int Z, int Y, int X)> cells) => cells.Sum(c => (long)Sign(c));

    /// <summary>Euler number of the complex whose vertices are bone voxels: edges, squares and cubes where all corners are bone.</summary>
    public static long Euler6(Mask bone)
    {
        long euler = 0;
        ForEach(bone.Shape, (z, y, x) =>
        {
            for (int extent = 0; extent < 8; extent++)
            {
                bool all = true;
                for (int k = 0; k < 8; k++)
                    if ((k & ~extent) == 0) all &= Get(bone, z + (k >> 2), y + (k >> 1 & 1), x + (k & 1));
                if (all) euler += System.Numerics.BitOperations.PopCount((uint)extent) % 2 == 0 ? 1 : -1;
            }
        });
        return euler;
    }

    /// <summary>
    /// BoneJ's closed form for a box: Δχ = χ − χ(S)/2 − χ(G)/4 − c/8 with S the bone on the box surface, G on the box edges, c the corner
    /// voxels.
    /// </summary>
    public static double BoneJDeltaChi(Mask bone)
    {
        GridShape shape = bone.Shape;
        HashSet<(int Z, int Y, int X)> cells = ClosedCells(bone);
        int Faces((int Z, int Y, int X) c) => OnEnd(c.Z, shape.Depth) + OnEnd(c.Y, shape.Height) + OnEnd(c.X, shape.Width);
        long surface = Euler(cells.Where(c => Faces(c) >= 1)), edges = Euler(cells.Where(c => Faces(c) >= 2));
        long corners = cells.Count(c => Faces(c) == 3);
        return Euler(cells) - (surface / 2.0) - (edges / 4.0) - (corners / 8.0);

        static int OnEnd(int coordinate, int extent) => coordinate == 0 || coordinate == 2 * extent ? 1 : 0;
    }

    /// <summary>
    /// Δχ by its definition: for a box every cell counts by the share of the voxels around it that lie in it; for any other shape the mean
    /// over the lattice vertices with all eight voxels inside, each with its vertex, 6 half edges, 12 quarter faces and 8 eighths of
    /// voxels.
    /// </summary>
    public static double? DeltaChi(Mask bone, Mask? voi)
    {
        HashSet<(int Z, int Y, int X)> cells = ClosedCells(And(bone, voi));
        if (voi is null || IsBox(voi)) return cells.Sum(c => Sign(c) * Share(c));
        double sum = 0;
        long vertices = 0, voxels = voi.Count();
        ForEach(new GridShape(bone.Shape.Depth + 1, bone.Shape.Height + 1, bone.Shape.Width + 1), (z, y, x) =>
        {
            if (Share((2 * z, 2 * y, 2 * x)) < 1) return;
            vertices++;
            for (int dz = -1; dz <= 1; dz++)
                for (int dy = -1; dy <= 1; dy++)
                    for (int dx = -1; dx <= 1; dx++)
                        if (cells.Contains(((2 * z) + dz, (2 * y) + dy, (2 * x) + dx)))
                            sum += Sign((dz, dy, dx)) / Math.Pow(2, Math.Abs(dz) + Math.Abs(dy) + Math.Abs(dx));
        });
        return vertices == 0 ? null : sum / vertices * voxels;

        double Share((int Z, int Y, int X) cell)
        {
            int around = 0, within = 0;
            foreach (int z in Around(cell.Z))
            {
                foreach (int y in Around(cell.Y))
                {
                    foreach (int x in Around(cell.X))
                    {
                        around++;
                        if (Inside(bone.Shape, voi, z, y, x)) within++;
                    }
                }
            }

            return (double)within / around;
        }

        static int[] Around(int coordinate) => coordinate % 2 != 0 ? [coordinate / 2] : [(coordinate / 2) - 1, coordinate / 2];
    }

    public static bool IsBox(Mask voi)
    {
        var set = new List<(int Z, int Y, int X)>();
        ForEach(voi.Shape, (z, y, x) =>
        {
            if (voi[z, y, x]) set.Add((z, y, x));
        });
        return set.Count == 0 || set.Count == (set.Max(v => v.Z) - set.Min(v => v.Z) + 1) * (set.Max(v => v.Y) - set.Min(v => v.Y) + 1)
            * (set.Max(v => v.X) - set.Min(v => v.X) + 1);
    }

    /// <summary>Components by flood fill, in the order of their first voxels.</summary>
    public static List<List<(int Z, int Y, int X)>> Components(Mask set, Neighbourhood neighbourhood)
    {
        var seen = new Mask(set.Shape);
        var components = new List<List<(int, int, int)>>();
        ForEach(set.Shape, (z, y, x) =>
        {
            if (!set[z, y, x] || seen[z, y, x]) return;
            var component = new List<(int Z, int Y, int X)> { (z, y, x) };
            seen[z, y, x] = true;
            for (int i = 0; i < component.Count; i++)
            {
                foreach ((int dz, int dy, int dx) in Offsets(neighbourhood))
                {
                    (int nz, int ny, int nx) = (component[i].Z + dz, component[i].Y + dy, component[i].X + dx);
                    if (!Get(set, nz, ny, nx) || seen[nz, ny, nx]) continue;
                    seen[nz, ny, nx] = true;
                    component.Add((nz, ny, nx));
                }
            }

            components.Add(component);
        });
        return components;
    }

    public static IEnumerable<(int Z, int Y, int X)> Offsets(Neighbourhood neighbourhood) =>
        from z in Enumerable.Range(-1, 3)
        from y in Enumerable.Range(-1, 3)
        from x in Enumerable.Range(-1, 3)
        let distance = Math.Abs(z) + Math.Abs(y) + Math.Abs(x)
        where distance > 0 && (neighbourhood == Neighbourhood.TwentySix || distance == 1)
        select (z, y, x);

    /// <summary>Whether a voxel has a face on something outside the volume of interest or the box.</summary>
    public static bool OnBoundary(GridShape shape, Mask? voi, (int Z, int Y, int X) v) =>
        Offsets(Neighbourhood.Six).Any(o => !Inside(shape, voi, v.Z + o.Z, v.Y + o.Y, v.X + o.X));
}
