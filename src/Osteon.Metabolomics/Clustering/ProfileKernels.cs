using System.Numerics;

namespace Osteon.Metabolomics;

/// <summary>
/// Sums over the columns of two profiles, for one profile and a panel of others side by side in the lanes of vectors, so that each sum is
/// still taken from the first column to the last, as a plain loop would.
/// </summary>
internal static class ProfileKernels
{
    /// <summary>Profiles in a panel: a multiple of four vectors of any width.</summary>
    public const int Panel = 32;

    /// <summary>Profiles start … start + 31 as columns × 32; lanes beyond the last profile hold zeros.</summary>
    public static void Pack(ReadOnlySpan<double> profiles, int columns, int start, Span<double> panel)
    {
        int count = Math.Min(Panel, (profiles.Length / Math.Max(1, columns)) - start);
        panel.Clear();
        for (int lane = 0; lane < count; lane++)
            for (int c = 0; c < columns; c++) panel[(c * Panel) + lane] = profiles[((start + lane) * columns) + c];
    }

    /// <summary>Σ(x − y)² for the 32 profiles of a panel.</summary>
    public static void SquaredDifferences(ReadOnlySpan<double> profile, ReadOnlySpan<double> panel, Span<double> sums)
    {
        int lanes = Vector<double>.Count;
        for (int first = 0; first < Panel; first += 4 * lanes)
        {
            Vector<double> a = Vector<double>.Zero, b = a, c = a, d = a;
            for (int k = 0; k < profile.Length; k++)
            {
                var x = new Vector<double>(profile[k]);
                ReadOnlySpan<double> row = panel.Slice((k * Panel) + first, 4 * lanes);
                Vector<double> da = x - new Vector<double>(row), db = x - new Vector<double>(row[lanes..]);
                Vector<double> dc = x - new Vector<double>(row[(2 * lanes)..]), dd = x - new Vector<double>(row[(3 * lanes)..]);
                a += da * da;
                b += db * db;
                c += dc * dc;
                d += dd * dd;
            }

            Store(a, b, c, d, sums[first..]);
        }
    }

    /// <summary>Σxy for the 32 profiles of a panel.</summary>
    public static void Products(ReadOnlySpan<double> profile, ReadOnlySpan<double> panel, Span<double> sums)
    {
        int lanes = Vector<double>.Count;
        for (int first = 0; first < Panel; first += 4 * lanes)
        {
            Vector<double> a = Vector<double>.Zero, b = a, c = a, d = a;
            for (int k = 0; k < profile.Length; k++)
            {
                var x = new Vector<double>(profile[k]);
                ReadOnlySpan<double> row = panel.Slice((k * Panel) + first, 4 * lanes);
                a += x * new Vector<double>(row);
                b += x * new Vector<double>(row[lanes..]);
                c += x * new Vector<double>(row[(2 * lanes)..]);
                d += x * new Vector<double>(row[(3 * lanes)..]);
            }

            Store(a, b, c, d, sums[first..]);
        }
    }

    /// <summary>Σ(x − y)² of two profiles by a plain loop.</summary>
    public static double SquaredDifferencesReference(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int k = 0; k < x.Length; k++) sum += (x[k] - y[k]) * (x[k] - y[k]);
        return sum;
    }

    /// <summary>Σxy of two profiles by a plain loop.</summary>
    public static double ProductsReference(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int k = 0; k < x.Length; k++) sum += x[k] * y[k];
        return sum;
    }

    private static void Store(Vector<double> a, Vector<double> b, Vector<double> c, Vector<double> d, Span<double> sums)
    {
        int lanes = Vector<double>.Count;
        a.CopyTo(sums);
        b.CopyTo(sums[lanes..]);
        c.CopyTo(sums[(2 * lanes)..]);
        d.CopyTo(sums[(3 * lanes)..]);
    }
}
