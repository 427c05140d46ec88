using System.Text.Json;
using System.Text.Json.Nodes;
using Osteon.Primitives;

namespace Osteon.Reporting.Tests;

/// <summary>What the figures say.</summary>
[Unit]
public sealed class FigureTests
{
    [Fact]
    public void Every_experimental_unit_is_a_point_at_its_value()
    {
        GroupComparison comparison = SampleFigures.Comparison(0);
        JsonNode points = Layers(GroupComparisonFigure.Draw(comparison))[0]!["data"]!["values"]!;
        Assert.Equal(comparison.Arms.SelectMany(a => a.Points).Select(p => p.Value), points.AsArray()
            .Select(p => p!["y"]!.GetValue<double>()));
        Assert.All(points.AsArray(), p =>
            Assert.True(Math.Abs(p!["x"]!.GetValue<double>() - (p["arm"]!.GetValue<string>() == SampleStudy.Control ? 0 : 1)) <= 0.38));
    }

    [Fact]
    public void Mean_and_SD_or_median_and_quartiles_are_those_of_the_points()
    {
        // By hand: mean 26/5, sum of squared deviations 60.8, variance 60.8/4; the quartiles of five values are the second, third and
        // fourth.
        double[] x = [4, 1, 3, 7, 11];
        Assert.Equal((5.2, 5.2 - Math.Sqrt(15.2), 5.2 + Math.Sqrt(15.2)), Spread(x, SpreadKind.MeanSd));
        Assert.Equal((4, 3, 7), Spread(x, SpreadKind.MedianIqr));
        // Places (n - 1)p = 0.75, 1.5, 2.25 between 1, 2, 3, 10.
        Assert.Equal((2.5, 1.75, 4.75), Spread([10, 1, 3, 2], SpreadKind.MedianIqr));
    }

    [Fact]
    public void The_analysis_own_spread_is_drawn_where_it_gives_one()
    {
        GroupComparison comparison = SampleFigures.Comparison(0);
        comparison = comparison with { Arms = [comparison.Arms[0] with { Spread = new ArmSpread(0.2, 0.1, 0.25) }, comparison.Arms[1]] };
        JsonArray whiskers = Layers(GroupComparisonFigure.Draw(comparison))[1]!["data"]!["values"]!.AsArray();
        Assert.Equal((0.1, 0.25), (whiskers[0]!["y"]!.GetValue<double>(), whiskers[0]!["y2"]!.GetValue<double>()));
    }

    [Fact]
    public void Brackets_stand_for_declared_contrasts_only_the_shortest_lowest_with_exact_p()
    {
        FigureDrawing drawing = GroupComparisonFigure.Draw(SampleFigures.FourArms with { PStyle = PValueStyle.Exact, Stars = false });
        (string Text, double Y)[] texts =
        [
            .. Layers(drawing)[^1]!["data"]!["values"]!.AsArray().Select(v => (v!["text"]!.GetValue<string>(), v["y"]!.GetValue<double>())),
        ];
        Assert.Equal(["p = 0.0412", "p < 0.0001", "p = 0.200"], texts.Select(t => t.Text));
        Assert.Equal(texts[0].Y, texts[1].Y);
        Assert.True(texts[2].Y > texts[1].Y);
        Assert.All(SampleFigures.FourArms.Arms.SelectMany(a => a.Points), p => Assert.True(p.Value < texts[0].Y));
        Assert.Contains("A declared contrast without bracket has no p value", drawing.Caption.ToString());
    }

    [Fact]
    public void More_than_six_contrasts_are_left_to_the_table()
    {
        string[] arms = ["a", "b", "c", "d", "e"];
        var comparison = new GroupComparison
        {
            Axis = new FigureAxis("y", "mm"),
            Arms = [.. arms.Select((a, i) => new ComparisonArm(a, [new FigurePoint("1", i), new FigurePoint("2", i + 1)]))],
            Contrasts = [.. from i in Enumerable.Range(0, 5) from j in Enumerable.Range(0, i) select new ContrastP(arms[i], arms[j], 0.01)],
        };
        FigureDrawing drawing = GroupComparisonFigure.Draw(comparison);
        Assert.DoesNotContain("p = 0.0100", drawing.SpecJson);
        Assert.Contains("The 10 declared contrasts are in the table of contrasts", drawing.Caption.ToString());
    }

    [Fact]
    public void The_caption_says_what_is_shown()
    {
        string caption = GroupComparisonFigure.Draw(SampleFigures.Comparison(1)).Caption.ToString();
        Assert.Contains("Points: rats (Hydrogel alone n\u00A0=\u00A08, Hydrogel + EV n\u00A0=\u00A08)", caption);
        Assert.Contains("Line and whiskers: mean ± SD", caption);
        Assert.Contains("Brackets: declared contrasts (Welch's t test, Holm-adjusted)", caption);
        string other = GroupComparisonFigure.Draw(SampleFigures.FourArms).Caption.ToString();
        Assert.Contains("median and interquartile range", other);
        Assert.Contains("**** p < 0.0001", other);
        Assert.Contains("BV (mm³)", GroupComparisonFigure.Draw(SampleFigures.Comparison(1)).SpecJson);
    }

    [Fact]
    public void Empty_and_single_arms_keep_their_place()
    {
        var comparison = new GroupComparison
        {
            Axis = new FigureAxis("y"),
            Arms = [new ComparisonArm("none", []), new ComparisonArm("one", [new FigurePoint("1", 3)])],
        };
        FigureDrawing drawing = GroupComparisonFigure.Draw(comparison);
        Assert.Contains("n = 0", drawing.Alt);
        Assert.Equal(1, drawing.Data.RowCount);
        Assert.Single(Layers(drawing));
    }

