using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>
/// Against R's loess, lm and smooth.spline on a seeded table with two batches, holes in the QCs and an interrupted order
/// (References/preparation.R).
/// </summary>
[Oracle]
public sealed class DriftOracleTests
{
    public static TheoryData<string, DriftCorrection> Cases => new()
    {
        { "drift_loess_1_2", new DriftCorrection { MinimumQcs = 4 } },
        { "drift_loess_075_1", new DriftCorrection { MinimumQcs = 4, Span = 0.75, Degree = 1 } },
        { "drift_loess_15_2", new DriftCorrection { MinimumQcs = 4, Span = 1.5 } },
        { "drift_line", new DriftCorrection { MinimumQcs = 100 } },
        { "drift_spline_gcv", Spline },
        { "drift_spline_log_gcv", Spline with { Scale = DriftScale.Log } },
        { "drift_spline_pmp_cv", Spline with { Scale = DriftScale.Glog, Target = DriftTarget.AllMedian,
            Criterion = SplineCriterion.CrossValidation, LowestSpar = -1.5, AllKnots = false } },
        { "drift_spline_fixed", Spline with { Spar = 0.8 } },
        { "drift_spline_first", Spline with { Target = DriftTarget.FirstPrediction } },
    };

    private static DriftCorrection Spline => new()
    {
        Method = DriftMethod.SmoothingSpline,
        MinimumQcs = 4,
        Axis = DriftAxis.InjectionOrder
    };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Correction_equals_that_of_R(string file, DriftCorrection step)
    {
        string[][] lines = References.Lines("drift_input.tsv");
        Injection[] injections = [.. lines.Skip(1).Select(l => new Injection
        {
            Name = l[0],
            Order = CsvMatrix.Number(l[1]),
            Batch = l[2],
            Kind = l[3] == "qc" ? InjectionKind.Qc : InjectionKind.Sample,
        })];
        var table = new FeatureTable(injections, [.. lines[0][4..].Select(f => new Feature { Id = f })],
            Matrix.Of(injections.Length, lines[0].Length - 4, (r, c) => CsvMatrix.Number(lines[r + 1][c + 4])));
        PreparationResult result = Preparation.Run(table, [step], RunContext.Default);
        // Leave-one-out cross-validation down to spar = −1.5 goes through curves that pass through every QC, where the criterion is
        // rounding noise over rounding noise, in R too.
        double tolerance = step is { Criterion: SplineCriterion.CrossValidation } ? 1e-5 : 1e-9;
        Assert.InRange(SacurineRuns.LargestDifference(result.Table, References.Matrix(file + ".tsv")), 0, tolerance);
    }

    [Theory]
    [InlineData("knots_gcv", false, SmoothingRule.GeneralisedCrossValidation)]
    [InlineData("knots_cv", false, SmoothingRule.LeaveOneOut)]
    [InlineData("all_gcv", true, SmoothingRule.GeneralisedCrossValidation)]
    [InlineData("fixed", false, SmoothingRule.Spar)]
    public void Spline_with_repeated_places_and_fewer_knots_equals_that_of_R(string fit, bool allKnots, SmoothingRule rule)
    {
        CsvMatrix expected = References.Matrix("spline_fits.tsv");
        string[][] lines = References.Lines("spline_input.tsv")[1..];
        var parameters = new SmoothingSplineParameters { Rule = rule, Value = 0.3, AllKnots = allKnots };
        SmoothingSpline spline = SmoothingSpline.Fit(
            [.. lines.Select(l => CsvMatrix.Number(l[0]))], [.. lines.Select(l => CsvMatrix.Number(l[1]))], parameters);
        Assert.Equal(expected[fit, "spar"], spline.Spar!.Value, 1e-7);
        Assert.Equal(expected[fit, "df"], spline.Df, 1e-5);
        foreach (string column in expected.Columns.Where(c => c.StartsWith("at_", StringComparison.Ordinal)))
            Assert.Equal(1, spline.Predict(CsvMatrix.Number(column[3..])) / expected[fit, column], 1e-7);
    }
}
