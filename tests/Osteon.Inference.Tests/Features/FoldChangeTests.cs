using Osteon.Primitives;

namespace Osteon.Inference.Tests.Features;

[Unit]
public sealed class FoldChangeTests
{
    private static readonly GroupLayout Layout = GroupLayout.Of(["control", "control", "control", "treated", "treated", "treated"]);

    private static FoldChange Of(double[] values, LogarithmScale scale = LogarithmScale.Raw) =>
        FoldChange.Of(new Matrix(6, 1, values), Layout, new FoldChangeParameters { Scale = scale }, RunContext.Default);

    [Fact]
    public void Other_over_reference_of_means_medians_and_geometric_means()
    {
        FoldChange change = Of([1, 2, 6, 4, 8, 24]);
        Assert.Equal(("control", "treated"), (change.Reference, change.Other));
        Assert.Equal(4, change.OfMeans[0]!.Value, 1e-15);
        Assert.Equal(4, change.OfMedians[0]!.Value, 1e-15);
        Assert.Equal(2, change.Log2OfMeans[0]!.Value, 1e-15);
        Assert.Equal(2, change.Log2OfGeometricMeans[0]!.Value, 1e-15);
        FoldChange skewed = Of([1, 2, 60, 4, 8, 9]);
        Assert.True(skewed.Log2OfMeans[0] < 0 && skewed.Log2OfMedians[0] > 0); // the three can differ in sign
    }

    [Fact]
    public void The_interval_is_that_of_Welch_on_the_logarithmic_scale()
    {
        double[] raw = [1, 2, 6, 4, 9, 31];
        FoldChange change = Of(raw);
        EffectSize welch = TTest.MeanDifference([2, Math.Log2(9), Math.Log2(31)], [0, 1, Math.Log2(6)], 0.95, pooled: false);
        Assert.Equal(welch.CiLow!.Value, change.Log2CiLow[0]!.Value, 1e-14);
        Assert.Equal(welch.CiHigh!.Value, change.Log2CiHigh[0]!.Value, 1e-14);
    }

    [Fact]
    public void Logarithms_are_transformed_back()
    {
        double[] raw = [1, 2, 6, 4, 9, 31];
        FoldChange expected = Of(raw);
        (LogarithmScale, Func<double, double>)[] scales =
            [(LogarithmScale.Log2, Math.Log2), (LogarithmScale.Log10, Math.Log10), (LogarithmScale.Ln, Math.Log)];
        foreach ((LogarithmScale scale, Func<double, double> log) in scales)
        {
            FoldChange change = Of([.. raw.Select(log)], scale);
            Assert.Equal(expected.OfMeans[0]!.Value, change.OfMeans[0]!.Value, 1e-13);
            Assert.Equal(expected.OfMedians[0]!.Value, change.OfMedians[0]!.Value, 1e-13);
            Assert.Equal(expected.Log2OfGeometricMeans[0]!.Value, change.Log2OfGeometricMeans[0]!.Value, 1e-13);
            Assert.Equal(expected.Log2CiHigh[0]!.Value, change.Log2CiHigh[0]!.Value, 1e-13);
        }
    }

    [Fact]
    public void What_has_no_ratio_has_a_reason()
    {
        FoldChange zero = Of([0, 0, 0, 1, 2, 3]);
        Assert.Null(zero.OfMeans[0]);
        Assert.Equal("the mean of the reference is 0", zero.MeansNotAvailable[0]);
        Assert.Contains("no logarithm", zero.GeometricMeansNotAvailable[0], StringComparison.Ordinal);
        FoldChange gone = Of([1, 2, 3, 0, 0, 0]);
        Assert.Equal(0, gone.OfMeans[0]);
        Assert.Null(gone.Log2OfMeans[0]);
        Assert.Contains("negative", Of([1, -9, 2, 3, 4, 5]).MeansNotAvailable[0], StringComparison.Ordinal);
        Assert.Contains("no value", Of([double.NaN, double.NaN, double.NaN, 3, 4, 5]).MediansNotAvailable[0], StringComparison.Ordinal);
        FoldChange single = Of([1, double.NaN, double.NaN, 3, 4, 5]);
        Assert.Equal((4.0, null), (single.OfMeans[0], single.Log2CiLow[0])); // a ratio, but nothing to build an interval on
    }

    [Fact]
    public void Effect_sizes_are_those_of_one_outcome()
    {
        (Matrix values, GroupLayout layout) = FeatureTestsTests.Table(15, 6, ["a", "b"]);
        EffectKind[] kinds = [EffectKind.HedgesG, EffectKind.CliffsDelta, EffectKind.MeanDifference, EffectKind.HodgesLehmann];
        foreach (EffectKind kind in kinds)
        {
            FeatureEffects effects = FeatureEffects.Of(values, layout, kind, 0.9, RunContext.Default);
            for (int f = 0; f < values.Columns; f++)
            {
                double[] Sample(int g) => [.. layout.RowsOf(g).Select(r => values[r, f]).Where(v => !double.IsNaN(v))];
                double[] other = Sample(1), reference = Sample(0);
                EffectSize one = kind switch
                {
                    EffectKind.HedgesG => HedgesG.Independent(other, reference, 0.9),
                    EffectKind.CliffsDelta => CliffsDelta.Of(other, reference, 0.9),
                    EffectKind.MeanDifference => TTest.MeanDifference(other, reference, 0.9, pooled: false),
                    _ => HodgesLehmann.Shift(other, reference, 0.9),
                };
                Assert.Equal((one.Value, one.CiLow, one.CiHigh), (effects.Value[f], effects.CiLow[f], effects.CiHigh[f]));
            }
        }
    }

    [Fact]
    public void Leaving_one_unit_out_takes_all_its_rows()
    {
        GroupLayout layout = GroupLayout.Of(["a", "a", null, "b", "b"]) with { Units = ["x", "y", "pool", "x", "z"] };
        IReadOnlyList<LeaveOneOut> sets = LeaveOneOut.Of(layout);
        Assert.Equal(["x", "y", "z"], sets.Select(s => s.Unit));
        Assert.Equal([1, 4], sets[0].Rows);
        Assert.Equal([0, 3, 4], sets[1].Rows);
        Assert.Equal(4, LeaveOneOut.Of(layout with { Units = null }).Count);
    }
}
