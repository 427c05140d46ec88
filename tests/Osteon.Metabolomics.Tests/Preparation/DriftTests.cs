using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

[Unit]
public sealed class DriftTests
{
    private static readonly DriftCorrection Spline = new() { Method = DriftMethod.SmoothingSpline };

    private static FeatureTable Line(int n, Func<int, double> value, Func<int, bool> qc) =>
        Tables.Of(string.Concat(Enumerable.Range(0, n).Select(i => qc(i) ? 'q' : 's')),
            [.. Enumerable.Range(0, n).Select(i => new[] { value(i) })]);

    [Fact]
    public void A_quadratic_drift_is_taken_out_exactly()
    {
        static double Drift(int i) => 100 + (3 * i) - (0.05 * i * i);
        FeatureTable table = Line(31, i => Drift(i) * (i % 5 == 0 ? 1 : 1 + (0.1 * (i % 3))), i => i % 5 == 0);
        PreparationResult result = table.Prepare(new DriftCorrection());
        double level = Enumerable.Range(0, 7).Average(k => Drift(5 * k));
        for (int i = 0; i < 31; i++) Assert.Equal(level * (i % 5 == 0 ? 1 : 1 + (0.1 * (i % 3))), result.Table.Intensities[i, 0], 1e-9);
        FeatureDrift drift = result.Effects[0].Drift!.Features[0];
        Assert.Equal(DriftStatus.Corrected, drift.Status);
        Assert.InRange(drift.RsdAfterPercent!.Value, 0, 1e-9);
        Assert.InRange(drift.RsdLeaveOneOutPercent!.Value, 0, 1e-9);
        Assert.True(drift.RsdBeforePercent > 5);
    }

    [Fact]
    public void Four_qcs_give_a_straight_line_and_say_so()
    {
        var context = RunContext.Default;
        FeatureTable table = Line(16, i => 10 + i, i => i % 5 == 0);
        PreparationResult result = Preparation.Run(table, [new DriftCorrection()], context);
        Assert.Equal(DriftStatus.CorrectedByLine, result.Effects[0].Drift!.Features[0].Status);
        for (int i = 0; i < 16; i++) Assert.Equal(17.5, result.Table.Intensities[i, 0], 1e-10);
        Assert.Contains(context.Findings.ToList(), f => f.Id == "OST-PRE-007");
    }

    [Fact]
    public void A_spline_needs_its_qcs_in_every_batch_or_leaves_the_feature_alone()
    {
        var context = RunContext.Default;
        FeatureTable table = Tables.Drifting(60, 3, 9);
        int[] second = [.. table.Rows(InjectionScope.Qcs).Where(r => table.Injections[r].Batch == "b")];
        foreach (int row in second.Skip(3)) table.Intensities[row, 1] = double.NaN;
        PreparationResult result = Preparation.Run(table, [Spline], context);
        Assert.Equal([DriftStatus.Corrected, DriftStatus.TooFewQcs, DriftStatus.Corrected],
            result.Effects[0].Drift!.Features.Select(f => f.Status));
        Assert.Equal(table.Intensities.Column(1), result.Table.Intensities.Column(1));
        Finding finding = Assert.Single(context.Findings.ToList(), f => f.Id == "OST-PRE-012");
        Assert.Equal("f1", finding.Value);
    }

    [Fact]
    public void Samples_outside_the_qcs_are_named()
    {
        var context = RunContext.Default;
        PreparationResult result = Preparation.Run(Line(26, i => 10 + i, i => i % 5 == 2), [new DriftCorrection()], context);
        Assert.Equal(["s1", "s2", "s24", "s25", "s26"], result.Effects[0].Drift!.Batches[0].Extrapolated);
        Assert.Contains(context.Findings.ToList(), f => f.Id == "OST-PRE-008");
    }

    [Fact]
    public void A_curve_below_zero_makes_cells_missing()
    {
        var context = RunContext.Default;
        PreparationResult result = Preparation.Run(Line(40, i => i < 26 ? 100 - (4 * i) + (i % 5) : 5, i => i % 5 == 0 && i < 26),
            [new DriftCorrection()], context);
        DriftCorrectionEffect drift = result.Effects[0].Drift!;
        Assert.True(drift.CellsLost > 0);
        Assert.Equal(drift.CellsLost, result.Effects[0].After.MissingCells);
        Assert.Contains(context.Findings.ToList(), f => f.Id == "OST-PRE-011");
    }

    [Fact]
    public void A_batch_without_qcs_stays_and_is_named_and_a_table_without_qcs_stops()
    {
        var context = RunContext.Default;
        FeatureTable table = Line(31, i => 50 + i, i => i % 5 == 0 && i < 20).With((i, r) => i with { Batch = r < 20 ? "a" : "b" });
        PreparationResult result = Preparation.Run(table, [new DriftCorrection()], context);
        for (int r = 20; r < 31; r++) Assert.Equal(table.Intensities[r, 0], result.Table.Intensities[r, 0]);
        Assert.Contains(context.Findings.ToList(), f => f.Id == "OST-PRE-006");
        Assert.Equal("OST-PRE-003", Assert.Throws<InvalidContentException>(
            () => Line(5, i => 1, _ => false).Prepare(new DriftCorrection())).Finding.Id);
    }

