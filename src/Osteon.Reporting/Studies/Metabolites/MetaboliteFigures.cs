using Osteon.Inference;
using Osteon.Metabolomics;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>The figures of a comparison of metabolites.</summary>
/// <param name="comparison">The comparison.</param>
/// <param name="arms">Label and place in the palette of an arm.</param>
/// <param name="dataLabel">Says that data are simulated, or null.</param>
internal sealed class MetaboliteFigures(MetaboliteComparison comparison, Func<string, (string Label, int Palette)> arms, string? dataLabel)
{
    private const int MostNamed = 8;
    private const int MostProfiles = 30;
    private const int EllipseSteps = 96;

    private string Arm => arms(comparison.Parameters.Arm).Label;

    private string Reference => arms(comparison.Parameters.Reference).Label;

    /// <summary>Units in the plane of two scores; null if the model has no plane.</summary>
    public FigureDrawing? Scores(FittedModel model)
    {
        if (model.Second.Count == 0) return null;
        bool orthogonal = model.Orthogonal > 0;
        string[] axes = orthogonal ? ["predictive score t1", "orthogonal score to1"] : ["score t1", "score t2"];
        return ScatterFigure.Draw(new ScatterPlot
        {
            Kind = $"{model.Kind.Label()} score plot",
            X = new FigureAxis(axes[0], Percent(model.Explained[0])),
            Y = new FigureAxis(axes[1], Percent(model.Explained[1])),
            Groups =
            [
                .. new[] { comparison.Parameters.Reference, comparison.Parameters.Arm }.Select(arm => new ScatterGroup(
                    arms(arm).Label,
                    [
                        .. comparison.Units.Select((unit, i) => (unit, i)).Where(u => u.unit.Arm == arm)
                            .Select(u => new ScatterPoint(u.unit.Unit, model.First[u.i], model.Second[u.i]) { Named = model.Outliers.Contains(u.unit.Unit) }),
                    ])
                {
                    Palette = arms(arm).Palette,
                }),
            ],
            Outlines = model.Ellipse is { } ellipse ? [Outline(ellipse)] : [],
            HorizontalLines = [0],
            VerticalLines = [0],
            Caption = RichText.Empty.Strong($"{model.Kind.Label()} scores.")
                .Then($" Each point is one unit. Dashed: Hotelling's T² ellipse (95 %) of all units.{Quality(model)}{(model.Outliers.Count > 0 ? $" Named: far from the others ({string.Join(", ", model.Outliers)})." : "")}"),
            DataLabel = dataLabel,
        });
    }

    /// <summary>R2Y and Q2 of models of permuted labels beside those of the labels as they are.</summary>
    public FigureDrawing? Permutations(FittedModel model)
    {
        if (model.Permutation is not { } test || test.Permuted.Count == 0) return null;
        ScatterGroup Group(string label, int palette, Func<PermutedModel, double> value)
        {
            ScatterPoint[] points = [.. test.Permuted.Select(m => new ScatterPoint("permuted", m.Correlation, value(m))), new ScatterPoint("as they are", 1, value(test.Observed)) { Named = true }];
            return new ScatterGroup(label, points) { Palette = palette };
        }

        string how = test.Exact
            ? FormattableString.Invariant($"all {test.Permuted.Count + 1:0} ways to split the units that give different models")
            : FormattableString.Invariant($"{test.Permuted.Count} random permutations");
        return ScatterFigure.Draw(new ScatterPlot
        {
            Kind = "Permutation plot",
            X = new FigureAxis("|correlation| of permuted and true labels"),
            Y = new FigureAxis("R2Y, Q2"),
            Groups = [Group("R2Y", 0, m => m.R2Y), Group("Q2", 1, m => m.Q2)],
            HorizontalLines = [test.Observed.R2Y, test.Observed.Q2],
            Caption = RichText.Empty.Strong("Permutation test.").Then(
                FormattableString.Invariant($" {model.Kind.Label()} of {how}; at 1 and dashed: the labels as they are. p(R2Y) = {NumberText.Significant(test.PR2Y, 3)}, p(Q2) = {NumberText.Significant(test.PQ2, 3)}; the smallest p this test can give is {NumberText.Significant(test.SmallestP, 2)}.")),
            DataLabel = dataLabel,
        });
    }

