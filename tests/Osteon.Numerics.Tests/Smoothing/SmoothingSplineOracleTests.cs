using System.Globalization;

namespace Osteon.Numerics.Tests;

/// <summary>Smoothing splines against R 4.2.2's smooth.spline (References/smooth-spline.R).</summary>
[Oracle]
public sealed class SmoothingSplineOracleTests
{
    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(SharedData.RepositoryRoot, "tests", "Osteon.Numerics.Tests", "References", file))
            .Skip(1)
            .Select(l => l.Split('\t'));

    private static double Number(string cell) => double.Parse(cell.Trim(), CultureInfo.InvariantCulture);

    [Fact]
    public void Equals_smooth_spline()
    {
        Dictionary<string, string[][]> data = Rows("smooth-spline-data.tsv").GroupBy(r => r[0]).ToDictionary(g => g.Key, g => g.ToArray());
        int compared = 0;
        foreach (var results in Rows("smooth-spline-results.tsv").GroupBy(r => r[0]))
        {
            string[][] rows = data[results.Key];
            string[] first = results.First();
            SmoothingSpline spline = SmoothingSpline.Fit(
                [.. rows.Select(r => Number(r[1]))],
                [.. rows.Select(r => Number(r[2]))],
                Parameters(first[1], first[2]) with { AllKnots = results.Key.EndsWith("all_knots", StringComparison.Ordinal) },
                rows[0][3].Length == 0 ? [] : [.. rows.Select(r => Number(r[3]))]);
            // At a given λ only rounding differs; a search amplifies it, since it stops at 10⁻⁴ of spar.
            double tolerance = first[1] is "spar" or "lambda" ? 1e-10 : 1e-8;
            double size = rows.Max(r => Math.Abs(Number(r[2])));
            double[] at = [.. results.Where(r => r[3] == "at").Select(r => Number(r[5]))];
            foreach (string[] row in results)
            {
                double expected = Number(row[5]);
                int index = int.Parse(row[4], CultureInfo.InvariantCulture);
                (double actual, double scale) = row[3] switch
                {
                    "predicted" => (spline.Predict(at[index]), size),
                    "slope" => (spline.Slope(at[index]), size / (at[8] - at[0])),
                    "df" => (spline.Df, expected),
                    "lambda" => (spline.Lambda, expected),
                    "score" => (spline.Score, Math.Max(expected, 1e-12 * size * size)),
                    "spar" => (spline.Spar!.Value, 1),
                    "fitted" => (spline.Fitted[index], size),
                    "leverage" => (spline.Leverages[index], 1),
                    _ => (expected, 1),
                };
                Assert.True(
                    Math.Abs(actual - expected) <= tolerance * scale,
                    string.Create(CultureInfo.InvariantCulture, $"{results.Key} {row[3]}[{index}]: {actual:R}, R has {expected:R}"));
                compared++;
            }
        }

        Assert.True(compared > 1000);
    }

    [Fact]
    public void Knots_are_as_many_as_in_R() =>
        Assert.All(Rows("smooth-spline-knots.tsv"), r => Assert.Equal(Number(r[1]), SmoothingSplineDesign.KnotCount((int)Number(r[0]))));

    private static SmoothingSplineParameters Parameters(string rule, string value) => rule switch
    {
        "gcv" => new SmoothingSplineParameters(),
        "cv" => new SmoothingSplineParameters { Rule = SmoothingRule.LeaveOneOut },
        "df" => SmoothingSplineParameters.ByDf(Number(value)),
        "spar" => SmoothingSplineParameters.BySpar(Number(value)),
        _ => SmoothingSplineParameters.ByLambda(Number(value)),
    };
}
