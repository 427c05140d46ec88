using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

[Unit]
public sealed class QualityTests
{
    private const double Na = double.NaN;

    private static QualityReport Assess(FeatureTable table, RunContext? context = null) =>
        Quality.Assess(table, new QualityParameters(), context ?? RunContext.Default);

    [Fact]
    public void Precision_by_hand()
    {
        // QCs 8, 10, 12: mean 10, s 2; median 10, MAD 2. Samples 5, 10, 15: s 5, MAD 5.
        FeaturePrecision f = Assess(Tables.Of("qqqsss", [8], [10], [12], [5], [10], [15])).Features[0];
        Assert.Equal((20.0, 0.4, 1.0), (Math.Round(f.RsdPercent!.Value, 12), Math.Round(f.DRatio!.Value, 12), f.QcDetection));
        Assert.Equal(29.652, f.RobustRsdPercent!.Value, 1e-9);
        Assert.Equal(0.4, f.RobustDRatio!.Value, 1e-12);
    }

    [Fact]
    public void What_is_not_defined_is_null()
    {
        QualityReport report = Assess(Tables.Of("qqss", [1, Na, 0], [2, 5, 0], [3, 3, 1], [3, 3, 2]));
        Assert.Null(report.Features[0].DRatio);
        Assert.Null(report.Features[1].RsdPercent);
        Assert.Null(report.Features[2].RsdPercent);
        Assert.Equal(1, report.FeaturesWithRsd);
        QualityReport none = Assess(Tables.Of("ss", [1], [2]));
        Assert.Equal("the table has 0 pooled QCs", none.NotAvailable);
        Assert.All(none.Checks, c => Assert.Null(c.Passed));
        Assert.Null(none.MedianRsdPercent);
    }

    [Fact]
    public void Acceptance_rule_passes_and_fails_with_findings()
    {
        double[][] good = [.. Enumerable.Range(0, 6).Select(i => Enumerable.Range(1, 20)
            .Select(f => f * f * (1.0 + (0.02 * ((i + f) % 3)))).ToArray())];
        var context = RunContext.Default;
        QualityReport report = Assess(Tables.Of("qqqsss", good), context);
        Assert.All(report.Checks, c => Assert.True(c.Passed, c.Words));
        Assert.Equal(new RsdShare(30, 20, 1), report.Shares[0]);
        Assert.DoesNotContain(context.Findings.ToList(), f => f.Id is "OST-QCM-002" or "OST-QCM-003");
        double[][] bad = [.. good.Select((row, i) => row.Select((v, f) => f < 8 && i == 0 ? v * 50 : v).ToArray())];
        context = RunContext.Default;
        report = Assess(Tables.Of("qqqsss", bad), context);
        Assert.Equal((false, 0.6), (report.Checks[0].Passed, report.Checks[0].Value));
        Assert.False(report.Checks[1].Passed);
        Assert.Contains(context.Findings.ToList(), f => f.Id == "OST-QCM-002");
        Assert.Contains(report.Outliers, o => o is { Injection: "q1", Rule: "qc_correlation" });
    }

    [Fact]
    public void Correlations_use_common_features_and_ranks_share_ties()
    {
        Assert.Equal([1.5, 1.5, 3, 4], Correlation.Ranks([5, 5, 7, 9]));
        Assert.Equal(1, Correlation.Pearson([1, 2, Na, 4], [2, 4, 100, 8]), 1e-12);
        Assert.True(double.IsNaN(Correlation.Pearson([1, 2, Na], [1, Na, 3])));
        Assert.True(double.IsNaN(Correlation.Pearson([1, 1, 1], [1, 2, 3])));
        Assert.Equal(0.8, Correlation.Spearman([1, 2, 3, 4], [10, 30, 20, 400]), 1e-12);
    }

    [Fact]
    public void Boxes_and_totals_per_injection()
    {
        InjectionIntensity first = Assess(Tables.Of("sq", [1, 2, 3, 4, 100, Na], [1, 1, 1, 1, 1, 1])).Injections[0];
        Assert.Equal((5, 1, 110.0), (first.Present, first.Missing, first.Total));
        Assert.Equal(new BoxSummary(1, 2, 3, 4, 4, 1), first.Box);
        Assert.Equal(Math.Log10(3), first.Log10Box!.Median, 1e-15);
        Assert.Null(Assess(Tables.Of("sq", [Na], [1])).Injections[0].Box);
    }

    [Fact]
    public void Missingness_by_group_and_kind()
    {
        FeatureTable table = Tables.Of("sssqb", [Na, 1], [1, 1], [Na, 1], [1, 1], [Na, Na]).Grouped("b", "b", "a", null, null);
        MissingnessReport report = Assess(table).Missingness;
        Assert.Equal(["b", "a", "QC", "blank"], report.Sets);
        Assert.Equal([0.5, 0, 1, 0, 0, 0, 1, 1], report.BySetAndFeature.Values);
        Assert.Equal(0.4, report.Share, 1e-12);
    }

