using System.Text.RegularExpressions;

namespace Osteon.EndToEnd.Tests;

/// <summary>The metabolites of the demo against the truth they were drawn from.</summary>
public sealed partial class StudyTests
{
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
}
