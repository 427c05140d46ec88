using System.Text.RegularExpressions;
using Osteon.Primitives;

namespace Osteon.EndToEnd.Tests;

/// <summary>Studies of metabolites on the command line: what is published, and that nothing of it depends on threads or earlier runs.</summary>
[EndToEnd]
public sealed partial class MetaboliteStudyTests
{
    private const string Tables = "[{file: pos.tsv}, {file: neg.tsv}]";

    /// <summary>A study of two arms, or of three where half of the treated ones got more.</summary>
    private static TempFolder Study(string design, Func<string, (string Subject, string Arm, string? Time)> row, string tables = Tables)
    {
        var folder = new TempFolder();
        MetaboliteTable.In(folder, "pos.tsv", MetaboliteTable.Of(polarity: Polarity.Positive, group: _ => null));
        MetaboliteTable.In(folder, "neg.tsv", MetaboliteTable.Of(polarity: Polarity.Negative, group: _ => null, seed: 2));
        File.WriteAllText(folder["study.yaml"], $$"""
            title: serum
            license: MIT
            kind: synthetic
            design: {unit: animal, {{design}}, outcomes: []}
            assays:
              - id: serum
                kind: metabolomics
                label: serum of rats
                tables: {{tables}}
                model: {permutations: 50, q2_draws: 10}
            """);
        bool times = row("a1").Time is not null;
        File.WriteAllText(folder["samples.csv"], $"sample,subject,arm,{(times ? "timepoint," : "")}assay,file\n" + string.Concat(MetaboliteTable.Samples.Select(s =>
        {
            (string subject, string arm, string? time) = row(s);
            return $"{s},{subject},{arm},{(times ? time + "," : "")}serum,pos.tsv\n";
        })));
        return folder;
    }

    private static TempFolder TwoArms(string tables = Tables) =>
        Study("arms: [{id: pbs, role: control, label: saline}, {id: ev, role: treatment, label: vesicles}]", s => (s, s[0] == 'a' ? "pbs" : "ev", null), tables);

