using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>Volume and mineral of the struts outside the tubes, by lines parallel to z on a square lattice: exact along the line, midpoint rule across.</summary>
internal static class StrutQuadrature
{
    /// <summary>Volume (mm³) and ∫ density dV (mgHA/cm³ · mm³) of the union of the struts minus the tubes.</summary>
    /// <param name="tubes">Tubes.</param>
    /// <param name="struts">Struts.</param>
    /// <param name="stepMm">Distance between lines, mm.</param>
    /// <param name="context">Cancellation and threads.</param>
    public static (double Volume, double Mineral) Integrate(IReadOnlyList<Tube> tubes, IReadOnlyList<Strut> struts, double stepMm, RunContext context)
    {
        if (struts.Count == 0) return (0, 0);
        double zFrom = struts.Min(s => Math.Min(s.From.Z, s.To.Z) - s.Radius) - 1;
        double zTo = struts.Max(s => Math.Max(s.From.Z, s.To.Z) + s.Radius) + 1;
        double reach = struts.Max(s => Math.Max(Extent(s.From), Extent(s.To)) + s.Radius);
        var columns = new MineralColumns(tubes, struts, zFrom, zTo);
        int half = (int)Math.Ceiling(reach / stepMm);
        var volumes = new double[2 * half];
        var minerals = new double[2 * half];
        Parallel.For(0, 2 * half, context.ParallelOptions, () => new ColumnPiece[columns.Capacity], (row, _, pieces) =>
        {
            double y = (row - half + 0.5) * stepMm;
            for (int column = 0; column < 2 * half; column++)
            {
                double x = (column - half + 0.5) * stepMm;
                if (!columns.AnyStrutNear(y, x)) continue;
                int count = columns.Cut(y, x, pieces);
                foreach (ref readonly ColumnPiece piece in pieces.AsSpan(0, count))
                {
                    if (!piece.OfStrut) continue;
                    volumes[row] += piece.To - piece.From;
                    minerals[row] += (piece.To - piece.From) * piece.Density;
                }
            }

            return pieces;
        }, _ => { });
        return (volumes.Sum() * stepMm * stepMm, minerals.Sum() * stepMm * stepMm);
    }

    private static double Extent(PhantomPoint p) => Math.Max(Math.Abs(p.Y), Math.Abs(p.X));
}
