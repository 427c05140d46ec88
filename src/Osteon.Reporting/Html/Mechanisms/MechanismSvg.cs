using System.Globalization;
using Osteon.Mechanism;

namespace Osteon.Reporting;

/// <summary>
/// The layered drawing of a mechanism block inside the page: every line is a link to its evidence, every box with a measured result has a
/// ring and a sign. All looks are attributes, so that the drawing can be saved alone.
/// </summary>
internal sealed class MechanismSvg(MarkupWriter page, MechanismView view)
{
    private const string Space = "http://www.w3.org/2000/svg";
    private const string Ink = "#14181c";
    private const double FullWidthBelow = 2000;

    /// <summary>Widths below which the drawing is not shrunk; classes of the style sheet.</summary>
    private static readonly int[] MinimumWidths = [1400, 1200, 1000, 800, 600, 450, 300];

    public void Write()
    {
        MechanismGraph graph = view.Graph;
        MechanismDrawing drawing = MechanismLayout.Of(graph);
        page.Open("svg", ("xmlns", Space), ("class", "mechsvg " + MinimumWidth(drawing.Width)),
            ("viewBox", $"0 0 {Number(drawing.Width)} {Number(drawing.Height)}"), ("width", Number(drawing.Width)),
            ("height", Number(drawing.Height)), ("role", "group"), ("aria-label", "Drawing: " + view.Block.Title),
            ("font-family", "Helvetica, Arial, 'Liberation Sans', sans-serif"), ("font-size", "12"));
        page.Element("title", view.Block.Title);
        Heads(page, view.Block.Id, [.. graph.Edges.Select((e, i) => MechanismView.DrawnAs(e, view.Kinds[i])).Distinct().Order()]);
        Box((0, 0, drawing.Width, drawing.Height), "#ffffff", null);
        foreach (DrawnBand band in drawing.Bands)
        {
            Box((band.Left - 10, 30, band.Right - band.Left + 20, drawing.Height - 36), "#f8f9fa", "#e6e9ec");
            Text(band.Title, (band.Left + band.Right) / 2, 22, "#444444", "band");
        }

        page.Open("g", ("fill", "none"));
        for (int e = 0; e < graph.Edges.Count; e++) Line(e, drawing.Edges[e]);
        page.Close("g");
        for (int n = 0; n < graph.Nodes.Count; n++) Node(graph.Nodes[n], drawing.Nodes[n]);
        page.Close("svg");
    }

    /// <summary>Heads of lines as markers, whose identifiers begin with that of the block.</summary>
    public static void Heads(MarkupWriter page, string block, IReadOnlyList<Relation> relations)
    {
        Relation[] headed = [.. relations.Where(r => SignStyle.Of(r).Head != "none")];
        if (headed.Length == 0) return;
        page.Open("defs");
        foreach (Relation relation in headed)
        {
            SignStyle style = SignStyle.Of(relation);
            bool open = style.Head is "circle" or "diamond";
            page.Open("marker", ("id", HeadId(block, relation)), ("viewBox", "0 0 10 10"), ("refX", "9"), ("refY", "5"),
                ("markerWidth", "9"),
                ("markerHeight", "9"), ("markerUnits", "userSpaceOnUse"), ("orient", "auto"));
            page.Void("path", ("d", style.Head switch
            {
                "arrow" => "M0 0L10 5L0 10Z",
                "bar" => "M7 0H10V10H7Z",
                "diamond" => "M0 5L5 0L10 5L5 10Z",
                _ => "M2 5A4 4 0 1 1 10 5A4 4 0 1 1 2 5Z",
            }), ("fill", open ? "#ffffff" : style.Colour), ("stroke", open ? style.Colour : null));
            page.Close("marker");
        }

        page.Close("defs");
    }

    public static string HeadId(string block, Relation relation) => $"{block}-head-{RelationWords.Word(relation)}";

    private static string MinimumWidth(double width)
    {
        if (width >= FullWidthBelow) return "full";
        int least = Array.Find(MinimumWidths, w => w <= 0.8 * width);
        return least == 0 ? "small" : string.Create(CultureInfo.InvariantCulture, $"min-{least}");
    }