    [Fact]
    public void Missing_orders_and_half_stated_batches_stop()
    {
        FeatureTable table = Line(11, i => 50 + i, i => i % 2 == 0);
        var noOrder = Assert.Throws<InvalidContentException>(
            () => table.With((i, r) => r == 3 ? i with { Order = null } : i).Prepare(new DriftCorrection()));
        Assert.Equal(("OST-PRE-004", "s4"), (noOrder.Finding.Id, noOrder.Finding.Value));
        Assert.Equal("OST-PRE-009", Assert.Throws<InvalidContentException>(
            () => table.With((i, r) => r == 3 ? i with { Batch = "a" } : i).Prepare(new DriftCorrection())).Finding.Id);
    }

    [Fact]
    public void Constant_features_stay_constant_and_empty_ones_stay_empty()
    {
        FeatureTable table = Tables.Of("qsqsqsqsqsq", [.. Enumerable.Range(0, 11).Select(_ => new[] { 7, double.NaN, 0 })]);
        PreparationResult result = table.Prepare(new DriftCorrection());
        Assert.All(result.Table.Intensities.Column(0), v => Assert.Equal(7, v, 1e-12));
        Assert.All(result.Table.Intensities.Column(1), v => Assert.True(double.IsNaN(v)));
        Assert.Equal([DriftStatus.Corrected, DriftStatus.TooFewQcs, DriftStatus.Corrected],
            result.Effects[0].Drift!.Features.Select(f => f.Status));
        Assert.Null(result.Effects[0].Drift!.Features[1].RsdBeforePercent);
    }

    [Fact]
    public void Guards_keep_features_that_correction_makes_worse()
    {
        // Pure noise: a curve through it can only add variation to QCs it has not seen.
        var random = new Rng(12);
        FeatureTable table = Tables.Of(string.Concat(Enumerable.Range(0, 36).Select(i => i % 5 == 0 ? 'q' : 's')),
            [.. Enumerable.Range(0, 36).Select(_ => Enumerable.Range(0, 60).Select(_ => 100 + (5 * random.NextNormal())).ToArray())]);
        var context = RunContext.Default;
        DriftCorrectionEffect plain = Preparation.Run(table, [new DriftCorrection()], context).Effects[0].Drift!;
        Assert.True(plain.MedianRsdAfterPercent < plain.MedianRsdBeforePercent, "the fitted QCs look better");
        Assert.True(plain.MedianRsdLeaveOneOutPercent > plain.MedianRsdBeforePercent, "the left-out QCs are worse");
        Assert.Contains(context.Findings.ToList(), f => f.Id == "OST-PRE-010");
        PreparationResult guarded = table.Prepare(new DriftCorrection { Guard = DriftGuard.CrossValidated });
        Assert.True(guarded.Effects[0].Drift!.Count(DriftStatus.KeptByGuard) > 45);
        foreach (FeatureDrift feature in guarded.Effects[0].Drift!.Features)
        {
            Assert.Equal(feature.Status == DriftStatus.KeptByGuard, !(feature.RsdLeaveOneOutPercent < feature.RsdBeforeInteriorPercent));
            int column = table.Features.ToList().FindIndex(f => f.Id == feature.FeatureId);
            Assert.Equal(feature.Status == DriftStatus.KeptByGuard,
                table.Intensities.Column(column).SequenceEqual(guarded.Table.Intensities.Column(column)));
        }

        int kept = table.Prepare(new DriftCorrection { Guard = DriftGuard.RobustImprovement }).Effects[0].Drift!.Count(
            DriftStatus.KeptByGuard);
        Assert.InRange(kept, 1, 59);
    }

    [Fact]
    public void Zeros_in_qcs_are_pointed_out()
    {
        var context = RunContext.Default;
        Preparation.Run(Line(26, i => i == 10 ? 0 : 10, i => i % 5 == 0), [new DriftCorrection()], context);
        Assert.Contains(context.Findings.ToList(), f => f.Id == "OST-PRE-035");
    }

    [Fact]
    public void Filled_in_qcs_are_pointed_out()
    {
        var context = RunContext.Default;
        Preparation.Run(Line(26, i => i == 10 ? double.NaN : 10, i => i % 5 == 0), [new Imputation(), new DriftCorrection()], context);
        Assert.Contains(context.Findings.ToList(), f => f.Id == "OST-PRE-037");
    }

    [Fact]
    public void Parameters_out_of_range_are_all_reported_at_once()
    {
        IReadOnlyList<Finding> findings = Preparation.Check(Line(11, i => 1, i => i % 2 == 0),
            [new DriftCorrection { Span = 0, Degree = 3, MinimumQcs = 2 },
            new MissingFilter { MinimumPresent = 80, Rule = MissingRule.AllSamples }]);
        Assert.Equal(4, findings.Count(f => f.Id == "OST-PRE-027"));
    }

    [Fact]
    public void Batch_ratio_brings_reference_medians_together()
    {
        FeatureTable table = Tables.Of("qsqqsq", [10, 1], [12, 1], [20, 2], [30, 3], [36, 3], [50, 5]).With(
            (i, r) => i with { Batch = r < 3 ? "a" : "b" });
        PreparationResult result = table.Prepare(new BatchCorrection());
        // QC medians: a 15, b 40, all 25.
        Assert.Equal([10 * 25 / 15.0, 12 * 25 / 15.0, 20 * 25 / 15.0, 30 * 25 / 40.0, 36 * 25 / 40.0, 50 * 25 / 40.0],
            result.Table.Intensities.Column(0), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(["a", "b"], result.Effects[0].Batch!.Batches);
        table.Intensities[0, 1] = double.NaN;
        table.Intensities[2, 1] = double.NaN;
        PreparationResult partly = table.Prepare(new BatchCorrection());
        Assert.Equal(["f2"], partly.Effects[0].Batch!.Uncorrected);
        Assert.Equal(table.Intensities.Column(1), partly.Table.Intensities.Column(1));
    }
}
