using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Reporting.Tests;

/// <summary>Figures of metabolites from generated numbers: golden specifications, and cases at the edges.</summary>
internal static class SampleMetabolites
{
    public const string Generated = "simulated data";

    private static readonly string[] Names =
    [
        "L-Carnitine", "1-Palmitoyl-2-oleoyl-sn-glycero-3-phosphocholine", "Taurochenodeoxycholic acid 3-sulfate", "Citric acid", "Hypoxanthine", "LysoPC(18:1(9Z)/0:0)",
        "N6-(1,2-Dicarboxyethyl)-AMP", "Arachidonic acid", "Prostaglandin E2", "S-Adenosylmethionine", "Sphingosine 1-phosphate", "(5Z,8Z,11Z)-14,15-Epoxyicosatrienoic acid",
        "Glycerophosphocholine", "L-Kynurenine", "PE(16:0/22:6(4Z,7Z,10Z,13Z,16Z,19Z))", "Succinic acid", "Uridine diphosphate-N-acetylglucosamine", "5'-Methylthioadenosine",
        "γ-Glutamylcysteine", "Ergothioneine",
    ];

    public static ScatterPlot Volcano(int features = 5000, int names = 8, double effects = 0.06)
    {
        var rng = new Rng(41);
        var points = new List<(string Label, double X, double Y, bool Chosen)>();
        for (int i = 0; i < features; i++)
        {
            double effect = rng.NextDouble() < effects ? rng.NextNormal() * 1.6 : 0, fold = effect + (0.45 * rng.NextNormal());
            double z = (Math.Abs(effect) * 2.4) + rng.NextNormal(), p = Math.Exp(-0.717 * Math.Abs(z) - (0.416 * z * z));
            points.Add((i % 3 == 0 ? Names[i / 3 % Names.Length] : FormattableString.Invariant($"M{150 + (i * 7 % 800)}T{60 + (i * 13 % 900)}"), fold, -Math.Log10(p), p < 0.05 && Math.Abs(fold) > 0.58));
        }

        var named = points.Where(p => p.Chosen).OrderByDescending(p => p.Y).Take(names).ToHashSet();
        ScatterPoint[] Of(Func<(string Label, double X, double Y, bool Chosen), bool> which) =>
            [.. points.Where(which).Select(p => new ScatterPoint(p.Label, p.X, p.Y) { Named = named.Contains(p) })];
        return new ScatterPlot
        {
            Kind = "Volcano plot",
            X = new FigureAxis("log2 ratio of means, Hydrogel + EV / Hydrogel alone"),
            Y = new FigureAxis("−log10 p (Student's t test)"),
            Groups =
            [
                new ScatterGroup("not chosen", Of(p => !p.Chosen)),
                new ScatterGroup("higher in Hydrogel + EV", Of(p => p.Chosen && p.X > 0)) { Palette = 1 },
                new ScatterGroup("lower in Hydrogel + EV", Of(p => p.Chosen && p.X <= 0)) { Palette = 0 },
            ],
            VerticalLines = [-0.58, 0, 0.58],
            HorizontalLines = [1.301],
            Caption = RichText.Empty.Strong("Volcano plot.").Then(" Each point is one feature."),
            DataLabel = Generated,
        };
    }

    public static ScatterPlot Scores(int perArm = 5)
    {
        var rng = new Rng(7);
        ScatterPoint[] Arm(string id, double shift) =>
            [.. Enumerable.Range(1, perArm).Select(i => new ScatterPoint(FormattableString.Invariant($"{id}-{i}"), shift + (3 * rng.NextNormal()), 5 * rng.NextNormal()) { Named = id == "EV" && i == 2 })];
        double[] angles = [.. Enumerable.Range(0, 97).Select(i => 2 * Math.PI * i / 96)];
        return new ScatterPlot
        {
            Kind = "OPLS-DA score plot",
            X = new FigureAxis("predictive score t1", "R2X 21.3 %"),
            Y = new FigureAxis("orthogonal score to1", "R2X 14.0 %"),
            Groups = [new ScatterGroup("Hydrogel alone", Arm("H", -8)) { Palette = 0 }, new ScatterGroup("Hydrogel + EV", Arm("EV", 8)) { Palette = 1 }],
            Outlines = [new ScatterOutline("Hotelling's T² (95 %)", [.. angles.Select(a => Math.Round(22 * Math.Cos(a), 9))], [.. angles.Select(a => Math.Round(16 * Math.Sin(a), 9))], null)],
            HorizontalLines = [0],
            VerticalLines = [0],
            Caption = RichText.Empty.Strong("OPLS-DA scores."),
            DataLabel = Generated,
        };
    }

