using System.Text.Json.Nodes;
using Osteon.Primitives;

namespace Osteon.EndToEnd.Tests;

/// <summary>The metabolite commands on what goes wrong in practice: each problem is named, the exit code keeps the contract, and whoever asks for JSON gets one document.</summary>
[EndToEnd]
public sealed class MetaboliteRefusalTests
{
    private static readonly string[] Quick = ["--permutations", "0", "--q2-draws", "0", "--no-robustness"];

    private static OsteonCli.Result Run(TempFolder folder, params string[] arguments)
    {
        OsteonCli.Result result = OsteonCli.Run(folder.Path, ["metabolites", .. arguments]);
        Assert.True(result.ExitCode is 0 or 1 or 2, result.Error);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", result.Error, StringComparison.Ordinal);
        return result;
    }

    private static JsonNode Finding(OsteonCli.Result result, string id) => result.Json["findings"]!.AsArray().First(f => (string?)f!["id"] == id)!;

    private static TempFolder Folder()
    {
        var folder = new TempFolder();
        MetaboliteTable.In(folder, "ok.tsv", MetaboliteTable.Of());
        File.WriteAllText(folder["empty.tsv"], "");
        File.WriteAllBytes(folder["binary.tsv"], [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 37))]);
        File.WriteAllText(folder["titles.tsv"], "osteon.features/1\tquantity\n");
        return folder;
    }

    [Theory]
    [InlineData("qc", "gone.tsv", 1, "OST-CLI-012")]
    [InlineData("qc", "empty.tsv", 1, "OST-FEA-004")]
    [InlineData("qc", "binary.tsv", 1, "OST-FEA-001")]
    [InlineData("qc", "titles.tsv", 1, "OST-FEA-006")]
    [InlineData("compare", "gone.tsv", 1, "OST-CLI-012")]
    [InlineData("compare", "empty.tsv", 1, "OST-FEA-004")]
    [InlineData("compare", "binary.tsv", 1, "OST-FEA-001")]
    [InlineData("compare", ".", 1, "OST-FEA-001")]
    [InlineData("convert", "gone.tsv", 1, "OST-CLI-012", "--to", "tsv", "--out", "out")]
    [InlineData("convert", "empty.tsv", 1, "OST-FEA-004", "--to", "tsv", "--out", "out")]
    [InlineData("convert", "binary.tsv", 1, "OST-FEA-001", "--to", "tsv", "--out", "out")]
    [InlineData("convert", "ok.tsv", 1, "OST-MZT-051", "--to", "mztab", "--out", "out")]
    [InlineData("enrich", "gone.tsv", 1, "OST-KNW-104", "--pack", "nothing", "--store", "packs")]
    [InlineData("enrich", "ok.tsv", 1, "OST-KNW-104", "--pack", "nothing", "--store", "packs")]
    public void A_file_that_cannot_be_used_is_named_and_nothing_is_written(string verb, string file, int exitCode, string finding, params string[] options)
    {
        using TempFolder folder = Folder();
        OsteonCli.Result result = Run(folder, [verb, file, .. options, "--json", "-"]);
        // A table that is not there is told before a pack is looked for.
        if (file == "gone.tsv") (exitCode, finding) = (1, "OST-CLI-012");
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(finding, result.Ids);
        Assert.Contains(finding, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["out"]));
    }

    [Theory]
    [InlineData("Did you mean 'control'?", 1, "--reference", "contro")]
    [InlineData("Did you mean 'treated'?", 1, "--arm", "treatd")]
    [InlineData("cannot be compared with itself", 1, "--reference", "control", "--arm", "control")]
    [InlineData("OST-CLI-013", 1, "--group", "sex")]
    [InlineData("Did you mean 'imputation'?", 2, "--prepare", "inputation")]
    [InlineData("OST-CLI-010", 2, "--prepare", "")]
    [InlineData("Did you mean 'method'?", 2, "--prepare", "imputation,metod=zero")]
    [InlineData("Did you mean 'half_minimum'?", 2, "--prepare", "imputation,method=halfminimum")]
    [InlineData("KEY=VALUE", 2, "--prepare", "imputation,half_minimum")]
    [InlineData("not valid YAML", 2, "--prepare", "imputation,method=&a *b !!x")]
    [InlineData("OST-CLI-011", 2, "--prepare", "default", "--transform", "log10")]
    [InlineData("Did you mean 'F1'?", 1, "--prepare", "normalisation,method=internal_standard,standards=[F1 Fx1]")]
    [InlineData("Did you mean 'generic'?", 2, "--format", "genric")]
    [InlineData("Did you mean 'log10'?", 2, "--transform", "log1")]
    [InlineData("Did you mean 'pareto'?", 2, "--scale", "paretto")]
    [InlineData("Did you mean 'opls_da'?", 2, "--model", "oplsda")]
    [InlineData("Did you mean 'welch'?", 2, "--test", "welsh")]
    [InlineData("Did you mean '--permutations'?", 2, "--permutation", "5")]
    [InlineData("from 0 to 1000000", 2, "--vip", "-1")]
    [InlineData("from 0 to 1000000", 2, "--vip", "NaN")]
    [InlineData("--p is a number", 2, "--p", "0")]
    [InlineData("--p is a number", 2, "--p", "1.5")]
    [InlineData("--folds is a whole number", 2, "--folds", "1")]
    [InlineData("--confidence is a number", 2, "--confidence", "95")]
    [InlineData("one predictive component", 2, "--predictive", "2")]
    [InlineData("at least one orthogonal", 2, "--orthogonal", "0")]
    [InlineData("--orthogonal is a setting of OPLS-DA", 2, "--model", "pls-da", "--orthogonal", "2")]
    [InlineData("PCA knows no VIP", 2, "--model", "pca", "--vip", "1")]
    [InlineData("OST-CLI-012", 1, "--injections", "gone.tsv")]
    [InlineData("OST-FEA-004", 1, "--injections", "empty.tsv")]
    [InlineData("OST-FEA-045", 1, "--injections", "binary.tsv")]
    [InlineData("OST-PRE-014", 1, "--input-scale", "log10", "--transform", "log2")]
    [InlineData("OST-PRE-014", 1, "--prepare", "transform", "--prepare", "drift_correction")]
    [InlineData("OST-PRE-028", 1, "--prepare", "quality_filter,maximum_rsd_percent=0.001")]
    [InlineData("Did you mean 'positive'?", 2, "--polarity", "positiv")]
    [InlineData("2 times for 1 tables", 2, "--polarity", "positive", "--polarity", "negative")]
    [InlineData("Did you mean 'name'?", 2, "--column", "nmae=x")]
    [InlineData("FIELD=TITLE", 2, "--column", "name")]
    [InlineData("are known", 2, "--format", "xcms", "--intensities", "A*")]
    [InlineData("'ok.tsv' is a file", 2, "--out", "ok.tsv")]
    public void A_wrong_request_is_explained_and_the_nearest_word_named(string expected, int exitCode, params string[] options)
    {
        using TempFolder folder = Folder();
        OsteonCli.Result result = Run(folder, ["compare", "ok.tsv", .. options, .. options.Contains("--permutation") ? [] : Quick]);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("none", "Give --injections with a column group")]
    [InlineData("one", "Another group is needed")]
    [InlineData("three", "Name them with --reference and --arm")]
    public void Two_groups_are_needed(string groups, string hint)
    {
        using var folder = new TempFolder();
        MetaboliteTable.In(folder, "t.tsv", MetaboliteTable.Of(group: n => groups switch { "none" => null, "one" => "all", _ => n[1] < '3' ? "low" : n[0] == 'a' ? "mid" : "high" }));
        OsteonCli.Result result = Run(folder, "compare", "t.tsv", "--json", "-");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["OST-CLI-015"], result.Ids);
        Assert.Contains(hint, (string?)Finding(result, "OST-CLI-015")["hint"], StringComparison.Ordinal);
        if (groups == "three") Assert.Equal(0, Run(folder, ["compare", "t.tsv", "--reference", "mid", "--arm", "high", .. Quick]).ExitCode);
    }

    /// <summary>Two injections of each of three animals of a group are three animals, in a comparison and in a test.</summary>
    [Fact]
    public void Replicates_never_count_as_n()
    {
        using TempFolder folder = Folder();
        File.WriteAllText(folder["list.tsv"], "injection\tsubject\ttime\n" + string.Concat(MetaboliteTable.Samples.Select(s => $"{s}\t{s[0]}{(s[1] - '1') / 2}\t{(s[1] % 2 == 0 ? "late" : "early")}\n")));
        string[] common = ["ok.tsv", "--injections", "list.tsv", "--transform", "log10", "--json", "-"];
        OsteonCli.Result compared = Run(folder, ["compare", .. common, "--test", "welch", .. Quick]), tested = Run(folder, ["test", .. common, "--test", "welch"]);
        Assert.Contains("OST-MTB-015", compared.Ids);
        Assert.Contains("OST-MTB-015", tested.Ids);
        JsonArray rows = tested.Json["tables"]!.AsObject().Single().Value!.AsArray();
        Assert.All(rows, r => Assert.Equal((3, 3), ((int)r!["n_control"]!, (int)r["n_treated"]!)));
        foreach ((JsonNode? feature, JsonNode? row) in compared.Json["features"]!.AsArray().Zip(rows)) Assert.Equal((double)feature!["p"]!, (double)row!["p"]!, 1e-12);

        // With the time as a second factor they are repeated measurements, and stay.
        OsteonCli.Result repeated = Run(folder, ["test", .. common, "--test", "mixed_model", "--second", "time"]);
        Assert.Equal(0, repeated.ExitCode);
        Assert.DoesNotContain("OST-MTB-015", repeated.Ids);
    }

    [Theory]
    [InlineData("OST-CLI-015", 1, "--groups", "control", "control")]
    [InlineData("Did you mean 'control'?", 1, "--groups", "contro", "treated")]
    [InlineData("OST-CLI-015", 1, "--groups", "control")]
    [InlineData("second factor", 1, "--test", "mixed_model")]
    [InlineData("OST-CLI-013", 1, "--test", "two_way_anova", "--second", "sex")]
    [InlineData("Did you mean 'anova'?", 2, "--test", "anva")]
    [InlineData("OST-CLI-004", 1, "--out", "ok.tsv")]
    public void A_wrong_test_is_explained(string expected, int exitCode, params string[] options)
    {
        using TempFolder folder = Folder();
        OsteonCli.Result result = Run(folder, ["test", "ok.tsv", .. options]);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Two_tables_of_one_polarity_are_not_merged()
    {
        using TempFolder folder = Folder();
        OsteonCli.Result unknown = Run(folder, "compare", "ok.tsv", "ok.tsv", "--json", "-");
        Assert.Equal((1, "OST-MTB-007"), (unknown.ExitCode, Assert.Single(unknown.Ids)));
        OsteonCli.Result same = Run(folder, "compare", "ok.tsv", "ok.tsv", "--polarity", "negative", "--polarity", "negative", "--json", "-");
        Assert.Equal((1, "OST-MTB-007"), (same.ExitCode, Assert.Single(same.Ids)));
        Assert.Equal(0, Run(folder, ["compare", "ok.tsv", "ok.tsv", "--polarity", "negative", "--polarity", "positive", .. Quick]).ExitCode);
    }

    [Fact]
    public void A_zero_has_no_logarithm_and_the_finding_says_what_to_do()
    {
        using var folder = new TempFolder();
        MetaboliteTable.In(folder, "t.tsv", MetaboliteTable.Of((f, n, v) => f == 4 && n == "a2" ? 0 : v));
        OsteonCli.Result result = Run(folder, "compare", "t.tsv", "--transform", "log10", "--json", "-");
        Assert.Equal(1, result.ExitCode);
        JsonNode finding = Finding(result, "OST-PRE-013");
        Assert.Equal("F4", (string?)finding["value"]);
        Assert.Contains("zeros_as_missing", (string?)finding["hint"], StringComparison.Ordinal);
        OsteonCli.Result done = Run(folder, ["compare", "t.tsv", "--prepare", "zeros_as_missing", "--prepare", "imputation", "--transform", "log10", .. Quick, "--json", "-"]);
        Assert.Equal(0, done.ExitCode);
        Assert.Equal(1.0 / 12, (double)done.Json["features"]!.AsArray()[4]!["imputed_share"]!, 1e-15);
        Assert.Equal(0, Run(folder, ["compare", "t.tsv", "--transform", "glog", .. Quick]).ExitCode);
    }

    [Theory]
    [InlineData("1v1")]
    [InlineData("1v6")]
    public void One_unit_in_an_arm_is_refused(string design)
    {
        using var folder = new TempFolder();
        string[] names = design == "1v1" ? ["a1", "b1"] : ["a1", .. MetaboliteTable.Samples.Where(s => s[0] == 'b')];
        MetaboliteTable.In(folder, "t.tsv", MetaboliteTable.Of(names: names));
        OsteonCli.Result result = Run(folder, "compare", "t.tsv", "--transform", "log10", "--permutations", "20", "--q2-draws", "5", "--json", "-");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(result.Json["findings"]!.AsArray(), f => (string?)f!["id"] == "OST-MTB-018" && (string?)f["severity"] == "error");
        Assert.Null(result.Json["features"]);
    }

    [Fact]
    public void Two_units_in_each_arm_are_tested_and_leave_one_out_says_why_not()
    {
        using var folder = new TempFolder();
        MetaboliteTable.In(folder, "t.tsv", MetaboliteTable.Of(names: ["a1", "a2", "b1", "b2"]));
        OsteonCli.Result result = Run(folder, "compare", "t.tsv", "--transform", "log10", "--permutations", "20", "--q2-draws", "5", "--json", "-");
        Assert.Equal(0, result.ExitCode);
        Assert.All(result.Json["features"]!.AsArray(), f => Assert.NotNull(f!["p"]));
        Assert.All(result.Json["models"]!.AsArray(), m => Assert.True(m!["r2x"] is not null || m["not_available"] is not null));
        Assert.All(result.Json["robustness"]!.AsArray().Where(v => (string?)v!["id"] == "leave_one_out"), v => Assert.NotNull(v!["not_available"]));
    }

    [Theory]
    [InlineData("constant")]
    [InlineData("constant in the arms")]
    [InlineData("all constant")]
    [InlineData("missing in one arm")]
    [InlineData("missing everywhere")]
    [InlineData("not finite")]
    [InlineData("below zero")]
    [InlineData("zero in one arm")]
    [InlineData("huge")]
    [InlineData("one feature")]
    public void Strange_values_never_become_a_bare_NaN_or_a_crash(string what)
    {
        using var folder = new TempFolder();
        FeatureTable table = MetaboliteTable.Of((f, n, v) => (what, f) switch
        {
            ("constant", 3) => 5,
            ("constant in the arms", 3) => n[0] == 'a' ? 5 : 7,
            ("all constant", _) => 5,
            ("missing in one arm", 3) => n[0] == 'a' ? double.NaN : v,
            ("missing everywhere", 3) => double.NaN,
            ("below zero", 3) => -v,
            ("zero in one arm", 3) => n[0] == 'a' ? 0 : v,
            ("huge", 3) => v * 1e300,
            ("huge", 4) => v * 1e-300,
            _ => v,
        });
        if (what == "one feature") table = table.SelectFeatures([0]);
        MetaboliteTable.In(folder, "t.tsv", table);
        if (what == "not finite")
        {
            string[] lines = File.ReadAllLines(folder["t.tsv"]);
            int row = Array.FindIndex(lines, l => l.StartsWith("F3\t", StringComparison.Ordinal));
            string[] cells = lines[row].Split('\t');
            (cells[^1], cells[^2], cells[^6], cells[^7], cells[^8]) = ("NaN", "Infinity", "-Infinity", "1e999", "inf");
            lines[row] = string.Join('\t', cells);
            File.WriteAllLines(folder["t.tsv"], lines);
        }

        OsteonCli.Result result = Run(folder, "compare", "t.tsv", "--permutations", "20", "--q2-draws", "3", "--json", "-", "--out", "out");
        Assert.Equal(0, result.ExitCode);
        JsonObject feature = result.Json["features"]!.AsArray()[table.Features.Count == 1 ? 0 : 3]!.AsObject();
        Assert.True(feature["p"] is not null || feature["not_available"] is not null);
        if (what is "constant" or "constant in the arms" or "all constant" or "missing in one arm" or "missing everywhere")
        {
            Assert.Null(feature["p"]);
            Assert.False((bool)feature["selected"]!);
        }

        foreach (JsonNode? model in result.Json["models"]!.AsArray()) Assert.True(model!["r2x"] is not null || model["not_available"] is not null);
        if (what == "one feature") Assert.Contains("PLS-DA is shown", (string?)result.Json["models"]!.AsArray()[^1]!["fallback"], StringComparison.Ordinal);
        foreach (string file in Directory.EnumerateFiles(folder["out"], "*.tsv"))
            Assert.DoesNotContain(File.ReadAllText(file).Split('\t', '\n'), cell => cell is "NaN" or "Infinity" or "-Infinity" or "∞");
    }

    [Fact]
    public void Identifiers_that_stand_twice_are_refused()
    {
        using TempFolder folder = Folder();
        string text = File.ReadAllText(folder["ok.tsv"]);
        File.WriteAllText(folder["features.tsv"], text.Replace("\nF3\t", "\nF2\t", StringComparison.Ordinal));
        File.WriteAllText(folder["injections.tsv"], text.Replace("\ta2\t", "\ta1\t", StringComparison.Ordinal));
        OsteonCli.Result features = Run(folder, "compare", "features.tsv", "--json", "-"), injections = Run(folder, "compare", "injections.tsv", "--json", "-");
        Assert.Equal((1, "OST-FEA-009"), (features.ExitCode, Assert.Single(features.Ids)));
        Assert.Equal((1, "OST-FEA-012"), (injections.ExitCode, Assert.Single(injections.Ids)));
    }

    [Fact]
    public void Files_that_are_there_stay_as_they_are_and_the_document_says_so()
    {
        using TempFolder folder = Folder();
        Directory.CreateDirectory(folder["out"]);
        File.WriteAllText(folder["out/columns.tsv"], "mine");
        OsteonCli.Result result = Run(folder, ["compare", "ok.tsv", "--out", "out", .. Quick, "--json", "-"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("OST-CLI-004", result.Ids);
        Assert.Equal("mine", File.ReadAllText(folder["out/columns.tsv"]));
        Assert.Equal(["columns.tsv"], Directory.EnumerateFiles(folder["out"]).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("w4m")]
    [InlineData("tsv")]
    [InlineData("maf")]
    public void A_conversion_is_done_once_and_reads_back_the_same(string kind)
    {
        using TempFolder folder = Folder();
        Assert.Equal(0, Run(folder, "convert", "ok.tsv", "--to", kind, "--out", "out").ExitCode);
        Assert.Equal(1, Run(folder, "convert", "ok.tsv", "--to", kind, "--out", "out").ExitCode);
        if (kind == "maf") return; // assignment files are for repositories; none of our readers takes them
        string[] options = ["--json", "-", "--transform", "log10", .. Quick];
        OsteonCli.Result before = Run(folder, ["compare", "ok.tsv", .. options]), after = Run(folder, ["compare", kind == "w4m" ? "out" : "out/metabolites.tsv", .. options]);
        Assert.Equal(before.Json["models"]!.ToJsonString(), after.Json["models"]!.ToJsonString());
        Assert.Equal(
            before.Json["features"]!.AsArray().Select(f => (double)f!["p"]!), after.Json["features"]!.AsArray().Select(f => (double)f!["p"]!));
    }

    /// <summary>A table without polarity cannot be mzTab-M; that is no reason to withhold the results.</summary>
    [Fact]
    public void Results_do_not_depend_on_an_export_that_is_impossible()
    {
        using TempFolder folder = Folder();
        OsteonCli.Result result = Run(folder, ["compare", "ok.tsv", "--out", "out", .. Quick, "--json", "-"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("warning", (string?)Finding(result, "OST-MZT-051")["severity"]);
        Assert.False(File.Exists(folder["out/metabolites.mztab"]));
        Assert.True(File.Exists(folder["out/metabolites_metabolites.tsv"]));
        Assert.Equal(0, Run(folder, ["compare", "ok.tsv", "--polarity", "positive", "--out", "whole", .. Quick]).ExitCode);
        Assert.True(File.Exists(folder["whole/metabolites.mztab"]));
    }

    [Fact]
    public void A_table_of_no_known_kind_is_read_by_a_declaration_of_its_columns()
    {
        using TempFolder folder = Folder();
        FeatureTable table = MetaboliteTable.Of();
        string Line(string id, string name, IEnumerable<string> cells) => $"{id}\t{name}\tx\t{string.Join('\t', cells)}\n";
        string[] names = [.. table.Injections.Select(i => i.Name)];
        File.WriteAllText(folder["lab.tsv"], Line("metab_id", "Metabolite", names) + string.Concat(Enumerable.Range(0, 20).Select(f => Line(
            table.Features[f].Id, table.Features[f].Name!, table.Intensities.Column(f).Select(v => v.ToString("R", System.Globalization.CultureInfo.InvariantCulture))))));
        File.WriteAllText(folder["injections.tsv"], "injection\tkind\tarm\n" + string.Concat(table.Injections.Select(i => $"{i.Name}\t{(i.Kind == InjectionKind.Qc ? "qc" : "sample")}\t{i.Group}\n")));
        string[] options = ["--transform", "log10", "--json", "-", .. Quick];
        OsteonCli.Result native = Run(folder, ["compare", "ok.tsv", .. options]);
        foreach (string[] declaration in (string[][])[["--format", "generic", "--column", "id=metab_id"], ["--column", "id=metab_id", "--column", "name=Metabolite", "--intensities", "a*", "--intensities", "b*", "--intensities", "qc?"]])
        {
            OsteonCli.Result lab = Run(folder, ["compare", "lab.tsv", "--injections", "injections.tsv", .. declaration, .. options]);
            Assert.True(lab.ExitCode == 0, lab.Error);
            Assert.Equal(native.Json["features"]!.AsArray().Select(f => (string?)f!["id"]), lab.Json["features"]!.AsArray().Select(f => (string?)f!["id"]));
            Assert.Equal(native.Json["features"]!.AsArray().Select(f => (double)f!["p"]!), lab.Json["features"]!.AsArray().Select(f => (double)f!["p"]!));
        }

        OsteonCli.Result undeclared = Run(folder, "qc", "lab.tsv");
        Assert.Equal(1, undeclared.ExitCode);
        Assert.Contains("OST-FEA-001", undeclared.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Components_of_PCA_can_be_asked_for()
    {
        using TempFolder folder = Folder();
        int Components(params string[] options) => (int)Run(folder, ["compare", "ok.tsv", "--model", "pca", .. options, .. Quick, "--json", "-"]).Json["models"]!.AsArray().Single()!["components"]!["predictive"]!;
        Assert.Equal(2, Components());
        Assert.Equal(4, Components("--predictive", "4"));
        Assert.InRange(Components("--predictive", "auto"), 1, 10);
        OsteonCli.Result chosen = Run(folder, ["compare", "ok.tsv", "--model", "pca", .. Quick, "--json", "-"]);
        Assert.NotEqual(0, (int)chosen.Json["comparison"]!["selected"]!);
    }

    [Fact]
    public void A_table_of_pooled_QCs_alone_is_judged()
    {
        using var folder = new TempFolder();
        MetaboliteTable.In(folder, "qc.tsv", MetaboliteTable.Of(names: MetaboliteTable.Qcs));
        OsteonCli.Result result = Run(folder, "qc", "qc.tsv", "--prepare", "default", "--json", "-");
        Assert.Equal(0, result.ExitCode);
        Assert.InRange(result.Measure("qc_rsd_median"), 0.1, 15);
    }
}