    [Fact]
    public void A_detection_limit_is_seen_and_random_holes_are_not()
    {
        var random = new Rng(3);
        double[][] values = [.. Enumerable.Range(0, 30).Select(
            _ => Enumerable.Range(0, 80).Select(f => Math.Exp((0.1 * f) + random.NextNormal())).ToArray())];
        double[][] cut = [.. values.Select(row => row.Select(v => v < 10 ? Na : v).ToArray())],
            holes = [.. values.Select(row => row.Select(v => random.NextDouble() < 0.3 ? Na : v).ToArray())];
        var context = RunContext.Default;
        DetectionLimitPattern limit = Assess(Tables.Of(new string('s', 30), cut), context).Missingness.Pattern;
        Assert.InRange(limit.Correlation!.Value, -1, -0.9);
        Assert.True(limit.P < 1e-10);
        Assert.DoesNotContain(context.Findings.ToList(), f => f.Id == "OST-QCM-006");
        Assert.True(Math.Abs(Assess(Tables.Of(new string('s', 30), holes), context).Missingness.Pattern.Correlation!.Value) < 0.3);
        Assert.Contains(context.Findings.ToList(), f => f.Id == "OST-QCM-006");
        Assert.Equal("no cell of these features is missing", Assess(
            Tables.Of(new string('s', 30), values)).Missingness.Pattern.NotAvailable);
    }

    [Fact]
    public void Dilution_series_tells_signal_from_background()
    {
        FeatureTable table = Tables.Of("qdddq", [100, 50, 5], [50, 50, 6], [25, 50, 7], [12.5, 50, 8], [100, 50, 5]).With(
            (i, r) => i.Kind == InjectionKind.Dilution ? i with { Dilution = Math.Pow(2, -r) } : i);
        DilutionReport dilution = Assess(table).Dilution!;
        Assert.Equal([0.125, 0.25, 0.5, 1], dilution.Levels);
        Assert.Equal(1, dilution.Features[0].Correlation!.Value, 1e-12);
        Assert.Equal(1, dilution.Features[0].LogSlope!.Value, 1e-12);
        Assert.Null(dilution.Features[1].Correlation);
        Assert.Equal(0, dilution.Features[1].LogSlope!.Value, 1e-12);
        Assert.False(dilution.Features[2].Follows);
        Assert.Equal(0.5, dilution.ShareThatFollows);
        Assert.Null(Assess(Tables.Of("qq", [1], [2])).Dilution);
    }

    [Fact]
    public void Outlying_injections_by_signal_and_missing_cells()
    {
        double[][] rows = [.. Enumerable.Range(0, 8).Select(i => Enumerable.Range(0, 10)
            .Select(f => i == 2 ? 1 : i == 5 && f < 4 ? Na : 100.0 + i + f).ToArray())];
        QualityReport report = Assess(Tables.Of("ssssssss", rows));
        Assert.Contains(report.Outliers, o => o is { Injection: "s3", Rule: "total_signal" });
        Assert.Contains(report.Outliers, o => o is { Injection: "s6", Rule: "missing_cells", Value: 0.4 });
        Assert.DoesNotContain(report.Outliers, o => o.Injection is "s1" or "s8");
    }

    [Fact]
    public void Logarithms_have_no_rsd_but_correlations()
    {
        var context = RunContext.Default;
        QualityReport report = Assess(Tables.Drifting(20, 15, 1).Prepare(new Transform()).Table, context);
        Assert.Equal("the values are logarithms; RSD is defined on intensities", report.NotAvailable);
        Assert.Equal([QcCorrelationKind.PearsonRaw, QcCorrelationKind.Spearman], report.Correlations.Select(c => c.Kind));
        Assert.Contains(context.Findings.ToList(), f => f.Id == "OST-QCM-005");
    }
}

/// <summary>Against R on the raw urine table.</summary>
[Oracle]
public sealed class QualityOracleTests
{
    [Fact]
    public void Pearson_of_log10_between_pools_and_their_minima()
    {
        FeatureTable raw = SacurineRuns.Raw();
        CsvMatrix expected = SacurineRuns.Oracle("qc_pearson_log10.csv.gz");
        QualityReport corrected = Quality.Assess(raw.Prepare(new DriftCorrection()).Table, new QualityParameters(), RunContext.Default);
        QcCorrelation log = corrected.Correlations.Single(c => c.Kind == QcCorrelationKind.PearsonLog10);
        for (int i = 0; i < expected.Rows.Length; i++)
            for (int j = 0; j < expected.Columns.Length; j++)
                Assert.Equal(expected.Values[i, j], log.Values[corrected.Qcs.ToList().IndexOf(expected.Rows[i]),
                    corrected.Qcs.ToList().IndexOf(expected.Columns[j])], 1e-9);
        Assert.Equal(0.9597, log.Minimum!.Value, 5e-5);
        Assert.Equal(0.9893, corrected.Correlations.Single(c => c.Kind == QcCorrelationKind.PearsonRaw).Minimum!.Value, 5e-5);
        Assert.All(corrected.Checks, c => Assert.True(c.Passed));
    }
}