    public static ScatterPlot SPlot()
    {
        var rng = new Rng(12);
        (double X, double Y)[] all =
        [
            .. Enumerable.Range(0, 900).Select(i =>
            {
                double r = Math.Tanh(1.1 * rng.NextNormal()), scale = 0.2 + rng.NextDouble();
                return (0.31 * r * scale, r);
            }),
        ];
        ScatterPoint[] Of(Func<(double X, double Y), bool> which, bool named) =>
            [.. all.Index().Where(p => which(p.Item)).Select(p => new ScatterPoint(Names[p.Index % Names.Length], p.Item.X, p.Item.Y) { Named = named && Math.Abs(p.Item.X) > 0.29 })];
        return new ScatterPlot
        {
            Kind = "S-plot",
            X = new FigureAxis("covariance with the predictive score, p[1]"),
            Y = new FigureAxis("correlation with it, p(corr)[1]"),
            Groups =
            [
                new ScatterGroup("not chosen", Of(p => Math.Abs(p.Y) <= 0.8, false)),
                new ScatterGroup("higher in Hydrogel + EV", Of(p => p.Y > 0.8, true)) { Palette = 1 },
                new ScatterGroup("lower in Hydrogel + EV", Of(p => p.Y < -0.8, true)) { Palette = 0 },
            ],
            HorizontalLines = [0],
            VerticalLines = [0],
            Caption = RichText.Empty.Strong("S-plot."),
        };
    }

    public static ScatterPlot Curves() => new()
    {
        Kind = "Distribution of RSD",
        X = new FigureAxis("RSD of the pooled QCs", "%"),
        Y = new FigureAxis("features within", "%"),
        Groups =
        [
            .. new[] { ("as read", 1, 24.0), ("prepared", 0, 13.0) }.Select(c => new ScatterGroup(
                c.Item1, [.. Enumerable.Range(0, 101).Select(i => new ScatterPoint(c.Item1, i, Math.Round(100 * (1 - Math.Exp(-i * i / (2 * c.Item3 * c.Item3))), 6)))])
            {
                Palette = c.Item2,
                Connected = true,
                Marked = false,
            }),
        ],
        VerticalLines = [30],
        Caption = RichText.Empty.Strong("RSD of the pooled QCs."),
    };

    public static HeatMap HeatMap(int rows = 40, int columns = 10, double missing = 0.02)
    {
        var rng = new Rng(5);
        Matrix values = Matrix.Of(rows, columns, (r, c) =>
        {
            double value = ((c < columns / 2 ? -1 : 1) * (r % 3 == 0 ? -0.9 : 0.9)) + (0.7 * rng.NextNormal());
            return Math.Round(value, 6);
        });
        HeatMapTree? rowTree = Tree(values), columnTree = Tree(values.Transpose());
        for (int i = 0; i < values.Values.Length; i++)
            if (rng.NextDouble() < missing) values.Values[i] = double.NaN;
        return new HeatMap
        {
            Rows = [.. Enumerable.Range(0, rows).Select(i => Names[i % Names.Length] + (i < Names.Length ? "" : FormattableString.Invariant($" isomer {i / Names.Length}")))],
            Columns = [.. Enumerable.Range(0, columns).Select(i => FormattableString.Invariant($"{(i < columns / 2 ? "hydrogel" : "hydrogel-ev")}-{i + 1:00}"))],
            Values = values,
            RowTree = rowTree,
            ColumnTree = columnTree,
            ColumnGroups = [.. Enumerable.Range(0, columns).Select(i => i < columns / 2 ? ("Hydrogel alone", 0) : ("Hydrogel + EV", 1))],
            Quantity = "standard deviations from the mean",
            Limits = (-2, 2),
            Caption = RichText.Empty.Strong("Chosen features."),
            DataLabel = Generated,
        };
    }

