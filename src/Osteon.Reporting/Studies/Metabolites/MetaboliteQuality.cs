using Osteon.Metabolomics;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>The section about the quality of a feature table: what was read, what each step of the preparation did, and whether the pooled samples agree.</summary>
internal static class MetaboliteQuality
{
    private const int CurvePoints = 200;
    private const int MostColumns = 40;

    public static Section Section(StudyRun run, MetaboliteView view, MetaboliteResults results)
    {
        string id = $"metabolites-{view.Assay.Id}-quality";
        string? label = StudySections.DataLabel(run);
        Design design = run.Study.Manifest!.Manifest.Design;
        var blocks = new List<Block> { new FactListBlock([.. Facts(results)]) };
        Finding[] findings = [.. view.Step.Record.Findings];
        if (results.QualityAfter.Checks.Count > 0)
            blocks.Add(new DataTableBlock(Checks(id, results.QualityAfter.Checks)));
        void Figure(string name, FigureDrawing? drawing)
        {
            if (drawing is not null) blocks.Add(new FigureBlock($"{id}-{name}", drawing));
        }

        Figure("rsd", Rsd(results, label));
        Figure("pca", Overview(results.Overview, design, label));
        Figure("order", Order(results, label));
        Figure("boxes", Boxes(results.QualityAfter, label));
        Figure("correlation", Correlation(results.QualityAfter, label));
        Figure("missing", Missing(results, label));
        blocks.Add(new HeadingBlock($"{id}-part-preparation", "Preparation"));
        blocks.Add(new DataTableBlock(Steps(id, results.Effects)) { Path = $"tables/{view.Assay.Id}_preparation.tsv", Caption = "Every step in the order in which it ran, with what it changed. RSD is of the pooled QCs." });
        foreach (TableEffect effect in results.Effects.Where(e => e.Effect.Drift is not null))
            blocks.Add(new ParagraphBlock(Drift(effect)));
        if (results.Arms is { } arms)
            blocks.Add(new ParagraphBlock(RichText.Empty.Strong("All arms together. ").Then(
                FormattableString.Invariant($"{Inference.InferenceMethods.Of(arms.Test).Label} of {arms.Tested} features over {arms.Arms.Count} arms: {arms.Below} with p < {arms.Limit:R}, {arms.BelowAdjusted} after Benjamini and Hochberg's correction; every feature with its contrasts stands in "))
                .Code($"tables/{view.Assay.Id}_arms.tsv").Then(".")));
        return new Section(id, $"Metabolites: quality of {view.Assay.Label ?? view.Assay.Id}", blocks)
        {
            Description = "What was read, what each step of the preparation did to it, and how well repeated injections of the pooled sample agree.",
            HowToRead =
            [
                "The pooled QCs are one and the same material, so all that varies between them is the measurement. Features that vary there by more than about 30 % cannot show a difference between arms.",
                "In the score plot of all injections the QCs should lie close together, near the middle. If they spread along an axis, that axis is the instrument and not the biology.",
                "After a drift correction the RSD of the QCs is too good, since the curve was fitted to these very QCs; the value with each QC left out is the honest one.",
            ],
            Status = results.QualityAfter.Checks.Any(c => c.Passed == false) || findings.Any(f => f.Severity == Severity.Warning) ? SectionStatus.Warned : SectionStatus.Passed,
        };
    }

    private static IEnumerable<Fact> Facts(MetaboliteResults results)
    {
        foreach (Formats.FeatureTableUnderstood file in results.Files)
            yield return new Fact(
                file.FormatName,
                FormattableString.Invariant($"{file.Features} features in {file.Injections} injections: {file.Samples} samples, {file.Qcs} QC, {file.Blanks} blanks; {file.MissingCells} missing cells, {file.ZeroCells} zeros{(file.Block is { } block ? $"; values: {block}" : "")}"));
        if (results.Merged.Count > 0) yield return new Fact("found in both polarities", FormattableString.Invariant($"{results.Merged.Count} compounds; one feature of each was kept"));
        QualityReport after = results.QualityAfter;
        yield return new Fact("missing cells after preparation", FormattableString.Invariant($"{100 * after.Missingness.Share:0.##} %"));
        if (after.MedianRsdPercent is { } rsd) yield return new Fact("median RSD of the QCs after preparation", FormattableString.Invariant($"{rsd:0.#} %"));
        else if (after.NotAvailable is { } reason) yield return new Fact("precision of the QCs", $"not available: {reason}");
    }

