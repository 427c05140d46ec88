using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

[Unit]
public sealed class TransformTests
{
    [Fact]
    public void Logarithms_keep_missing_cells_and_say_what_the_values_are()
    {
        PreparationResult result = Tables.Of("ss", [100, double.NaN], [1000, 10]).Prepare(new Transform());
        Assert.Equal([2, double.NaN, 3, 1], result.Table.Intensities.Values);
        Assert.Equal("log10 of intensity", result.Table.Quantity);
        Assert.Equal(3, Tables.Of("s", [8]).Prepare(new Transform { Method = TransformMethod.Log2 }).Table.Intensities[0, 0]);
    }

    [Fact]
    public void Glog_is_that_of_MetaboAnalyst()
    {
        // m is a tenth of the smallest |x| that is not 0, here 0.4.
        PreparationResult result = Tables.Of("sss", [4], [0], [-5]).Prepare(new Transform { Method = TransformMethod.Glog });
        Assert.Equal(0.4, result.Effects[0].TransformOffset!.Value, 1e-15);
        Assert.Equal(Math.Log10((4 + Math.Sqrt(16.16)) / 2), result.Table.Intensities[0, 0], 1e-15);
        Assert.Equal(Math.Log10(0.2), result.Table.Intensities[1, 0], 1e-14);
        Assert.Equal(Math.Log10((-5 + Math.Sqrt(25.16)) / 2), result.Table.Intensities[2, 0], 1e-12);
    }

    [Fact]
    public void A_plain_logarithm_of_zero_stops_and_tells_what_to_do()
    {
        var error = Assert.Throws<InvalidContentException>(() => Tables.Of("ss", [1, 0], [2, -1]).Prepare(new Transform()));
        Assert.Equal("OST-PRE-013", error.Finding.Id);
        Assert.Contains("2 cells of 1 features (1 below 0)", error.Finding.Message, StringComparison.Ordinal);
        Assert.Contains("glog", error.Finding.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Zeros_of_blanks_do_no_harm() =>
        Assert.Equal([1, double.NaN], Tables.Of("sb", [10], [0]).Prepare(new Transform()).Table.Intensities.Values);

    [Fact]
    public void Steps_for_the_linear_scale_cannot_follow()
    {
        FeatureTable table = Tables.Of("sqq", [1], [2], [3]);
        foreach (PreparationStep step in (PreparationStep[])[new Normalisation(), new QualityFilter(), new Transform(),
            new DriftCorrection(), new Imputation(), new BlankFilter()])
            Assert.Equal("OST-PRE-014", Assert.Throws<InvalidContentException>(() => table.Prepare(new Transform(), step)).Finding.Id);
        Assert.Single(table.Prepare(new Transform { Method = TransformMethod.None }, new Normalisation(), new Transform()).Table.Features);
        Assert.Equal("the values are logarithms; RSD is defined on intensities",
            table.Prepare(new Transform()).Effects[0].QcAfter.NotAvailable);
    }
}