    private static Dictionary<string, string> Contents(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(folder, f)).Where(f => !f.StartsWith('.') && f is not ("provenance/log.txt" or "ro-crate-metadata.json"))
        .ToDictionary(f => f, f => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, f)))));

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    private static string Report(string folder) => System.Net.WebUtility.HtmlDecode(Tag().Replace(File.ReadAllText(Path.Combine(folder, "report.html")), ""));

    [Fact]
    public void A_study_of_serum_is_checked_run_and_reported()
    {
        using TempFolder folder = TwoArms();
        OsteonCli.Result check = OsteonCli.Run(folder.Path, "check", ".");
        Assert.True(check.ExitCode == 0, check.Error);
        Assert.Contains("20 features in 16 injections (12 samples, 4 QC, 0 blanks)", check.Output, StringComparison.Ordinal);
        OsteonCli.Result run = OsteonCli.Run(folder.Path, "run", ".");
        Assert.True(run.ExitCode == 0, run.Error);
        string results = folder["results"];
        foreach (string file in (string[])["tables/serum_metabolites.tsv", "tables/serum_models.tsv", "tables/serum_permutations.tsv", "tables/serum_robustness.tsv", "tables/serum_preparation.tsv", "tables/serum_removed.tsv", "tables/serum_prepared.tsv", "exports/serum.mztab", "report.html"])
            Assert.True(File.Exists(Path.Combine(results, file)), file);
        var features = new TsvFile(Path.Combine(results, "tables", "serum_metabolites.tsv"));
        Assert.Equal(40, features.Count);
        string readme = File.ReadAllText(Path.Combine(results, "README.md"));
        Assert.Contains("`exports/serum.mztab`", readme, StringComparison.Ordinal);
        string report = Report(results);
        foreach (string text in (string[])["Metabolites: quality of serum of rats", "Metabolites of vesicles against saline", "Differential metabolites", "Robustness of the choice", "by chance alone about", "Decadic logarithms were taken", "OPLS-DA with 1 predictive and 1 orthogonal components"])
            Assert.Contains(text, report, StringComparison.Ordinal);
        foreach (string figure in (string[])["scores-pca", "scores-opls_da", "permutations-opls_da", "s-plot", "volcano", "heat-map", "profiles", "robustness"])
            Assert.Contains(Directory.EnumerateFiles(Path.Combine(results, "figures")), f => Path.GetFileName(f).Contains(figure, StringComparison.Ordinal) && f.EndsWith(".svg", StringComparison.Ordinal));
        Assert.DoesNotContain(folder.Path, File.ReadAllText(Path.Combine(results, "report.html")), StringComparison.Ordinal);
        foreach (string table in Directory.EnumerateFiles(Path.Combine(results, "tables"), "*.tsv"))
            Assert.DoesNotContain(File.ReadAllText(table).Split('\t', '\n'), cell => cell is "NaN" or "Infinity" or "-Infinity");

        // The same numbers as the command for one pair of tables.
        string[] lines = File.ReadAllLines(folder["samples.csv"]);
        File.WriteAllText(folder["list.tsv"], "injection\tgroup\n" + string.Concat(((string[])["pos", "neg"]).SelectMany(m => MetaboliteTable.Samples.Select(s => $"{s}_{m}\t{(s[0] == 'a' ? "pbs" : "ev")}\n"))));
        OsteonCli.Result compared = OsteonCli.Run(
            folder.Path, "metabolites", "compare", "pos.tsv", "neg.tsv", "--injections", "list.tsv", "--reference", "pbs", "--prepare", "default", "--permutations", "0", "--q2-draws", "0", "--no-robustness", "--json", "-");
        Assert.True(compared.ExitCode == 0, compared.Error);
        foreach (var feature in compared.Json["features"]!.AsArray())
        {
            int row = features.Row("feature", (string)feature!["id"]!);
            Assert.Equal((double)feature["p"]!, features.Number(row, "p"));
            Assert.Equal((double)feature["vip"]!, features.Number(row, "vip"));
            Assert.Equal((bool)feature["selected"]! ? "true" : "false", features.Text(row, "selected"));
        }
    }

    [Fact]
    public void Neither_threads_nor_stored_steps_change_a_byte()
    {
        using TempFolder folder = TwoArms();
        Assert.Equal(0, OsteonCli.Run(folder.Path, "run", ".", "--threads", "1", "--quiet").ExitCode);
        Dictionary<string, string> first = Contents(folder["results"]);
        OsteonCli.Result again = OsteonCli.Run(folder.Path, "run", ".");
        Assert.Equal(0, again.ExitCode);
        Assert.DoesNotContain(": done", again.Error, StringComparison.Ordinal);
        Assert.Equal(first, Contents(folder["results"]));
        Assert.Equal(0, OsteonCli.Run(folder.Path, "run", ".", "--threads", "2", "--no-cache", "--out", "other", "--quiet").ExitCode);
        Assert.Equal(first, Contents(folder["other"]));
    }

    [Fact]
    public void Three_arms_and_their_contrasts_have_tables_of_their_own()
    {
        using TempFolder folder = Study(
            "arms: [{id: pbs, role: control}, {id: low, role: treatment}, {id: high, role: treatment}]", s => (s, s[0] == 'a' ? "pbs" : s[1] <= '3' ? "low" : "high", null));
        OsteonCli.Result run = OsteonCli.Run(folder.Path, "run", ".", "--quiet");
        Assert.True(run.ExitCode == 0, run.Error);
        foreach (string arm in (string[])["low", "high"])
            Assert.Equal(40, new TsvFile(folder[$"results/tables/serum-{arm}-pbs_metabolites.tsv"]).Count);
        Assert.Contains("Metabolites of low against pbs", Report(folder["results"]), StringComparison.Ordinal);
        Assert.Contains("Metabolites of high against pbs", Report(folder["results"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Time_points_have_tables_and_sections_of_their_own()
    {
        using TempFolder folder = Study(
            "arms: [{id: pbs, role: control}, {id: ev, role: treatment}], timepoints: [{id: w2, after: 2 week, label: week 2}, {id: w4, after: 4 week, label: week 4}]",
            s => ($"{s[0]}rat{1 + ((s[1] - '1') % 3)}", s[0] == 'a' ? "pbs" : "ev", s[1] <= '3' ? "w2" : "w4"));
        OsteonCli.Result run = OsteonCli.Run(folder.Path, "run", ".", "--quiet");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.True(File.Exists(folder["results/tables/serum-ev-pbs-w2_metabolites.tsv"]));
        Assert.True(File.Exists(folder["results/tables/serum-ev-pbs-w4_metabolites.tsv"]));
        string report = Report(folder["results"]);
        Assert.Contains("against pbs, week 2", report, StringComparison.Ordinal);
        Assert.Contains("against pbs, week 4", report, StringComparison.Ordinal);
        Assert.Contains("(n = 3)", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_table_is_an_error_of_the_check_and_nothing_is_run()
    {
        using TempFolder folder = TwoArms();
        File.WriteAllBytes(folder["neg.tsv"], File.ReadAllBytes(folder["neg.tsv"])[..900]);
        OsteonCli.Result check = OsteonCli.Run(folder.Path, "check", ".", "--json", "-"), run = OsteonCli.Run(folder.Path, "run", ".", "--quiet");
        Assert.Equal((1, 1), (check.ExitCode, run.ExitCode));
        Assert.Contains(check.Json["findings"]!.AsArray(), f => ((string)f!["location"]!["file"]!) == "neg.tsv");
        Assert.False(File.Exists(folder["results/report.html"]));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_polarity_is_reported_without_the_export()
    {
        using TempFolder folder = TwoArms("[{file: plain.tsv}]");
        MetaboliteTable.In(folder, "plain.tsv", MetaboliteTable.Of(group: _ => null));
        OsteonCli.Result run = OsteonCli.Run(folder.Path, "run", ".", "--quiet");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.False(File.Exists(folder["results/exports/serum.mztab"]));
        Assert.Contains("no mzTab-M is written", Report(folder["results"]), StringComparison.Ordinal);
    }
}