    private static Table Checks(string id, IReadOnlyList<QualityCheck> checks) => new($"{id}-checks", "Declared limits",
    [
        Column.Of("check", [.. checks.Select(c => (string?)c.Words)]),
        Column.Of("holds", [.. checks.Select(c => c.Passed)]),
    ]);

    private static Table Steps(string id, IReadOnlyList<TableEffect> tables)
    {
        PreparationEffect[] effects = [.. tables.Select(t => t.Effect)];
        return new Table($"{id}-steps", "Preparation",
    [
        .. tables.Any(t => t.Polarity is not null) ? [Column.Of("polarity", [.. tables.Select(t => t.Polarity?.ToString().ToLowerInvariant())])] : Array.Empty<Column>(),
        Column.Of("step", [.. effects.Select(e => (string?)e.Step.Id.Replace('_', ' '))]),
        Column.Of("features", [.. effects.Select(e => (string?)(e.Before.Features == e.After.Features ? FormattableString.Invariant($"{e.After.Features}") : FormattableString.Invariant($"{e.Before.Features} → {e.After.Features}")))]),
        Column.Of("missing cells", [.. effects.Select(e => (string?)(e.Before.MissingCells == e.After.MissingCells ? FormattableString.Invariant($"{e.After.MissingCells}") : FormattableString.Invariant($"{e.Before.MissingCells} → {e.After.MissingCells}")))]),
        Column.Of("filled in", [.. effects.Select(e => (long?)e.ImputedCells)]),
        Column.Of("median RSD before", [.. effects.Select(e => e.QcBefore.MedianRsdPercent)], "%"),
        Column.Of("median RSD after", [.. effects.Select(e => e.QcAfter.MedianRsdPercent)], "%"),
        Column.Of("within 30 % after", [.. effects.Select(e => e.QcAfter.ShareWithinLimit)]),
    ]);
    }

    private static string Drift(TableEffect effect)
    {
        string mode = effect.Polarity is { } polarity ? $" ({polarity.ToString().ToLowerInvariant()})" : "";
        return effect.Effect.Drift!.MedianRsdLeaveOneOutPercent is { } honest
            ? FormattableString.Invariant($"Drift correction{mode}: with each QC left out of the fit in turn, the median RSD of the QCs is {honest:0.#} %.")
            : $"Drift correction{mode}: the RSD with each QC left out could not be computed.";
    }

    private static FigureDrawing? Rsd(MetaboliteResults results, string? label)
    {
        ScatterGroup? Curve(string name, QualityReport report, int palette)
        {
            double[] rsd = [.. report.Features.Select(f => f.RsdPercent).OfType<double>().Order()];
            if (rsd.Length == 0) return null;
            int points = Math.Min(CurvePoints, rsd.Length);
            return new ScatterGroup(name,
            [
                .. Enumerable.Range(0, points).Select(i => (int)((long)(i + 1) * rsd.Length / points) - 1)
                    .Select(i => new ScatterPoint(name, Math.Min(rsd[i], 100), 100.0 * (i + 1) / rsd.Length)),
            ])
            {
                Palette = palette,
                Connected = true,
                Marked = false,
            };
        }

        ScatterGroup[] curves = [.. new[] { Curve("as read", results.QualityBefore, 1), Curve("prepared", results.QualityAfter, 0) }.OfType<ScatterGroup>()];
        if (curves.Length == 0) return null;
        double limit = results.QualityAfter.Shares.Count > 0 ? results.QualityAfter.Shares[0].LimitPercent : 30;
        string share = results.QualityAfter.Shares.Count > 0 ? FormattableString.Invariant($" After preparation {100 * results.QualityAfter.Shares[0].Share:0.#} % of the features lie within {limit:0.#} %.") : "";
        return ScatterFigure.Draw(new ScatterPlot
        {
            Kind = "Distribution of RSD",
            X = new FigureAxis("RSD of the pooled QCs", "%"),
            Y = new FigureAxis("features within", "%"),
            Groups = curves,
            VerticalLines = [limit],
            Caption = RichText.Empty.Strong("RSD of the pooled QCs.").Then($" Share of features with at most this RSD; dashed: {limit:0.#} %. Values above 100 % are drawn at 100 %.{share}"),
            DataLabel = label,
        });
    }

