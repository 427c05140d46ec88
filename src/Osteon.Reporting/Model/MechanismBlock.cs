using System.Globalization;
using Osteon.Mechanism;

namespace Osteon.Reporting;

/// <summary>What was measured at a node; drawn as a sign and said as a word, never by colour alone.</summary>
public enum MarkDirection
{
    /// <summary>It is higher: ▲.</summary>
    Up,

    /// <summary>It is lower: ▼.</summary>
    Down,

    /// <summary>It was found: ●.</summary>
    Present,

    /// <summary>It is over-represented in a list of measured things, which is no direction: ◆.</summary>
    Enriched,

    /// <summary>It differs and the direction cannot be said in one word: ◐.</summary>
    Changed,
}

/// <summary>A measured result that stands at a node of the graph.</summary>
/// <param name="Node">Id of the node. A mark of a node that the graph does not hold is listed below the drawing and not drawn.</param>
/// <param name="Direction">What was measured.</param>
/// <param name="Text">A sentence for the reader, for example <c>BV/TV is higher in BMSC-exo, p = 0.01</c>.</param>
public sealed record MeasuredMark(string Node, MarkDirection Direction, string Text);

/// <summary>
/// A part of the mechanism graph: a layered drawing (vesicle and carrier, cargo, target, pathway, cell, outcome) with the measured results
/// lit up on it, and below it every edge with its evidence, one folded part each with the identifier <c>ID-edge-EDGE</c>, for example
/// <c>mechanism-edge-e-1234</c>, to which sentences elsewhere in the report may link (<see cref="EdgeTarget"/>). Complete without
/// JavaScript; scripts add filters and, where asked for, a drawing that can be moved and enlarged. Nodes that no edge of the part reaches
/// are drawn only if a mark stands at them.
/// </summary>
/// <param name="Id">Identifier for links.</param>
/// <param name="Title">Heading, and the name of the drawing for readers who cannot see it.</param>
/// <param name="Graph">The part that is shown; take it with <see cref="GraphSelection"/>.</param>
public sealed record MechanismBlock(string Id, string Title, MechanismGraph Graph) : Block
{
    /// <summary>Measured results; several may stand at one node.</summary>
    public IReadOnlyList<MeasuredMark> Marks { get; init; } = [];

    /// <summary>Sentence below the title, or null.</summary>
    public RichText? Caption { get; init; }

    /// <summary>Whether the reader may switch to a drawing that can be moved and enlarged. Default true.</summary>
    public bool Interactive { get; init; } = true;

    /// <summary>The target of a link to the evidence of an edge, for <see cref="RichText.Link"/>.</summary>
    public string EdgeTarget(string edge) => "#" + EdgeId(edge);

    /// <summary>The identifier of the part that holds the evidence of an edge.</summary>
    internal string EdgeId(string edge) => EdgeId(Id, edge);

    /// <summary>The same for a block that is not at hand; characters that no identifier of a report holds are written as their
    /// numbers.</summary>
    internal static string EdgeId(string block, string edge) => $"{block}-edge-" + string.Concat(edge.Select(c =>
        char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' ? c.ToString()
            : string.Create(CultureInfo.InvariantCulture, $"_{(int)c:x4}")));
}
