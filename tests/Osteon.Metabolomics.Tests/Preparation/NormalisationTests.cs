using FsCheck;
using FsCheck.Fluent;
using Osteon.Primitives;

namespace Osteon.Metabolomics.Tests;

[Unit]
public sealed class NormalisationTests
{
    private static FeatureTable Small => Tables.Of("sqb", [1, 2, 3], [10, 20, 60], [5, 5, 5]);

    [Theory]
    [InlineData(NormalisationMethod.Sum, 6, 90)]
    [InlineData(NormalisationMethod.Mean, 2, 30)]
    [InlineData(NormalisationMethod.Median, 2, 20)]
    public void Divides_samples_and_qcs_and_leaves_blanks(NormalisationMethod method, double sample, double qc)
    {
        PreparationResult result = Small.Prepare(new Normalisation { Method = method });
        Assert.Equal([new InjectionFactor("s1", sample), new InjectionFactor("q2", qc)], result.Effects[0].Factors);
        Assert.Equal([1 / sample, 2 / sample, 3 / sample, 10 / qc, 20 / qc, 60 / qc, 5, 5, 5], result.Table.Intensities.Values);
    }

    [Fact]
    public void Level_brings_intensities_back_to_their_order_of_magnitude()
    {
        PreparationResult result = Small.Prepare(new Normalisation
        {
            Method = NormalisationMethod.Sum,
            Level = NormalisationLevel.MeanFactor
        });
        Assert.Equal(6, FiniteStatistics.Sum(result.Table.Intensities.Row(0)), 1e-12);
        Assert.Equal(6, FiniteStatistics.Sum(result.Table.Intensities.Row(1)), 1e-12);
    }

    [Fact]
    public void Internal_standards_by_identifier_or_name()
    {
        FeatureTable named = Small.WithFeatures((f, i) => i == 1 ? f with { Name = "d4-alanine" } : f);
        Assert.Equal([2, 20], named.Prepare(new Normalisation
        {
            Method = NormalisationMethod.InternalStandard,
            Standards = ["d4-alanine"]
        }).Effects[0].Factors.Select(f => f.Factor));
        double[] two = [.. named.Prepare(new Normalisation { Method = NormalisationMethod.InternalStandard,
            Standards = ["f2", "f3"] }).Effects[0].Factors.Select(f => f.Factor)];
        Assert.Equal(Math.Sqrt(6), two[0], 1e-12);
        Assert.Equal("OST-PRE-019", Assert.Throws<InvalidContentException>(
            () => named.Prepare(new Normalisation { Method = NormalisationMethod.InternalStandard, Standards = ["f9"] })).Finding.Id);
        Assert.Equal("OST-PRE-020", Assert.Throws<InvalidContentException>(
            () => Tables.Of("s", [double.NaN, 1]).Prepare(new Normalisation
            {
                Method = NormalisationMethod.InternalStandard,
                Standards = ["f1"]
            })).Finding.Id);
    }

    [Fact]
    public void Amounts_and_their_mean_for_pools_without_one()
    {
        var context = RunContext.Default;
        FeatureTable table = Tables.Of("ssq", [10, 20], [10, 20], [10, 20]).With(
            (i, r) => i with { Amount = r == 0 ? 2 : r == 1 ? 4 : null });
        PreparationResult result = Preparation.Run(table, [new Normalisation { Method = NormalisationMethod.SampleAmount }], context);
        Assert.Equal([2, 4, 3], result.Effects[0].Factors.Select(f => f.Factor));
        Assert.Equal(["OST-PRE-022"], context.Findings.ToList().Select(f => f.Id));
        Assert.Equal("OST-PRE-021", Assert.Throws<InvalidContentException>(
            () => Small.Prepare(new Normalisation { Method = NormalisationMethod.SampleAmount })).Finding.Id);
    }

    [Fact]
    public void Given_factors_must_name_every_injection()
    {
        var given = new Dictionary<string, double> { ["s1"] = 2 };
        Assert.Equal("OST-PRE-024", Assert.Throws<InvalidContentException>(
            () => Small.Prepare(new Normalisation { Method = NormalisationMethod.Factors, Given = given })).Finding.Id);
        given["q2"] = 4;
        Assert.Equal(2.5, Small.Prepare(new Normalisation { Method = NormalisationMethod.Factors, Given = given }).Table.Intensities[1, 0]);
        given["q2"] = 0;
        Assert.Equal("OST-PRE-023", Assert.Throws<InvalidContentException>(
            () => Small.Prepare(new Normalisation { Method = NormalisationMethod.Factors, Given = given })).Finding.Id);
    }

    [Fact]
    public void Pqn_passes_over_references_of_zero_and_missing_cells()
    {
        FeatureTable table = Tables.Of("qs", [0, 10, 20, double.NaN, 40], [7, 20, 60, 5, double.NaN]);
        Assert.Equal([1, 2.5], table.Prepare(new Normalisation()).Effects[0].Factors.Select(f => f.Factor));
    }

    [Fact]
    public void Pqn_with_integral_first_gives_spectra_of_equal_level()
    {
        FeatureTable table = Tables.Drifting(40, 30, 4);
        Matrix plain = table.Prepare(new Normalisation()).Table.Intensities,
            integral = table.Prepare(new Normalisation { IntegralFirst = true }).Table.Intensities;
        // The two differ in the reference spectrum only, so within an injection they are proportional.
        for (int r = 0; r < plain.Rows; r++)
            for (int f = 1; f < plain.Columns; f++) Assert.Equal(plain[r, 0] / integral[r, 0], plain[r, f] / integral[r, f], 1e-9);
    }
}

[Property]
public sealed class NormalisationPropertyTests
{
    [Fact]
    public void Pqn_takes_dilution_out_exactly() =>
        PropertyCheck.ForAll(Gen.Choose(0, 10_000), seed =>
        {
            var random = new Rng((ulong)seed);
            double[] spectrum = [.. Enumerable.Range(0, 25).Select(_ => Math.Exp(3 * random.NextNormal()))];
            double[][] rows = [.. Enumerable.Range(0, 6).Select(_ => Math.Exp(random.NextNormal()))
                .Select(d => spectrum.Select(s => s * d).ToArray())];
            Matrix result = Tables.Of("qqqsss", rows).Prepare(new Normalisation()).Table.Intensities;
            for (int r = 1; r < 6; r++)
                for (int f = 0; f < 25; f++) Assert.Equal(1, result[r, f] / result[0, f], 1e-12);
        }, 50);

    [Fact]
    public void Diluting_one_sample_does_not_change_the_result() =>
        PropertyCheck.ForAll(Gen.Choose(1, 10_000), seed =>
        {
            FeatureTable table = Tables.Drifting(30, 20, (ulong)seed);
            int sample = table.Rows(InjectionScope.Samples)[seed % 10];
            Matrix diluted = table.Intensities.Copy();
            foreach (ref double cell in diluted.Row(sample)) cell /= 7;
            foreach (NormalisationMethod method in (NormalisationMethod[])[NormalisationMethod.Pqn, NormalisationMethod.Sum,
                NormalisationMethod.Median, NormalisationMethod.Mean])
            {
                double[] before = table.Prepare(new Normalisation { Method = method }).Table.Intensities.Values,
                    after = table.With(diluted).Prepare(new Normalisation { Method = method }).Table.Intensities.Values;
                for (int i = 0; i < before.Length; i++) Assert.Equal(1, after[i] / before[i], 1e-12);
            }
        }, 20);
}
