using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>Tables of normal deviates in which some columns go with a response.</summary>
internal static class SyntheticTables
{
    /// <summary>Rows × columns; the first third of the columns follows the response, the second third an unrelated direction, the rest is noise of different size.</summary>
    public static Matrix Table(ulong seed, int rows, int columns, IReadOnlyList<double> response)
    {
        var rng = new Rng(seed);
        double[] unrelated = [.. Enumerable.Range(0, rows).Select(_ => rng.NextNormal())];
        double[] sizes = [.. Enumerable.Range(0, columns).Select(_ => Math.Exp(rng.NextNormal()))];
        return Matrix.Of(rows, columns, (i, j) =>
            10 + (sizes[j] * (rng.NextNormal() + (j < columns / 3 ? 1.5 * response[i] : 0) + (j < 2 * columns / 3 ? 2 * unrelated[i] : 0))));
    }

    /// <summary>The table with a share of its cells emptied, none of them in the first column and at most half of a row.</summary>
    public static Matrix WithMissing(Matrix table, double share, ulong seed)
    {
        var rng = new Rng(seed);
        Matrix copy = table.Copy();
        for (int i = 0; i < copy.Rows; i++)
            for (int j = 1, left = copy.Columns / 2; j < copy.Columns && left > 0; j++)
            {
                if (rng.NextDouble() >= share) continue;
                copy[i, j] = double.NaN;
                left--;
            }

        return copy;
    }

    /// <summary>Two classes, in turn.</summary>
    public static Response Classes(int rows, int classes = 2) =>
        Response.OfClasses([.. Enumerable.Range(0, rows).Select(i => i % classes)], [.. Enumerable.Range(0, classes).Select(c => $"c{c}")]);

    public static Response Numbers(int rows, int columns, ulong seed)
    {
        var rng = new Rng(seed);
        return Response.OfValues(Matrix.Of(rows, columns, (_, _) => rng.NextNormal()), [.. Enumerable.Range(0, columns).Select(c => $"y{c}")]);
    }

    public static double[] First(Response response) => response.Values.Column(0);

    /// <summary>Largest difference over the largest magnitude.</summary>
    public static double RelativeDifference(IReadOnlyList<double> expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        double scale = Math.Max(1e-300, expected.Max(Math.Abs));
        return expected.Zip(actual, (e, a) => Math.Abs(e - a)).Max() / scale;
    }
}
