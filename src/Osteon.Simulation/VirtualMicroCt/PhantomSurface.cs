using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>
/// Area of the surface of a phantom's bone: the surface of every part is cut into small patches of known area, and those whose outer side
/// lies in another part are left out.
/// </summary>
internal static class PhantomSurface
{
    private const double Outward = 1e-7;

    /// <summary>
    /// The area inside the volume of interest without the faces where it cuts bone (open), and the area of those faces (cut), mm².
    /// </summary>
    /// <param name="phantom">The object.</param>
    /// <param name="stepMm">Edge of a patch, mm.</param>
    /// <param name="context">Cancellation and threads.</param>
    public static (double Open, double Cut) Measure(PhantomObject phantom, double stepMm, RunContext context)
    {
        var probe = new Probe(phantom);
        var areas = new double[phantom.Struts.Count + phantom.Tubes.Count];
        Parallel.For(0, areas.Length, context.ParallelOptions, i =>
        {
            areas[i] = i < phantom.Struts.Count
                ? OfStrut(phantom.Struts[i], probe, stepMm)
                : OfTube(phantom.Tubes[i - phantom.Struts.Count], probe, phantom.Voi.HalfHeightMm, stepMm);
        });
        double end = phantom.Voi.HalfHeightMm;
        double cut = phantom.Tubes.Sum(t => (Crosses(t, end) + Crosses(t, -end)) * t.CrossSection);
        return (areas.Sum(), cut);

        static int Crosses(Tube tube, double z) => tube.ZFrom < z && tube.ZTo > z ? 1 : 0;
    }

    private static double OfStrut(Strut strut, Probe probe, double step)
    {
        double length = strut.Length;
        PhantomPoint axis = length > 0 ? 1 / length * (strut.To - strut.From) : new PhantomPoint(1, 0, 0);
        PhantomPoint first = Normal(axis);
        PhantomPoint second = Cross(axis, first);
        int around = Steps(2 * Math.PI * strut.Radius, step);
        int along = length > 0 ? Steps(length, step) : 0;
        int bands = Steps(strut.Radius, step);
        double sheet = 0;
        double ends = 0;
        for (int i = 0; i < around; i++)
        {
            double angle = (i + 0.5) * 2 * Math.PI / around;
            PhantomPoint normal = (Math.Cos(angle) * first) + (Math.Sin(angle) * second);
            for (int k = 0; k < along; k++)
                if (probe.Free(strut.From + ((k + 0.5) * length / along * axis) + (strut.Radius * normal), normal)) sheet++;

            // Bands of equal height on a sphere have equal area (Archimedes).
            for (int k = 0; k < bands; k++)
            {
                double height = (k + 0.5) / bands;
                PhantomPoint side = Math.Sqrt(1 - (height * height)) * normal;
                PhantomPoint up = side + (height * axis);
                PhantomPoint down = side - (height * axis);
                if (probe.Free(strut.To + (strut.Radius * up), up)) ends++;
                if (probe.Free(strut.From + (strut.Radius * down), down)) ends++;
            }
        }

        double girth = 2 * Math.PI * strut.Radius;
        double ofSheet = along > 0 ? sheet * girth * length / ((double)around * along) : 0;
        return ofSheet + (ends * girth * strut.Radius / ((double)around * bands));
    }

    private static double OfTube(Tube tube, Probe probe, double end, double step)
    {
        double from = Math.Max(tube.ZFrom, -end);
        double to = Math.Min(tube.ZTo, end);
        if (from >= to) return 0;
        double area = Sheet(tube.OuterRadius, 1) + (tube.InnerRadius > 0 ? Sheet(tube.InnerRadius, -1) : 0);
        if (tube.ZFrom >= -end) area += Face(tube.ZFrom, -1);
        if (tube.ZTo <= end) area += Face(tube.ZTo, 1);
        return area;

        double Sheet(double radius, double side)
        {
            int around = Steps(2 * Math.PI * radius, step);
            int along = Steps(to - from, step);
            long free = 0;
            for (int i = 0; i < around; i++)
            {
                double angle = (i + 0.5) * 2 * Math.PI / around;
                var spoke = new PhantomPoint(0, Math.Sin(angle), Math.Cos(angle));
                for (int k = 0; k < along; k++)
                    if (probe.Free((radius * spoke) with { Z = from + ((k + 0.5) * (to - from) / along) }, side * spoke)) free++;
            }

            return free * 2 * Math.PI * radius * (to - from) / ((double)around * along);
        }

        double Face(double z, double side)
        {
            int around = Steps(2 * Math.PI * tube.OuterRadius, step);
            int rings = Steps(tube.OuterRadius - tube.InnerRadius, step);
            double inner = tube.InnerRadius * tube.InnerRadius;
            double width = ((tube.OuterRadius * tube.OuterRadius) - inner) / rings;
            long free = 0;
            for (int k = 0; k < rings; k++)
                for (int i = 0; i < around; i++)
                {
                    double radius = Math.Sqrt(inner + ((k + 0.5) * width));
                    double angle = (i + 0.5) * 2 * Math.PI / around;
                    var point = new PhantomPoint(z, radius * Math.Sin(angle), radius * Math.Cos(angle));
                    if (probe.Free(point, new PhantomPoint(side, 0, 0))) free++;
                }

            return free * tube.CrossSection / ((double)around * rings);
        }
    }

    private static int Steps(double length, double step) => Math.Max(8, (int)Math.Ceiling(length / step));

    private static PhantomPoint Normal(PhantomPoint axis)
    {
        PhantomPoint other = Math.Abs(axis.Z) < 0.7 ? new PhantomPoint(1, 0, 0) : new PhantomPoint(0, 1, 0);
        PhantomPoint normal = Cross(axis, other);
        return 1 / normal.Norm * normal;
    }

    private static PhantomPoint Cross(PhantomPoint a, PhantomPoint b) =>
        new((a.X * b.Y) - (a.Y * b.X), (a.Z * b.X) - (a.X * b.Z), (a.Y * b.Z) - (a.Z * b.Y));

    private sealed class Probe(PhantomObject phantom)
    {
        private readonly Strut[] _struts = [.. phantom.Struts];
        private readonly Tube[] _tubes = [.. phantom.Tubes];
        private readonly StrutTiles _tiles = new([.. phantom.Struts], 0.14);

        public bool Free(PhantomPoint onSurface, PhantomPoint normal)
        {
            PhantomPoint point = onSurface + (Outward * normal);
            foreach (ref readonly Tube tube in _tubes.AsSpan())
                if (tube.Contains(point)) return false;
            foreach (int index in _tiles.At(point.Y, point.X))
                if (_struts[index].Contains(point)) return false;
            return true;
        }
    }
}
