using Osteon.Primitives;

namespace Osteon.Reporting;

/// <summary>Draws the figures of a report.</summary>
public static class ReportFigures
{
    /// <summary>
    /// The report with every figure that has no drawing yet drawn as SVG, in one go, and the findings about those that could not be.
    /// Without Node.js the report comes back as it was with one warning; the browser then draws the figures.
    /// </summary>
    public static (Report Report, IReadOnlyList<Finding> Findings) Draw(Report report, SvgRendererParameters? parameters,
        RunContext context)
    {
        FigureBlock[] figures = [.. report.Sections.SelectMany(s => s.Blocks).OfType<FigureBlock>().Where(f => f.Svg is null)];
        if (figures.Length == 0) return (report, []);
        SvgRendering drawn = SvgRenderer.Render([.. figures.Select(f => new SvgRequest(f.Id, f.Drawing.SpecJson))], parameters, context);
        var svgs = figures.Zip(drawn.Svgs).ToDictionary(p => p.First.Id, p => p.Second, StringComparer.Ordinal);
        Section[] sections = [.. report.Sections.Select(s => s with { Blocks = [.. s.Blocks.Select(With)] })];
        return (report with { Sections = sections }, drawn.Findings);

        Block With(Block block) => block is FigureBlock { Svg: null } figure ? figure with { Svg = svgs[figure.Id] } : block;
    }
}
