using Osteon.Primitives;

namespace Osteon.MicroCt.Tests.Topology;

/// <summary>Volumes of known topology.</summary>
internal static class Phantoms
{
    /// <summary>A solid box of d × h × w voxels with a margin of background all round.</summary>
    public static Mask Box(int d, int h, int w, int margin)
    {
        var mask = new Mask(new GridShape(d + (2 * margin), h + (2 * margin), w + (2 * margin)));
        for (int z = margin; z < margin + d; z++)
            for (int y = margin; y < margin + h; y++)
                for (int x = margin; x < margin + w; x++) mask[z, y, x] = true;
        return mask;
    }

    /// <summary>The 12 edges of a box of d × h × w voxels, one voxel thick, with a margin of background.</summary>
    public static Mask BoxFrame(int d, int h, int w, int margin)
    {
        Mask mask = Box(d, h, w, margin);
        BruteForce.ForEach(mask.Shape, (z, y, x) =>
        {
            if (AtEnd(z, d) + AtEnd(y, h) + AtEnd(x, w) < 2) mask[z, y, x] = false;
        });
        return mask;

        int AtEnd(int at, int extent) => at == margin || at == margin + extent - 1 ? 1 : 0;
    }

    /// <summary>
    /// One plane of n × n: the outline of a disc of diameter n/2 in the middle, with a vertical and a horizontal diameter.
    /// </summary>
    public static Mask CrossedCircle(int n)
    {
        var mask = new Mask(new GridShape(1, n, n));
        bool Disc(int y, int x) => Math.Pow(x + 0.5 - (n / 2.0), 2) + Math.Pow(y + 0.5 - (n / 2.0), 2) <= n * n / 16.0;
        for (int y = 1; y < n - 1; y++)
        {
            for (int x = 1; x < n - 1; x++)
            {
                bool outline = Disc(y, x) && !(Disc(y - 1, x) && Disc(y + 1, x) && Disc(y, x - 1) && Disc(y, x + 1));
                mask[0, y, x] = outline || (Disc(y, x) && (x == n / 2 || y == n / 2));
            }
        }

        return mask;
    }

    /// <summary>The mask with axes permuted and reversed: one of the 48 symmetries of the cube.</summary>
    public static Mask Turned(Mask mask, int[] axes, bool[] reversed)
    {
        int[] size = [mask.Shape.Depth, mask.Shape.Height, mask.Shape.Width];
        var turned = new Mask(new GridShape(size[axes[0]], size[axes[1]], size[axes[2]]));
        BruteForce.ForEach(mask.Shape, (z, y, x) =>
        {
            int[] at = [z, y, x];
            int Axis(int i) => reversed[i] ? size[axes[i]] - 1 - at[axes[i]] : at[axes[i]];
            turned[Axis(0), Axis(1), Axis(2)] = mask[z, y, x];
        });
        return turned;
    }

    public static IEnumerable<(int[] Axes, bool[] Reversed)> Symmetries =>
        from axes in (int[][])[[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
        from reversed in Enumerable.Range(0, 8)
        select (axes, (bool[])[(reversed & 1) != 0, (reversed & 2) != 0, (reversed & 4) != 0]);

    /// <summary>The part from (z0, y0, x0) on.</summary>
    public static Mask Crop(Mask mask, (int Z, int Y, int X) from, GridShape shape)
    {
        var part = new Mask(shape);
        BruteForce.ForEach(shape, (z, y, x) => part[z, y, x] = mask[from.Z + z, from.Y + y, from.X + x]);
        return part;
    }

    /// <summary>The mask with a margin of background.</summary>
    public static Mask Padded(Mask mask, int margin)
    {
        GridShape shape = mask.Shape;
        var padded = new Mask(new GridShape(shape.Depth + (2 * margin), shape.Height + (2 * margin), shape.Width + (2 * margin)));
        BruteForce.ForEach(mask.Shape, (z, y, x) => padded[z + margin, y + margin, x + margin] = mask[z, y, x]);
        return padded;
    }

    public static Mask Not(Mask mask)
    {
        var result = new Mask(mask.Shape);
        BruteForce.ForEach(mask.Shape, (z, y, x) => result[z, y, x] = !mask[z, y, x]);
        return result;
    }
}