    public static HeatMap Correlations(int n = 12)
    {
        var rng = new Rng(3);
        double[] off = [.. Enumerable.Range(0, n * n).Select(_ => Math.Round(0.97 + (0.02 * rng.NextDouble()), 6))];
        string[] qcs = [.. Enumerable.Range(1, n).Select(i => FormattableString.Invariant($"QC_{i:00}_pos_20240312"))];
        return new HeatMap
        {
            Rows = qcs,
            Columns = qcs,
            Values = Matrix.Of(n, n, (r, c) => r == c ? 1 : off[(Math.Min(r, c) * n) + Math.Max(r, c)]),
            Quantity = "correlation of two QCs",
            Limits = (0.97, 1),
            Diverging = false,
            Caption = RichText.Empty.Strong("Correlation of the pooled QCs."),
        };
    }

    public static ProfilePlot Profiles(int rows = 30, int units = 10)
    {
        var rng = new Rng(9);
        return new ProfilePlot
        {
            Rows = [.. Enumerable.Range(0, rows).Select(i => new ProfileRow(Names[i % Names.Length], Math.Round(2.6 - (1.9 * i / Math.Max(rows, 2)), 4), PValueText.Statement(Math.Pow(10, -5 + (0.12 * i)))))],
            Levels = Matrix.Of(rows, units, (r, u) => r == 3 && u == 1 ? double.NaN : Math.Round(((u < units / 2 ? -1 : 1) * (r % 4 == 0 ? -0.9 : 0.9)) + (0.7 * rng.NextNormal()), 6)),
            Units = [.. Enumerable.Range(0, units).Select(i => (FormattableString.Invariant($"rat-{i + 1:00}"), i < units / 2 ? "Hydrogel alone" : "Hydrogel + EV", i < units / 2 ? 0 : 1))],
            VipName = "predictive VIP",
            Caption = RichText.Empty.Strong("Most important chosen features."),
            DataLabel = Generated,
        };
    }

    public static BarPlot Bars => new()
    {
        Axis = new FigureAxis("chosen features that are chosen again"),
        Bars =
        [
            new Bar("declared rule", 38) { Palette = 0 },
            new Bar("Welch's t test instead of Student's", 33, "33 (35 in all)"),
            new Bar("moderated t test", 36, "36 (52 in all)"),
            new Bar("Benjamini-Hochberg-adjusted p", 4, "4 (4 in all)"),
            new Bar("missing values imputed by half of the smallest value of the feature instead of k nearest neighbours", 29, "29 (41 in all)"),
            new Bar("every time one unit is left out", 12, "12 (12 in all)"),
            new Bar("all of these", 0) { Palette = 1 },
        ],
        Caption = RichText.Empty.Strong("Robustness of the choice."),
        DataLabel = Generated,
    };

    public static BoxPlot Boxes(int n = 50)
    {
        var rng = new Rng(8);
        string Kind(int i) => i < 3 ? "blank" : i % 6 == 0 ? "QC" : "sample";
        return new BoxPlot
        {
            Axis = new FigureAxis("log10 intensity"),
            Places = "injections in order",
            Boxes =
            [
                .. Enumerable.Range(0, n).Select(i =>
                {
                    double m = Math.Round((Kind(i) == "blank" ? 3.6 : 5.2) + (0.12 * rng.NextNormal()), 6);
                    return new Box(FormattableString.Invariant($"{Kind(i)}_{i + 1:000}_pos"), Kind(i), m - 1.9, m - 0.5, m, m + 0.6, m + 2.1);
                }),
            ],
            Groups = [("sample", 5), ("QC", 0), ("blank", null)],
            Caption = RichText.Empty.Strong("Intensities of each injection after preparation."),
            DataLabel = Generated,
        };
    }

