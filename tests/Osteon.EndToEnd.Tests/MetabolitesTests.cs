using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Osteon.EndToEnd.Tests;

/// <summary>The metabolite commands on real tables, against reference programs: the contract of the JSON document.</summary>
[EndToEnd]
public sealed class MetabolitesTests
{
    private static readonly string[] Quick = ["--permutations", "0", "--q2-draws", "0", "--no-robustness"];

    private static OsteonCli.Result Compare(TempFolder folder, string table, params string[] options) =>
        OsteonCli.Run(folder.Path, ["metabolites", "compare", table, .. options, "--json", "-", "--quiet"]);

    private static JsonObject Model(OsteonCli.Result result, string id) => result.Json["models"]!.AsArray().Single(m => (string?)m!["id"] == id)!.AsObject();

    private static string[][] Csv(string path)
    {
        string file = SharedData.Require(path);
        using Stream stream = File.OpenRead(file);
        using var reader = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        var lines = new List<string[]>();
        while (reader.ReadLine() is { } line) lines.Add(Fields(line));
        return [.. lines];
    }

    private static string[] Fields(string line)
    {
        var fields = new List<string>();
        bool quoted = false;
        int start = 0;
        for (int i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"') quoted = !quoted;
            if (i < line.Length && (quoted || line[i] != ',')) continue;
            fields.Add(line[start..i].Trim('"'));
            start = i + 1;
        }

        return [.. fields];
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static void Near(double expected, JsonNode? actual, double tolerance = 1e-9)
    {
        Assert.NotNull(actual);
        Assert.True(Math.Abs((double)actual - expected) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{(double)actual:R} is not {expected:R}");
    }

    [Theory]
    [InlineData("sacurine_oplsda_gender_auto", "opls_da", "opls-da", "uv", "1", "auto")]
    [InlineData("sacurine_oplsda_gender_o1", "opls_da", "opls_da", "uv", "1", "1")]
    [InlineData("sacurine_oplsda_gender_o1_pareto", "opls_da", "opls-da", "pareto", "1", "1")]
    [InlineData("sacurine_plsda_gender", "pls_da", "pls-da", "uv", "auto", null)]
    [InlineData("sacurine_plsda_gender", "pls_da", "pls-da", "uv", "3", "0")]
    [InlineData("sacurine_plsda_gender_pareto", "pls_da", "pls-da", "pareto", "auto", null)]
    public void A_model_of_gender_is_that_of_ropls(string oracle, string id, string model, string scale, string predictive, string? orthogonal)
    {
        using var folder = new TempFolder();
        OsteonCli.Result result = Compare(
            folder, SharedData.Require("data/metabolomics/sacurine_ropls"),
            [
                "--group", "gender", "--input-scale", "log10", "--model", model, "--scale", scale, "--predictive", predictive,
                .. orthogonal is null ? Array.Empty<string>() : ["--orthogonal", orthogonal], .. Quick,
            ]);
        Assert.True(result.ExitCode == 0, result.Error);
        string[][] summary = Csv("oracles/ropls/summary_all_cases.csv");
        string[] expected = summary.Single(r => r[0] == oracle);
        double Of(string column) => Number(expected[Array.IndexOf(summary[0], column)]);
        JsonObject fitted = Model(result, id);
        Assert.Equal((int)Of("pre"), (int)fitted["components"]!["predictive"]!);
        Assert.Equal((int)Of("ort"), (int)fitted["components"]!["orthogonal"]!);
        Near(Of("R2X(cum)"), fitted["r2x"]);
        Near(Of("R2Y(cum)"), fitted["r2y"]);
        Near(Of("Q2(cum)"), fitted["q2"]);
        Near(Of("RMSEE"), fitted["rmsee"]);

        // There is no reference VIP of a Pareto model.
        JsonArray features = result.Json["features"]!.AsArray();
        Assert.Equal(109, features.Count);
        if (oracle.EndsWith("o1_pareto", StringComparison.Ordinal)) return;
        string[] vip = [.. Csv($"oracles/ropls/{oracle}.csv.gz").Where(r => r[0] == "vip").Select(r => r[3])];
        Assert.Equal(features.Count, vip.Length);
        for (int i = 0; i < vip.Length; i++) Near(Number(vip[i]), features[i]!["vip"]);
    }

    [Fact]
    public void The_document_of_a_comparison_keeps_its_contract()
    {
        using var folder = new TempFolder();
        OsteonCli.Result result = Compare(
            folder, SharedData.Require("data/metabolomics/sacurine_ropls"), "--group", "gender", "--input-scale", "log10", "--reference", "M", "--permutations", "19", "--q2-draws", "5",
            "--no-robustness");
        Assert.Equal(0, result.ExitCode);
        JsonObject json = result.Json;
        Assert.Equal("osteon.metabolites/1", (string?)json["schema"]);
        foreach (string key in (string[])["inputs", "parameters", "measures", "tables", "findings", "versions"]) Assert.NotNull(json[key]);
        Assert.Equal(64, ((string)Assert.Single(json["inputs"]!.AsArray())!["sha256"]!).Length); // the folder is one input
        foreach (JsonNode? model in json["models"]!.AsArray())
            foreach (string key in (string[])["id", "components", "r2x", "r2y", "q2", "rmsee", "permutation"]) Assert.True(model!.AsObject().ContainsKey(key), key);
        Assert.False((bool)Model(result, "opls_da")["permutation"]!["exact"]!);
        Near(1.0 / 20, Model(result, "opls_da")["permutation"]!["p_q2"]);
        foreach (JsonNode? feature in json["features"]!.AsArray())
            foreach (string key in (string[])["id", "p", "p_adjusted", "p_welch", "vip", "fold_change", "log2_fold_change", "direction", "selected"])
                Assert.True(feature!.AsObject().ContainsKey(key), key);
        Assert.DoesNotContain(SharedData.RepositoryRoot, json["models"]!.ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>Ten samples of the urine table; by ropls' rules there is no model, and ropls returns none.</summary>
    [Fact]
    public void Where_the_rules_find_no_model_one_is_shown_and_said_to_be_no_evidence()
    {
        using var folder = new TempFolder();
        Subset(folder, File.ReadAllLines(SharedData.Require("oracles/ropls/small5v5_samples.txt")));
        string[] options = ["--group", "gender", "--input-scale", "log10", "--permutations", "50", "--q2-draws", "20", "--no-robustness"];
        OsteonCli.Result auto = Compare(folder, "small", [.. options, "--orthogonal", "auto"]);
        Assert.True(auto.ExitCode == 0, auto.Error);
        JsonObject model = Model(auto, "opls_da");
        Assert.Null(model["not_available"]);
        Assert.Contains("no model", (string)model["fallback"]!, StringComparison.Ordinal);
        Assert.Contains(auto.Json["findings"]!.AsArray(), f => (string?)f!["id"] == "OST-MET-101" && (string?)f["severity"] == "warning");
        Assert.Contains("OST-MET-101", auto.Error, StringComparison.Ordinal); // also with --quiet
        Assert.True((bool)model["permutation"]!["exact"]!);
        Assert.Equal(126, (double)model["permutation"]!["splits"]!);
        Assert.All(auto.Json["features"]!.AsArray(), f => Assert.NotNull(f!["p"]));
        Assert.Contains(auto.Json["features"]!.AsArray(), f => (double?)f!["vip"] > 1);

        OsteonCli.Result one = Compare(folder, "small", [.. options, "--orthogonal", "1"]);
        string[][] summary = Csv("oracles/ropls/summary_all_cases.csv");
        string[] expected = summary.Single(r => r[0] == "small5v5_oplsda_o1");
        foreach ((string column, string key) in ((string, string)[])[("R2X(cum)", "r2x"), ("R2Y(cum)", "r2y"), ("Q2(cum)", "q2"), ("RMSEE", "rmsee")])
        {
            Near(Number(expected[Array.IndexOf(summary[0], column)]), Model(one, "opls_da")[key]);
            Near((double)Model(one, "opls_da")[key]!, model[key]); // the fallback is that model
        }

        string[] vip = [.. Csv("oracles/ropls/small5v5_oplsda_o1.csv.gz").Where(r => r[0] == "vip").Select(r => r[3])];
        for (int i = 0; i < vip.Length; i++) Near(Number(vip[i]), one.Json["features"]!.AsArray()[i]!["vip"]);
    }

    private static void Subset(TempFolder folder, string[] samples)
    {
        string from = SharedData.Require("data/metabolomics/sacurine_ropls");
        Directory.CreateDirectory(folder["small"]);
        string[][] matrix = [.. File.ReadLines(Path.Combine(from, "sacurine_dataMatrix.tsv")).Select(l => l.Split('\t'))];
        int[] columns = [0, .. samples.Where(s => s.Length > 0).Select(s => Array.IndexOf(matrix[0], s))];
        File.WriteAllLines(folder["small/dataMatrix.tsv"], matrix.Select(r => string.Join('\t', columns.Select(c => r[c]))));
        string[] meta = File.ReadAllLines(Path.Combine(from, "sacurine_sampleMetadata.tsv"));
        File.WriteAllLines(folder["small/sampleMetadata.tsv"], [meta[0], .. samples.Where(s => s.Length > 0).Select(s => meta.Single(l => l.StartsWith(s + "\t", StringComparison.Ordinal)))]);
        File.Copy(Path.Combine(from, "sacurine_variableMetadata.tsv"), folder["small/variableMetadata.tsv"]);
    }

    /// <summary>ropls' OPLS-DA and R's Welch test on the urine table after drift correction: VIP &gt; 1 and p &lt; 0.05 choose 35 metabolites, 28 up and 7 down in women.</summary>
    [Fact]
    public void The_choice_on_the_corrected_urine_table_is_that_of_ropls_and_R()
    {
        using var folder = new TempFolder();
        string[][] final = Csv("oracles/sacurine_qc/sacurine_final_log10.csv.gz"), groups = Csv("oracles/sacurine_qc/sample_groups.csv"), expected = Csv("oracles/sacurine_qc/oplsda_vip_p.csv");
        Directory.CreateDirectory(folder["urine"]);
        File.WriteAllLines(folder["urine/dataMatrix.tsv"], Enumerable.Range(0, final[0].Length)
            .Select(f => (f == 0 ? "dataMatrix" : final[0][f]) + "\t" + string.Join('\t', final.Skip(1).Select(r => r[f]))));
        File.WriteAllLines(folder["urine/sampleMetadata.tsv"], groups.Select((g, i) => string.Join('\t', [i == 0 ? "sampleMetadata" : g[0], g[1]])));
        OsteonCli.Result result = Compare(
            folder, "urine", ["--group", "gender", "--reference", "Male", "--arm", "Female", "--input-scale", "log10", "--test", "welch", "--orthogonal", "auto", "--permutations", "0", "--q2-draws", "0"]);
        Assert.True(result.ExitCode == 0, result.Error);
        Near(0.7304581, Model(result, "opls_da")["r2y"], 5e-8);
        Near(0.6099154, Model(result, "opls_da")["q2"], 5e-8);
        JsonArray features = result.Json["features"]!.AsArray();
        Assert.Equal(expected.Skip(1).Select(r => r[0]), features.Select(f => (string)f!["id"]!));
        for (int i = 0; i < features.Count; i++)
        {
            string[] row = expected[i + 1];
            Near(Number(row[1]), features[i]!["vip"]);
            Near(Number(row[2]), features[i]!["orthogonal_vip"]);
            Near(Number(row[3]), features[i]!["p"], 1e-11);
            Assert.Equal((double)features[i]!["p"]!, (double)features[i]!["p_welch"]!);
            Assert.Equal(row[4] == "TRUE", (bool)features[i]!["selected"]!);
        }

        JsonNode[] chosen = [.. features.Where(f => (bool)f!["selected"]!).OfType<JsonNode>()];
        Assert.Equal(35, chosen.Length);
        Assert.Equal((28, 7), (chosen.Count(f => (string?)f["direction"] == "up"), chosen.Count(f => (string?)f["direction"] == "down")));
        JsonNode moderated = result.Json["robustness"]!.AsArray().Single(v => (string?)v!["id"] == "moderated_t")!;
        string[][] tests = Csv("oracles/sacurine_qc/tests_gender.csv.gz");
        int limma = Array.IndexOf(tests[0], "limma_p");
        string[] byLimma = [.. Enumerable.Range(1, tests.Length - 1).Where(i => Number(tests[i][limma]) < 0.05 && Number(expected[i][1]) > 1).Select(i => tests[i][0])];
        Assert.Equal(byLimma, moderated["selected"]!.AsArray().Select(s => (string)s!));
    }

    /// <summary>phenomis: LOESS of the pooled QCs brings the metabolites with RSD up to 30 % from 25 to 110 of 113.</summary>
    [Fact]
    public void Drift_correction_and_quality_filter_do_what_the_reference_did()
    {
        using var folder = new TempFolder();
        OsteonCli.Result result = OsteonCli.Run(
            folder.Path, "metabolites", "qc", SharedData.Require("data/metabolomics/sacurine_raw_with_QC"), "--prepare", "drift_correction", "--prepare", "quality_filter", "--json", "-");
        Assert.Equal(0, result.ExitCode);
        JsonNode Share(string when) => result.Json["quality"]![when]!["shares"]!.AsArray().Single(s => (double)s!["limit_percent"]! == 30)!;
        Assert.Equal((25, 25.0 / 113), ((int)Share("as_read")["features"]!, (double)Share("as_read")["share"]!));
        JsonArray steps = result.Json["preparation"]!.AsArray();
        Assert.Equal(["drift_correction", "quality_filter"], steps.Select(s => (string)s!["step"]!["kind"]!));
        Near(110.0 / 113, steps[0]!["qc_after"]!["share_within_limit"]);
        Assert.Equal((113, 110), ((int)steps[1]!["before"]!["features"]!, (int)steps[1]!["after"]!["features"]!));
        string[][] rsd = Csv("oracles/sacurine_qc/pool_rsd.csv");
        Assert.Equal(rsd.Skip(1).Where(r => Number(r[2]) > 0.3).Select(r => r[0]), steps[1]!["removed_features"]!.AsArray().Select(f => (string)f!["feature_id"]!));
        Dictionary<string, JsonNode> prepared = result.Json["quality"]!["prepared"]!["features"]!.AsArray().ToDictionary(f => (string)f!["feature_id"]!, f => f!);
        foreach (string[] row in rsd.Skip(1).Where(r => Number(r[2]) <= 0.3)) Near(100 * Number(row[2]), prepared[row[0]]["rsd_percent"]);
    }
}
