using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Distances between the rows of a matrix: features over injections, or injections over features.</summary>
public static class ProfileDistances
{
    private const int BlockOfRows = 64;
    private const string TooLittle = "they share too few values, or one of them is constant";

    /// <summary>
    /// The distance of every two rows. Missing cells (NaN) leave out their column for the pair; see <see cref="ProfileDistance"/>. Time n²p
    /// for n rows of p columns.
    /// </summary>
    /// <param name="profiles">Items × values. Not changed. Scaling, if wanted, is the caller's: features of very different variance are
    /// usually scaled first.</param>
    /// <param name="distance">Which distance.</param>
    /// <param name="context">Cancellation, progress, threads.</param>
    /// <exception cref="InvalidContentException">
    /// An infinite value (OST-CLU-001), or a pair without distance (002): no common column, or, for correlations, fewer than two, or a
    /// profile that is constant over them. Such rows have to be left out or filled before, since no clustering can place them.
    /// </exception>
    public static DissimilarityMatrix Between(Matrix profiles, ProfileDistance distance, RunContext context)
    {
        bool[] hasMissing = new bool[profiles.Rows];
        for (int row = 0; row < profiles.Rows; row++) hasMissing[row] = CheckRow(profiles, row);
        bool complete = !Array.Exists(hasMissing, missing => missing);
        double[] values = new double[DissimilarityMatrix.Length(profiles.Rows)];
        if (complete && profiles.Columns > 0) Complete(profiles, distance, values, context);
        else WithMissing(profiles, distance, values, context);
        return RequireAll(profiles.Rows, values);
    }

    private static void Complete(Matrix profiles, ProfileDistance distance, double[] values, RunContext context)
    {
        Matrix rows = distance == ProfileDistance.Euclidean ? profiles : Standardised(profiles, distance);
        int n = rows.Rows, columns = rows.Columns;
        EachBlock(n, context, from =>
        {
            double[] panel = new double[columns * ProfileKernels.Panel];
            Span<double> sums = stackalloc double[ProfileKernels.Panel];
            for (int start = from; start < n; start += ProfileKernels.Panel)
            {
                ProfileKernels.Pack(rows.Values, columns, start, panel);
                int end = Math.Min(n, start + ProfileKernels.Panel);
                for (int i = from; i < Math.Min(from + BlockOfRows, end - 1); i++)
                {
                    if (distance == ProfileDistance.Euclidean) ProfileKernels.SquaredDifferences(rows.Row(i), panel, sums);
                    else ProfileKernels.Products(rows.Row(i), panel, sums);
                    long place = DissimilarityMatrix.RowStart(i, n) - i - 1;
                    for (int j = Math.Max(start, i + 1); j < end; j++)
                    {
                        double sum = sums[j - start];
                        values[place + j] = distance == ProfileDistance.Euclidean ? Math.Sqrt(sum) : PairwiseProfiles.FromCorrelation(sum);
                    }
                }
            }
        });
    }

    private static void WithMissing(Matrix profiles, ProfileDistance distance, double[] values, RunContext context)
    {
        int n = profiles.Rows, columns = profiles.Columns;
        int[][] orders = distance == ProfileDistance.Spearman ? [.. Enumerable.Range(0, n).Select(i => Order(profiles, i))] : [];
        EachBlock(n, context, from =>
        {
            double[] scratch = new double[4 * columns];
            for (int i = from; i < Math.Min(from + BlockOfRows, n); i++)
            {
                ReadOnlySpan<double> x = profiles.Row(i);
                long place = DissimilarityMatrix.RowStart(i, n);
                for (int j = i + 1; j < n; j++)
                {
                    ReadOnlySpan<double> y = profiles.Row(j);
                    values[place++] = distance switch
                    {
                        ProfileDistance.Euclidean => PairwiseProfiles.Euclidean(x, y),
                        ProfileDistance.Pearson => PairwiseProfiles.Pearson(x, y, scratch),
                        _ => PairwiseProfiles.Spearman(x, y, orders[i], orders[j], scratch),
                    };
                }
            }
        });
    }

    private static void EachBlock(int rows, RunContext context, Action<int> work)
    {
        int blocks = (rows + BlockOfRows - 1) / BlockOfRows;
        Parallel.For(0, blocks, context.ParallelOptions, block =>
        {
            context.Report("distances", (double)block / blocks);
            work(block * BlockOfRows);
        });
    }

    /// <summary>Centred rows of length 1, of the values or of their ranks; a row that has no correlation becomes NaN.</summary>
    private static Matrix Standardised(Matrix profiles, ProfileDistance distance)
    {
        Matrix rows = profiles.Copy();
        for (int i = 0; i < rows.Rows; i++)
        {
            if (distance == ProfileDistance.Spearman)
                PairwiseProfiles.Rank(profiles.Row(i), profiles.Row(i), Order(profiles, i), rows.Row(i));
            if (!PairwiseProfiles.Standardise(rows.Row(i))) rows.Row(i).Fill(double.NaN);
        }

        return rows;
    }

    private static int[] Order(Matrix profiles, int row)
    {
        int[] columns = [.. Enumerable.Range(0, profiles.Columns).Where(c => !double.IsNaN(profiles[row, c]))];
        double[] keys = [.. columns.Select(c => profiles[row, c])];
        Array.Sort(keys, columns);
        return columns;
    }

    private static bool CheckRow(Matrix profiles, int row)
    {
        bool missing = false;
        foreach (double value in profiles.Row(row))
        {
            missing |= double.IsNaN(value);
            if (!double.IsInfinity(value)) continue;
            throw new InvalidContentException(Finding.Error(
                "OST-CLU-001",
                string.Create(CultureInfo.InvariantCulture, $"profile {row + 1} holds an infinite value and has no distance to others"),
                hint: "a logarithm of zero gives one: fill zeros in, or count them as missing, before"));
        }

        return missing;
    }

    private static DissimilarityMatrix RequireAll(int count, double[] values)
    {
        long missing = values.LongCount(v => !double.IsFinite(v));
        if (missing == 0) return new DissimilarityMatrix(count, values);
        int place = Array.FindIndex(values, v => !double.IsFinite(v)), first = 0;
        while (place >= count - 1 - first) place -= count - 1 - first++;
        throw new InvalidContentException(Finding.Error(
            "OST-CLU-002",
            string.Create(
                CultureInfo.InvariantCulture,
                $"profiles {first + 1} and {first + 2 + place} have no distance ({missing} of {values.Length} pairs): {TooLittle}"),
            hint: "leave out constant profiles and profiles with few values, or fill missing values in, before clustering"));
    }
}