    [Fact]
    public void Text_in_axis_expressions_cannot_leave_its_literal()
    {
        const string Evil = "\"]][0] + warn('x') + [[\" \\ ' ` \u2028 </script>";
        GroupComparison comparison = SampleFigures.Comparison(0);
        comparison = comparison with { Contrasts = [], Arms = [comparison.Arms[0] with { Label = Evil }, comparison.Arms[1]] };
        string expression = Layers(GroupComparisonFigure.Draw(comparison))[0]!["encoding"]!["x"]!["axis"]!["labelExpr"]!.GetValue<string>();
        string literals = expression[..expression.LastIndexOf("[indexof(", StringComparison.Ordinal)];
        string[][] parsed = JsonSerializer.Deserialize<string[][]>(literals)!;
        Assert.Equal(Evil.Split(' ', StringSplitOptions.RemoveEmptyEntries), string.Join(' ', parsed[0].SkipLast(1)).Split(' '));
    }

    [Fact]
    public void A_threshold_splits_the_histogram_and_is_named()
    {
        FigureDrawing drawing = GreyHistogramFigure.Draw(SampleFigures.Histogram);
        JsonArray layers = Layers(drawing);
        double lastBelow = layers[0]!["data"]!["values"]!.AsArray()[^1]!["x"]!.GetValue<double>();
        Assert.Equal(lastBelow, layers[1]!["data"]!["values"]!.AsArray()[0]!["x"]!.GetValue<double>());
        Assert.InRange(lastBelow, 6240, 6240 + 64);
        Assert.Equal(6240, layers[2]!["data"]!["values"]![0]!["x"]!.GetValue<double>());
        Assert.Contains("threshold 6240 (Otsu)", drawing.SpecJson);
        Assert.Equal(512, drawing.Data.RowCount);
        Assert.Equal(SampleFigures.Histogram.Counts.Sum(), ((IntegerColumn)drawing.Data["voxels"]).Values.Sum());
    }

    [Theory]
    [InlineData(-500, 256, 0)]
    [InlineData(20000, 0, 256)]
    public void A_threshold_outside_the_histogram_widens_the_axis(double threshold, int bone, int marrow)
    {
        JsonArray layers = Layers(GreyHistogramFigure.Draw(SampleFigures.Histogram with { Threshold = threshold }));
        JsonArray domain = layers[0]!["encoding"]!["x"]!["scale"]!["domain"]!.AsArray();
        Assert.Equal((Math.Min(0, threshold), Math.Max(16384, threshold)), (domain[0]!.GetValue<double>(), domain[1]!.GetValue<double>()));
        Assert.Equal(3, layers.Count);
        Assert.Equal(bone + marrow + 1, layers[0]!["data"]!["values"]!.AsArray().Count);
        Assert.Equal(bone > 0 ? ArmPalette.Color(0) : "#9a9a9a", layers[0]!["mark"]!["color"]!.GetValue<string>());
    }

    [Fact]
    public void Simulated_data_say_so_in_the_drawing_itself()
    {
        foreach (FigureDrawing drawing in (FigureDrawing[])[GroupComparisonFigure.Draw(SampleFigures.Comparison(0)),
            GreyHistogramFigure.Draw(SampleFigures.Histogram),
            EstimateFigure.Draw(SampleFigures.Estimates), SeriesFigure.Draw(SampleFigures.Release)])
            Assert.Equal("simulated data", JsonNode.Parse(drawing.SpecJson)!["title"]!["text"]!.GetValue<string>());
    }

    [Fact]
    public void Mistakes_of_the_caller_are_refused()
    {
        GroupComparison good = SampleFigures.Comparison(0);
        Assert.Throws<ArgumentException>(() => GroupComparisonFigure.Draw(good with { Arms = [] }));
        Assert.Throws<ArgumentException>(() => GroupComparisonFigure.Draw(good with { Arms = [good.Arms[0], good.Arms[0]] }));
        Assert.Throws<ArgumentException>(() =>
            GroupComparisonFigure.Draw(good with { Contrasts = [new ContrastP("x", SampleStudy.Control, 0.1)] }));
        ComparisonArm notFinite = good.Arms[0] with { Points = [new FigurePoint("a", double.NaN)] };
        Assert.Throws<ArgumentException>(() => GroupComparisonFigure.Draw(good with { Arms = [notFinite, good.Arms[1]] }));
        Assert.Throws<ArgumentException>(() => GreyHistogramFigure.Draw(SampleFigures.Histogram with { Counts = [1] }));
        Assert.Throws<ArgumentException>(() =>
            EstimateFigure.Draw(SampleFigures.Estimates with { Rows = [new EstimateRow("a", 1, 2, 3)] }));
        Assert.Throws<ArgumentException>(() => SeriesFigure.Draw(SampleFigures.Release with { Series = [new Series("a", [1, 2], [1])] }));
    }

    [Fact]
    public void The_first_eight_arms_differ_in_colour_and_in_shape()
    {
        Assert.Equal(8, Enumerable.Range(0, 8).Select(ArmPalette.Color).Distinct().Count());
        Assert.Equal(8, Enumerable.Range(0, 8).Select(ArmPalette.Shape).Distinct().Count());
        Assert.Equal(64, Enumerable.Range(0, 64).Select(i => (ArmPalette.Color(i), ArmPalette.Shape(i))).Distinct().Count());
    }

    private static JsonArray Layers(FigureDrawing drawing) => JsonNode.Parse(drawing.SpecJson)!["layer"]!.AsArray();

    private static (double, double, double) Spread(double[] values, SpreadKind kind)
    {
        ArmSpread spread = SampleSpread.Of(values, kind)!;
        return (spread.Centre, spread.Low!.Value, spread.High!.Value);
    }
}
