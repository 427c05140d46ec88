using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Osteon.Primitives;

namespace Osteon.Inference.Tests.Features;

/// <summary>Real data: 110 urinary metabolites of 183 people, all columns of R's and limma's results. Skips where the shared data is
/// absent.</summary>
[Oracle]
public sealed partial class SacurineFeatureTests
{
    private static List<string[]> Read(string name)
    {
        using Stream file = File.OpenRead(SharedData.Require($"oracles/sacurine_qc/{name}"));
        bool zipped = name.EndsWith(".gz", StringComparison.Ordinal);
        using var reader = new StreamReader(zipped ? new GZipStream(file, CompressionMode.Decompress) : file);
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
            rows.Add([.. Cell().Matches(line).Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value)]);
        return rows;
    }

    [GeneratedRegex("(?:^|,)(?:\"([^\"]*)\"|([^,]*))")]
    private static partial Regex Cell();

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    /// <summary>The values with the metabolites in the order of a table of results, and the level of a factor of every person.</summary>
    private static (Matrix Values, string[] Levels) Data(List<string[]> results, int column)
    {
        List<string[]> rows = Read("sacurine_final_log10.csv.gz");
        int[] positions = [.. results.Skip(1).Select(r => Array.IndexOf(rows[0], r[0]))];
        Dictionary<string, string> level = Read("sample_groups.csv").Skip(1).ToDictionary(r => r[0], r => r[column]);
        return (
            Matrix.Of(rows.Count - 1, positions.Length, (i, j) => Number(rows[i + 1][positions[j]])),
            [.. rows.Skip(1).Select(r => level[r[0]])]);
    }

    [Fact]
    public void Two_groups()
    {
        List<string[]> expected = Read("tests_gender.csv.gz");
        (Matrix values, string[] levels) = Data(expected, 1);
        var misses = new Misses();
        void Column(string name, IReadOnlyList<double?> actual, double sign = 1)
        {
            int at = Array.IndexOf(expected[0], name);
            for (int f = 0; f < actual.Count; f++) misses.Check($"{name} {f}", sign * Number(expected[f + 1][at]), actual[f]);
        }

        // The classical columns are male minus female, limma's female minus male.
        GroupLayout layout = GroupLayout.Of(levels, ["Female", "Male"]);
        FeatureTestResult Run(FeatureTest test, GroupLayout of) =>
            FeatureTests.Run(values, of, new FeatureTestParameters { Test = test }, RunContext.Default);
        FeatureTestResult welch = Run(FeatureTest.Welch, layout);
        Column("welch_t", welch.Statistic);
        Column("welch_df", welch.Df);
        Column("welch_p", welch.P);
        Column("welch_BH", welch.Adjusted.P);
        foreach ((string name, Adjustment method) in
            ((string, Adjustment)[])[("welch_BY", Adjustment.By), ("welch_bonf", Adjustment.Bonferroni), ("welch_holm", Adjustment.Holm)])
            Column(name, Multiplicity.Adjust(welch.P, method).P);
        FeatureTestResult student = Run(FeatureTest.Student, layout);
        Column("student_t", student.Statistic);
        Column("student_p", student.P);
        FeatureTestResult ranks = Run(FeatureTest.MannWhitney, layout);
        Column("wilcox_W", ranks.Statistic);
        Column("wilcox_p", ranks.P);
        FeatureTestResult moderated = Run(FeatureTest.ModeratedT, GroupLayout.Of(levels, ["Male", "Female"]));
        Column("limma_logFC", moderated.Estimate);
        Column("limma_t", moderated.Statistic);
        Column("limma_p", moderated.P);
        Column("limma_BH", moderated.Adjusted.P);
        Column("mean_Male", [.. Enumerable.Range(0, values.Columns).Select(f => (double?)Mean(f, "Male"))]);
        var scale = new FoldChangeParameters { Scale = LogarithmScale.Log10 };
        FoldChange change = FoldChange.Of(values, GroupLayout.Of(levels, ["Male", "Female"]), scale, RunContext.Default);
        Column("limma_logFC", [.. change.Log2OfGeometricMeans.Select(v => v * Math.Log10(2))]);
        misses.AssertNone(110 * 17);

        double Mean(int feature, string level) => values.Column(feature).Where((_, i) => levels[i] == level).Average();
    }

    [Fact]
    public void Three_groups()
    {
        List<string[]> expected = Read("anova_tukey_kruskal_age3.csv.gz");
        (Matrix values, string[] levels) = Data(expected, 3);
        var misses = new Misses();
        void Column(string name, IReadOnlyList<double?> actual, double absolute = 1e-13)
        {
            int at = Array.IndexOf(expected[0], name);
            for (int f = 0; f < actual.Count; f++) misses.Check($"{name} {f}", Number(expected[f + 1][at]), actual[f], 1e-9, absolute);
        }

        GroupLayout layout = GroupLayout.Of(levels, ["young", "mid", "old"]);
        FeatureTestResult anova = FeatureTests.Run(
            values, layout, new FeatureTestParameters { Test = FeatureTest.Anova, PostHoc = PostHocTest.Auto }, RunContext.Default);
        Column("F", anova.Statistic);
        Column("p", anova.P);
        foreach (FeatureContrast c in anova.Contrasts)
        {
            Column($"{c.A}-{c.B} diff", c.Estimate);
            Column($"{c.A}-{c.B} lwr", c.CiLow, 1e-6); // R's qtukey stops at about 10⁻⁶, its ptukey at 10⁻⁷
            Column($"{c.A}-{c.B} upr", c.CiHigh, 1e-6);
            Column($"{c.A}-{c.B} p adj", c.PAdjusted, 2e-7);
        }

        FeatureTestResult kruskal = FeatureTests.Run(
            values, layout, new FeatureTestParameters { Test = FeatureTest.KruskalWallis }, RunContext.Default);
        Column("kruskal_chi2", kruskal.Statistic);
        Column("kruskal_p", kruskal.P);
        misses.AssertNone(110 * 16);
    }
}
