using Osteon.Inference.Tests.Features;
using Osteon.Primitives;

namespace Osteon.Inference.Tests.Mixed;

[Unit]
public sealed class RandomInterceptModelTests
{
    private static FeatureTestResult Run(Matrix values, GroupLayout layout)
    {
        var parameters = new FeatureTestParameters { Test = FeatureTest.MixedModel, PostHoc = PostHocTest.Auto };
        return FeatureTests.Run(values, layout, parameters, RunContext.Default);
    }

    /// <summary>The sums of squares of the classical split-plot analysis: units within groups, and units × time within groups.</summary>
    [Fact]
    public void Balanced_data_give_the_classical_repeated_measures_analysis()
    {
        const int PerGroup = 6, Times = 3, Groups = 2;
        (Matrix values, GroupLayout layout) = FeatureTestsTests.Table(40, PerGroup, ["a", "b"], Times, missing: 0);
        var random = new Rng(3);
        for (int u = 0; u < PerGroup * Groups; u++)
            for (int f = 0; f < values.Columns; f++)
            {
                double own = 1.5 * random.NextNormal();
                for (int t = 0; t < Times; t++) values[(u * Times) + t, f] += own;
            }

        FeatureTestResult result = Run(values, layout);
        int compared = 0;
        for (int f = 0; f < values.Columns; f++)
        {
            if (result.Variances!.Singular[f]) continue;
            double Cell(Func<int, int, bool> which)
            {
                double sum = 0;
                int n = 0;
                for (int i = 0; i < values.Rows; i++)
                    if (which(i / Times, i % Times)) (sum, n) = (sum + values[i, f], n + 1);
                return sum / n;
            }

            double grand = Cell((_, _) => true), ssGroup = 0, ssUnits = 0, ssTime = 0, ssInteraction = 0, ssWithin = 0;
            for (int i = 0; i < values.Rows; i++)
            {
                int u = i / Times, t = i % Times, g = u % Groups;
                double group = Cell((v, _) => v % Groups == g), unit = Cell((v, _) => v == u), time = Cell((_, s) => s == t);
                double cell = Cell((v, s) => v % Groups == g && s == t);
                ssGroup += Math.Pow(group - grand, 2);
                ssUnits += Math.Pow(unit - group, 2);
                ssTime += Math.Pow(time - grand, 2);
                ssInteraction += Math.Pow(cell - group - time + grand, 2);
                ssWithin += Math.Pow(values[i, f] - unit - cell + group, 2);
            }

            double units = Groups * (PerGroup - 1), within = units * (Times - 1);
            double[] expected =
            [
                ssGroup / (Groups - 1) / (ssUnits / units),
                ssTime / (Times - 1) / (ssWithin / within),
                ssInteraction / ((Groups - 1) * (Times - 1)) / (ssWithin / within),
            ];
            double[] df = [units, within, within];
            for (int k = 0; k < 3; k++)
            {
                Assert.Equal(expected[k], result.Terms[k].F[f]!.Value, 1e-8 * expected[k]);
                Assert.Equal(df[k], result.Terms[k].DfDenominator[f]!.Value, 1e-8 * df[k]);
            }

            Assert.Equal(ssWithin / within, result.Variances.Within[f]!.Value, 1e-8);
            Assert.Equal(((ssUnits / units) - (ssWithin / within)) / Times, result.Variances.Between[f]!.Value, 1e-8);
            compared++;
        }

        Assert.True(compared > 30);
    }

    [Fact]
    public void The_unit_of_measurement_and_the_origin_do_not_matter()
    {
        (Matrix values, GroupLayout layout) = FeatureTestsTests.Table(20, 6, ["a", "b", "c"], 3);
        FeatureTestResult one = Run(values, layout);
        foreach ((double scale, double shift) in ((double, double)[])[(1e-9, 0), (1e9, 0), (1, 1000)])
        {
            double[] moved = [.. values.Values.Select(v => (scale * v) + shift)];
            FeatureTestResult two = Run(new Matrix(values.Rows, values.Columns, moved), layout);
            for (int f = 0; f < values.Columns; f++)
            {
                for (int k = 0; k < 3; k++)
                {
                    double value = one.Terms[k].F[f]!.Value, df = one.Terms[k].DfDenominator[f]!.Value;
                    Assert.Equal(value, two.Terms[k].F[f]!.Value, 1e-8 * (1 + value));
                    Assert.Equal(df, two.Terms[k].DfDenominator[f]!.Value, 1e-6 * df);
                }

                Assert.Equal(one.Contrasts[0].P[f]!.Value, two.Contrasts[0].P[f]!.Value, 1e-7);
            }
        }
    }

