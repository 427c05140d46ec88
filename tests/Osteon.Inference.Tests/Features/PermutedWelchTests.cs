using Osteon.Primitives;

namespace Osteon.Inference.Tests.Features;

[Unit]
public sealed class PermutedWelchTests
{
    private const double Tolerance = 1e-12;

    [Theory]
    [InlineData(10, 37, 0.0)]
    [InlineData(10, 37, 0.2)]
    [InlineData(60, 133, 0.0)]
    [InlineData(60, 64, 0.05)]
    [InlineData(5, 16, 0.3)]
    [InlineData(4, 1, 0.0)]
    public void Every_arrangement_has_the_statistics_of_the_test_of_features(int rows, int features, double missing)
    {
        Rng rng = new(17);
        Matrix values = Matrix.Of(rows, features, (r, f) => rng.NextDouble() < missing
            ? double.NaN
            : (f % 5) + (Math.Pow(10, (f % 7) - 3) * (rng.NextNormal() + (r < rows / 2 && f % 3 == 0 ? 4 : 0))));
        Same(values, Arrangements(rng, rows, 40));
    }

    [Fact]
    public void Hard_columns_have_the_same_statistics_or_none()
    {
        Rng rng = new(23);
        const int Rows = 12;
        int[] own = [0, 1, 2, 3, 4, 5];
        Func<int, double>[] columns =
        [
            _ => 3,
            r => r < 6 ? 1 : 2,
            r => r < 6 ? 1 : 2 + (1e-9 * rng.NextNormal()),
            r => 1e9 + rng.NextNormal(),
            r => 1e15 + (r % 3),
            r => r == 4 ? double.PositiveInfinity : rng.NextNormal(),
            r => r < 11 ? double.NaN : 1,
            r => r < 6 ? rng.NextNormal() : double.NaN,
            r => 1e200 * rng.NextNormal(),
            r => 1e-200 * rng.NextNormal(),
            r => (r < 6 ? 1e6 : 0) + rng.NextNormal(),
            r => r == 3 ? 1e8 : rng.NextNormal(),
            _ => double.NaN,
            _ => 0,
        ];
        Matrix values = Matrix.Of(Rows, columns.Length, (r, f) => columns[f](r));
        Same(values, [own, [.. Enumerable.Range(6, 6)], [0, 11], [5], [], [.. Enumerable.Range(0, Rows)], .. Arrangements(rng, Rows, 100)]);
    }

    [Fact]
    public void Swapped_groups_change_the_sign_only()
    {
        Rng rng = new(29);
        Matrix values = Matrix.Of(20, 50, (_, _) => rng.NextNormal());
        int[] first = [0, 2, 4, 6, 8, 10, 12, 14], second = [.. Enumerable.Range(0, 20).Except(first)];
        Matrix t = PermutedWelch.Statistics(values, [first, second], RunContext.Default);
        for (int f = 0; f < t.Columns; f++) Assert.Equal(t[0, f], -t[1, f], Tolerance);
    }

    [Fact]
    public void Neither_threads_nor_neighbouring_columns_change_a_bit()
    {
        Rng rng = new(31);
        Matrix values = Matrix.Of(14, 203, (_, f) => f % 50 == 7 && rng.NextDouble() < 0.3 ? double.NaN : rng.NextNormal());
        IReadOnlyList<int[]> arrangements = Arrangements(rng, 14, 30);
        Matrix one = PermutedWelch.Statistics(values, arrangements, RunContext.Default with { Threads = 1 });
        Assert.Equal(one.Values, PermutedWelch.Statistics(values, arrangements, RunContext.Default with { Threads = 3 }).Values);
        int[] some = [.. Enumerable.Range(0, 203).Where(f => f % 3 == 1)];
        Assert.Equal(one.SelectColumns(some).Values, PermutedWelch.Statistics(values.SelectColumns(some), arrangements, RunContext.Default).Values);
    }

    [Fact]
    public void Rows_that_are_not_there_or_twice_are_a_bug_of_the_caller()
    {
        var values = new Matrix(4, 2);
        Assert.Throws<ArgumentException>(() => PermutedWelch.Statistics(values, [[0, 4]], RunContext.Default));
        Assert.Throws<ArgumentException>(() => PermutedWelch.Statistics(values, [[-1, 2]], RunContext.Default));
        Assert.Throws<ArgumentException>(() => PermutedWelch.Statistics(values, [[1, 1]], RunContext.Default));
    }

    private static IReadOnlyList<int[]> Arrangements(Rng rng, int rows, int count) =>
    [
        .. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, rows).OrderBy(_ => rng.NextDouble()).Take(1 + rng.NextInt(rows - 1)).ToArray()),
    ];

    private static void Same(Matrix values, IReadOnlyList<int[]> arrangements)
    {
        Matrix all = PermutedWelch.Statistics(values, arrangements, RunContext.Default);
        Assert.Equal((arrangements.Count, values.Columns), (all.Rows, all.Columns));
        for (int a = 0; a < arrangements.Count; a++)
        {
            int[] group = new int[values.Rows];
            foreach (int row in arrangements[a]) group[row] = 1;
            FeatureTestResult single = FeatureTests.Run(
                values, new GroupLayout(["reference", "other"], group), new FeatureTestParameters { Test = FeatureTest.Welch }, RunContext.Default);
            for (int f = 0; f < values.Columns; f++)
            {
                double actual = all[a, f];
                if (single.Statistic[f] is { } expected)
                    Assert.True(Math.Abs(actual - expected) <= Tolerance * Math.Max(1, Math.Abs(expected)), $"arrangement {a}, feature {f}: {actual:R} and {expected:R}");
                else Assert.True(double.IsNaN(actual), $"arrangement {a}, feature {f}: {actual:R} and none");
            }
        }
    }
}
