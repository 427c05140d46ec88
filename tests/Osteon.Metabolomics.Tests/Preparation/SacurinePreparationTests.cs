using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

/// <summary>Against phenomis on the raw urine table: LOESS correction, precision of the pool, PQN.</summary>
[Oracle]
public sealed class SacurinePreparationTests
{
    private const double Relative = 1e-9;

    [Fact]
    public void Loess_through_the_pools_gives_the_corrected_matrix_of_phenomis()
    {
        PreparationResult result = Preparation.Run(SacurineRuns.Raw(), [new DriftCorrection()], RunContext.Default);
        CsvMatrix expected = SacurineRuns.Oracle("loess_corrected.csv.gz");
        Assert.Equal(210 * 113, expected.Values.Values.Length);
        Assert.InRange(SacurineRuns.LargestDifference(result.Table, expected), 0, Relative);
    }

    [Fact]
    public void Order_of_the_rows_does_not_matter()
    {
        FeatureTable raw = SacurineRuns.Raw();
        var random = new Rng(7);
        int[] shuffled = [.. Enumerable.Range(0, raw.Injections.Count).OrderBy(_ => random.NextUInt64())];
        PreparationResult result = Preparation.Run(raw.SelectInjections(shuffled), [new DriftCorrection()], RunContext.Default);
        Assert.InRange(SacurineRuns.LargestDifference(result.Table, SacurineRuns.Oracle("loess_corrected.csv.gz")), 0, Relative);
    }

    [Fact]
    public void Rsd_of_the_pools_before_and_after_and_the_features_within_30_percent()
    {
        string[][] expected = CsvMatrix.Lines(SharedData.Require("oracles/sacurine_qc/pool_rsd.csv"));
        PreparationEffect effect = Preparation.Run(SacurineRuns.Raw(), [new DriftCorrection()], RunContext.Default).Effects[0];
        var byId = effect.Drift!.Features.ToDictionary(f => f.FeatureId);
        foreach (string[] line in expected.Skip(1))
        {
            Assert.Equal(1, byId[line[0]].RsdBeforePercent!.Value / (100 * CsvMatrix.Number(line[1])), 1e-12);
            Assert.Equal(1, byId[line[0]].RsdAfterPercent!.Value / (100 * CsvMatrix.Number(line[2])), Relative);
        }

        Assert.Equal(25.0 / 113, effect.QcBefore.ShareWithinLimit!.Value, 1e-12);
        Assert.Equal(110.0 / 113, effect.QcAfter.ShareWithinLimit!.Value, 1e-12);
        Assert.Equal(36.1, effect.QcBefore.MedianRsdPercent!.Value, 0.05);
        Assert.Equal(5.3, effect.QcAfter.MedianRsdPercent!.Value, 0.05);
    }

    [Fact]
    public void Leaving_out_the_pool_that_is_judged_gives_a_larger_rsd_than_the_fit_itself()
    {
        DriftCorrectionEffect drift = Preparation.Run(SacurineRuns.Raw(), [new DriftCorrection()], RunContext.Default).Effects[0].Drift!;
        Assert.True(drift.MedianRsdLeaveOneOutPercent > drift.MedianRsdAfterPercent,
            $"{drift.MedianRsdLeaveOneOutPercent} against {drift.MedianRsdAfterPercent}");
        Assert.True(drift.MedianRsdLeaveOneOutPercent < drift.MedianRsdBeforePercent);
        Assert.Equal(113, drift.Count(DriftStatus.Corrected));
    }

    [Fact]
    public void Filter_drops_three_features_and_pqn_on_samples_gives_the_matrix_of_phenomis()
    {
        PreparationResult result = Preparation.Run(
            SacurineRuns.Raw(),
            [new DriftCorrection(), new QualityFilter(), new KeepInjections { Kinds = [InjectionKind.Sample] }, new Normalisation()],
            RunContext.Default);
        Assert.Equal(3, result.Effects[1].RemovedFeatures.Count);
        Assert.Equal(26, result.Effects[2].RemovedInjections.Count);
        CsvMatrix expected = SacurineRuns.Oracle("pqn_allsamples_reference_median.csv.gz");
        Assert.Equal((184, 110), (expected.Rows.Length, expected.Columns.Length));
        Assert.Equal((184, 110), (result.Table.Injections.Count, result.Table.Features.Count));
        Assert.InRange(SacurineRuns.LargestDifference(result.Table, expected), 0, Relative);
    }
}
