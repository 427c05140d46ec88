using Osteon.Primitives;

namespace Osteon.Inference.Tests.Features;

/// <summary>What must not change the tests of features.</summary>
[Property]
public sealed class FeatureInvarianceTests
{
    private static readonly FeatureTest[] OfTwo = [FeatureTest.Welch, FeatureTest.Student, FeatureTest.ModeratedT, FeatureTest.MannWhitney];

    private static FeatureTestResult Run(Matrix values, GroupLayout layout, FeatureTest test) =>
        FeatureTests.Run(values, layout, new FeatureTestParameters { Test = test }, RunContext.Default);

    private static void Close(IReadOnlyList<double?> expected, IReadOnlyList<double?> actual, double sign = 1)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int f = 0; f < expected.Count; f++)
        {
            Assert.Equal(expected[f] is null, actual[f] is null);
            if (expected[f] is { } e) Assert.Equal(sign * e, actual[f]!.Value, 1e-9 * (1 + Math.Abs(e)));
        }
    }

    [Fact]
    public void Order_of_rows_and_features() => PropertyCheck.ForAll(SampleGenerators.Two(1, 5), pair =>
    {
        (Matrix values, GroupLayout layout) = FeatureTestsTests.Table(8 + pair.Other.Length, 5, ["a", "b"]);
        int[] rows = [.. Enumerable.Range(0, values.Rows)], columns = [.. Enumerable.Range(0, values.Columns)];
        var random = new Rng((ulong)pair.Reference.Length);
        random.Shuffle(rows.AsSpan());
        random.Shuffle(columns.AsSpan());
        foreach (FeatureTest test in OfTwo)
        {
            FeatureTestResult one = Run(values, layout, test);
            FeatureTestResult two = Run(values.SelectRows(rows).SelectColumns(columns), layout.SelectRows(rows), test);
            Close([.. columns.Select(c => one.P[c])], two.P);
            Close([.. columns.Select(c => one.CiLow[c])], two.CiLow);
            Close([.. columns.Select(c => one.Adjusted.P[c])], two.Adjusted.P);
        }
    }, count: 20);

    [Fact]
    public void Swapped_groups_turn_the_sign()
    {
        (Matrix values, GroupLayout layout) = FeatureTestsTests.Table(30, 6, ["a", "b"]);
        GroupLayout swapped = new(["b", "a"], [.. layout.GroupOfRow.Select(g => 1 - g)]);
        foreach (FeatureTest test in OfTwo)
        {
            FeatureTestResult one = Run(values, layout, test), two = Run(values, swapped, test);
            Close(one.P, two.P);
            Close(one.Estimate, two.Estimate, -1);
            Close(one.CiLow, two.CiHigh, -1);
        }
    }

    [Fact]
    public void Scale_of_one_feature_for_its_own_tests_and_of_all_for_the_moderated()
    {
        (Matrix values, GroupLayout layout) = FeatureTestsTests.Table(30, 6, ["a", "b"]);
        Matrix one = Matrix.Of(values.Rows, values.Columns, (i, j) => values[i, j] * (j == 4 ? 1000 : 1));
        Matrix all = Matrix.Of(values.Rows, values.Columns, (i, j) => values[i, j] * 1000);
        foreach (FeatureTest test in OfTwo)
            Close(Run(values, layout, test).P, Run(test == FeatureTest.ModeratedT ? all : one, layout, test).P);
        FeatureTestResult before = Run(values, layout, FeatureTest.ModeratedT), after = Run(one, layout, FeatureTest.ModeratedT);
        Assert.NotEqual(before.P[3]!.Value, after.P[3]!.Value, 1e-6);
    }

    [Fact]
    public void Noise_features_leave_the_p_values_and_raise_the_adjusted()
    {
        (Matrix values, GroupLayout layout) = FeatureTestsTests.Table(30, 6, ["a", "b"]);
        var random = new Rng(5);
        Matrix wider = Matrix.Of(values.Rows, 200, (i, j) => j < 30 ? values[i, j] : random.NextNormal());
        foreach (FeatureTest test in OfTwo.Except([FeatureTest.ModeratedT]))
        {
            FeatureTestResult one = Run(values, layout, test), two = Run(wider, layout, test);
            Assert.Equal(one.P, two.P.Take(30));
            int strongest = Enumerable.Range(0, 30).MinBy(f => one.P[f]);
            Assert.True(one.Adjusted.P[strongest] < two.Adjusted.P[strongest]);
        }
    }

    [Fact]
    public void Moderated_tests_lie_between_Student_and_one_common_variance()
    {
        (Matrix values, GroupLayout layout) = FeatureTestsTests.Table(200, 4, ["a", "b"], missing: 0);
        ModeratedFit fit = Run(values, layout, FeatureTest.ModeratedT).Moderated!;
        for (int f = 0; f < values.Columns; f++)
        {
            double own = fit.Sigma[f]!.Value * fit.Sigma[f]!.Value, prior = fit.PriorVariance[f]!.Value;
            Assert.InRange(fit.PosteriorVariance[f]!.Value, Math.Min(own, prior) * (1 - 1e-12), Math.Max(own, prior) * (1 + 1e-12));
        }
    }

    [Fact]
    public void Q_values_are_Benjamini_and_Hochbergs_times_the_null_share()
    {
        var random = new Rng(8);
        double?[] p = [.. Enumerable.Range(0, 300).Select(i => (double?)Math.Pow(random.NextDouble(), i < 100 ? 6 : 1))];
        foreach (NullShareMethod method in Enum.GetValues<NullShareMethod>())
        {
            StoreyResult storey = StoreyQ.Of(p, new StoreyParameters { Method = method });
            AdjustedFamily bh = Multiplicity.Adjust(p, Adjustment.Bh);
            Assert.InRange(storey.NullShare!.Value, 0.3, 1);
            for (int i = 0; i < p.Length; i++) Assert.Equal(storey.NullShare.Value * bh.P[i]!.Value, storey.Q[i]!.Value, 1e-14);
        }

        StoreyResult one = StoreyQ.Of(p, new StoreyParameters { Lambda = [0.5] });
        Assert.Equal(p.Count(v => v >= 0.5) / 150.0, one.NullShare!.Value, 1e-12);
        Assert.Throws<ArgumentException>(() => StoreyQ.Of(p, new StoreyParameters { Lambda = [0.2, 0.5] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => StoreyQ.Of([1.5], new StoreyParameters()));
        Assert.Contains("no p value", StoreyQ.Of([null, double.NaN], new StoreyParameters()).NotAvailable, StringComparison.Ordinal);
    }
}
