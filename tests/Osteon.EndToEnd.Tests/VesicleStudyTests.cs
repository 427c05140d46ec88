using System.Globalization;
using System.Security.Cryptography;

namespace Osteon.EndToEnd.Tests;

/// <summary>A study of vesicles from the files of the virtual instruments: recordings that are tracked, a blot, a micrograph.</summary>
[EndToEnd]
public sealed class VesicleStudyTests
{
    private static TempFolder Study(string depth = "14 um", string blot = "blot/cd9.tif")
    {
        var folder = new TempFolder();
        VirtualVesicles.Video(folder, "nta/one.avi", 60).Dispose();
        VirtualVesicles.Video(folder, "nta/two.tif", 60).Dispose();
        VirtualVesicles.Blot(folder, "blot/cd9.tif");
        VirtualVesicles.Micrograph(folder, "tem/grid.png");
        File.WriteAllText(folder["study.yaml"], $$"""
            title: Vesicles of two isolations
            license: MIT
            kind: synthetic
            subjects: {species: rat}
            design:
              unit: animal
              arms:
                - {id: pbs, role: control, agent: PBS}
            assays:
              - id: nta
                kind: nta
                dilution: 1000
                temperature: 25 degC
                tracking: {pixel_size: 0.713 um, frame_rate: 30, exposure: 0.01 s, detection_diameter: 9, depth: {{depth}}}
              - id: wb
                kind: blot
                ladder: "1:250,150,100,75,50,37,25,20,15"
                lanes:
                  - {lane: 2, sample: ev, material: vesicles}
                  - {lane: 3, sample: ev, material: vesicles}
                  - {lane: 4, sample: cells, material: cells}
                targets:
                  - {target: CD9, kda: 25}
              - id: em
                kind: tem
                mode: tem
                scale_bar: 200 nm
            """);
        File.WriteAllText(folder["samples.csv"], $"sample,subject,arm,assay,file\nexo1,,,nta,nta/one.avi\nexo2,,,nta,nta/two.tif\nmarkers,,,wb,{blot}\ngrid,,,em,tem/grid.png\n");
        return folder;
    }

    private static Dictionary<string, string> Contents(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(folder, f)).Where(f => !f.StartsWith('.') && f is not ("provenance/log.txt" or "ro-crate-metadata.json"))
        .ToDictionary(f => f, f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, f)))));

    [Fact]
    public void Steps_are_reused_and_neither_threads_nor_stored_steps_change_a_byte()
    {
        using TempFolder folder = Study();
        OsteonCli.Result check = OsteonCli.Run(folder.Path, "check", ".");
        Assert.True(check.ExitCode == 0, check.Error);
        OsteonCli.Result run = OsteonCli.Run(folder.Path, "run", ".", "--threads", "1");
        Assert.True(run.ExitCode == 0, run.Error);
        Dictionary<string, string> first = Contents(folder["results"]);
        OsteonCli.Result again = OsteonCli.Run(folder.Path, "run", ".");
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.DoesNotContain(": done", again.Error, StringComparison.Ordinal);
        Assert.Equal(first, Contents(folder["results"]));
        OsteonCli.Result fresh = OsteonCli.Run(folder.Path, "run", ".", "--threads", "2", "--no-cache", "--out", "other", "--quiet");
        Assert.True(fresh.ExitCode == 0, fresh.Error);
        Assert.Equal(first, Contents(folder["other"]));
        string[] tables = [.. first.Keys.Where(k => k.StartsWith("tables/", StringComparison.Ordinal))];
        foreach (string assay in (string[])["nta", "wb", "em"])
            Assert.Contains(tables, t => t.StartsWith($"tables/{assay}", StringComparison.Ordinal));
        string[] mean = File.ReadAllLines(folder["results/tables/nta_replicates.tsv"]).First(l => l.StartsWith("mean_nm\t", StringComparison.Ordinal)).Split('\t');

        // Some 26 tracks a recording: the order of magnitude is what can be asked for.
        Assert.InRange(double.Parse(mean[1], CultureInfo.InvariantCulture), 70, 160);
        string report = File.ReadAllText(folder["results/report.html"]);
        foreach (string text in (string[])["Particle tracking: nta", "CD9"]) Assert.Contains(text, report, StringComparison.Ordinal);
        foreach (string table in Directory.EnumerateFiles(folder["results/tables"], "*.tsv"))
            Assert.DoesNotContain(File.ReadAllText(table).Split('\t', '\n'), cell => cell is "NaN" or "Infinity" or "-Infinity");
        Assert.DoesNotContain(folder.Path, report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_setting_repeats_the_steps_it_touches_alone()
    {
        using TempFolder folder = Study();
        Assert.Equal(0, OsteonCli.Run(folder.Path, "run", ".", "--quiet").ExitCode);
        File.WriteAllText(folder["study.yaml"], File.ReadAllText(folder["study.yaml"]).Replace("scale_bar: 200 nm", "scale_bar: 210 nm", StringComparison.Ordinal));
        OsteonCli.Result again = OsteonCli.Run(folder.Path, "run", ".");
        Assert.True(again.ExitCode == 0, again.Error);
        string[] done = [.. again.Error.Split('\n').Where(l => l.Contains(": done", StringComparison.Ordinal))];
        Assert.Contains(done, l => l.Contains("em.", StringComparison.Ordinal) || l.Contains("grid", StringComparison.Ordinal));
        Assert.DoesNotContain(done, l => l.Contains("tracking nta", StringComparison.Ordinal) || l.Contains("cd9", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cut_recording_is_found_by_the_check_and_fails_its_step_alone()
    {
        using TempFolder folder = Study();
        byte[] whole = File.ReadAllBytes(folder["nta/one.avi"]);
        File.WriteAllBytes(folder["nta/one.avi"], whole[..200]);
        OsteonCli.Result check = OsteonCli.Run(folder.Path, "check", ".");
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("nta/one.avi", check.Error + check.Output, StringComparison.Ordinal);
        OsteonCli.Result run = OsteonCli.Run(folder.Path, "run", ".");
        Assert.NotEqual(0, run.ExitCode);
        Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_tracking_settings_are_told_at_once_by_the_check()
    {
        using TempFolder folder = Study();
        File.WriteAllText(
            folder["study.yaml"], File.ReadAllText(folder["study.yaml"]).Replace("frame_rate: 30, exposure: 0.01 s, ", "", StringComparison.Ordinal)
                .Replace("    temperature: 25 degC\n", "", StringComparison.Ordinal));
        OsteonCli.Result check = OsteonCli.Run(folder.Path, "check", ".");
        Assert.Equal(1, check.ExitCode);
        foreach (string key in (string[])["frame_rate", "exposure"]) Assert.Contains(key, check.Error + check.Output, StringComparison.Ordinal);
    }
}
