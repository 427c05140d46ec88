using Osteon.Primitives;

namespace Osteon.Study.Tests;

[Unit]
public sealed class VesicleCrossChecksTests
{
    [Theory]
    [InlineData(1e10, 100, 1e11, false)] // exactly the stock
    [InlineData(1.049e10, 100, 1e11, false)] // rounding
    [InlineData(1.06e10, 100, 1e11, true)]
    [InlineData(1e10, 100, 5e10, true)] // the published dose from half the stock
    [InlineData(1e10, 200, 5e10, false)]
    public void A_dose_cannot_be_more_concentrated_than_its_stock(double particles, double microlitres, double stock, bool wrong)
    {
        IReadOnlyList<Finding> findings = VesicleCrossChecks.Of(
            new VesicleNumbers { DoseParticles = particles, DoseMicrolitres = microlitres, StockPerMl = stock, Arm = "ev" });
        Assert.Equal(wrong ? ["OST-MIS-010"] : [], findings.Ids());
        if (wrong && particles == 1e10) Assert.Contains("takes 200 µL", findings[0].Hint);
    }

    [Theory]
    [InlineData(8e11, 1600.0, 1e10, 20.0, 24)] // 2.4e11 of 8e11
    [InlineData(2e11, 400.0, 1e10, 20.0, 24, "OST-MIS-011", "OST-MIS-011")] // particles and protein
    [InlineData(2e11, null, 1e10, null, 24, "OST-MIS-011")]
    [InlineData(8e11, 1600.0, 1e10, 40.0, 4, "OST-MIS-012")]
    [InlineData(8e11, 1600.0, 1e10, 24.9, 4)] // a factor of 1.245
    [InlineData(8e11, 1600.0, 1e10, 25.1, 4, "OST-MIS-012")]
    [InlineData(8e11, 0.0, 1e10, 25.1, 4)] // no protein: no ratio
    public void Doses_come_from_the_yield(double yield, double? protein, double particles, double? doseProtein, int doses,
        params string[] expected)
    {
        var numbers = new VesicleNumbers
        {
            YieldParticles = yield,
            YieldProteinMicrograms = protein,
            DoseParticles = particles,
            DoseProteinMicrograms = doseProtein,
            Doses = doses,
        };
        Assert.Equal(expected, VesicleCrossChecks.Of(numbers).Ids());
    }

    [Theory]
    [InlineData(MicroscopyMode.Tem, 60, 100, false)]
    [InlineData(MicroscopyMode.Tem, 109, 100, false)]
    [InlineData(MicroscopyMode.Tem, 111, 100, true)] // larger when dried
    [InlineData(MicroscopyMode.Tem, 41, 100, false)]
    [InlineData(MicroscopyMode.Tem, 39, 100, true)]
    [InlineData(MicroscopyMode.CryoTem, 59, 100, true)] // nothing dries there
    [InlineData(MicroscopyMode.CryoTem, 61, 100, false)]
    public void Dried_vesicles_are_smaller_than_wet_ones_but_not_without_limit(MicroscopyMode mode, double microscopy, double nta,
        bool wrong)
    {
        IReadOnlyList<Finding> findings = VesicleCrossChecks.Of(
            new VesicleNumbers { Microscopy = mode, MicroscopyMedianNm = microscopy, NtaMedianNm = nta });
        Assert.Equal(wrong ? ["OST-MIS-013"] : [], findings.Ids());
        Assert.All(findings, f => Assert.StartsWith(VesicleCrossChecks.ExpectedSizes(mode), f.Hint));
    }

    [Theory]
    [InlineData(30, 150, 100, false)] // the published study
    [InlineData(120, 300, 100, true)]
    [InlineData(10, 35, 100, true)]
    [InlineData(0, 150, 100, false)] // a lower end of 0 is no measurement
    public void A_printed_range_is_held_against_the_peak(double low, double high, double peak, bool wrong) =>
        Assert.Equal(wrong ? ["OST-MIS-013"] : [], VesicleCrossChecks.Of(
            new VesicleNumbers { MicroscopyRangeNm = (low, high), NtaModeNm = peak }).Ids());