    /// <summary>Fold and p of every feature.</summary>
    public FigureDrawing? Volcano()
    {
        MetaboliteRow[] rows = [.. comparison.Features.Where(f => f is { P: > 0, Log2FoldChange: { } l } && double.IsFinite(l))];
        if (rows.Length == 0) return null;
        MetaboliteRow[] named = [.. rows.Where(r => r.Selected).OrderBy(r => r.P).Take(MostNamed)];
        ScatterPoint Point(MetaboliteRow row) => new(row.Label, row.Log2FoldChange!.Value, -Math.Log10(row.P!.Value)) { Named = named.Contains(row) };
        MetaboliteRule rule = comparison.Parameters.Rule;
        int without = comparison.Features.Count - rows.Length;
        return ScatterFigure.Draw(new ScatterPlot
        {
            Kind = "Volcano plot",
            X = new FigureAxis($"log2 ratio of means, {Arm} / {Reference}"),
            Y = new FigureAxis($"−log10 p ({InferenceMethods.Of(rule.Test).Label})"),
            Groups = Sides(rows, Point),
            VerticalLines = rule.FoldChange is { } fold ? [0, Math.Log2(fold), -Math.Log2(fold)] : [0],
            HorizontalLines = rule.Adjust == Adjustment.None ? [-Math.Log10(rule.P)] : [],
            Caption = RichText.Empty.Strong("Volcano plot.").Then($" Each point is one feature; coloured: chosen by the rule ({RuleText(rule)}).")
                .Then(without > 0 ? FormattableString.Invariant($" {without} features without a ratio or p are not shown.") : ""),
            DataLabel = dataLabel,
        });
    }

    /// <summary>Covariance and correlation of every feature with the predictive score.</summary>
    public FigureDrawing? SPlot()
    {
        MetaboliteRow[] rows = [.. comparison.Features.Where(f => f is { Covariance: not null, Correlation: not null })];
        if (rows.Length == 0) return null;
        MetaboliteRow[] named = [.. rows.Where(r => r.Selected).OrderByDescending(r => Math.Abs(r.Correlation!.Value)).Take(MostNamed)];
        return ScatterFigure.Draw(new ScatterPlot
        {
            Kind = "S-plot",
            X = new FigureAxis("covariance with the predictive score, p[1]"),
            Y = new FigureAxis("correlation with it, p(corr)[1]"),
            Groups = Sides(rows, row => new ScatterPoint(row.Label, row.Covariance!.Value, row.Correlation!.Value) { Named = named.Contains(row) }),
            HorizontalLines = [0],
            VerticalLines = [0],
            Caption = RichText.Empty.Strong("S-plot.").Then(" Features far out along both axes carry the separation and are reliable; coloured: chosen by the rule."),
            DataLabel = dataLabel,
        });
    }

    /// <summary>Chosen features, standardised, with trees.</summary>
    public FigureDrawing? HeatMap()
    {
        if (comparison.HeatMap is not { } map) return null;
        Dictionary<string, MetaboliteRow> rows = comparison.Features.ToDictionary(f => f.Id, StringComparer.Ordinal);
        static HeatMapTree Tree(MetaboliteTree tree) => new([.. tree.Merges.Select(m => (m[0], m[1]))], tree.Heights, tree.Order);
        return HeatMapFigure.Draw(new HeatMap
        {
            Rows = [.. map.Features.Select(id => rows[id].Label)],
            Columns = [.. comparison.Units.Select(u => u.Unit)],
            Values = new Matrix(map.Features.Count, comparison.Units.Count, [.. map.Levels.Select(v => v ?? double.NaN)]),
            RowTree = Tree(map.FeatureTree),
            ColumnTree = Tree(map.UnitTree),
            ColumnGroups = [.. comparison.Units.Select(u => arms(u.Arm))],
            Quantity = "standard deviations from the mean",
            Limits = (-2, 2),
            Caption = RichText.Empty.Strong("Chosen features.").Then(
                $" {(map.Of > map.Features.Count ? FormattableString.Invariant($"The {map.Features.Count} of highest VIP among {map.Of}.") : FormattableString.Invariant($"All {map.Of}."))} "
                + $"{Words(comparison.Parameters.HeatMap.Linkage)} linkage of {Distance(comparison.Parameters.HeatMap.Distance)} of standardised values, leaves in optimal order. The features were chosen because they differ, so the units must fall apart here; the picture is no evidence that they do."),
            DataLabel = dataLabel,
        });
    }

