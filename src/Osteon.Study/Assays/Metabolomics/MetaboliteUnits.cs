using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Injections as units: replicates of one unit are averaged, so that they never count as n.</summary>
public static class MetaboliteUnits
{
    /// <summary>The samples of a table as units: replicate injections of one subject and group are averaged.</summary>
    /// <param name="table">The table.</param>
    /// <param name="within">A column of the injections whose entries are kept apart, or null.</param>
    /// <returns>One row per unit, in the order of the table.</returns>
    public static FeatureTable Of(FeatureTable table, string? within = null)
    {
        FeatureTable samples = table.SelectInjections(table.RowsOf(InjectionKind.Sample));
        int[][] units = [.. samples.Injections.Index().GroupBy(i => (i.Item.Subject ?? i.Item.Name, i.Item.Group, within is null ? null : i.Item.Further.GetValueOrDefault(within))).Select(g => g.Select(i => i.Index).ToArray())];
        return new FeatureTable([.. units.Select(u => samples.Injections[u[0]])], samples.Features, Averaged(samples.Intensities, units)) { Quantity = table.Quantity };
    }

    /// <summary>Rows averaged by unit; a gap is left out of its unit's mean.</summary>
    internal static Matrix Averaged(Matrix rows, int[][] units)
    {
        if (units.Length == rows.Rows) return rows;
        var result = new Matrix(units.Length, rows.Columns);
        for (int u = 0; u < units.Length; u++)
        {
            for (int c = 0; c < rows.Columns; c++)
            {
                double sum = 0;
                int n = 0;
                foreach (int r in units[u])
                {
                    double value = rows.Values[(r * rows.Columns) + c];
                    if (double.IsNaN(value)) continue;
                    sum += value;
                    n++;
                }

                result.Values[(u * rows.Columns) + c] = n == 0 ? double.NaN : sum / n;
            }
        }

        return result;
    }
}
