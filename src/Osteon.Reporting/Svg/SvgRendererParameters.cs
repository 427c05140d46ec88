using Osteon.Primitives;

namespace Osteon.Reporting;

/// <summary>A figure to be drawn.</summary>
/// <param name="Id">Its identifier; prefixes every identifier inside the drawing, so that several drawings can stand in one page.</param>
/// <param name="SpecJson">Its Vega-Lite specification.</param>
public sealed record SvgRequest(string Id, string SpecJson);

/// <summary>How figures are drawn.</summary>
public sealed record SvgRendererParameters
{
    /// <summary>Path or name of the Node.js program. Default <c>node</c>, looked up on the PATH.</summary>
    public string Node { get; init; } = "node";

    /// <summary>The oldest usable main version of Node.js. Default 18.</summary>
    public int MinimumNodeVersion { get; init; } = 18;

    /// <summary>How long the whole batch may take before it is stopped. Default two minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);
}

/// <summary>What came of drawing a batch of figures.</summary>
/// <param name="Svgs">The drawings in the order of the requests; null for a figure that could not be drawn.</param>
/// <param name="Findings">Why not, or what the drawing library warned of.</param>
public sealed record SvgRendering(IReadOnlyList<string?> Svgs, IReadOnlyList<Finding> Findings);
