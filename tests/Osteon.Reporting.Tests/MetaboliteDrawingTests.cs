using Osteon.Primitives;

namespace Osteon.Reporting.Tests;

/// <summary>Figures of metabolites, drawn.</summary>
[EndToEnd]
public sealed class MetaboliteDrawingTests
{
    [Fact]
    public void Usual_and_extreme_figures_are_drawn_without_a_warning()
    {
        Node.Require();
        KeyValuePair<string, Func<FigureDrawing>>[] cases = [.. SampleMetabolites.Cases];
        FigureDrawing[] drawings = [.. cases.Select(c => c.Value())];
        SvgRendering drawn = SvgRenderer.Render([.. cases.Select((c, i) => new SvgRequest(c.Key, drawings[i].SpecJson))], null, RunContext.Default);
        string folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "actual", "cases")).FullName;
        foreach ((string name, string? svg) in cases.Select(c => c.Key).Zip(drawn.Svgs)) File.WriteAllText(Path.Combine(folder, name + ".svg"), svg);
        Assert.Empty(drawn.Findings);
        Assert.All(drawn.Svgs, svg => Assert.DoesNotContain("NaN", svg));
    }
}
