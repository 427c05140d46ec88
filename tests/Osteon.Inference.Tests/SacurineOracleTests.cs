using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Osteon.Inference.Tests;

/// <summary>
/// Real data: 110 urinary metabolites of 183 people (sacurine), R's Welch, Student, Wilcoxon, p.adjust, aov, TukeyHSD and kruskal.test
/// of each. Skips where the shared data is absent.
/// </summary>
[Oracle]
public sealed partial class SacurineOracleTests
{
    private const string Folder = "oracles/sacurine_qc";

    /// <summary>Rows of a CSV file with quoted cells, gzipped or not.</summary>
    private static List<string[]> Read(string name)
    {
        using Stream file = File.OpenRead(SharedData.Require($"{Folder}/{name}"));
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

    /// <summary>The values of one metabolite by the level of a factor.</summary>
    private static Func<int, Dictionary<string, double[]>> ByLevel(int column)
    {
        Dictionary<string, string> level = Read("sample_groups.csv").Skip(1).ToDictionary(r => r[0], r => r[column]);
        List<string[]> rows = Read("sacurine_final_log10.csv.gz");
        return feature => rows.Skip(1).GroupBy(r => level[r[0]], r => Number(r[feature])).ToDictionary(g => g.Key, g => g.ToArray());
    }

    private static void Close(string expected, double? actual, double relative = 1e-9, double absolute = 1e-13)
    {
        double e = Number(expected);
        Assert.Equal(e, actual!.Value, (relative * Math.Abs(e)) + absolute);
    }

    [Fact]
    public void Two_arms()
    {
        List<string[]> expected = Read("tests_gender.csv.gz");
        int Column(string name) => Array.IndexOf(expected[0], name);
        Func<int, Dictionary<string, double[]>> values = ByLevel(1);
        List<string[]> header = Read("sacurine_final_log10.csv.gz");
        var welch = new List<double?>();
        foreach (string[] row in expected.Skip(1))
        {
            Dictionary<string, double[]> groups = values(Array.IndexOf(header[0], row[0]));
            TestResult t = TTest.Welch(groups["Male"], groups["Female"]);
            Close(row[Column("welch_t")], t.Statistic);
            Close(row[Column("welch_df")], t.Df[0]);
            Close(row[Column("welch_p")], t.P, absolute: 0);
            welch.Add(t.P);
            TestResult student = TTest.Student(groups["Male"], groups["Female"]);
            Close(row[Column("student_t")], student.Statistic);
            Close(row[Column("student_p")], student.P, absolute: 0);
            TestResult wilcoxon = MannWhitney.Test(groups["Male"], groups["Female"]);
            Close(row[Column("wilcox_W")], wilcoxon.Statistic);
            Close(row[Column("wilcox_p")], wilcoxon.P, absolute: 0);
        }

        Assert.Equal(110, welch.Count);
        foreach ((string name, Adjustment method) in ((string, Adjustment)[])
        [
            ("welch_BH", Adjustment.Bh),
            ("welch_BY", Adjustment.By),
            ("welch_holm", Adjustment.Holm),
            ("welch_bonf", Adjustment.Bonferroni),
        ])
        {
            AdjustedFamily adjusted = Multiplicity.Adjust(welch, method);
            for (int i = 0; i < welch.Count; i++) Close(expected[i + 1][Column(name)], adjusted.P[i], absolute: 0);
        }
    }

    [Fact]
    public void Three_arms()
    {
        List<string[]> expected = Read("anova_tukey_kruskal_age3.csv.gz");
        int Column(string name) => Array.IndexOf(expected[0], name);
        Func<int, Dictionary<string, double[]>> values = ByLevel(3);
        List<string[]> header = Read("sacurine_final_log10.csv.gz");
        foreach (string[] row in expected.Skip(1))
        {
            Dictionary<string, double[]> groups = values(Array.IndexOf(header[0], row[0]));
            double[][] samples = [groups["young"], groups["mid"], groups["old"]];
            TestResult anova = OneWayAnova.Classic(samples);
            Close(row[Column("F")], anova.Statistic);
            Close(row[Column("p")], anova.P, absolute: 0);
            TestResult kruskal = KruskalWallis.Test(samples);
            Close(row[Column("kruskal_chi2")], kruskal.Statistic);
            Close(row[Column("kruskal_p")], kruskal.P, absolute: 0);
            GroupData[] arms = [GroupData.Of("young", samples[0]), GroupData.Of("mid", samples[1]), GroupData.Of("old", samples[2])];
            foreach (Contrast c in Tukey.Contrasts(arms, 0.95))
            {
                Close(row[Column($"{c.A}-{c.B} diff")], c.Estimate);
                Close(row[Column($"{c.A}-{c.B} lwr")], c.CiLow, 0, 1e-6); // R's qtukey and ptukey, see the numerics tests
                Close(row[Column($"{c.A}-{c.B} p adj")], c.PAdjusted, 0, 2e-7);
            }
        }

        Assert.Equal(111, expected.Count);
    }
}