    [Fact]
    public void A_median_is_compared_with_the_median_before_the_peak() =>
        Assert.Empty(VesicleCrossChecks.Of(new VesicleNumbers { MicroscopyMedianNm = 120, NtaModeNm = 100, NtaMedianNm = 130 }));

    [Theory]
    [InlineData("small EV", 200, false)]
    [InlineData("small EV", 201, true)]
    [InlineData("exosomes", 240, true)]
    [InlineData("sEV", 240, true)]
    [InlineData("EV", 240, false)]
    [InlineData("large EV", 240, false)]
    [InlineData(null, 240, false)]
    public void Small_means_up_to_200_nm(string? term, double peak, bool wrong) =>
        Assert.Equal(wrong ? ["OST-MIS-014"] : [], VesicleCrossChecks.Of(new VesicleNumbers { Term = term, NtaModeNm = peak }).Ids());

    [Theory]
    [InlineData(1000, 500, "OST-MIS-015")]
    [InlineData(1000, 1000, "OST-MIS-016")]
    [InlineData(1, 1)]
    [InlineData(0, 1000)]
    public void A_dilution_in_two_places_is_told(double declared, double file, params string[] expected) =>
        Assert.Equal(expected, VesicleCrossChecks.Of(new VesicleNumbers { DeclaredDilution = declared, FileDilution = file }).Ids());

    [Theory]
    [InlineData(true, "hold it already")]
    [InlineData(false, "multiplied by it")]
    [InlineData(null, "not known")]
    public void It_is_said_whether_the_file_applied_it(bool? included, string words)
    {
        var numbers = new VesicleNumbers { DeclaredDilution = 1000, FileDilution = 1000, FileConcentrationIncludesDilution = included };
        Assert.Contains(words, Assert.Single(VesicleCrossChecks.Of(numbers)).Hint);
    }

    [Fact]
    public void Numbers_that_are_none_compare_with_nothing()
    {
        double[] bad = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1, 0];
        foreach (double x in bad)
            Assert.Empty(VesicleCrossChecks.Of(new VesicleNumbers
            {
                Term = "small EV",
                DoseParticles = x,
                DoseProteinMicrograms = x,
                DoseMicrolitres = x,
                Doses = int.MaxValue,
                StockPerMl = x,
                YieldParticles = x,
                YieldProteinMicrograms = x,
                NtaModeNm = x,
                NtaMedianNm = x,
                MicroscopyMedianNm = x,
                MicroscopyRangeNm = (x, x),
                DeclaredDilution = x,
                FileDilution = x,
            }));
        Assert.Empty(VesicleCrossChecks.Of(new VesicleNumbers()));
    }

    /// <summary>The textbook constant 1.118e-5 is rounded to four digits.</summary>
    [Fact]
    public void Turns_become_acceleration() =>
        Assert.Equal(1.118e-5 * 9.19 * 30000 * 30000, VesicleCrossChecks.AccelerationG(30000, 91.9), 92470 * 5e-4);

    [Theory]
    [InlineData(4e10, 1, "high purity (above")]
    [InlineData(3e10, 1, "between the source's bands of low and of high")]
    [InlineData(2e10, 1, "of low purity (2e9")]
    [InlineData(2e9, 1, "of low purity (2e9")]
    [InlineData(1.9e9, 1, "between the source's bands of impure")]
    [InlineData(1.5e9, 1, "between the source's bands of impure")]
    [InlineData(2e11, 400, "of impure preparations")]
    public void The_band_of_purity_keeps_the_gaps_of_its_source(double particles, double protein, string words) =>
        Assert.Contains(words, VesiclePurity.Of(particles, protein)!.Value.Band);

    [Fact]
    public void Without_protein_there_is_no_ratio()
    {
        Assert.Null(VesiclePurity.Of(1e10, 0));
        Assert.Null(VesiclePurity.Of(1e10, null));
        Assert.Null(VesiclePurity.Of(double.NaN, 1));
        Assert.Null(VesiclePurity.Of(double.PositiveInfinity, double.PositiveInfinity));
        Assert.Null(VesiclePurity.Of(1e10, double.PositiveInfinity));
        Assert.Null(VesiclePurity.Of(1e300, 1e-300));
        Assert.Equal("5E+8 particles per µg protein", VesiclePurity.Of(2e11, 400)!.Value.ToString());
    }
}