    public static SetPlot Sets(int sets = 6, int items = 140)
    {
        var rng = new Rng(2);
        string[] labels = ["declared rule", "Welch's t test", "moderated t test", "Benjamini-Hochberg-adjusted p", "without the feature filter of the quality control", "every time one unit is left out"];
        return new SetPlot
        {
            Sets =
            [
                .. Enumerable.Range(0, sets).Select(s => new NamedSet(
                    s < labels.Length ? labels[s] : FormattableString.Invariant($"variant {s + 1}"),
                    [.. Enumerable.Range(0, items).Where(i => rng.NextDouble() < (i % 3 == 0 ? 0.9 : 0.25)).Select(i => FormattableString.Invariant($"F{i}"))])),
            ],
            Items = "features",
            Caption = RichText.Empty.Strong("Overlap of the choices."),
            DataLabel = Generated,
        };
    }

    public static DotPlot Dots(int rows = 15)
    {
        var rng = new Rng(6);
        string[] names = ["Glycerophospholipid metabolism", "Sphingolipid metabolism", "Citrate cycle (TCA cycle)", "Arachidonic acid metabolism",
            "Transport of bile salts and organic acids, metal ions and amine compounds", "Purine metabolism", "Biosynthesis of unsaturated fatty acids"];
        return new DotPlot
        {
            X = new FigureAxis("fold enrichment"),
            Size = "chosen compounds in the set",
            Shade = "adjusted p",
            Dots =
            [
                .. Enumerable.Range(0, rows).Select(i =>
                {
                    int hits = 1 + rng.NextInt(9);
                    double p = Math.Round(Math.Pow(rng.NextDouble(), 3), 6);
                    return new Dot(names[i % names.Length] + (i < names.Length ? "" : FormattableString.Invariant($", part {i / names.Length}")), Math.Round(0.6 + (6 * rng.NextDouble()), 4), hits, p)
                    {
                        Text = FormattableString.Invariant($"{hits} of {hits + rng.NextInt(40)}, {PValueText.Statement(Math.Max(p / 9, 1e-6))}"),
                    };
                }),
            ],
            Caption = RichText.Empty.Strong("Sets among the chosen metabolites."),
            DataLabel = Generated,
        };
    }

    /// <summary>The figures that are kept as golden specifications.</summary>
    public static IReadOnlyDictionary<string, Func<FigureDrawing>> Golden { get; } = new Dictionary<string, Func<FigureDrawing>>
    {
        ["metabolite-volcano"] = () => ScatterFigure.Draw(Volcano(400)),
        ["metabolite-scores"] = () => ScatterFigure.Draw(Scores()),
        ["metabolite-heat-map"] = () => HeatMapFigure.Draw(HeatMap(12, 8)),
        ["metabolite-profiles"] = () => ProfileFigure.Draw(Profiles(8)),
        ["metabolite-bars"] = () => BarFigure.Draw(Bars),
        ["metabolite-boxes"] = () => BoxFigure.Draw(Boxes(20)),
        ["metabolite-sets"] = () => SetFigure.Draw(Sets()),
        ["metabolite-dots"] = () => DotFigure.Draw(Dots(8)),
    };

