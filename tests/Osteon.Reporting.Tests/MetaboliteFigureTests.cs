using System.Text.Json.Nodes;
using Osteon.Primitives;

namespace Osteon.Reporting.Tests;

/// <summary>What the figures of metabolites show, and what they refuse.</summary>
[Unit]
public sealed class MetaboliteFigureTests
{
    public static TheoryData<string> Cases => [.. SampleMetabolites.Cases.Keys.Where(k => k != "estimates-long")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Texts_lie_inside_the_drawing_are_large_enough_and_the_figure_fits_a_page(string name)
    {
        FigureDrawing drawing = SampleMetabolites.Cases[name]();
        JsonNode spec = JsonNode.Parse(drawing.SpecJson)!;
        double width = Number(spec["width"]), height = Number(spec["height"]), margin = Number(spec["padding"]!["left"]), above = Number(spec["padding"]!["top"]);
        Assert.InRange(drawing.Width, 100, 760);
        Assert.Equal("none", Text(spec["autosize"]));
        Assert.NotEmpty(Texts(drawing));
        foreach (DrawnText text in Texts(drawing))
        {
            Assert.InRange(text.Size, 10, 13);
            Assert.True(text.Left >= -margin && text.Right <= width + margin && text.Top >= -above && text.Bottom <= height + margin,
                $"'{text.Text}' at {text.Left:0}..{text.Right:0}, {text.Top:0}..{text.Bottom:0} leaves {width} x {height}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Texts_do_not_cover_each_other(string name)
    {
        // Widths are estimated with a reserve for wide fonts; heights are those of the letters.
        DrawnText[] texts = [.. Texts(SampleMetabolites.Cases[name]()).Distinct().Where(t => t.Text.Length > 0)];
        for (int i = 0; i < texts.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double across = Math.Min(texts[i].Right, texts[j].Right) - Math.Max(texts[i].Left, texts[j].Left);
                double down = Math.Min(texts[i].Bottom, texts[j].Bottom) - Math.Max(texts[i].Top, texts[j].Top);
                Assert.False(across > 1.5 && down > 1.5, $"'{texts[i].Text}' and '{texts[j].Text}' overlap by {across:0.0} x {down:0.0}");
            }
        }
    }

    [Fact]
    public void Every_feature_of_a_volcano_is_in_its_data_though_the_drawing_is_thinned()
    {
        ScatterPlot plot = SampleMetabolites.Volcano(20000, 8, 0.3);
        FigureDrawing drawing = ScatterFigure.Draw(plot);
        Assert.Equal(20000, drawing.Data.RowCount);
        Assert.Equal(plot.Groups.SelectMany(g => g.Points).Select(p => (double?)p.X), ((NumberColumn)drawing.Data["x"]).Values);
        JsonArray[] clouds = [.. Layers(drawing).Where(l => Text(l["mark"]!["type"]) == "point" && l["encoding"]!["tooltip"] is not null).Select(Values)];
        Assert.Equal(3, clouds.Length);
        Assert.InRange(clouds[0].Count, 300, ScatterFigure.MostFaint);
        Assert.InRange(clouds[1].Count, 300, ScatterFigure.MostColoured + 8);
        Assert.Contains(FormattableString.Invariant($"higher in Hydrogel + EV: {clouds[1].Count} of {plot.Groups[1].Points.Count} drawn"), drawing.Caption.ToString());
        Assert.InRange(drawing.SpecJson.Length, 50_000, 600_000);

        // The points that a reader looks for are there: the highest, and those far out on both sides.
        foreach (ScatterGroup group in plot.Groups)
        {
            foreach (ScatterPoint outermost in (ScatterPoint[])[group.Points.MaxBy(p => p.Y)!, group.Points.MaxBy(p => p.X)!, group.Points.MinBy(p => p.X)!])
                Assert.Contains(clouds.SelectMany(c => c), p => Math.Abs(Number(p!["x"]) - outermost.X) < 0.08 && Math.Abs(Number(p["y"]) - outermost.Y) < 0.5);
        }

        Assert.All(plot.Groups.SelectMany(g => g.Points).Where(p => p.Named), n => Assert.Contains(clouds.SelectMany(c => c), p => Text(p!["label"]) == n.Label && Math.Abs(Number(p["x"]) - n.X) < 1e-4));
    }

    [Fact]
    public void Points_that_are_left_out_lie_on_points_that_are_drawn()
    {
        var rng = new Rng(1);
        (double X, double Y)[] points = [.. Enumerable.Range(0, 4000).Select(_ => (150 + (40 * rng.NextNormal()), 100 + (30 * rng.NextNormal())))];
        bool[] must = [.. points.Select((_, i) => i % 500 == 499)];
        IReadOnlyList<int> kept = PointThinning.Kept(points, must, 600);
        Assert.InRange(kept.Count, 400, 608);
        Assert.Equal(kept.Order(), kept);
        Assert.All(Enumerable.Range(0, 4000).Where(i => must[i]), i => Assert.Contains(i, kept));
        Assert.All(points, p => Assert.Contains(kept, i => Math.Abs(points[i].X - p.X) <= 9 && Math.Abs(points[i].Y - p.Y) <= 9));
        Assert.Equal(Enumerable.Range(0, 600), PointThinning.Kept(points[..600], must[..600], 600));
    }

    [Fact]
    public void Names_cover_neither_each_other_nor_the_frame_and_stay_near_their_points()
    {
        for (ulong seed = 1; seed <= 40; seed++)
        {
            var rng = new Rng(seed);
            (double X, double Y, string Text)[] names =
                [.. Enumerable.Range(0, 20).Select(i => (40 + (250 * rng.NextDouble()), 20 + (200 * rng.NextDouble() * rng.NextDouble()), "metabolite number " + i))];
            IReadOnlyList<PlacedName> placed = NamePlacement.Of(names, [.. names.Select(n => (n.X, n.Y))], (40, 10, 340, 240));
            Assert.InRange(placed.Count, 9, 20);
            (double Left, double Top, double Right, double Bottom)[] boxes = [.. placed.Select(p => (p.Left, p.Middle - 6, p.Left + TextWidth.Of(p.Text, 10), p.Middle + 6))];
            Assert.All(boxes, b => Assert.True(b.Left >= 40 && b.Right <= 340 && b.Top >= 10 && b.Bottom <= 240));
            for (int i = 0; i < boxes.Length; i++)
            {
                (double x, double y, _) = names.Single(n => n.Text == placed[i].Text);
                double away = Math.Max(Math.Max(boxes[i].Left - x, x - boxes[i].Right), Math.Max(boxes[i].Top - y, y - boxes[i].Bottom));
                Assert.InRange(away, -6, 89);
                Assert.Equal(placed[i].Leader is not null, away > 7);
                for (int j = 0; j < i; j++)
                    Assert.False(boxes[i].Left < boxes[j].Right && boxes[j].Left < boxes[i].Right && boxes[i].Top < boxes[j].Bottom && boxes[j].Top < boxes[i].Bottom);
            }
        }
    }

    [Fact]
    public void Names_without_room_are_counted_in_the_caption()
    {
        ScatterPlot plot = SampleMetabolites.Scores() with
        {
            Groups = [new ScatterGroup("all", [.. Enumerable.Range(0, 60).Select(i => new ScatterPoint("a metabolite of a long name, " + i, 0, 0) { Named = true })]) { Palette = 0 }],
        };
        FigureDrawing drawing = ScatterFigure.Draw(plot);
        int written = Texts(drawing).Count(t => t.Text.StartsWith("a metab", StringComparison.Ordinal)) / 2;
        Assert.InRange(written, 3, 40);
        Assert.EndsWith(FormattableString.Invariant($" {60 - written} names had no room."), drawing.Caption.ToString());
    }

    [Fact]
    public void Lines_outlines_and_keys_of_a_scatter_plot_are_those_asked_for()
    {
        FigureDrawing drawing = ScatterFigure.Draw(SampleMetabolites.Scores());
        JsonNode ellipse = Layers(drawing).Single(l => Text(l["mark"]!["type"]) == "line");
        Assert.Equal(97, Values(ellipse).Count);
        Assert.Equal(Values(ellipse)[0]!["x"]!.ToJsonString(), Values(ellipse)[96]!["x"]!.ToJsonString());
        Assert.Equal(2, Values(Layers(drawing)[0]).Count);
        Assert.Equal(["Hydrogel alone", "Hydrogel + EV"], Texts(drawing).Where(t => t.Size == 12 && t.Align == "left").Select(t => t.Text));
        JsonNode[] groups = [.. Layers(drawing).Where(l => l["encoding"]!["tooltip"] is not null)];
        Assert.Equal([("circle", ArmPalette.Color(0)), ("square", ArmPalette.Color(1))], groups.Select(g => (Text(g["mark"]!["shape"]), Text(g["mark"]!["color"]))));
        Assert.Equal("OPLS-DA score plot: orthogonal score to1 (R2X 14.0 %) against predictive score t1 (R2X 21.3 %); Hydrogel alone, 5 points; Hydrogel + EV, 5 points.", drawing.Alt);
        Assert.All(Layers(ScatterFigure.Draw(SampleMetabolites.Curves())), l => Assert.NotEqual("point", Text(l["mark"]!["type"])));
    }

    [Fact]
    public void Cells_of_a_heat_map_stand_in_the_order_of_the_trees_with_colours_that_end_at_the_limits()
    {
        HeatMap map = SampleMetabolites.HeatMap(12, 8, 0.05);
        FigureDrawing drawing = HeatMapFigure.Draw(map);
        JsonNode[] layers = [.. Layers(drawing)];
        JsonArray cells = Values(layers.Single(l => l["encoding"]!["tooltip"]?.AsArray().Count == 3)), missing = Values(layers.Single(l => l["encoding"]!["tooltip"]?.AsArray().Count == 2));
        Assert.Equal(96, cells.Count + missing.Count);
        Assert.Equal(map.Values.Values.Count(double.IsNaN), missing.Count);
        double left = cells.Concat(missing).Min(c => Number(c!["x"])), top = cells.Concat(missing).Min(c => Number(c!["y"]));
        double cell = Number(cells[0]!["x2"]) - Number(cells[0]!["x"]), line = Number(cells[0]!["y2"]) - Number(cells[0]!["y"]);
        foreach (JsonNode? c in cells)
        {
            int row = map.RowTree!.Order[(int)Math.Round((Number(c!["y"]) - top) / line)], column = map.ColumnTree!.Order[(int)Math.Round((Number(c["x"]) - left) / cell)];
            Assert.Equal((map.Rows[row], map.Columns[column]), (Text(c["row"]), Text(c["column"])));
            Assert.Equal(map.Values[row, column], Number(c["value"]), 1e-4);
            Assert.Equal(Math.Clamp(map.Values[row, column], -2, 2), Number(c["shown"]), 1e-4);
        }

        Assert.Equal(map.RowTree!.Order.Select(r => map.Rows[r]), ((TextColumn)drawing.Data["row"]).Values);
        Assert.Equal(9, drawing.Data.Columns.Count);
        string[] texts = [.. Texts(drawing).Select(t => t.Text)];
        Assert.All((string[])["standard deviations from the mean", "Hydrogel alone", "Hydrogel + EV", "no value", "0", "simulated data"], t => Assert.Contains(t, texts));
        Assert.Contains("2", string.Concat(texts.Where(t => t.EndsWith('2'))));
    }

    [Fact]
    public void Branches_of_a_heat_map_begin_in_the_middle_of_their_rows()
    {
        HeatMap map = SampleMetabolites.HeatMap(12, 8, 0) with { ColumnTree = null, ColumnGroups = [] };
        FigureDrawing drawing = HeatMapFigure.Draw(map);
        JsonArray cells = Values(Layers(drawing).Single(l => l["encoding"]!["tooltip"] is not null));
        JsonArray strokes = Values(Layers(drawing).Single(l => Text(l["mark"]!["type"]) == "rule" && Values(l).Count == 33));
        double left = cells.Min(c => Number(c!["x"]));
        double[] ends = [.. strokes.Where(s => Math.Abs(Math.Max(Number(s!["x"]), Number(s["x2"])) - (left - 4)) < 0.01).Select(s => Number(s!["y"])).Order()];
        Assert.Equal(cells.Select(c => (Number(c!["y"]) + Number(c["y2"])) / 2).Distinct().Order(), ends);
        // The root is as high as the tree, a merge as high as its share of it.
        double foot = left - 4, height = foot - strokes.Min(s => Number(s!["x2"]));
        double[] drawn = [.. strokes.Where(s => Number(s!["x"]) == Number(s["x2"])).Select(s => (foot - Number(s!["x"])) / height)];
        Assert.Equal(map.RowTree!.Heights.Select(h => h / map.RowTree.Heights.Max()), drawn, (a, b) => Math.Abs(a - b) < 1e-3);
    }

    [Fact]
    public void The_strip_of_a_heat_map_has_the_colour_of_each_column_s_group()
    {
        HeatMap map = SampleMetabolites.HeatMap(5, 8, 0);
        FigureDrawing drawing = HeatMapFigure.Draw(map);
        JsonArray cells = Values(Layers(drawing).Single(l => l["encoding"]!["tooltip"]?.AsArray().Count == 3));
        foreach (JsonNode layer in Layers(drawing).Where(l => l["encoding"]!["tooltip"]?.AsArray().Count == 1))
        {
            foreach (JsonNode? place in Values(layer))
            {
                string column = Text(cells.First(c => Number(c!["x"]) == Number(place!["x"]))!["column"]);
                (string group, int palette) = map.ColumnGroups[map.Columns.ToList().IndexOf(column)];
                Assert.Equal((group, ArmPalette.Color(palette)), (Text(place!["group"]), Text(layer["mark"]!["fill"])));
            }
        }

        Assert.Equal(8, Layers(drawing).Where(l => l["encoding"]!["tooltip"]?.AsArray().Count == 1).Sum(l => Values(l).Count));
    }

    [Fact]
    public void A_large_heat_map_has_no_names_says_so_and_stays_small()
    {
        FigureDrawing drawing = HeatMapFigure.Draw(SampleMetabolites.HeatMap(60, 200));
        Assert.Contains("There are too many columns to name them here; the table of the figure names them in this order.", drawing.Caption.ToString());
        Assert.DoesNotContain("hydrogel-ev-150", drawing.SpecJson);
        Assert.Equal((60, 201), (drawing.Data.RowCount, drawing.Data.Columns.Count));
        Assert.InRange(drawing.SpecJson.Length, 100_000, 1_100_000);
    }

    [Fact]
    public void Profiles_put_levels_beside_importance_with_one_always_on_the_axis()
    {
        ProfilePlot plot = SampleMetabolites.Profiles(8);
        FigureDrawing drawing = ProfileFigure.Draw(plot);
        JsonArray points = Values(Layers(drawing).Single(l => Text(l["mark"]!["type"]) == "point"));
        Assert.Equal(plot.Rows.Select(r => r.Vip), points.Select(p => Number(p!["vip"])));
        double[] x = [.. points.Select(p => Number(p!["x"]))];
        double perVip = (x[0] - x[7]) / (plot.Rows[0].Vip - plot.Rows[7].Vip);
        JsonNode one = Layers(drawing).Single(l => l["mark"]!["strokeDash"] is not null);
        Assert.Equal(x[0] - ((plot.Rows[0].Vip - 1) * perVip), Number(Values(one)[0]!["x"]), 0.05);
        Assert.Equal(12, drawing.Data.Columns.Count);
        Assert.Contains("no value", Texts(drawing).Select(t => t.Text));
        FigureDrawing low = ProfileFigure.Draw(plot with { Rows = [.. plot.Rows.Select(r => r with { Vip = 0.2 })] });
        Assert.Contains("1.0", Texts(low).Select(t => t.Text));
        Assert.Single(Layers(low), l => l["mark"]!["strokeDash"] is not null);
    }

    [Fact]
    public void Bars_are_as_long_as_their_numbers_and_counts_have_whole_ticks()
    {
        FigureDrawing drawing = BarFigure.Draw(SampleMetabolites.Bars);
        (double Value, double Length)[] bars = [.. Layers(drawing).Where(l => l["encoding"]!["tooltip"] is not null).SelectMany(Values).Select(v => (Number(v!["value"]), Number(v["x2"]) - Number(v["x"])))];
        Assert.Equal(7, bars.Length);
        Assert.All(bars, b => Assert.Equal(b.Value * bars.Max(o => o.Length) / 38, b.Length, 0.02));
        Assert.Contains("33 (35 in all)", drawing.Alt);
        Assert.Equal(["0", "1"], Texts(BarFigure.Draw(SampleMetabolites.Bars with { Bars = [new Bar("a", 1)] })).Where(t => t.Align == "center" && t.Size == 12).Select(t => t.Text));
        Assert.Equal([0.0, 1, 2, 3], AxisTicks.Counts(2.5).Values);
        Assert.Equal([0.0, 20, 40], AxisTicks.Counts(38, 2).Values);
    }

    [Fact]
    public void Boxes_span_the_quartiles_and_whiskers_end_in_caps()
    {
        BoxPlot plot = SampleMetabolites.Boxes(12);
        FigureDrawing drawing = BoxFigure.Draw(plot);
        JsonNode[] rules = [.. Layers(drawing).Where(l => Text(l["mark"]!["type"]) == "rule")];
        Assert.Equal([24, 24, 12], rules.Select(r => Values(r).Count).Take(3));
        JsonNode?[] boxes = [.. Layers(drawing).Where(l => l["encoding"]!["tooltip"] is not null).SelectMany(Values)];
        double pixels = (Number(Values(rules[0])[0]!["y"]) - Number(Values(rules[0])[0]!["y2"])) / (plot.Boxes[0].Q1 - plot.Boxes[0].Low);
        foreach (Box box in plot.Boxes)
        {
            JsonNode drawn = boxes.Single(b => Text(b!["label"]) == box.Label)!;
            Assert.Equal(pixels * (box.Q3 - box.Q1), Number(drawn["y2"]) - Number(drawn["y"]), 0.2);
        }

        Assert.Contains("sample 8, QC 1, blank 3", drawing.Alt);
        Assert.Contains("blank_001_pos", Texts(drawing).Select(t => t.Text));
        FigureDrawing many = BoxFigure.Draw(SampleMetabolites.Boxes(300));
        Assert.DoesNotContain("blank_001_pos", Texts(many).Select(t => t.Text));
        Assert.Equal(300, many.Data.RowCount);
    }

    [Fact]
    public void Overlaps_count_every_item_once()
    {
        // a = {1,2,3}, b = {2,3,4}, c = {3}: 1 in a, 2 in a and b, 3 in all, 4 in b.
        NamedSet[] sets = [new("a", ["1", "2", "3", "3"]), new("b", ["2", "3", "4"]), new("c", ["3"])];
        IReadOnlyList<(IReadOnlyList<bool> In, int Count)> all = SetFigure.Combinations(sets);
        Assert.Equal(["111 1", "110 1", "100 1", "010 1"], all.Select(c => FormattableString.Invariant($"{string.Concat(c.In.Select(i => i ? 1 : 0))} {c.Count}")));
        SetPlot plot = SampleMetabolites.Sets() with { MostCombinations = 5 };
        FigureDrawing drawing = SetFigure.Draw(plot);
        Assert.Equal(plot.Sets.SelectMany(s => s.Items).Distinct().Count(), ((IntegerColumn)drawing.Data["items"]).Values.Sum());
        Assert.Contains(FormattableString.Invariant($"The 5 largest of {drawing.Data.RowCount} combinations are drawn; the table of the figure holds all."), drawing.Caption.ToString());
        JsonArray bars = Values(Layers(drawing).Single(l => l["encoding"]!["tooltip"] is not null));
        Assert.Equal(5, bars.Count);
        double[] heights = [.. bars.Select(b => (Number(b!["y2"]) - Number(b["y"])) / Number(b["count"]))];
        Assert.All(heights, h => Assert.Equal(heights[0], h, 0.02));
        Assert.Contains("features in exactly these sets", Texts(drawing).Select(t => t.Text));
        // Six sets of 5 columns: 30 dots, as many of them dark as the sets of each combination.
        JsonNode[] dots = [.. Layers(drawing).Where(l => Text(l["mark"]!["type"]) == "point")];
        Assert.Equal((30, SetFigure.Combinations(plot.Sets).Take(5).Sum(c => c.In.Count(i => i))), (dots.Sum(d => Values(d).Count), Values(dots[1]).Count));
    }

    [Fact]
    public void Dots_have_areas_in_proportion_and_keys_for_both_scales()
    {
        DotPlot plot = SampleMetabolites.Dots();
        FigureDrawing drawing = DotFigure.Draw(plot);
        JsonNode dots = Layers(drawing).Single(l => l["encoding"]!["tooltip"] is not null);
        JsonNode scale = dots["encoding"]!["size"]!["scale"]!;
        Assert.Equal((0, 0), (Number(scale["domain"]![0]), Number(scale["range"]![0])));
        Assert.Equal(plot.Dots.Max(d => d.Size), Number(scale["domain"]![1]));
        Assert.Equal(plot.Dots.Select(d => d.Size), Values(dots).Select(v => Number(v!["area"])));
        Assert.Equal(plot.Dots.Select(d => Math.Sqrt(d.Shade)), Values(dots).Select(v => Number(v!["shown"])), (a, b) => Math.Abs(a - b) < 1e-3);
        string[] texts = [.. Texts(drawing).Select(t => t.Text)];
        Assert.All((string[])["adjusted p", "chosen compounds in the set", "0.05", "0.25", "9"], t => Assert.Contains(t, texts));
        Assert.EndsWith("Area of a dot: chosen compounds in the set; colour: adjusted p.", drawing.Caption.ToString());
        Assert.Equal(15, drawing.Data.RowCount);
    }

    [Fact]
    public void Generated_data_say_so_in_every_drawing()
    {
        foreach ((string name, Func<FigureDrawing> figure) in SampleMetabolites.Golden)
            Assert.True(Texts(figure()).Any(t => t.Text == SampleMetabolites.Generated && t.Bottom <= 0), name);
        Assert.DoesNotContain(Texts(ScatterFigure.Draw(SampleMetabolites.SPlot())), t => t.Text == SampleMetabolites.Generated);
    }

    [Fact]
    public void Units_and_sets_that_share_a_name_keep_their_columns()
    {
        Assert.Equal(["a", "a (2)", "row (2)", "a (3)"], DataColumns.Names(["a", "a", "row", "a"], "row"));
        HeatMap map = SampleMetabolites.HeatMap(3, 4, 0);
        Assert.Equal(["row", "x", "x (2)", "row (2)", "x (3)"], HeatMapFigure.Draw(map with { Columns = ["x", "x", "row", "x"], ColumnTree = null }).Data.Columns.Select(c => c.Name));
        ProfilePlot profiles = SampleMetabolites.Profiles(2, 2);
        Assert.Equal(["metabolite", "vip", "vip (2)", "vip (3)"], ProfileFigure.Draw(profiles with { Units = [("vip", "a", 0), ("vip", "b", 1)] }).Data.Columns.Select(c => c.Name));
        Assert.Equal(["items (2)", "b", "items"], SetFigure.Draw(SampleMetabolites.Sets() with { Sets = [new("items", ["1"]), new("b", ["1"])] }).Data.Columns.Select(c => c.Name));
    }

    [Fact]
    public void Long_names_keep_their_beginning_and_their_end()
    {
        Assert.Equal("Citric acid", TextWidth.Fit("Citric acid", 100, 10));
        string one = TextWidth.Fit("1-Palmitoyl-2-oleoyl-sn-glycero-3-phosphocholine", 150, 10), other = TextWidth.Fit("1-Palmitoyl-2-oleoyl-sn-glycero-3-phosphoserine", 150, 10);
        Assert.NotEqual(one, other);
        Assert.Matches("^1-Palmitoyl.*….*choline$", one);
        Assert.All((string[])[one, other], t => Assert.InRange(TextWidth.Of(t, 10), 120, 150));
        Assert.Equal("𝛼…𝛽", TextWidth.Fit("𝛼𝛼𝛼𝛼𝛼𝛼𝛼𝛼𝛽", TextWidth.Of("𝛼…𝛽", 10), 10));
        Assert.Equal("…", TextWidth.Fit("anything", 1, 10));
        Assert.Equal(["every time", "one unit is", "left out"], TextWidth.Lines("every time one unit is left out", TextWidth.Of("one unit is", 12) + 1, 12, 3));
        Assert.Equal(2, TextWidth.Lines("every time one unit is left out and then some more", 70, 12, 2).Count);
        Assert.Equal([""], TextWidth.Lines("", 70, 12, 2));
        // Helvetica: i 222, W 944 thousandths.
        Assert.Equal(944.0 / 222, TextWidth.Of("W", 12) / TextWidth.Of("i", 12), 9);
    }

    [Fact]
    public void Labels_of_large_numbers_differ()
    {
        AxisTicks ticks = AxisTicks.Around(9.6e8, 1.04e9);
        Assert.Equal(ticks.Values.Count, ticks.Texts.Distinct().Count());
        Assert.Equal(["−0.2", "0.0", "0.2"], AxisTicks.Around(-0.2, 0.2, 2).Texts);
    }

    [Fact]
    public void Mistakes_of_the_caller_are_refused()
    {
        ScatterPlot scores = SampleMetabolites.Scores();
        Refused(() => ScatterFigure.Draw(scores with { Groups = [] }));
        Refused(() => ScatterFigure.Draw(scores with { Groups = [scores.Groups[0], scores.Groups[0]] }));
        Refused(() => ScatterFigure.Draw(scores with { Groups = [new ScatterGroup("a", [new ScatterPoint("x", double.NaN, 0)])] }));
        Refused(() => ScatterFigure.Draw(scores with { Outlines = [new ScatterOutline("o", [1, 2], [1], null)] }));
        Refused(() => BarFigure.Draw(SampleMetabolites.Bars with { Bars = [] }));
        Refused(() => BarFigure.Draw(SampleMetabolites.Bars with { Bars = [new Bar("a", -1)] }));
        Refused(() => BarFigure.Draw(SampleMetabolites.Bars with { Bars = [new Bar("a", double.PositiveInfinity)] }));
        BoxPlot boxes = SampleMetabolites.Boxes(3);
        Refused(() => BoxFigure.Draw(boxes with { Boxes = [] }));
        Refused(() => BoxFigure.Draw(boxes with { Boxes = [new Box("a", "sample", 2, 1, 3, 4, 5)] }));
        Refused(() => BoxFigure.Draw(boxes with { Boxes = [new Box("a", "nobody", 1, 2, 3, 4, 5)] }));
        DotPlot dots = SampleMetabolites.Dots(2);
        Refused(() => DotFigure.Draw(dots with { Dots = [] }));
        Refused(() => DotFigure.Draw(dots with { Dots = [new Dot("a", double.NaN, 1, 0.5)] }));
        Refused(() => DotFigure.Draw(dots with { Dots = [new Dot("a", 1, -1, 0.5)] }));
        Refused(() => DotFigure.Draw(dots with { Dots = [new Dot("a", 1, 1, 1.5)] }));
        Refused(() => SetFigure.Draw(SampleMetabolites.Sets(1)));
        Refused(() => SetFigure.Draw(SampleMetabolites.Sets() with { Sets = [new("a", ["1"]), new("a", ["2"])] }));
        Refused(() => SetFigure.Draw(SampleMetabolites.Sets() with { Sets = [new("a", []), new("b", [])] }));
        Refused(() => SetFigure.Draw(SampleMetabolites.Sets() with { MostCombinations = 0 }));
        ProfilePlot profiles = SampleMetabolites.Profiles(2, 2);
        Refused(() => ProfileFigure.Draw(profiles with { Rows = [] }));
        Refused(() => ProfileFigure.Draw(profiles with { Units = [("a", "a", 0)] }));
        Refused(() => ProfileFigure.Draw(profiles with { Rows = [profiles.Rows[0], new ProfileRow("x", -1, "")] }));
        HeatMap map = SampleMetabolites.HeatMap(3, 3, 0);
        Refused(() => HeatMapFigure.Draw(map with { Rows = ["a"] }));
        Refused(() => HeatMapFigure.Draw(map with { Limits = (1, 1) }));
        Refused(() => HeatMapFigure.Draw(map with { ColumnGroups = [("a", 0)] }));
        Refused(() => HeatMapFigure.Draw(map with { RowTree = new HeatMapTree([(0, 1)], [1], [0, 1, 2]) }));
        Refused(() => HeatMapFigure.Draw(map with { RowTree = new HeatMapTree([(0, 1), (1, 2)], [1, 2], [0, 1, 2]) }));
        Refused(() => HeatMapFigure.Draw(map with { RowTree = new HeatMapTree([(0, 4), (1, 2)], [1, 2], [0, 1, 2]) }));
        Refused(() => HeatMapFigure.Draw(map with { RowTree = new HeatMapTree([(0, 1), (3, 2)], [1, 2], [0, 1, 1]) }));
        static void Refused(Func<FigureDrawing> draw) => Assert.ThrowsAny<ArgumentException>(draw);
    }

    private sealed record DrawnText(string Text, string Align, double Size, double Left, double Right, double Top, double Bottom);

    /// <summary>Every text with the box that it takes by its estimated width.</summary>
    private static IEnumerable<DrawnText> Texts(FigureDrawing drawing) =>
        from layer in Layers(drawing)
        where Text(layer["mark"]!["type"]) == "text"
        from value in Values(layer)
        let text = Text(value!["text"])
        let align = Text(layer["mark"]!["align"])
        let size = Number(layer["mark"]!["fontSize"])
        let length = TextWidth.Of(text, size)
        let x = Number(value["x"])
        let y = Number(value["y"])
        let start = align switch { "left" => 0, "right" => -length, _ => -length / 2 }
        let half = size * 0.4
        select layer["mark"]!["angle"] is null
            ? new DrawnText(text, align, size, x + start, x + start + length, y - half, y + half)
            : new DrawnText(text, align, size, x - half, x + half, y - start - length, y - start);

    private static JsonNode[] Layers(FigureDrawing drawing) => [.. JsonNode.Parse(drawing.SpecJson)!["layer"]!.AsArray().OfType<JsonNode>()];

    private static JsonArray Values(JsonNode layer) => layer["data"]!["values"]!.AsArray();

    private static double Number(JsonNode? node) => node!.GetValue<double>();

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