    /// <summary>The most important chosen features with their levels.</summary>
    public FigureDrawing? Profiles()
    {
        if (comparison.HeatMap is not { } map) return null;
        Dictionary<string, MetaboliteRow> rows = comparison.Features.ToDictionary(f => f.Id, StringComparer.Ordinal);
        int[] shown = [.. map.Features.Select((id, i) => (id, i)).Where(f => rows[f.id].Vip is not null).Take(MostProfiles).Select(f => f.i)];
        if (shown.Length == 0) return null;
        int[] units = [.. Enumerable.Range(0, comparison.Units.Count).OrderBy(i => arms(comparison.Units[i].Arm).Palette).ThenBy(i => i)];
        int all = comparison.Units.Count;
        return ProfileFigure.Draw(new ProfilePlot
        {
            Rows = [.. shown.Select(i => rows[map.Features[i]]).Select(r => new ProfileRow(r.Label, r.Vip!.Value, r.P is { } p ? PValueText.Statement(p) : ""))],
            Levels = Matrix.Of(shown.Length, units.Length, (r, c) => map.Levels[(shown[r] * all) + units[c]] ?? double.NaN),
            Units = [.. units.Select(i => (comparison.Units[i].Unit, arms(comparison.Units[i].Arm).Label, arms(comparison.Units[i].Arm).Palette))],
            VipName = VipName,
            Caption = RichText.Empty.Strong("Most important chosen features.").Then($" Colours: standardised level in each unit; points: {VipName}; dashed: VIP 1; p of the declared test, not corrected."),
            DataLabel = dataLabel,
        });
    }

    /// <summary>How many of the chosen features survive each other decision.</summary>
    public FigureDrawing? Robustness()
    {
        RobustnessVariant[] variants = [.. comparison.Robustness.Where(v => v.NotAvailable is null)];
        int selected = comparison.Selected.Count();
        if (variants.Length == 0 || selected == 0) return null;
        int steady = comparison.Selected.Count(f => f.SurvivedVariants == variants.Length);
        return BarFigure.Draw(new BarPlot
        {
            Axis = new FigureAxis("chosen features that are chosen again"),
            Bars =
            [
                new Bar("declared rule", selected) { Palette = 0 },
                .. variants.Select(v => new Bar(v.Label, v.Kept, FormattableString.Invariant($"{v.Kept} ({v.Selected.Count} in all)"))),
                new Bar("all of these", steady) { Palette = 1 },
            ],
            Caption = RichText.Empty.Strong("Robustness of the choice.").Then(" Each bar changes one decision of the analysis and counts how many of the chosen features are chosen again; in brackets, how many that variant chooses in all."),
            DataLabel = dataLabel,
        });
    }

    /// <summary>How the choices of the variants overlap.</summary>
    public FigureDrawing? Overlaps()
    {
        NamedSet[] sets =
        [
            new("declared rule", [.. comparison.Selected.Select(f => f.Id)]),
            .. comparison.Robustness.Where(v => v.NotAvailable is null).Select(v => new NamedSet(v.Label, v.Selected.ToArray())),
        ];
        if (sets.Length < 2 || sets.All(s => s.Items.Count == 0)) return null;
        return SetFigure.Draw(new SetPlot
        {
            Sets = sets,
            Items = "features",
            Caption = RichText.Empty.Strong("Overlap of the choices.").Then(" Each column is a combination of decisions; its bar counts the features that exactly these choose."),
            DataLabel = dataLabel,
        });
    }

