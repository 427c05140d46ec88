using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>What must not matter does not matter.</summary>
[Property]
public sealed class PreparationPropertyTests
{
    private static readonly DriftCorrection[] Corrections =
    [
        new(), new() { Guard = DriftGuard.CrossValidated }, new() { Method = DriftMethod.SmoothingSpline },
            new() { Method = DriftMethod.SmoothingSpline, Scale = DriftScale.Log, Guard = DriftGuard.RobustImprovement },
    ];

    [Fact]
    public void Scaling_a_feature_scales_its_corrected_values()
    {
        FeatureTable table = Tables.Drifting(60, 12, 1, 0.05);
        Matrix scaled = table.Intensities.Copy();
        for (int r = 0; r < scaled.Rows; r++) scaled[r, 5] *= 1000;
        foreach (DriftCorrection step in Corrections)
        {
            Matrix before = table.Prepare(step).Table.Intensities, after = table.With(scaled).Prepare(step).Table.Intensities;
            for (int r = 0; r < before.Rows; r++)
                for (int f = 0; f < before.Columns; f++)
                    if (!double.IsNaN(before[r, f])) Assert.Equal(
                        f == 5 ? 1000 : 1, after[r, f] / before[r, f], 1e-3 * (step.Method == DriftMethod.Loess ? 1e-6 : 1));
        }
    }

    [Fact]
    public void Permuting_injections_permutes_the_result() =>
        PropertyCheck.ForAll(Gen.Choose(1, 1000), seed =>
        {
            FeatureTable table = Tables.Drifting(50, 6, (ulong)seed, 0.08);
            var random = new Rng((ulong)seed + 1);
            int[] order = [.. Enumerable.Range(0, 50).OrderBy(_ => random.NextUInt64())];
            PreparationStep[] steps = [Corrections[seed % 4], new Imputation { Method = ImputationMethod.HalfMinimum }, new Normalisation(),
                new QualityFilter { MaximumRsdPercent = 500 }, new Transform()];
            FeatureTable straight = table.Prepare(steps).Table.SelectInjections(order),
                shuffled = table.SelectInjections(order).Prepare(steps).Table;
            Assert.Equal(straight.Injections.Select(i => i.Name), shuffled.Injections.Select(i => i.Name));
            for (int i = 0; i < straight.Intensities.Values.Length; i++) Assert.Equal(
                straight.Intensities.Values[i], shuffled.Intensities.Values[i], 1e-9);
        }, 20);

    [Fact]
    public void Renaming_orders_does_not_matter_to_ranks()
    {
        FeatureTable table = Tables.Drifting(60, 5, 2);
        FeatureTable stretched = table.With((i, _) => i with { Order = (i.Order * i.Order) - 1000 });
        Assert.Equal(table.Prepare(new DriftCorrection()).Table.Intensities.Values,
            stretched.Prepare(new DriftCorrection()).Table.Intensities.Values);
    }

    [Fact]
    public void Data_without_drift_stay_what_they_are()
    {
        FeatureTable table = Tables.Of(string.Concat(Enumerable.Range(0, 41).Select(i => i % 4 == 0 ? 'q' : 's')),
            [.. Enumerable.Range(0, 41).Select(i => new[] { i % 4 == 0 ? 100 : 50.0 + i })]);
        foreach (DriftCorrection step in Corrections.Where(c => c.Guard == DriftGuard.None))
        {
            double[] after = table.Prepare(step).Table.Intensities.Values;
            for (int i = 0; i < after.Length; i++) Assert.Equal(table.Intensities.Values[i], after[i], 1e-9);
        }
    }

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        FeatureTable table = Tables.Drifting(60, 300, 8, 0.1);
        foreach (DriftCorrection step in Corrections)
        {
            PreparationStep[] steps = [step, new Imputation { Method = ImputationMethod.NearestNeighbours,
                Neighbours = new NearestNeighbourParameters { ClusterLimit = 100 } }, new Normalisation()];
            double[] one = Preparation.Run(table, steps, RunContext.Default with { Threads = 1 }).Table.Intensities.Values,
                four = Preparation.Run(table, steps, RunContext.Default with { Threads = 4 }).Table.Intensities.Values;
            Assert.Equal(one, four);
        }
    }

    [Fact]
    public void Rsd_is_free_of_scale_and_d_ratio_of_scale_and_shift()
    {
        FeatureTable table = Tables.Drifting(60, 10, 3);
        Matrix scaled = table.Intensities.Copy(), shifted = table.Intensities.Copy();
        for (int i = 0; i < scaled.Values.Length; i++) (scaled.Values[i], shifted.Values[i]) =
            (scaled.Values[i] * 0.01, shifted.Values[i] + 500);
        FeatureSpread plain = FeatureSpread.Of(table), times = FeatureSpread.Of(table.With(scaled)),
            plus = FeatureSpread.Of(table.With(shifted));
        for (int f = 0; f < 10; f++)
        {
            Assert.Equal(plain.RsdPercent[f], times.RsdPercent[f], 1e-9);
            Assert.Equal(plain.RobustRsdPercent[f], times.RobustRsdPercent[f], 1e-9);
            Assert.Equal(plain.DRatio[f], plus.DRatio[f], 1e-9);
            Assert.True(plus.RsdPercent[f] < plain.RsdPercent[f]);
        }
    }

    [Fact]
    public void Leave_one_out_is_never_better_than_the_fit_in_the_middle_of_many_features()
    {
        DriftCorrectionEffect drift = Tables.Drifting(80, 200, 4).Prepare(new DriftCorrection()).Effects[0].Drift!;
        Assert.True(drift.MedianRsdAfterPercent < drift.MedianRsdLeaveOneOutPercent);
        Assert.True(drift.MedianRsdLeaveOneOutPercent < drift.MedianRsdBeforePercent);
        // QCs scatter by 5 %; a curve through them adds its own uncertainty.
        Assert.InRange(drift.MedianRsdLeaveOneOutPercent!.Value, 5, 8);
    }

    [Fact]
    public void Imputation_is_done_once()
    {
        FeatureTable table = Tables.Drifting(40, 30, 6, 0.2);
        foreach (ImputationMethod method in Enum.GetValues<ImputationMethod>())
        {
            FeatureTable once = table.Prepare(new Imputation { Method = method }).Table;
            PreparationResult twice = once.Prepare(new Imputation { Method = method });
            Assert.Equal(0, twice.Effects[0].ImputedCells);
            Assert.Equal(once.Intensities.Values, twice.Table.Intensities.Values);
        }
    }
}
