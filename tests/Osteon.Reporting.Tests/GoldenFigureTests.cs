using System.Text.Json;
using System.Text.RegularExpressions;
using Osteon.Primitives;

namespace Osteon.Reporting.Tests;

/// <summary>
/// The specifications of the figures, byte for byte. A difference is a change of the figures that users publish: look at the drawing, then
/// at the difference, and only then change the file in Golden/ by hand (the new text is written below the test program, in actual/).
/// </summary>
[Golden]
public sealed partial class GoldenFigureTests
{
    public static TheoryData<string> Names => [.. Figures.Keys];

    private static readonly Dictionary<string, Func<FigureDrawing>> Figures = new(SampleMetabolites.Golden)
    {
        ["two-arms"] = () => GroupComparisonFigure.Draw(SampleFigures.Comparison(0)),
        ["four-arms"] = () => GroupComparisonFigure.Draw(SampleFigures.FourArms),
        ["histogram"] = () => GreyHistogramFigure.Draw(SampleFigures.Histogram),
        ["estimates"] = () => EstimateFigure.Draw(SampleFigures.Estimates),
        ["release"] = () => SeriesFigure.Draw(SampleFigures.Release),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void The_specification_is_the_stored_one(string name)
    {
        string actual = Figures[name]().SpecJson + "\n";
        string folder = Path.Combine(AppContext.BaseDirectory, "actual");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name + ".vl.json"), actual);
        string stored = Path.Combine(SharedData.RepositoryRoot, "tests", "Osteon.Reporting.Tests", "Golden", name + ".vl.json");
        Assert.True(File.Exists(stored), $"Golden/{name}.vl.json is missing; what was made lies in {folder}");
        Assert.Equal(File.ReadAllText(stored), actual);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_specification_loads_nothing_and_names_its_schema(string name)
    {
        string spec = Figures[name]().SpecJson;
        Assert.StartsWith("{\n  \"$schema\": \"https://vega.github.io/schema/vega-lite/v6.json\"", spec);
        Assert.DoesNotContain("\"url\"", spec);
        Assert.Single(Address().Matches(spec));
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(spec).RootElement.ValueKind);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_drawing_is_made_without_a_warning_and_is_the_same_bytes_every_time(string name)
    {
        Node.Require();
        SvgRequest[] requests = [new("a", Figures[name]().SpecJson), new("a2", Figures[name]().SpecJson)];
        SvgRendering drawn = SvgRenderer.Render(requests, null, RunContext.Default);
        Assert.Empty(drawn.Findings);
        Assert.Equal(drawn.Svgs[0], SvgRenderer.Render(requests, null, RunContext.Default).Svgs[0]);
        Assert.Equal(drawn.Svgs[0]!.Replace("\"a-", "\"a2-", StringComparison.Ordinal).Replace("#a-", "#a2-", StringComparison.Ordinal),
            drawn.Svgs[1]);
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "actual")).FullName, name
            + ".svg"), drawn.Svgs[0]);
    }

    [GeneratedRegex("https?://")]
    private static partial Regex Address();
}
