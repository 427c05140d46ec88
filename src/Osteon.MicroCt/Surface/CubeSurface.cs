namespace Osteon.MicroCt;

/// <summary>
/// The marching-cubes surface inside one 2×2×2 cell, derived by rule instead of taken from a table.
/// </summary>
/// <remarks>
/// <para>
/// Corners are numbered as in <see cref="ConfigurationCounts"/>. The surface crosses every cube edge between a bone and a marrow corner at
/// its midpoint. On each cube face the crossings are joined by segments; where a face has bone at two opposite corners only, each bone
/// corner is cut off by its own segment (bone is separated, marrow is joined). The segments close to polygons of 3 to 7 corners.
/// </para>
/// <para>
/// A polygon is cut into triangles as in the table of Lorensen and Cline that scikit-image uses: 3 and 4 corners are planar; 5 and 6 are
/// cut by the chord through the centre of the cube, which leaves planar parts; 7 have two such chords that cross, and are fanned out from
/// the corner whose chords all join skew cube edges.
/// </para>
/// </remarks>
internal static class CubeSurface
{
    private static readonly Lazy<Point[][][]> Polygons = new(() => [.. Enumerable.Range(0, 256).Select(Trace)]);

    /// <summary>
    /// The polygons of a configuration, each starting with the corner it is fanned out from, in half voxels (z, y, x) from corner 0.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<Point>> Of(int configuration) => Polygons.Value[configuration];

    /// <summary>Area of the surface in one cell of this configuration, for voxel centres at the given distances.</summary>
    public static double Area(int configuration, double spacingZ, double spacingY, double spacingX)
    {
        double area = 0;
        foreach (Point[] polygon in Polygons.Value[configuration])
        {
            for (int i = 2; i < polygon.Length; i++)
            {
                Point a = polygon[i - 1].Minus(polygon[0]), b = polygon[i].Minus(polygon[0]);
                double z = ((a.Y * b.X) - (a.X * b.Y)) * spacingY * spacingX;
                double y = ((a.X * b.Z) - (a.Z * b.X)) * spacingZ * spacingX;
                double x = ((a.Z * b.Y) - (a.Y * b.Z)) * spacingZ * spacingY;
                area += Math.Sqrt((z * z) + (y * y) + (x * x)) / 8;
            }
        }

        return area;
    }

    private static Point[][] Trace(int configuration)
    {
        // Each crossing lies on two faces, so it has exactly one segment on each.
        var neighbours = new Dictionary<Point, List<Point>>();
        foreach ((Point a, Point b) in Segments(configuration))
        {
            Neighbours(a).Add(b);
            Neighbours(b).Add(a);
        }

        var polygons = new List<Point[]>();
        var seen = new HashSet<Point>();
        foreach (Point start in neighbours.Keys)
        {
            if (!seen.Add(start)) continue;
            var polygon = new List<Point> { start };
            Point previous = start;
            for (Point at = neighbours[start][0]; at != start;)
            {
                polygon.Add(at);
                seen.Add(at);
                List<Point> both = neighbours[at];
                (previous, at) = (at, both[0] == previous ? both[1] : both[0]);
            }

            polygons.Add(FromFanCorner([.. polygon]));
        }

        return [.. polygons];

        List<Point> Neighbours(Point p) => neighbours.TryGetValue(p, out List<Point>? list) ? list : neighbours[p] = [];
    }

    private static IEnumerable<(Point A, Point B)> Segments(int configuration)
    {
        foreach (int axis in (int[])[1, 2, 4])
        {
            int u = axis == 1 ? 2 : 1, v = axis == 4 ? 2 : 4;
            foreach (int side in (int[])[0, axis])
            {
                int[] corners = [side, side | u, side | u | v, side | v];
                bool[] bone = [.. corners.Select(c => (configuration >> c & 1) != 0)];
                Point[] crossings = [.. Enumerable.Range(0, 4).Where(i => bone[i] != bone[(i + 1) % 4]).Select(Midpoint)];
                if (crossings.Length == 2) yield return (crossings[0], crossings[1]);
                if (crossings.Length != 4) continue;
                for (int i = 0; i < 4; i++)
                    if (bone[i]) yield return (Midpoint((i + 3) % 4), Midpoint(i));

                Point Midpoint(int i) => Point.Corner(corners[i]).Plus(Point.Corner(corners[(i + 1) % 4]));
            }
        }
    }

    private static Point[] FromFanCorner(Point[] polygon)
    {
        int n = polygon.Length;
        int first = n switch
        {
            5 or 6 => Array.FindIndex(polygon, p => polygon.Any(q => q.IsOpposite(p))),
            7 => Array.FindIndex(polygon, p => polygon.Count(q => q.IsSkew(p)) == 4),
            _ => 0,
        };
        return [.. polygon[first..], .. polygon[..first]];
    }

    /// <summary>A point of the cube in half voxels, 0 … 2 along each axis.</summary>
    internal readonly record struct Point(int Z, int Y, int X)
    {
        public static Point Corner(int corner) => new(corner >> 2 & 1, corner >> 1 & 1, corner & 1);

        public Point Plus(Point other) => new(Z + other.Z, Y + other.Y, X + other.X);

        public Point Minus(Point other) => new(Z - other.Z, Y - other.Y, X - other.X);

        /// <summary>Whether two edge midpoints lie opposite each other across the centre of the cube.</summary>
        public bool IsOpposite(Point other) => SquaredDistance(other) == 8;

        /// <summary>Whether two edge midpoints belong to cube edges that share no face and are not parallel.</summary>
        public bool IsSkew(Point other) => SquaredDistance(other) == 6;

        private int SquaredDistance(Point other)
        {
            Point d = Minus(other);
            return (d.Z * d.Z) + (d.Y * d.Y) + (d.X * d.X);
        }
    }
}