    [Fact]
    public void A_singular_fit_is_flagged_and_equals_the_analysis_without_units()
    {
        (Matrix values, GroupLayout layout) = FeatureTestsTests.Table(60, 5, ["a", "b"], 3);
        var findings = new FindingCollector();
        FeatureTestResult mixed = FeatureTests.Run(
            values, layout, new FeatureTestParameters { Test = FeatureTest.MixedModel }, RunContext.Default with { Findings = findings });
        FeatureTestResult plain = FeatureTests.Run(
            values, layout, new FeatureTestParameters { Test = FeatureTest.TwoWayAnova }, RunContext.Default);
        int singular = 0;
        for (int f = 0; f < values.Columns; f++)
        {
            if (!mixed.Variances!.Singular[f]) continue;
            singular++;
            Assert.Equal(0, mixed.Variances.Between[f]);
            for (int k = 0; k < 3; k++)
            {
                Assert.Equal(plain.Terms[k].F[f]!.Value, mixed.Terms[k].F[f]!.Value, 1e-9 * (1 + plain.Terms[k].F[f]!.Value));
                Assert.Equal(plain.Terms[k].DfDenominator[f], mixed.Terms[k].DfDenominator[f]);
            }

            Assert.Equal(plain.Estimate[f]!.Value, mixed.Estimate[f]!.Value, 1e-12);
        }

        Assert.InRange(singular, 10, 50); // without a variance between units about half are
        Assert.Equal("OST-STA-029", Assert.Single(findings.ToList()).Id);
    }

    [Fact]
    public void What_cannot_be_fitted_has_a_reason()
    {
        string[] units = ["1", "1", "2", "2", "3", "3", "4", "4"];
        Matrix design = new FactorialDesign(2, 2).Of([(0, 0), (0, 1), (0, 0), (0, 1), (1, 0), (1, 1), (1, 0), (1, 1)]);
        string? Reason(double[] y, string[] of) => RandomInterceptModel.Fit(y, design, of).NotAvailable;
        Assert.Null(Reason([1, 2, 3, 5, 2, 7, 9, 4], units));
        Assert.Contains("no variation", Reason([1, 2, 1, 2, 3, 4, 3, 4], units), StringComparison.Ordinal);
        Assert.Contains("within units", Reason([1, 2, 3, 4, 2, 7, 9, 14], units), StringComparison.Ordinal);
        string[] singles = ["1", "2", "3", "4", "5", "6", "7", "8"];
        Assert.Contains("more than one value", Reason([1, 2, 3, 5, 2, 7, 9, 4], singles), StringComparison.Ordinal);
        RandomInterceptFit empty = RandomInterceptModel.Fit([1, 2, 3, 5], design.SelectRows([0, 1, 2, 4]), ["1", "1", "2", "2"]);
        Assert.Contains("cell", empty.NotAvailable, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => empty.Test([1, 0, 0, 0]));
        TwoWayResult saturated = TwoWayAnova.Test([1, 2, 3, 4], [(0, 0), (0, 1), (1, 0), (1, 1)], (2, 2), SumsOfSquares.TypeTwo);
        Assert.Contains("no cell has more than one value", saturated.NotAvailable, StringComparison.Ordinal);
        TwoWayResult missing = TwoWayAnova.Test([1, 2, 3, 4], [(0, 0), (0, 1), (1, 0), (1, 0)], (2, 2), SumsOfSquares.TypeThree);
        Assert.Contains("has no value", missing.NotAvailable, StringComparison.Ordinal);
    }

    [Fact]
    public void The_likelihood_has_no_better_ratio()
    {
        // The deviance at the optimum against a dense scan, with the residual variance at its best.
        (Matrix values, GroupLayout layout) = FeatureTestsTests.Table(10, 6, ["a", "b"], 3);
        for (int f = 0; f < values.Columns; f++)
        {
            int[] rows = [.. Enumerable.Range(0, values.Rows).Where(r => !double.IsNaN(values[r, f]))];
            var sums = new UnitSums(
                new FactorialDesign(2, 3).Of([.. rows.Select(r => (layout.GroupOfRow[r], r % 3))]),
                [.. rows.Select(r => layout.Units![r])]);
            RandomInterceptFit fit = RandomInterceptModel.Fit([.. rows.Select(r => values[r, f])], sums);
            double[] effects = [.. rows.Select(r => values[r, f])];
            sums.Factors.ToEffects(effects);
            effects.AsSpan(0, 6).Clear();
            sums.Factors.FromEffects(effects);
            var profile = new RemlProfile(sums, effects);
            double best = Math.Min(
                profile.At(0).Deviance, Enumerable.Range(-400, 800).Min(i => profile.At(Math.Exp(i / 40.0)).Deviance));
            Assert.True(profile.At(fit.Between!.Value / fit.Within!.Value).Deviance <= best + 1e-9);
        }
    }
}