    /// <summary>What chosen features are chemically.</summary>
    public FigureDrawing? Classes()
    {
        (string Class, int Up, int Down)[] counts =
        [
            .. comparison.Selected.GroupBy(f => f.ChemicalClass ?? "not stated").Select(g => (g.Key, g.Count(f => f.Direction == "up"), g.Count(f => f.Direction == "down")))
                .OrderByDescending(c => c.Key != "not stated").ThenByDescending(c => c.Item2 + c.Item3).ThenBy(c => c.Key, StringComparer.Ordinal),
        ];
        if (counts.Length == 0 || counts.All(c => c.Class == "not stated")) return null;
        return BarFigure.Draw(new BarPlot
        {
            Axis = new FigureAxis("chosen features"),
            Bars = [.. counts.Take(20).Select(c => new Bar(c.Class, c.Up + c.Down, FormattableString.Invariant($"{c.Up + c.Down} ({c.Up} up, {c.Down} down)")))],
            Caption = RichText.Empty.Strong("Chemical classes of the chosen features.").Then(" As stated in the input; features without a class are counted last."),
            DataLabel = dataLabel,
        });
    }

    /// <summary>The rule in words.</summary>
    public static string RuleText(MetaboliteRule rule) => string.Join(" and ", new[]
    {
        rule.Vip is { } vip ? FormattableString.Invariant($"VIP > {vip:R}") : null,
        FormattableString.Invariant($"{(rule.Adjust == Adjustment.None ? "p" : $"{InferenceMethods.Of(rule.Adjust).Label}-adjusted p")} < {rule.P:R} ({InferenceMethods.Of(rule.Test).Label})"),
        rule.FoldChange is { } fold ? FormattableString.Invariant($"ratio of means > {fold:R} or < 1/{fold:R}") : null,
    }.OfType<string>());

    private string VipName => comparison.Parameters.Model.IsOrthogonal() ? "predictive VIP" : "VIP";

    private ScatterGroup[] Sides(MetaboliteRow[] rows, Func<MetaboliteRow, ScatterPoint> point)
    {
        ScatterGroup[] groups =
        [
            new("not chosen", [.. rows.Where(r => !r.Selected).Select(point)]),
            new($"higher in {Arm}", [.. rows.Where(r => r is { Selected: true, Direction: "up" }).Select(point)]) { Palette = arms(comparison.Parameters.Arm).Palette },
            new($"lower in {Arm}", [.. rows.Where(r => r is { Selected: true, Direction: not "up" }).Select(point)]) { Palette = arms(comparison.Parameters.Reference).Palette },
        ];
        return [.. groups.Where(g => g.Points.Count > 0)];
    }

    private static string Words(Linkage linkage) => linkage switch
    {
        Linkage.WardD2 => "Ward's (D2)",
        Linkage.WardD => "Ward's (D)",
        Linkage.McQuitty => "McQuitty's",
        _ => linkage.ToString(),
    };

    private static string Distance(ProfileDistance distance) => distance switch
    {
        ProfileDistance.Pearson => "one minus Pearson's correlation",
        ProfileDistance.Spearman => "one minus Spearman's correlation",
        _ => "Euclidean distances",
    };

    private static string Percent(double share) => FormattableString.Invariant($"R2X {100 * share:0.0} %");

    private static string Quality(FittedModel model) => model.Summary is not { R2Y: { } r2y, Q2: { } q2 }
        ? ""
        : FormattableString.Invariant($" R2Y {r2y:0.000}, Q2 {q2:0.000}")
            + (model.Spread is { } s ? MetaboliteSentences.Folds(s, model.First.Count) : "")
            + ".";

    public static ScatterOutline Outline(ScoreEllipse e)
    {
        double[] angles = [.. Enumerable.Range(0, EllipseSteps + 1).Select(i => 2 * Math.PI * i / EllipseSteps)];
        (double cos, double sin) = (Math.Cos(e.Angle), Math.Sin(e.Angle));
        return new ScatterOutline(
            "Hotelling's T² (95 %)",
            [.. angles.Select(a => e.CentreX + (e.MajorRadius * Math.Cos(a) * cos) - (e.MinorRadius * Math.Sin(a) * sin))],
            [.. angles.Select(a => e.CentreY + (e.MajorRadius * Math.Cos(a) * sin) + (e.MinorRadius * Math.Sin(a) * cos))],
            null);
    }
}
