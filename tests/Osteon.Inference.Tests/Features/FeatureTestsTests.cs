using Osteon.Primitives;

namespace Osteon.Inference.Tests.Features;

[Unit]
public sealed class FeatureTestsTests
{
    private static readonly FeatureTest[] All = Enum.GetValues<FeatureTest>();

    private static FeatureTestResult Run(Matrix values, GroupLayout layout, FeatureTestParameters parameters, int threads = 2) =>
        FeatureTests.Run(values, layout, parameters, RunContext.Default with { Threads = threads });

    /// <summary>A table with missing values: units of the given groups, some features with a difference.</summary>
    internal static (Matrix Values, GroupLayout Layout) Table(
        int features, int perCell, string[] groups, int times = 1, double missing = 0.1)
    {
        var random = new Rng(9);
        int units = perCell * groups.Length;
        var values = new Matrix(units * times, features);
        for (int i = 0; i < values.Rows; i++)
        {
            for (int f = 0; f < features; f++)
            {
                double value = random.NextNormal() + (f % 3 == 0 && i / times % groups.Length == 1 ? 1.5 : 0);
                values[i, f] = random.NextDouble() < missing ? double.NaN : f % 4 == 3 ? Math.Round(value, 1) : value;
            }
        }

        GroupLayout layout = GroupLayout.Of([.. Enumerable.Range(0, values.Rows).Select(i => groups[i / times % groups.Length])], groups);
        return (values, layout with
        {
            Units = [.. Enumerable.Range(0, values.Rows).Select(i => $"u{i / times}")],
            Second = LevelFactor.Of("time", [.. Enumerable.Range(0, values.Rows).Select(i => $"t{i % Math.Max(2, times)}")]),
        });
    }

    private static GroupData[] Groups(Matrix values, GroupLayout layout, int feature, bool units) =>
    [
        .. layout.Groups.Select((name, g) => new GroupData(
            name,
            [.. layout.RowsOf(g).Select(r => (double?)values[r, feature])],
            units ? [.. layout.RowsOf(g).Select(r => layout.Units![r])] : null)),
    ];

    [Theory]
    [InlineData(FeatureTest.Welch, ComparisonTest.Welch, 2, PostHocTest.None)]
    [InlineData(FeatureTest.Student, ComparisonTest.Student, 2, PostHocTest.None)]
    [InlineData(FeatureTest.MannWhitney, ComparisonTest.MannWhitney, 2, PostHocTest.None)]
    [InlineData(FeatureTest.PairedT, ComparisonTest.PairedT, 2, PostHocTest.None)]
    [InlineData(FeatureTest.WilcoxonSignedRank, ComparisonTest.WilcoxonSignedRank, 2, PostHocTest.None)]
    [InlineData(FeatureTest.Anova, ComparisonTest.Anova, 3, PostHocTest.Tukey)]
    [InlineData(FeatureTest.Anova, ComparisonTest.Anova, 3, PostHocTest.Dunnett)]
    [InlineData(FeatureTest.WelchAnova, ComparisonTest.WelchAnova, 3, PostHocTest.GamesHowell)]
    [InlineData(FeatureTest.KruskalWallis, ComparisonTest.KruskalWallis, 3, PostHocTest.Dunn)]
    public void Every_feature_has_the_numbers_of_a_single_comparison(
        FeatureTest test, ComparisonTest ofOne, int groups, PostHocTest postHoc)
    {
        string[] names = [.. "cab".Select(c => c.ToString()).Take(groups)];
        (Matrix values, GroupLayout layout) = Table(24, 6, names);
        bool paired = test is FeatureTest.PairedT or FeatureTest.WilcoxonSignedRank;
        if (paired) layout = layout with { Units = [.. Enumerable.Range(0, values.Rows).Select(i => $"u{i / 2}")] };
        FeatureTestResult result = Run(values, layout, new FeatureTestParameters { Test = test, PostHoc = postHoc });
        for (int f = 0; f < values.Columns; f++)
        {
            ComparisonResult one = GroupComparison.Compare(
                "x", Groups(values, layout, f, paired), new ComparisonParameters { Test = ofOne, PostHoc = postHoc }, RunContext.Default);
            Assert.Equal(one.NotAvailable, result.NotAvailable.GetValueOrDefault(f));
            Assert.Equal((one.Statistic, one.Variant), (result.Statistic[f], result.Variant[f]));
            Assert.Equal(one.P ?? -1, result.P[f] ?? -1, 1e-14); // the table of untied ranks is summed in another order
            Assert.Equal((one.Estimate, one.CiLow, one.CiHigh), (result.Estimate[f], result.CiLow[f], result.CiHigh[f]));
            Assert.Equal(one.Df, ((double?[])[result.Df[f], result.DfDenominator[f]]).OfType<double>());
            Assert.Equal(one.Groups.Select(g => g.N), result.N.Select(n => n[f]));
            Assert.Equal(
                one.Contrasts.Select(c => (c.A, c.B, c.Estimate, c.CiLow, c.CiHigh, c.P, c.PAdjusted)),
                result.Contrasts.Select(c => (c.A, c.B, c.Estimate[f], c.CiLow[f], c.CiHigh[f], c.P[f], c.PAdjusted[f])));
        }

        Assert.True(result.P.Count(p => p is not null) > 20);
        Assert.Equal(Multiplicity.Adjust(result.P, Adjustment.Bh).P, result.Adjusted.P);
        Assert.Equal(InferenceMethods.Of(test), result.Methods[0]);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        foreach (FeatureTest test in All)
        {
            bool paired = test is FeatureTest.PairedT or FeatureTest.WilcoxonSignedRank;
            bool factorial = test is FeatureTest.MixedModel or FeatureTest.TwoWayAnova;
            (Matrix values, GroupLayout layout) = Table(300, 6, ["a", "b"], factorial ? 3 : 1);
            if (paired) layout = layout with { Units = [.. Enumerable.Range(0, values.Rows).Select(i => $"u{i / 2}")] };
            var parameters = new FeatureTestParameters { Test = test, Adjustment = Adjustment.Storey };
            FeatureTestResult one = Run(values, layout, parameters, 1), two = Run(values, layout, parameters, 2);
            Assert.Equal(one.P, two.P);
            Assert.Equal(one.CiLow, two.CiLow);
            Assert.Equal(one.Adjusted.P, two.Adjusted.P);
            Assert.Equal(one.P.Count(p => p is null), one.NotAvailable.Count);
        }
    }