    private static FigureDrawing? Overview(InjectionOverview overview, Design design, string? label)
    {
        if (overview.Model.Second.Count == 0) return null;
        (InjectionPlace Place, int Index)[] places = [.. overview.Injections.Select((p, i) => (p, i))];
        return ScatterFigure.Draw(new ScatterPlot
        {
            Kind = "PCA score plot of all injections",
            X = new FigureAxis("score t1", FormattableString.Invariant($"R2X {100 * overview.Model.Explained[0]:0.0} %")),
            Y = new FigureAxis("score t2", FormattableString.Invariant($"R2X {100 * overview.Model.Explained[1]:0.0} %")),
            Groups =
            [
                .. places.GroupBy(p => p.Place.Group).Select(g => new ScatterGroup(
                    g.First().Place.Kind == InjectionKind.Sample ? MetaboliteSections.ArmOf(design, g.Key).Label : g.Key,
                    [.. g.Select(p => new ScatterPoint(p.Place.Name, overview.Model.First[p.Index], overview.Model.Second[p.Index]))])
                {
                    Palette = g.First().Place.Kind == InjectionKind.Sample ? MetaboliteSections.ArmOf(design, g.Key).Palette : design.Arms.Count + (g.Key == "QC" ? 0 : 1),
                }),
            ],
            Outlines = overview.Model.Ellipse is { } ellipse ? [MetaboliteFigures.Outline(ellipse)] : [],
            Caption = RichText.Empty.Strong("Samples and pooled QCs together.").Then(" Principal components of the prepared table, scaled to unit variance; dashed: Hotelling's T² ellipse (95 %) of all. QCs that lie close together show a steady instrument."),
            DataLabel = label,
        });
    }

    private static FigureDrawing? Order(MetaboliteResults results, string? label)
    {
        ScatterGroup? Group(string name, QualityReport report, InjectionKind kind, int? palette)
        {
            ScatterPoint[] points =
            [
                .. report.Injections.Where(i => i.Kind == kind && i.Order is not null && i.Log10Box is not null)
                    .Select(i => new ScatterPoint(i.Injection, i.Order!.Value, i.Log10Box!.Median)),
            ];
            return points.Length == 0 ? null : new ScatterGroup(name, points) { Palette = palette, Connected = kind == InjectionKind.Qc };
        }

        ScatterGroup[] groups =
        [
            .. new[]
            {
                Group("samples, as read", results.QualityBefore, InjectionKind.Sample, null),
                Group("samples, prepared", results.QualityAfter, InjectionKind.Sample, 5),
                Group("QC, as read", results.QualityBefore, InjectionKind.Qc, 1),
                Group("QC, prepared", results.QualityAfter, InjectionKind.Qc, 0),
            }.OfType<ScatterGroup>(),
        ];
        return groups.Length == 0 ? null : ScatterFigure.Draw(new ScatterPlot
        {
            Kind = "Intensity by order of injection",
            X = new FigureAxis("order of injection"),
            Y = new FigureAxis("median log10 intensity"),
            Groups = groups,
            Caption = RichText.Empty.Strong("Intensity by order of injection.").Then(" Median of log10 intensities of each injection, before and after the preparation; lines join the pooled QCs. The level may change where features or cells were taken out or filled in; a slope of the QCs should not remain."),
            DataLabel = label,
        });
    }