    private void Line(int index, DrawnEdge line)
    {
        Edge edge = view.Graph.Edges[index];
        EdgeBelief belief = view.Graph.Beliefs[index];
        Relation drawnAs = MechanismView.DrawnAs(edge, view.Kinds[index]);
        SignStyle style = SignStyle.Of(drawnAs);
        string path = SvgExport.Path(line), sentence = EdgeWording.Sentence(view.Block.Graph, edge);
        page.Open("a", ("class", "mechline"), ("href", view.Block.EdgeTarget(edge.Id)), ("data-edge", edge.Id), ("data-from", edge.From),
            ("data-to", edge.To), ("data-relation", RelationWords.Word(edge.Relation)),
                ("data-kind", MechanismView.Word(view.Kinds[index])),
            ("aria-label", sentence));
        page.Element("title", sentence);
        // A wide line that is not seen, so that a thin one can be pointed at.
        page.Void("path", ("class", "hit"), ("d", path), ("stroke", "#ffffff"), ("stroke-opacity", "0"), ("stroke-width", "9"),
            ("pointer-events", "stroke"));
        page.Void("path", ("class", "line"), ("d", path), ("stroke", style.Colour),
            ("stroke-width", Number(belief.Support.Studies > 0 ? 0.8 + (1.7 * belief.Support.Belief) : 1)),
                ("stroke-dasharray", style.Dashes),
            ("stroke-opacity", belief.Support.Studies > 0 ? null : "0.45"),
            ("marker-end", style.Head == "none" ? null : $"url(#{HeadId(view.Block.Id, drawnAs)})"));
        page.Close("a");
    }

    private void Node(Node node, DrawnNode box)
    {
        MeasuredMark[] marks = [.. view.Marks[node.Id]];
        MarkDirection[] signs = [.. marks.Select(m => m.Direction).Distinct()];
        page.Open("g", ("class", marks.Length > 0 ? "mechnode marked" : "mechnode"), ("data-node", node.Id),
            ("data-kind", MechWords.Word(node.Kind)), ("data-x", Number(box.X)), ("data-y", Number(box.Y)), ("data-w", Number(box.Width)),
            ("data-h", Number(box.Height)), ("data-label", string.Join('\n', box.Lines)),
            ("data-marks", signs.Length == 0 ? null : string.Concat(signs.Select(MarkSign.Character))));
        string name = node.Name is { } full && full != node.Label ? $"{node.Label}: {full} ({node.Id})" : $"{node.Label} ({node.Id})";
        page.Element("title", string.Join(". ", marks.Select(m => $"{MarkSign.Word(m.Direction)}: {m.Text}").Prepend(name)));
        double left = box.X - (box.Width / 2), top = box.Y - (box.Height / 2);
        if (marks.Length > 0)
        {
            page.Void("rect", ("class", "ring"), ("x", Number(left - 3)), ("y", Number(top - 3)), ("width", Number(box.Width + 6)),
                ("height", Number(box.Height + 6)), ("rx", "7"), ("fill", "none"), ("stroke", Ink), ("stroke-width", "2.2"));
        }

        Box((left, top, box.Width, box.Height), SignStyle.Fill(node.Kind), "#777777");
        for (int i = 0; i < box.Lines.Count; i++)
            Text(box.Lines[i], box.X, box.Y + 4 + ((i - ((box.Lines.Count - 1) / 2.0)) * 15), "#111111", null);
        for (int i = 0; i < signs.Length; i++) Badge(signs[i], left + box.Width + 1 - (17 * (signs.Length - 1 - i)), top - 2);
        page.Close("g");
    }

    private void Badge(MarkDirection direction, double x, double y)
    {
        page.Void("circle", ("cx", Number(x)), ("cy", Number(y)), ("r", "8"), ("fill", Ink), ("stroke", "#ffffff"),
            ("stroke-width", "1.2"));
        page.Void("path", ("d", MarkSign.Path(direction)), ("transform", $"translate({Number(x)} {Number(y)})"), ("fill", "#ffffff"));
        if (direction == MarkDirection.Changed)
        {
            page.Void("circle", ("cx", Number(x)), ("cy", Number(y)), ("r", "4.2"), ("fill", "none"), ("stroke", "#ffffff"),
                ("stroke-width", "1"));
        }
    }

    private void Box((double X, double Y, double Width, double Height) at, string fill, string? stroke) =>
        page.Void("rect", ("x", Number(at.X)), ("y", Number(at.Y)), ("width", Number(Math.Max(0, at.Width))),
            ("height", Number(Math.Max(0, at.Height))), ("rx", stroke is null ? null : "4"), ("fill", fill), ("stroke", stroke));

    private void Text(string text, double x, double y, string fill, string? style) =>
        page.Element("text", text, ("class", style), ("x", Number(x)), ("y", Number(y)), ("text-anchor", "middle"), ("fill", fill));

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
