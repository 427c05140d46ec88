using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Osteon.EndToEnd.Tests;

/// <summary>The demo study, run as a user runs it.</summary>
[EndToEnd]
public sealed partial class StudyTests(StudyTests.DemoFolder demo) : IClassFixture<StudyTests.DemoFolder>
{
    /// <summary>The demo, written and run once for all tests of this class.</summary>
    public sealed class DemoFolder : IDisposable
    {
        private readonly TempFolder _folder = new();

        public DemoFolder() => Run = OsteonCli.Run(_folder.Path, "demo", "demo", "--quiet");

        internal OsteonCli.Result Run { get; }

        internal string Root => _folder.Path;

        internal string Study => _folder["demo"];

        public void Dispose() => _folder.Dispose();
    }

    [Fact]
    public void The_demo_ends_with_the_place_of_its_report()
    {
        Assert.True(demo.Run.ExitCode == 0, demo.Run.Error);
        Assert.Contains("report.html", demo.Run.Output, StringComparison.Ordinal);
        Assert.True(new FileInfo(Path.Combine(demo.Study, "results", "report.html")).Length < 15_000_000);
    }

    [Fact]
    public void Every_file_of_the_results_is_named_in_their_README()
    {
        string results = Path.Combine(demo.Study, "results");
        string readme = File.ReadAllText(Path.Combine(results, "README.md"));
        Assert.DoesNotContain(Files(results), file => !readme.Contains($"`{file}`", StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_run_does_nothing_again_and_gives_the_same_bytes()
    {
        string results = Path.Combine(demo.Study, "results");
        Dictionary<string, string> before = Contents(results);
        OsteonCli.Result again = OsteonCli.Run(demo.Root, "run", "demo");
        Assert.Equal(0, again.ExitCode);
        Assert.DoesNotContain(": done", again.Error, StringComparison.Ordinal);
        Assert.Equal(before, Contents(results));
    }

    [Fact]
    public void One_thread_and_no_cache_give_the_same_bytes()
    {
        OsteonCli.Result other = OsteonCli.Run(demo.Root, "run", "demo", "--out", "single", "--threads", "1", "--no-cache", "--quiet");
        Assert.Equal(0, other.ExitCode);
        Assert.Equal(Contents(Path.Combine(demo.Study, "results")), Contents(Path.Combine(demo.Root, "single")));
    }

    [Fact]
    public void A_run_that_is_killed_again_and_again_ends_as_if_nothing_had_happened()
    {
        for (int milliseconds = 700; milliseconds <= 2200; milliseconds += 500)
        {
            using Process run = OsteonCli.Start(demo.Root, "run", "demo", "--out", "killed", "--quiet");
            if (!run.WaitForExit(milliseconds)) run.Kill(entireProcessTree: true);
            run.WaitForExit();
        }

        Assert.Equal(0, OsteonCli.Run(demo.Root, "run", "demo", "--out", "killed", "--quiet").ExitCode);
        Assert.Equal(Contents(Path.Combine(demo.Study, "results")), Contents(Path.Combine(demo.Root, "killed")));
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(demo.Root, "killed", ".cache", "steps"), "partial+*"));
    }

    [Fact]
    public void Ctrl_C_ends_with_130_and_leaves_nothing_half_written()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "SKIPPED: signals are sent with kill");
        using Process run = OsteonCli.Start(demo.Root, "run", "demo", "--out", "interrupted");
        Thread.Sleep(1200);
        if (!run.HasExited) Process.Start("kill", ["-INT", $"{run.Id}"]).WaitForExit();
        Assert.True(run.WaitForExit(20_000));
        Assert.Contains(run.ExitCode, (int[])[130, 0]); // 0 only if it had ended before the signal came
        if (run.ExitCode == 130) Assert.False(File.Exists(Path.Combine(demo.Root, "interrupted", "report.html")));
        if (!Directory.Exists(Path.Combine(demo.Root, "interrupted"))) return; // stopped before anything was written
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(demo.Root, "interrupted"), "*", SearchOption.AllDirectories), f => f.Contains("partial", StringComparison.Ordinal));
    }

    [Fact]
    public void Steps_run_alone_give_what_the_whole_run_gives()
    {
        OsteonCli.Result plan = OsteonCli.Run(demo.Root, "step", "demo", "--json", "-");
        string[] steps = [.. plan.Json["steps"]!.AsArray().Select(s => (string)s!["id"]!)];
        Assert.Equal(3, OsteonCli.Run(demo.Root, "step", "demo", steps[^1], "--out", "alone").ExitCode);
        foreach (string step in steps) Assert.Equal(0, OsteonCli.Run(demo.Root, "step", "demo", step, "--out", "alone", "--quiet").ExitCode);
        OsteonCli.Result run = OsteonCli.Run(demo.Root, "run", "demo", "--out", "alone");
        Assert.DoesNotContain(": done", run.Error, StringComparison.Ordinal);
        Assert.Equal(Contents(Path.Combine(demo.Study, "results")), Contents(Path.Combine(demo.Root, "alone")));
    }

    [Fact]
    public void A_broken_scan_keeps_its_section_and_the_exit_code_says_so()
    {
        string copy = Path.Combine(demo.Root, "broken");
        CopyStudy(copy);
        string scan = Directory.EnumerateFiles(Path.Combine(copy, "scans")).Order(StringComparer.Ordinal).First();
        byte[] whole = File.ReadAllBytes(scan);
        File.WriteAllBytes(scan, whole[..(whole.Length / 2)]);
        OsteonCli.Result run = OsteonCli.Run(demo.Root, "run", "broken", "--quiet");
        Assert.Equal(3, run.ExitCode);
        string report = File.ReadAllText(Path.Combine(copy, "results", "report.html"));
        Assert.Contains(Path.GetFileName(scan), report, StringComparison.Ordinal);
        Assert.Contains("Some steps failed", report, StringComparison.Ordinal);
    }

    /// <summary>
    /// The measured values against the truth that the scans were drawn from. The direction of each bias follows from the physics of the virtual scanner
    /// (docs/methods/virtual-micro-ct.md): the threshold lies below half the contrast of the cortex, so bone widens; surface voxels are partly soft tissue, so TMD falls;
    /// means of density are unbiased. The filter takes the specks of noise away, so the parts are exactly the drawn ones and the Euler number is within a few loops.
    /// </summary>
    [Fact]
    public void Measured_values_differ_from_the_truth_only_in_the_expected_direction()
    {
        var truth = new TsvFile(Path.Combine(demo.Study, "truth.tsv"));
        var measured = new TsvFile(Path.Combine(demo.Study, "results", "tables", "scans.tsv"));
        Assert.Equal(10, truth.Count);
        for (int row = 0; row < truth.Count; row++)
        {
            int scan = measured.Row("sample", truth.Text(row, "sample"));
            double Ratio(string id) => measured.Number(scan, id) / truth.Number(row, id);
            Assert.InRange(Ratio("tv"), 0.998, 1.002);
            Assert.InRange(measured.Number(scan, "bv_tv") - truth.Number(row, "bv_tv"), 0.010, 0.030);
            Assert.InRange(Ratio("bs"), 0.97, 1.03);
            Assert.InRange(Ratio("vbmd"), 0.997, 1.003);
            Assert.InRange(Ratio("bmc"), 0.997, 1.003);
            Assert.InRange(Ratio("tmd"), 0.85, 0.95);
            Assert.InRange(measured.Number(scan, "euler_26") - truth.Number(row, "euler_26"), -3, 3);
            Assert.Equal(truth.Number(row, "beta0"), measured.Number(scan, "beta0"));
            Assert.Equal(0, measured.Number(scan, "beta2"));
        }
    }

    /// <summary>
    /// 127 of the features truly differ. The declared rule (VIP above 1, p below 0.05, no correction) finds most of them and about as many false ones as chance puts below 0.05
    /// among the others (5 % of about 1060 are 53, of which the VIP limit removes some); corrected choices and those that survive every other decision are nearly all true. Bounds are
    /// binomial with room for correlation between features.
    /// </summary>
    [Fact]
    public void The_choice_of_metabolites_is_as_true_as_its_rule_promises()
    {
        Assert.True(demo.Run.ExitCode == 0, demo.Run.Error);
        var truth = new TsvFile(Path.Combine(demo.Study, "truth_metabolites.tsv"));
        Dictionary<(string, string), int> rows = Enumerable.Range(0, truth.Count).ToDictionary(r => (truth.Text(r, "feature"), truth.Text(r, "polarity")));
        var found = new TsvFile(Path.Combine(demo.Study, "results", "tables", "serum_metabolites.tsv"));
        int[] all = [.. Enumerable.Range(0, found.Count)];
        int TruthOf(int row) => rows[(found.Text(row, "feature").Split(':')[^1], found.Text(row, "polarity"))];
        bool Differs(int row) => truth.Text(TruthOf(row), "differential") == "true";
        int[] chosen = [.. all.Where(r => found.Text(r, "selected") == "true")];
        int[] corrected = [.. chosen.Where(r => found.Number(r, "p_adjusted") < 0.05)];
        int variants = chosen.Max(r => (int)found.Number(r, "survived_variants"));
        int[] steady = [.. chosen.Where(r => (int)found.Number(r, "survived_variants") == variants)];
        Assert.InRange(chosen.Count(Differs), 80, 127);
        Assert.InRange(chosen.Count(r => !Differs(r)), 10, 60);
        Assert.InRange(corrected.Length, 20, 80);
        Assert.InRange(corrected.Count(r => !Differs(r)), 0, 6);
        Assert.InRange(steady.Count(r => !Differs(r)), 0, 6);
        Assert.All(chosen.Where(Differs), r => Assert.Equal(truth.Number(TruthOf(r), "log2_fold_change_bmsc_exo") > 0 ? "up" : "down", found.Text(r, "direction")));
    }

    /// <summary>
    /// The films hold some 300 to 500 particles, of which the dim small ones are seen less: single means scatter by a few per cent and lean upwards (docs/methods/virtual-nta.md); the
    /// declared depth of the layer is that at half of its brightness, so concentrations are right within a fifth. Outlines of the micrographs are within two per cent.
    /// </summary>
    [Fact]
    public void The_vesicles_are_those_that_were_drawn()
    {
        var truth = new TsvFile(Path.Combine(demo.Study, "truth_vesicles.tsv"));
        var films = new TsvFile(Path.Combine(demo.Study, "results", "tables", "nta_recordings.tsv"));
        Assert.Equal(3, truth.Count);
        for (int row = 0; row < truth.Count; row++)
        {
            int film = films.Row("recording", truth.Text(row, "sample"));
            Assert.InRange(films.Number(film, "mean_nm") / truth.Number(row, "drawn_mean"), 0.93, 1.12);
            Assert.InRange(films.Number(film, "concentration_per_ml") / truth.Number(row, "stock_concentration"), 0.8, 1.2);
        }

        var drawn = new TsvFile(Path.Combine(demo.Study, "truth_micrographs.tsv"));
        foreach (string picture in (string[])["iso-1-em", "iso-2-em", "iso-3-em"])
        {
            double[] whole = [.. Enumerable.Range(0, drawn.Count).Where(r => drawn.Text(r, "picture") == picture && drawn.Text(r, "cut") != "true").Select(r => drawn.Number(r, "diameter_nm"))];
            var found = new TsvFile(Path.Combine(demo.Study, "results", "tables", $"tem_{picture}_vesicles.tsv"));
            Assert.InRange(found.Count, whole.Length - 2, whole.Length + 1);
            Assert.InRange(Enumerable.Range(0, found.Count).Average(r => found.Number(r, "diameter_nm")) / whole.Average(), 0.97, 1.03);
        }

        foreach (string marker in (string[])["alix", "tsg101", "cd9", "cd63", "calnexin"])
        {
            var calls = new TsvFile(Path.Combine(demo.Study, "results", "tables", $"blot_{marker}_presence.tsv"));
            Assert.Equal(4, calls.Count);
            for (int row = 0; row < 4; row++)
                Assert.Equal(marker == "calnexin" && calls.Text(row, "material") == "vesicles" ? "absent" : "present", calls.Text(row, "call"));
        }
    }

    [Fact]
    public void The_sets_that_were_changed_are_the_first_two_that_are_found()
    {
        var sets = new TsvFile(Path.Combine(demo.Study, "results", "tables", "serum_osteon-virtual-metabolites_over_representation.tsv"));
        Assert.Equal(["fatty-acid-oxidation", "pe-metabolism"], new[] { sets.Text(0, "set"), sets.Text(1, "set") }.Order());
        Assert.True(sets.Number(1, "p_adjusted") < 0.01);
        Assert.True(sets.Number(2, "p_adjusted") > 0.05);
    }

    [Fact]
    public void The_prepared_table_is_exported_and_the_report_says_how_sure_the_choice_is()
    {
        string results = Path.Combine(demo.Study, "results");
        Assert.StartsWith("MTD\tmzTab-version\t2.0.0-M", File.ReadLines(Path.Combine(results, "exports", "serum.mztab")).First(l => l.StartsWith("MTD", StringComparison.Ordinal)), StringComparison.Ordinal);
        OsteonCli.Result read = OsteonCli.Run(demo.Root, "metabolites", "qc", Path.Combine("demo", "results", "exports", "serum.mztab"), "--json", "-");
        Assert.True(read.ExitCode == 0, read.Error);
        string report = Regex.Replace(File.ReadAllText(Path.Combine(results, "report.html")), "<[^>]+>", "");
        Assert.Contains("by chance alone about", report, StringComparison.Ordinal);
        Assert.Contains("are chosen whichever of the 6 other decisions is taken", report, StringComparison.Ordinal);
        Assert.Contains("state no level of identification: their names are candidates", report, StringComparison.Ordinal);
    }

    [Fact]
    public void The_difference_of_the_arms_is_the_true_one_within_a_few_percent()
    {
        var truth = new TsvFile(Path.Combine(demo.Study, "truth_arms.tsv"));
        var comparisons = new TsvFile(Path.Combine(demo.Study, "results", "tables", "comparisons.tsv"));
        double drawn = truth.Number(1, "bv_tv_mean") - truth.Number(0, "bv_tv_mean");
        int bvTv = comparisons.Row("outcome", "bv_tv@w14");
        Assert.InRange(comparisons.Number(bvTv, "estimate") / drawn, 0.93, 1.03);
        Assert.InRange(drawn, comparisons.Number(bvTv, "ci_low"), comparisons.Number(bvTv, "ci_high"));
    }

    [Fact]
    public void The_report_says_wherever_it_shows_numbers_that_they_are_simulated()
    {
        string report = File.ReadAllText(Path.Combine(demo.Study, "results", "report.html"));
        Assert.True(Regex.Count(report, "Simulated data") > 20);
        foreach (string figure in Directory.EnumerateFiles(Path.Combine(demo.Study, "results", "figures"), "*.svg"))
            Assert.Contains("Simulated data", File.ReadAllText(figure), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_file_in_the_crate_has_the_digest_it_says()
    {
        string results = Path.Combine(demo.Study, "results");
        JsonArray graph = JsonNode.Parse(File.ReadAllText(Path.Combine(results, "ro-crate-metadata.json")))!["@graph"]!.AsArray();
        var files = graph.Where(e => e!["sha256"] is not null && File.Exists(Path.Combine(results, Uri.UnescapeDataString((string)e["@id"]!)))).ToArray();
        Assert.True(files.Length > 20);
        Assert.All(files, file => Assert.Equal(
            (string)file!["sha256"]!,
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(results, Uri.UnescapeDataString((string)file["@id"]!)))))));
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
            .Where(f => f[0] != '.')
            .Order(StringComparer.Ordinal);

    /// <summary>Content of every result but the log, with the dates of the crate taken out: they are all that may differ.</summary>
    private static Dictionary<string, string> Contents(string folder) => Files(folder).Where(f => f != "provenance/log.txt").ToDictionary(
        f => f,
        f => f.EndsWith(".json", StringComparison.Ordinal) ? LogDigest().Replace(Times().Replace(File.ReadAllText(Path.Combine(folder, f)), "TIME"), "LOG") : Convert.ToHexString(File.ReadAllBytes(Path.Combine(folder, f))));

    private void CopyStudy(string target)
    {
        foreach (string file in Directory.EnumerateFiles(demo.Study, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(demo.Study, file);
            if (relative.StartsWith("results", StringComparison.Ordinal)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(target, relative))!);
            File.Copy(file, Path.Combine(target, relative));
        }
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")]
    private static partial Regex Times();

    /// <summary>The crate's entry of the log: its digest and length follow from the times in it.</summary>
    [GeneratedRegex(@"\{[^{}]*""provenance/log\.txt""[^{}]*\}", RegexOptions.Singleline)]
    private static partial Regex LogDigest();
}
