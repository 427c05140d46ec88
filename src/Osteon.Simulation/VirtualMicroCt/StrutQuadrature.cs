using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>
/// Volume and mineral of the struts outside the tubes, by lines parallel to z on a square lattice: exact along the line, midpoint rule
/// across. The lattice is turned out of the axes, so that a strut along an axis is not cut by every row at the same places.
/// </summary>
internal static class StrutQuadrature
{
    private const double TurnRadians = 0.49;

    /// <summary>Volume (mm³) and ∫ density dV (mgHA/cm³ · mm³) of the union of the struts minus the tubes.</summary>
    /// <param name="tubes">Tubes.</param>
    /// <param name="struts">Struts.</param>
    /// <param name="stepMm">Distance between lines, mm.</param>
    /// <param name="context">Cancellation and threads.</param>
    public static (double Volume, double Mineral) Integrate(
        IReadOnlyList<Tube> tubes, IReadOnlyList<Strut> struts, double stepMm, RunContext context)
    {
        if (struts.Count == 0) return (0, 0);
        double zFrom = struts.Min(s => Math.Min(s.From.Z, s.To.Z) - s.Radius) - 1;
        double zTo = struts.Max(s => Math.Max(s.From.Z, s.To.Z) + s.Radius) + 1;
        double reach = struts.Max(s => Math.Max(s.From.Radius, s.To.Radius) + s.Radius);
        (double sin, double cos) = Math.SinCos(TurnRadians);
        var columns = new MineralColumns(tubes, struts, zFrom, zTo);
        int half = (int)Math.Ceiling(reach / stepMm);
        var volumes = new double[2 * half];
        var minerals = new double[2 * half];
        Parallel.For(0, 2 * half, context.ParallelOptions, () => new ColumnPiece[columns.Capacity], (row, _, pieces) =>
        {
            double v = (row - half + 0.5) * stepMm;
            for (int column = 0; column < 2 * half; column++)
            {
                double u = (column - half + 0.5) * stepMm;
                double y = (cos * v) + (sin * u);
                double x = (cos * u) - (sin * v);
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
}
