using System.Globalization;
using System.Text.Json.Nodes;

namespace Osteon.EndToEnd.Tests;

/// <summary><c>osteon nta summarise</c> as a user runs it, alone and in a study.</summary>
[EndToEnd]
public sealed class NtaTests
{
    private static readonly string[] Contract =
        ["mean_nm", "sd_nm", "mode_nm", "d10_nm", "d50_nm", "d90_nm", "span", "concentration_per_ml"];

    /// <summary>A table of sizes: a triangle around a centre, so that mean, mode and median are the centre.</summary>
    private static void WriteTable(TempFolder folder, string name, double centre, double perMl)
    {
        double[] sizes = [.. Enumerable.Range(0, 60).Select(i => 2.5 + (5 * i))];
        double[] weights = [.. sizes.Select(s => Math.Max(0, 60 - Math.Abs(s - centre)))];
        Directory.CreateDirectory(Path.GetDirectoryName(folder[name])!);
        File.WriteAllLines(
            folder[name],
            ["Diameter,Conc", .. sizes.Zip(weights, (s, w) => string.Create(CultureInfo.InvariantCulture, $"{s:R},{w / weights.Sum() * perMl:R}"))]);
    }

    private const string Columns = "size=Diameter,counts=Conc,amount=per_ml";

    [Fact]
    public void A_declared_table_is_summarised()
    {
        using var folder = new TempFolder();
        WriteTable(folder, "a.csv", 102.5, 1e7);
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "nta", "summarise", "a.csv", "--columns", Columns, "--dilution", "1000", "--out", "tables", "--json", "-");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(102.5, result.Measure("mean_nm"), 1e-9);
        Assert.Equal(102.5, result.Measure("mode_nm"), 1e-9);
        Assert.Equal(102.5, result.Measure("d50_nm"), 1e-9);
        Assert.Equal(1e10, result.Measure("concentration_per_ml"), 10.0);
        Assert.All(Contract, id => Assert.True(
            result.Json["measures"]!.AsArray().Single(m => (string?)m!["id"] == id)!.AsObject().ContainsKey("vendor_value")));
        Assert.True(File.Exists(folder["tables/distribution.tsv"]));
        Assert.Empty(Directory.EnumerateFiles(folder["tables"], "*.tmp*"));
    }

    [Fact]
    public void The_vendors_values_stand_beside_the_recomputed_ones()
    {
        using var folder = new TempFolder();
        string file = SharedData.Require("data/vesicles/nta_nanosight/beads2.csv");
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "nta", "summarise", file, "--json", "-");
        JsonNode mean = result.Json["measures"]!.AsArray().Single(m => (string?)m!["id"] == "mean_nm")!;
        Assert.Equal(101.54, (double)mean["vendor_value"]!, 1e-9);
        Assert.Equal((double)mean["vendor_value"]!, (double)mean["value"]!, 0.05);
        Assert.Contains(result.Json["tables"]!["vendor_comparison"]!.AsArray(), r => (string?)r!["quantity"] == "viscosity_mpa_s");
    }

    [Fact]
    public void A_design_places_isolations_dilutions_and_blanks()
    {
        using var folder = new TempFolder();
        WriteTable(folder, "f/a1.csv", 100, 1e7);
        WriteTable(folder, "f/a2.csv", 104, 1e7);
        WriteTable(folder, "f/b1.csv", 120, 2e7);
        WriteTable(folder, "f/w1.csv", 100, 0.9e5);
        WriteTable(folder, "f/w2.csv", 100, 1.1e5);
        File.WriteAllText(folder["design.csv"], "file,isolation,dilution,video,role\nf/a1.csv,a,100,1,\nf/a2.csv,a,100,2,\nf/b1.csv,b,100,1,\nf/w1.csv,w,1,1,blank\nf/w2.csv,w,1,2,blank\n");
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "nta", "summarise", "--design", "design.csv", "--columns", Columns, "--json", "-");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(111, result.Measure("mean_nm"), 0.2); // the mean of (100 + 104)/2 and 120
        Assert.Equal(100 * (1.5e7 - 1e5), result.Measure("concentration_per_ml"), 100.0);
        JsonNode replicates = result.Json["tables"]!["replicates"]!.AsArray().Single(r => (string?)r!["measure"] == "mean_nm")!;
        Assert.Equal((2, "isolation"), ((int)replicates["n"]!, (string)replicates["level"]!));
    }

    [Theory]
    [InlineData("OST-VOL-001", "gone.csv")]
    [InlineData("OST-NTA-001", "text.txt")]
    [InlineData("OST-NTS-001", "zeta", "--dilution", "7")]
    [InlineData("OST-NTS-052", "a.csv", "--columns", "counts=Conc")]
    [InlineData("OST-NTS-050", "a.csv", "--columns", "sise=Diameter")]
    [InlineData("OST-CLI-031", "a.csv", "--window", "30-150")]
    [InlineData("OST-CLI-032", "a.csv", "--dilution", "0")]
    [InlineData("OST-CLI-021", "a.csv", "--columns", Columns, "--out", ".")]
    [InlineData("OST-NTS-040", "--design", "odd.csv")]
    [InlineData("OST-NTS-044", "--design", "badcell.csv", "--columns", Columns)]
    [InlineData("OST-CLI-030")]
    public void What_cannot_be_used_is_named_and_nothing_is_written(string finding, params string[] arguments)
    {
        using var folder = new TempFolder();
        WriteTable(folder, "a.csv", 100, 1e7);
        File.WriteAllText(folder["text.txt"], "nothing here\n");
        File.WriteAllText(folder["odd.csv"], "file,isolaton\na.csv,1\n");
        File.WriteAllText(folder["badcell.csv"], "file,dilution\na.csv,lots\n");
        if (arguments is ["zeta", ..]) arguments[0] = SharedData.Require("data/vesicles/nta_zetaview_synthetic/SYNTHETIC_0001_BMSC-Exo_size_488.txt");
        OsteonCli.Result result = OsteonCli.Refused(folder, [1, 2], ["nta", "summarise", .. arguments, "--json", "-"]);
        Assert.Contains(finding, result.Ids);
    }

    [Theory]
    [InlineData("OST-TRK-035", "x,y,frame\n1,2,0\n2,3,2000000000\n")]
    [InlineData("OST-NTA-021", "x,y,frame,particle\n1,2,0,0\n2,NaN,1,0\n")]
    public void Spots_that_cannot_be_linked_are_named(string finding, string content)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["spots.csv"], content);
        OsteonCli.Result result = OsteonCli.Run(
            folder.Path, "nta", "track", "spots.csv", "--frame-rate", "24", "--exposure", "0.01", "--temperature", "25", "--pixel-size", "0.35", "--json", "-");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(finding, result.Ids);
    }

    [Fact]
    public void A_concentration_whose_dilution_nobody_states_is_not_called_that_of_the_sample()
    {
        using var folder = new TempFolder();
        WriteTable(folder, "nta/a.csv", 100, 1e7);
        File.WriteAllText(folder["study.yaml"], $$"""
            title: Vesicles of one isolation
            subjects: {species: rat}
            design:
              unit: animal
              arms:
                - {id: pbs, role: control, agent: PBS}
            assays:
              - {id: nta, kind: nta, columns: "{{Columns}}"}
            """);
        File.WriteAllText(folder["samples.csv"], "sample,subject,arm,assay,file\nexo1,,,nta,nta/a.csv\n");
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "run", ".");
        Assert.True(result.ExitCode == 0, result.Error);
        string report = File.ReadAllText(folder["results/report.html"]);
        Assert.Contains("in the measured suspension, whose dilution is not stated", report, StringComparison.Ordinal);
        Assert.DoesNotContain("in the undiluted sample", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Blanks_of_one_measurement_are_doubted_and_the_vendors_gross_stands_not_beside_a_net_value()
    {
        using var folder = new TempFolder();
        string file = SharedData.Require("data/vesicles/nta_nanosight/beads.csv"), strong = SharedData.Require("data/vesicles/nta_nanosight/beads2.csv");
        File.WriteAllText(folder["weak.csv"], File.ReadAllText(file));
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "nta", "summarise", strong, "--blank", "weak.csv", "--json", "-");
        string[] findings = result.Ids;
        Assert.Contains("OST-NTS-035", findings);
        Assert.Contains("OST-NTS-022", findings);
        Assert.DoesNotContain("OST-NTS-003", findings);
        Assert.Null(result.Json["measures"]!.AsArray().Single(m => (string?)m!["id"] == "concentration_per_ml")!["vendor_value"]);
    }

    [Fact]
    public void A_study_reports_its_preparations_and_counts_them_in_no_arm()
    {
        using var folder = new TempFolder();
        WriteTable(folder, "nta/a.csv", 100, 1e7);
        WriteTable(folder, "nta/b.csv", 110, 2e7);
        File.WriteAllText(folder["study.yaml"], $$"""
            title: Vesicles of two isolations
            subjects: {species: rat}
            design:
              unit: animal
              arms:
                - {id: pbs, role: control, agent: PBS}
            assays:
              - {id: nta, kind: nta, dilution: 1000, columns: "{{Columns}}", windows: [30..150 nm]}
            """);
        File.WriteAllText(folder["samples.csv"], "sample,subject,arm,assay,file\nexo1,,,nta,nta/a.csv\nexo2,,,nta,nta/b.csv\n");
        OsteonCli.Result result = OsteonCli.Run(folder.Path, "run", ".");
        Assert.True(result.ExitCode == 0, result.Error);
        string report = File.ReadAllText(folder["results/report.html"]);
        Assert.Contains("Particle tracking: nta", report, StringComparison.Ordinal);
        string[] replicates = File.ReadAllLines(folder["results/tables/nta_replicates.tsv"]);
        string[] mean = replicates.First(l => l.StartsWith("mean_nm\t", StringComparison.Ordinal)).Split('\t');
        Assert.Equal(105, double.Parse(mean[1], CultureInfo.InvariantCulture), 0.1);
        Assert.Contains("OST-SMP-018", result.Error, StringComparison.Ordinal); // the arm has no animal: preparations are none
    }
}
