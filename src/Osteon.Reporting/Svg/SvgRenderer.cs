using System.Text.Json;
using System.Text.Json.Nodes;
using Osteon.Primitives;

namespace Osteon.Reporting;

/// <summary>
/// Draws Vega-Lite figures as SVG: one Node.js process for a whole batch, with the drawing libraries that the report embeds and no access
/// to any file or address. The drawings of equal specifications are equal bytes, on every machine, while the libraries' versions are
/// pinned: widths of text are estimated, not measured with the machine's fonts. Nothing here throws for want of Node.js; figures without
/// SVG are drawn by the browser. Findings: OST-FIG-001 no Node.js, 002 Node.js too old, 003 a figure could not be drawn, 004 time ran out
/// or the process broke off, 005 a drawing was refused because of what it holds, 006 the library warned of a figure.
/// </summary>
public static class SvgRenderer
{
    /// <summary>
    /// Draws the figures. Checks for cancellation all the time and ends the process then; <see cref="OperationCanceledException"/>.
    /// Progress is per figure. A specification that is not JSON throws <see cref="ArgumentException"/>.
    /// </summary>
    public static SvgRendering Render(IReadOnlyList<SvgRequest> figures, SvgRendererParameters? parameters, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(figures);
        parameters ??= new SvgRendererParameters();
        string[] requests = [.. figures.Select(RequestLine)];
        if (figures.Count == 0) return new SvgRendering([], []);
        context.Cancellation.ThrowIfCancellationRequested();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("osteon-figures-");
        try
        {
            foreach (string name in (string[])[FrontendFile.Vega, FrontendFile.VegaLite, FrontendFile.RenderScript])
                FrontendFile.CopyTo(name, folder.FullName);
            return new SvgBatch(figures, requests, parameters, context).Run(Path.Combine(folder.FullName, FrontendFile.RenderScript));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string RequestLine(SvgRequest figure, int index)
    {
        ReportId.Check(figure.Id);
        try
        {
            return new JsonObject { ["id"] = index, ["spec"] = JsonNode.Parse(figure.SpecJson) }.ToJsonString();
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"the specification of figure '{figure.Id}' is not JSON: {e.Message}", nameof(figure), e);
        }
    }
}
