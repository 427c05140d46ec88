using Osteon.Inference.Tests.Features;
using Osteon.Primitives;
using static Osteon.Inference.Tests.Features.ReferenceTables;

namespace Osteon.Inference.Tests.Mixed;

/// <summary>
/// Mixed models against lme4, lmerTest and nlme, two-way analysis of variance against car (References/factorial.R). lme4 stops its search
/// for the ratio of variances at a tolerance and lmerTest differentiates numerically, so they agree with the exact optimum to about 10⁻⁶.
/// </summary>
[Oracle]
public sealed class FactorialOracleTests
{
    private static readonly Dictionary<string, List<string[]>> Values =
        Rows("factorial-values.tsv").GroupBy(r => r[0]).ToDictionary(g => g.Key, g => g.ToList());

    private static (Matrix Y, GroupLayout Layout) Data(string name)
    {
        List<string[]> rows = Values[name];
        string[] groups = [.. rows.Select(r => r[1]).Distinct().Order(StringComparer.Ordinal)];
        string[] levels = [.. rows.Select(r => r[2]).Distinct().Order(StringComparer.Ordinal)];
        return (new Matrix(rows.Count, 1, [.. rows.Select(r => Number(r[4]))]), GroupLayout.Of([.. rows.Select(r => r[1])], groups) with
        {
            Units = [.. rows.Select(r => r[3])],
            Second = LevelFactor.Of("time", [.. rows.Select(r => r[2])], levels),
        });
    }

    private static IEnumerable<IGrouping<string, string[]>> Results() => Rows("factorial-results.tsv").GroupBy(r => r[0]);

    [Fact]
    public void Mixed_models_equal_lmerTest()
    {
        var misses = new Misses();
        foreach (var results in Results().Where(g => !g.Key.StartsWith("anova", StringComparison.Ordinal)))
        {
            (Matrix y, GroupLayout layout) = Data(results.Key);
            FeatureTestResult result = FeatureTests.Run(
                y, layout, new FeatureTestParameters { Test = FeatureTest.MixedModel, PostHoc = PostHocTest.Auto }, RunContext.Default);
            var design = new FactorialDesign(layout.Groups.Count, layout.Second!.Levels.Count);
            RandomInterceptFit fit = RandomInterceptModel.Fit(
                y.Values, design.Of([.. layout.GroupOfRow.Zip(layout.Second.LevelOfRow)]), layout.Units!);
            foreach (string[] row in results)
            {
                int i = Whole(row[2]);
                CoefficientTest Beta() => fit.Test([.. Enumerable.Range(0, design.Columns).Select(j => j == i ? 1.0 : 0)]);
                FeatureContrast overall = result.Contrasts.First(c => c is { A: "b", B: "a", At: null });
                (double? actual, double relative, double absolute) = row[1] switch
                {
                    "F" => (result.Terms[i].F[0], 1e-6, 1e-9),
                    "df1" => (result.Terms[i].Df[0], 0, 0),
                    "df2" => (result.Terms[i].DfDenominator[0], 2e-6, 0),
                    "p" => (result.Terms[i].P[0], 1e-5, 1e-9),
                    "between" => (result.Variances!.Between[0], 2e-6, 1e-9),
                    "within" => (result.Variances!.Within[0], 1e-6, 0),
                    "criterion" => (fit.Criterion, 1e-9, 0),
                    "nlme_loglik" => (-fit.Criterion / 2, 1e-8, 0),
                    "beta" => (Beta().Estimate, 1e-6, 1e-6),
                    "se" => (Beta().StandardError, 1e-6, 0),
                    "df" => (Beta().Df, 2e-6, 0),
                    "pt" => (Beta().P, 1e-5, 1e-9),
                    "overall" => (overall.Estimate[0], 1e-6, 1e-6),
                    "overall_se" => (overall.Estimate[0] / overall.Statistic[0], 1e-6, 0),
                    "overall_df" => (overall.Df[0], 2e-6, 0),
                    "overall_p" => (overall.P[0], 1e-5, 0),
                    _ => throw new InvalidOperationException(row[1]),
                };
                misses.Check(string.Join(' ', row[..3]), Number(row[3]), actual, relative, absolute);
            }

            Assert.Equal(results.Key.StartsWith("singular", StringComparison.Ordinal), result.Variances!.Singular[0]);
        }

        misses.AssertNone(300);
    }

    [Fact]
    public void Two_way_analysis_of_variance_equals_car()
    {
        var misses = new Misses();
        foreach (var results in Results().Where(g => g.Key.StartsWith("anova", StringComparison.Ordinal)))
        {
            (Matrix y, GroupLayout layout) = Data(results.Key);
            foreach (SumsOfSquares sums in Enum.GetValues<SumsOfSquares>())
            {
                FeatureTestResult result = FeatureTests.Run(
                    y,
                    layout,
                    new FeatureTestParameters { Test = FeatureTest.TwoWayAnova, SumsOfSquares = sums, PostHoc = PostHocTest.Auto },
                    RunContext.Default);
                string type = sums == SumsOfSquares.TypeTwo ? "2" : "3";
                FeatureContrast overall = result.Contrasts.First(c => c is { A: "b", B: "a", At: null });
                foreach (string[] row in results)
                {
                    int i = Whole(row[2]);
                    double? actual = row[1] switch
                    {
                        "residual" => result.Terms[0].DfDenominator[0],
                        "overall" => overall.Estimate[0],
                        "overall_se" => overall.Estimate[0] / overall.Statistic[0],
                        _ when row[1][^1..] != type => null,
                        { } q when q.StartsWith("SS", StringComparison.Ordinal) => result.Terms[i].SumOfSquares[0],
                        { } q when q.StartsWith('F') => result.Terms[i].F[0],
                        { } q when q.StartsWith("df", StringComparison.Ordinal) => result.Terms[i].Df[0],
                        _ => result.Terms[i].P[0],
                    };
                    if (actual is not null || row[1].EndsWith(type, StringComparison.Ordinal))
                        misses.Check($"{results.Key} {row[1]} {i}", Number(row[3]), actual, 1e-10);
                }
            }
        }

        misses.AssertNone(100);
    }
}
