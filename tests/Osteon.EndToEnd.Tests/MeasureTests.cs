namespace Osteon.EndToEnd.Tests;

[EndToEnd]
public sealed class MeasureTests
{
    private static string Shrew => SharedData.Require("data/microct/shrew_bonej/Shrew.nrrd");

    [Fact]
    public void A_scan_is_measured_as_one_JSON_document_on_standard_output()
    {
        using var folder = new TempFolder();
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "ct", "measure", Shrew, "--threshold", "128", "--json", "-");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("osteon.ct/1", (string?)result.Json["schema"]);
        Assert.Equal(-19, result.Measure("euler_26"));
        Assert.Equal(-18, result.Measure("euler_6"));
        Assert.Equal(23.125, result.Measure("conn"));
        Assert.Equal(1.926642194, result.Measure("bs"), 1e-5);
        Assert.Equal(438_636 * 0.0041 * 0.00410000001722 * 0.00410000001722, result.Measure("bv"), 1e-12);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void The_number_of_threads_changes_no_digit()
    {
        using var folder = new TempFolder();
        string[] Arguments(string threads) => ["ct", "measure", Shrew, "--threshold", "otsu", "--json", "-", "--threads", threads];
        Assert.Equal(OsteonCli.Run(folder.Path, Arguments("1")).Output, OsteonCli.Run(folder.Path, Arguments("2")).Output);
    }

    [Theory]
    [InlineData(1, "OST-VOL", "missing.nrrd")]
    [InlineData(2, "OST-CLI-002", "SHREW", "--spacing", "1,1,1")]
    [InlineData(2, "OST-CLI-003", "SHREW", "--spacing", "1,0,1", "--unit", "mm")]
    [InlineData(1, "OST-CT", "SHREW", "--threshold", "420 mgHA/cm^3")]
    [InlineData(2, "OST-CT", "SHREW", "--threshold", "high")]
    [InlineData(1, "OST-VOI", "SHREW", "--voi", "box:0:500,0:1,0:1")]
    [InlineData(1, "OST-CT", "SHREW", "--measures", "bvtv")]
    [InlineData(2, "Did you mean '--threshold'?", "SHREW", "--treshold", "5")]
    public void Broken_input_gives_a_finding_and_no_trace(int exitCode, string expected, string volume, params string[] options)
    {
        using var folder = new TempFolder();
        OsteonCli.Result result = OsteonCli.Run(folder.Path, ["ct", "measure", volume == "SHREW" ? Shrew : volume, .. options]);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at Osteon", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_scan_still_gives_one_JSON_document_with_the_finding()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder["short.nrrd"], File.ReadAllBytes(Shrew)[..5000]);
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "ct", "measure", "short.nrrd", "--json", "-");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("error", (string?)result.Json["findings"]!.AsArray().First(f => (string?)f!["severity"] == "error")!["severity"]);
    }

    [Theory]
    [InlineData("scan.nii.gz")]
    [InlineData("scan.mha")]
    [InlineData("scan.tif")]
    [InlineData("scan.nrrd")]
    public void A_converted_scan_measures_the_same(string target)
    {
        using var folder = new TempFolder();
        Assert.Equal(0, OsteonCli.Run(folder.Path, "ct", "convert", Shrew, target).ExitCode);
        Assert.Equal(1, OsteonCli.Run(folder.Path, "ct", "convert", Shrew, target).ExitCode);
        OsteonCli.Result original = OsteonCli.Run(folder.Path, "ct", "measure", Shrew, "--threshold", "128", "--json", "-");
        OsteonCli.Result converted = OsteonCli.Run(folder.Path, "ct", "measure", target, "--threshold", "128", "--json", "-");
        Assert.Equal(original.Measure("euler_26"), converted.Measure("euler_26"));
        Assert.Equal(original.Measure("bs"), converted.Measure("bs"), 1e-6); // NIfTI and ImageJ keep the voxel size in single precision or as a ratio
    }

    /// <summary>HU = 1000 (μ − μw)/μw with μ = 0.11·g/255 and μw = 0.02: 1000 HU is g = 92.7, so every 255 of the binary scan is bone.</summary>
    [Fact]
    public void A_threshold_in_Hounsfield_units_needs_the_attenuation_of_water()
    {
        using var folder = new TempFolder();
        OsteonCli.Result without = OsteonCli.Run(folder.Path, "ct", "measure", Shrew, "--threshold", "1000 HU", "--json", "-");
        Assert.Equal(1, without.ExitCode);
        Assert.NotEmpty(without.Json["findings"]!.AsArray());
        OsteonCli.Result with = OsteonCli.Run(folder.Path, "ct", "measure", Shrew, "--threshold", "1000 HU", "--attenuation", "0,0.11,255,0.02", "--json", "-");
        Assert.Equal(-19, with.Measure("euler_26"));
    }

    [Fact]
    public void Preview_writes_three_pictures()
    {
        using var folder = new TempFolder();
        Assert.Equal(0, OsteonCli.Run(folder.Path, "ct", "preview", Shrew, "--out", "pictures").ExitCode);
        Assert.Equal(["qc-x.png", "qc-y.png", "qc-z.png"], Directory.EnumerateFiles(folder["pictures"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}