    [Fact]
    public void Features_that_cannot_be_tested_have_a_reason_and_do_not_count()
    {
        double x = double.NaN;
        Matrix values = new(6, 5,
        [
            1, 1, 5, 1, x,
            2, x, 5, 2, x,
            3, x, 5, 3, x,
            2, 2, 5, 9, x,
            4, 5, 5, double.PositiveInfinity, x,
            5, 3, 5, 7, x,
        ]);
        GroupLayout layout = GroupLayout.Of(["a", "a", "a", "b", "b", "b"]) with
        {
            Units = ["1", "2", "3", "1", "2", "3"],
            Second = LevelFactor.Of("sex", ["f", "m", "f", "m", "f", "m"]),
        };
        foreach (FeatureTest test in All.Except([FeatureTest.ModeratedT, FeatureTest.TwoWayAnova, FeatureTest.MixedModel]))
        {
            var findings = new FindingCollector();
            FeatureTestResult result = FeatureTests.Run(
                values, layout, new FeatureTestParameters { Test = test }, RunContext.Default with { Findings = findings });
            Assert.Equal([1, 2, 3, 4], result.NotAvailable.Keys);
            Assert.Equal("a value is infinite", result.NotAvailable[3]);
            Assert.NotNull(result.P[0]);
            Assert.Equal((1, 4), (result.Adjusted.Size, result.Adjusted.NotCounted));
            Assert.Equal("OST-STA-020", Assert.Single(findings.ToList()).Id);
        }

        FeatureTestResult moderated = Run(values, layout, new FeatureTestParameters { Test = FeatureTest.ModeratedT });
        Assert.Equal([3, 4], moderated.NotAvailable.Keys); // a single value and a constant borrow the variance of the others
        Assert.Equal("there is no value", moderated.NotAvailable[4]);
    }

    [Fact]
    public void Rows_outside_the_layout_take_no_part()
    {
        (Matrix values, GroupLayout layout) = Table(12, 6, ["a", "b", "c"]);
        int[] rows = [.. Enumerable.Range(0, values.Rows).Where(r => layout.GroupOfRow[r] < 2)];
        GroupLayout two = layout with { Groups = ["a", "b"], GroupOfRow = [.. layout.GroupOfRow.Select(g => g == 2 ? -1 : g)] };
        foreach (FeatureTest test in (FeatureTest[])[FeatureTest.Welch, FeatureTest.ModeratedT, FeatureTest.MannWhitney])
        {
            var parameters = new FeatureTestParameters { Test = test };
            Assert.Equal(Run(values.SelectRows(rows), two.SelectRows(rows), parameters).P, Run(values, two, parameters).P);
        }
    }