    /// <summary>Usual sizes and extremes, to be looked at.</summary>
    public static IReadOnlyDictionary<string, Func<FigureDrawing>> Cases { get; } = new Dictionary<string, Func<FigureDrawing>>
    {
        ["volcano-5000"] = () => ScatterFigure.Draw(Volcano()),
        ["volcano-25-names"] = () => ScatterFigure.Draw(Volcano(5000, 25)),
        ["volcano-20000"] = () => ScatterFigure.Draw(Volcano(20000, 8, 0.3)),
        ["s-plot"] = () => ScatterFigure.Draw(SPlot()),
        ["curves"] = () => ScatterFigure.Draw(Curves()),
        ["scores-200"] = () => ScatterFigure.Draw(Scores(100)),
        ["one-point"] = () => ScatterFigure.Draw(Scores() with { Groups = [new ScatterGroup("one", [new ScatterPoint("alone", 3, 3) { Named = true }]) { Palette = 0 }], Outlines = [], HorizontalLines = [], VerticalLines = [] }),
        ["equal-points"] = () => ScatterFigure.Draw(Scores() with
        {
            X = new FigureAxis("intensity"),
            Groups = [.. Enumerable.Range(0, 5).Select(g => new ScatterGroup(FormattableString.Invariant($"a very long label of the group with the number {g + 1} in the design of the study"), [new ScatterPoint("alone", -4e-7, 1e9) { Named = true }]) { Palette = g })],
            Outlines = [],
            HorizontalLines = [],
            VerticalLines = [],
        }),
        ["heat-map"] = () => HeatMapFigure.Draw(HeatMap()),
        ["heat-map-60-rows"] = () => HeatMapFigure.Draw(HeatMap(60, 24)),
        ["heat-map-1-row"] = () => HeatMapFigure.Draw(HeatMap(1, 10)),
        ["heat-map-1-cell"] = () => HeatMapFigure.Draw(HeatMap(1, 1, 0)),
        ["heat-map-200-units"] = () => HeatMapFigure.Draw(HeatMap(100, 200)),
        ["heat-map-missing"] = () => HeatMapFigure.Draw(HeatMap(6, 6, 1)),
        ["correlations"] = () => HeatMapFigure.Draw(Correlations()),
        ["profiles"] = () => ProfileFigure.Draw(Profiles()),
        ["profiles-1-row"] = () => ProfileFigure.Draw(Profiles(1, 4)),
        ["profiles-120-units"] = () => ProfileFigure.Draw(Profiles(10, 120)),
        ["profiles-equal"] = () => ProfileFigure.Draw(Profiles(4) with { Rows = [.. Enumerable.Range(0, 4).Select(i => new ProfileRow("x" + i, 0, ""))] }),
        ["bars"] = () => BarFigure.Draw(Bars),
        ["bars-one"] = () => BarFigure.Draw(Bars with { Bars = [new Bar("Fatty acyls", 1)] }),
        ["bars-zero"] = () => BarFigure.Draw(Bars with { Bars = [new Bar("Fatty acyls", 0), new Bar("Sphingolipids", 0)] }),
        ["bars-small"] = () => BarFigure.Draw(Bars with { Bars = [new Bar("Fatty acyls", 2.5e-5), new Bar("Sphingolipids", 1.25e-5)] }),
        ["boxes"] = () => BoxFigure.Draw(Boxes()),
        ["boxes-12"] = () => BoxFigure.Draw(Boxes(12)),
        ["boxes-300"] = () => BoxFigure.Draw(Boxes(300)),
        ["boxes-1"] = () => BoxFigure.Draw(Boxes() with { Boxes = [new Box("only", "sample", -3, -3, -3, -3, -3)], Groups = [("sample", 5)], Places = null }),
        ["sets"] = () => SetFigure.Draw(Sets()),
        ["sets-2"] = () => SetFigure.Draw(Sets(2, 12)),
        ["sets-20"] = () => SetFigure.Draw(Sets(20, 20000)),
        ["dots"] = () => DotFigure.Draw(Dots()),
        ["dots-1"] = () => DotFigure.Draw(Dots(1)),
        ["dots-negative"] = () => DotFigure.Draw(Dots(6) with { X = new FigureAxis("normalised enrichment score"), Dots = [.. Dots(6).Dots.Select((d, i) => d with { X = i - 3 })] }),
        ["dots-equal"] = () => DotFigure.Draw(Dots(3) with { Dots = [.. Enumerable.Range(0, 3).Select(i => new Dot("set " + i, 0, 0, 1))] }),
        ["estimates-long"] = () => EstimateFigure.Draw(SampleFigures.Estimates with { BelowMeans = "lower with Hydrogel + extracellular vesicles", AboveMeans = "higher with Hydrogel + extracellular vesicles" }),
    };

    private static HeatMapTree? Tree(Matrix items)
    {
        if (items.Rows < 2) return null;
        DissimilarityMatrix distances = ProfileDistances.Between(items, ProfileDistance.Euclidean, RunContext.Default);
        Dendrogram tree = OptimalLeafOrder.Of(HierarchicalClustering.Cluster(distances, Linkage.Average, RunContext.Default), distances, new LeafOrderParameters(), RunContext.Default).Dendrogram;
        int Node(int part) => part < 0 ? -part - 1 : items.Rows + part - 1;
        return new HeatMapTree([.. tree.Merges.Select(m => (Node(m.First), Node(m.Second)))], [.. tree.Merges.Select(m => m.Height)], tree.Order);
    }
}
