using Osteon.Primitives;

namespace Osteon.Study.Tests.Assays;

[Unit]
public sealed class UnitMeasuresTests
{
    private static Sample Row(string sample, int replicate = 1) => new()
    {
        Id = sample,
        Subject = "rat-01",
        Unit = "rat-01",
        Arm = "pbs",
        Assay = "ct",
        File = $"{sample}_{replicate}.tif",
        Replicate = replicate,
        Location = new SourceLocation("samples.csv", 2),
        FileLocation = new SourceLocation("samples.csv", 2, 6),
    };

    private static (Sample, IReadOnlyList<Measure>?, string?) Scan(string sample, int replicate, double bvTv) =>
        (Row(sample, replicate), [Measure.Of("bv_tv", bvTv, 1000)], null);

    [Fact]
    public void Replicates_are_averaged_within_their_sample_before_samples_are()
    {
        UnitMeasures unit = UnitMeasures.Of([Scan("a", 1, 0.1), Scan("a", 2, 0.3), Scan("a", 3, 0.2), Scan("b", 1, 0.4)]);
        Measure bvTv = Assert.Single(unit.Measures);
        Assert.Equal((0.2 + 0.4) / 2, bvTv.Value!.Value, 1e-15);
        Assert.Equal(2, bvTv.N);
    }

    [Fact]
    public void A_scan_that_failed_is_left_out_and_kept_in_sight()
    {
        UnitMeasures unit = UnitMeasures.Of([Scan("a", 1, 0.1), (Row("b"), null, "the file ends early")]);
        Assert.Equal(0.1, unit.Measures[0].Value);
        Assert.Equal("the file ends early", unit.Scans[1].Failure);
    }

    [Fact]
    public void A_measure_without_any_value_says_why()
    {
        Measure missing = Measure.Unavailable("tmd", "no mineral calibration");
        UnitMeasures unit = UnitMeasures.Of([(Row("a"), [missing], null)]);
        Assert.Null(unit.Measures[0].Value);
        Assert.Equal("no mineral calibration", unit.Measures[0].NotAvailable);
    }

    [Fact]
    public void What_is_written_reads_back()
    {
        UnitMeasures[] units = [UnitMeasures.Of([Scan("a", 1, 1.0 / 3), (Row("b"), null, "broken")])];
        UnitMeasures back = Assert.Single(UnitMeasures.FromJson(UnitMeasures.ToJson(units).ToJsonString()));
        Assert.Equal(units[0].Measures, back.Measures);
        Assert.Equal("broken", back.Scans[1].Failure);
        Assert.Equal(units[0].Scans[0].Measures, back.Scans[0].Measures);
    }
}
