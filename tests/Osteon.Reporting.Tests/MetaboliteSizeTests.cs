using System.Text;
using Osteon.Metabolomics;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Reporting.Tests;

/// <summary>A comparison of twenty thousand features, from the feature table to the page.</summary>
[EndToEnd]
public sealed class MetaboliteSizeTests
{
    private const int Features = 20_000;

    [Fact]
    public void A_comparison_of_twenty_thousand_features_makes_a_page_below_5_MB()
    {
        Node.Require();
        FeatureTable table = Table();
        PreparedMetabolites prepared = PreparedMetabolites.Of([table], MetaboliteRun.DefaultSteps, new PolarityMergeParameters(), RunContext.Default);
        MetaboliteComparison comparison = MetaboliteAnalysis.Run(
            prepared, new MetaboliteComparisonParameters { Reference = "a", Arm = "b", Permutations = 50, Q2Draws = 0, Robustness = false }, RunContext.Default);
        Assert.InRange(comparison.Features.Count, 19_000, Features);
        Assert.InRange(comparison.Selected.Count(), 1_000, 10_000);
        var figures = new MetaboliteFigures(comparison, arm => arm == "a" ? ("Hydrogel alone", 0) : ("Hydrogel + EV", 1), null);
        const string Path = "tables/m_metabolites.tsv";
        (string Id, FigureDrawing? Drawing)[] drawings =
        [
            .. comparison.Models.Select(m => ("scores-" + m.Kind.Id(), figures.Scores(m))), .. comparison.Models.Select(m => ("permutations-" + m.Kind.Id(), figures.Permutations(m))),
            ("volcano", figures.Volcano()), ("s-plot", figures.SPlot()), ("heat-map", figures.HeatMap()), ("profiles", figures.Profiles()),
        ];
        Assert.Equal(7, drawings.Count(d => d.Drawing is not null));
        Assert.All(drawings.Where(d => d.Id is "volcano" or "s-plot"), d => Assert.InRange(d.Drawing!.SpecJson.Length, 10_000, 600_000));
        Assert.InRange(drawings.Single(d => d.Id == "volcano").Drawing!.Data.RowCount, 19_000, Features);
        var report = new Report
        {
            Title = "T",
            GeneratedBy = new ReportGenerator("Osteon", "0"),
            Sections =
            [
                new Section("m", "Metabolites",
                [
                    .. drawings.Where(d => d.Drawing is not null).Select(d => new FigureBlock(d.Id, d.Drawing!) { DataPath = d.Id is "volcano" or "s-plot" ? Path : null }),
                    new DataTableBlock(MetaboliteTables.Features("m", comparison)) { Path = Path, MaxRows = 60 },
                ]),
            ],
        };
        (report, IReadOnlyList<Finding> findings) = ReportFigures.Draw(report, null, RunContext.Default);
        Assert.Empty(findings);
        using var stream = new MemoryStream();
        HtmlReportResult result = HtmlReport.Write(report, stream);
        Assert.Empty(result.Findings);
        File.WriteAllBytes(System.IO.Path.Combine(Directory.CreateDirectory(System.IO.Path.Combine(AppContext.BaseDirectory, "actual")).FullName, "metabolites.html"), stream.ToArray());
        Assert.InRange(result.Bytes, 1_000_000, 5_000_000);
        string html = Encoding.UTF8.GetString(stream.ToArray());
        Assert.Equal(2, html.Split("rows are shown; all are in " + Path).Length - 1);
        Assert.DoesNotContain("class=\"tsv\"", html);
    }

    /// <summary>Five units of each arm and eight pooled samples; one feature in ten differs.</summary>
    private static FeatureTable Table()
    {
        var rng = new Rng(4);
        (string Name, InjectionKind Kind, string? Arm)[] rows =
        [
            .. Enumerable.Range(0, 10).Select(i => (FormattableString.Invariant($"u{i + 1:00}"), InjectionKind.Sample, (string?)(i < 5 ? "a" : "b"))),
            .. Enumerable.Range(0, 8).Select(i => (FormattableString.Invariant($"qc{i + 1}"), InjectionKind.Qc, (string?)null)),
        ];
        double[] level = [.. Enumerable.Range(0, Features).Select(_ => 4 + rng.NextNormal())], effect = [.. level.Select(_ => rng.NextDouble() < 0.1 ? 0.4 * rng.NextNormal() : 0)];
        var values = Matrix.Of(rows.Length, Features, (r, f) =>
            Math.Pow(10, level[f] + (rows[r].Arm == "b" ? effect[f] : 0) + ((rows[r].Kind == InjectionKind.Qc ? 0.04 : 0.12) * rng.NextNormal())));
        return new FeatureTable(
            [.. rows.Select(r => new Injection { Name = r.Name, Kind = r.Kind, Group = r.Arm, Subject = r.Arm is null ? null : r.Name })],
            [.. Enumerable.Range(0, Features).Select(f => new Feature { Id = FormattableString.Invariant($"M{150 + (f % 850)}.{f % 10_000:0000}T{f % 1200}_{f}"), Name = f % 20 == 0 ? "Metabolite of a long name, number " + f : null })],
            values);
    }
}