    [Fact]
    public void A_layout_that_does_not_fit_the_test_is_named()
    {
        (Matrix values, GroupLayout layout) = Table(3, 4, ["a", "b", "c"]);
        string Refused(GroupLayout of, FeatureTestParameters parameters) =>
            Assert.Throws<InvalidContentException>(() => Run(values, of, parameters)).Finding.Id;
        Assert.Equal("OST-STA-022", Refused(layout, new FeatureTestParameters()));
        GroupLayout two = GroupLayout.Of([.. Enumerable.Range(0, 12).Select(i => i % 2 == 0 ? "a" : "b")]);
        Assert.Equal("OST-STA-023", Refused(two, new FeatureTestParameters { Test = FeatureTest.PairedT }));
        Assert.Equal("OST-STA-024", Refused(two, new FeatureTestParameters { Test = FeatureTest.TwoWayAnova }));
        GroupLayout repeated = two with { Units = [.. Enumerable.Repeat("u", 12)] };
        Assert.Equal("OST-STA-025", Refused(repeated, new FeatureTestParameters { Test = FeatureTest.WilcoxonSignedRank }));
        Assert.Equal("OST-STA-026", Refused(layout, new FeatureTestParameters { Test = FeatureTest.Anova, PostHoc = PostHocTest.Dunn }));
        var wrong = new FeatureTestParameters { Test = FeatureTest.ModeratedT, PostHoc = PostHocTest.Tukey };
        Assert.Equal("OST-STA-026", Refused(layout, wrong));
        Assert.Throws<ArgumentException>(() => Run(values, two with { GroupOfRow = [0, 1] }, new FeatureTestParameters()));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(values, two, new FeatureTestParameters { Confidence = 1 }));
    }

    [Fact]
    public void Ties_can_be_treated_as_R_does()
    {
        // R 4.2.2: wilcox.test(c(1,2,2,3,5,9), c(2,3,6,7,7)), wilcox.test(c(1.5,-2,2,3,-0.5,4,4,6)),
        // wilcox.test(c(0,1.5,-2.5,3,-0.5,4,4.5,6)).
        Matrix values = new(11, 1, [1, 2, 2, 3, 5, 9, 2, 3, 6, 7, 7]);
        string[] labels = [.. Enumerable.Range(0, 11).Select(i => i < 6 ? "other" : "reference")];
        GroupLayout layout = GroupLayout.Of(labels, ["reference", "other"]);
        var parameters = new FeatureTestParameters { Test = FeatureTest.MannWhitney, TiedRanks = TiedRanks.Approximate };
        Assert.Equal(0.3546644362836848, Run(values, layout, parameters).P[0]!.Value, 1e-14);
        Assert.NotEqual(0.3546644362836848, Run(values, layout, parameters with { TiedRanks = TiedRanks.Exact }).P[0]!.Value, 1e-3);
        double[][] differences = [[1.5, -2, 2, 3, -0.5, 4, 4, 6], [0, 1.5, -2.5, 3, -0.5, 4, 4.5, 6]];
        double[] expected = [0.06802483707221699, 0.1083193807300041];
        Matrix pairs = Matrix.Of(16, 2, (i, f) => i < 8 ? 0 : differences[f][i - 8]);
        GroupLayout paired = GroupLayout.Of([.. Enumerable.Range(0, 16).Select(i => i < 8 ? "before" : "after")]) with
        {
            Units = [.. Enumerable.Range(0, 16).Select(i => $"u{i % 8}")],
        };
        FeatureTestResult result = Run(values: pairs, paired, parameters with { Test = FeatureTest.WilcoxonSignedRank });
        for (int f = 0; f < 2; f++) Assert.Equal(expected[f], result.P[f]!.Value, 1e-14);
    }

    [Fact]
    public void Q_values_that_cannot_be_had_are_a_finding()
    {
        Matrix values = new(6, 1, [1, 2, 3, 7, 8, 9]);
        var findings = new FindingCollector();
        FeatureTestResult result = FeatureTests.Run(
            values,
            GroupLayout.Of(["a", "a", "a", "b", "b", "b"]),
            new FeatureTestParameters { Adjustment = Adjustment.Storey },
            RunContext.Default with { Findings = findings });
        Assert.NotNull(result.P[0]);
        Assert.Null(result.Adjusted.P[0]);
        Assert.Equal("OST-STA-021", Assert.Single(findings.ToList()).Id);
    }
}