    private static FigureDrawing? Boxes(QualityReport report, string? label)
    {
        InjectionIntensity[] injections = [.. report.Injections.Where(i => i.Log10Box is not null).OrderBy(i => i.Order ?? double.MaxValue)];
        if (injections.Length == 0) return null;
        string Name(InjectionKind kind) => kind == InjectionKind.Qc ? "QC" : kind.ToString().ToLowerInvariant();
        return BoxFigure.Draw(new BoxPlot
        {
            Axis = new FigureAxis("log10 intensity"),
            Places = injections.All(i => i.Order is not null) ? "injections in order" : "injections",
            Boxes = [.. injections.Select(i => new Box(i.Injection, Name(i.Kind), i.Log10Box!.LowerWhisker, i.Log10Box.LowerQuartile, i.Log10Box.Median, i.Log10Box.UpperQuartile, i.Log10Box.UpperWhisker))],
            Groups = [.. injections.Select(i => i.Kind).Distinct().Order().Select(k => (Name(k), k switch { InjectionKind.Sample => (int?)5, InjectionKind.Qc => 0, InjectionKind.Blank => null, _ => 4 }))],
            Caption = RichText.Empty.Strong("Intensities of each injection after preparation.").Then(" Boxes: quartiles; lines: up to 1.5 interquartile ranges; in the order of injection where it is known."),
            DataLabel = label,
        });
    }

    private static FigureDrawing? Correlation(QualityReport report, string? label)
    {
        QcCorrelation? correlation = report.Correlations.OrderBy(c => c.Kind == QcCorrelationKind.PearsonLog10 ? 0 : 1).FirstOrDefault();
        if (correlation is null || report.Qcs.Count is < 2 or > 60 || correlation.Minimum is not { } least || least >= 1) return null;
        return HeatMapFigure.Draw(new HeatMap
        {
            Rows = report.Qcs,
            Columns = report.Qcs,
            Values = correlation.Values,
            Quantity = "correlation of two QCs",
            Limits = (Math.Floor(least * 100) / 100, 1),
            Diverging = false,
            Caption = RichText.Empty.Strong("Correlation of the pooled QCs.").Then(FormattableString.Invariant($" Pearson, of log10 intensities after preparation; lowest {least:0.000}, median {correlation.Median:0.000}.")),
            DataLabel = label,
        });
    }

    private static FigureDrawing? Missing(MetaboliteResults results, string? label)
    {
        MissingnessReport missing = results.QualityBefore.Missingness;
        if (missing.Share == 0 || missing.BySetAndFeature.Columns == 0) return null;
        int features = missing.BySetAndFeature.Columns, columns = Math.Min(features, MostColumns);
        double[] overall = [.. Enumerable.Range(0, features).Select(f => Enumerable.Range(0, missing.Sets.Count).Average(s => missing.BySetAndFeature[s, f]))];
        int[] order = [.. Enumerable.Range(0, features).OrderByDescending(f => overall[f]).ThenBy(f => f)];
        (int From, int To) Bin(int c) => ((int)((long)c * features / columns), (int)((long)(c + 1) * features / columns));
        string pattern = missing.Pattern.Correlation is { } r ? FormattableString.Invariant($" Missing share and median intensity correlate by {r:0.00}: {(r < -0.3 ? "weak features are the ones that are missing, as a limit of detection makes them" : "intensity does not explain what is missing, so small values in its place would invent differences")}.") : "";
        return HeatMapFigure.Draw(new HeatMap
        {
            Rows = missing.Sets,
            Columns = [.. Enumerable.Range(0, columns).Select(c => FormattableString.Invariant($"{Bin(c).From + 1}"))],
            Values = Matrix.Of(missing.Sets.Count, columns, (s, c) =>
            {
                (int from, int to) = Bin(c);
                return Enumerable.Range(from, to - from).Average(i => missing.BySetAndFeature[s, order[i]]);
            }),
            Quantity = "share of missing cells",
            Limits = (0, 1),
            Diverging = false,
            Caption = RichText.Empty.Strong("Missing cells as read.").Then($" Features from the most to the least missing, several in a column; rows are arms and kinds of injections.{pattern} Zeros count as present here until a step declares them missing."),
            DataLabel = label,
        });
    }
}
