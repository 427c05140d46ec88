using System.Globalization;
using System.Text;
using System.Xml;

namespace Osteon.Mechanism;

/// <summary>
/// The layered drawing as SVG 1.1: complete without script, fonts or style sheets from elsewhere. Colour and head of a line tell the
/// relation, its weight
/// the belief, a pale line that no evidence supports it; every line and box has a tooltip, and a line with a reference is a link to it.
/// </summary>
public static class SvgExport
{
    private const string Space = "http://www.w3.org/2000/svg";
    private const double LegendHeight = 30;

    /// <summary>Writes the graph.</summary>
    public static void Write(MechanismGraph graph, ExportOptions options, TextWriter output) =>
        Write(graph, MechanismLayout.Of(graph), options, output);

    /// <summary>Writes the graph as it was placed.</summary>
    public static void Write(MechanismGraph graph, MechanismDrawing drawing, ExportOptions options, TextWriter output) => ExportText.Xml(output, xml =>
    {
        double width = Math.Max(drawing.Width, 900), height = drawing.Height + LegendHeight;
        xml.WriteStartElement("svg", Space);
        xml.WriteAttributeString("viewBox", $"0 0 {Number(width)} {Number(height)}");
        xml.WriteAttributeString("width", Number(width));
        xml.WriteAttributeString("height", Number(height));
        xml.WriteAttributeString("role", "img");
        xml.WriteAttributeString("font-family", "Helvetica, Arial, 'Liberation Sans', sans-serif");
        xml.WriteAttributeString("font-size", "12");
        xml.WriteElementString("title", Space, ExportText.Clean(options.Title));
        if (options.Description is { } description) xml.WriteElementString("desc", Space, ExportText.Clean(description));
        Heads(xml);
        Rectangle(xml, (0, 0, width, height), "#ffffff", null);
        foreach (DrawnBand band in drawing.Bands)
        {
            Rectangle(xml, (band.Left - 10, 30, band.Right - band.Left + 20, drawing.Height - 36), "#fafafa", "#ececec");
            Text(xml, band.Title, ((band.Left + band.Right) / 2, 22), "middle", "#444444");
        }

        xml.WriteStartElement("g", Space);
        xml.WriteAttributeString("fill", "none");
        for (int e = 0; e < graph.Edges.Count; e++) Write(xml, graph, e, drawing.Edges[e], options);
        xml.WriteEndElement();
        for (int n = 0; n < graph.Nodes.Count; n++) Write(xml, graph.Nodes[n], drawing.Nodes[n]);
        Legend(xml, drawing.Height + 12);
        xml.WriteEndElement();
    });

    /// <summary>The path of a line: curves between the points, horizontal at each.</summary>
    public static string Path(DrawnEdge edge)
    {
        var path = new StringBuilder();
        DrawingPoint first = edge.Points[0], last = edge.Points[^1];
        path.Append('M').Append(Number(first.X)).Append(' ').Append(Number(first.Y));
        for (int i = 1; i < edge.Points.Count; i++)
        {
            DrawingPoint from = edge.Points[i - 1], to = edge.Points[i];
            if (edge.Points.Count > 2 && i % 2 == 0 && i + 1 < edge.Points.Count)
            {
                path.Append('H').Append(Number(to.X));
                continue;
            }

            if (first == last)
            {
                // A node on itself.
                path.Append(CultureInfo.InvariantCulture, $"C{Number(from.X + 40)} {Number(from.Y - 18)} {Number(from.X + 40)} {Number(from.Y + 18)} ");
            }
            else
            {
                double reach = (to.X - from.X) / 2;
                (double start, double end) = edge.IsWithinColumn ? (Bow(from, to), Bow(from, to)) : (from.X + reach, to.X - reach);
                path.Append(CultureInfo.InvariantCulture, $"C{Number(start)} {Number(from.Y)} {Number(end)} {Number(to.Y)} ");
            }

            path.Append(Number(to.X)).Append(' ').Append(Number(to.Y));
        }

        return path.ToString();
    }

    /// <summary>How far a line between two nodes of one column goes out to the right.</summary>
    private static double Bow(DrawingPoint from, DrawingPoint to) => Math.Max(from.X, to.X) + Math.Min(60, 18 + (Math.Abs(to.Y - from.Y) / 10));

    private static void Write(XmlWriter xml, MechanismGraph graph, int index, DrawnEdge line, ExportOptions options)
    {
        EdgeSummary edge = EdgeSummary.Of(graph.Edges[index], options);
        SignStyle style = SignStyle.Of(edge.Edge.Relation);
        string? address = edge.References.Select(EdgeSummary.Address).OfType<string>().FirstOrDefault();
        xml.WriteStartElement("g", Space);
        xml.WriteAttributeString("id", "edge-" + edge.Edge.Id);
        xml.WriteAttributeString("class", "edge");
        xml.WriteAttributeString("data-from", edge.Edge.From);
        xml.WriteAttributeString("data-to", edge.Edge.To);
        xml.WriteAttributeString("data-relation", edge.Relation);
        xml.WriteAttributeString("data-types", string.Join(' ', edge.Types));
        foreach ((string key, string value) in edge.Edge.Context.Stated()) xml.WriteAttributeString("data-" + key, ExportText.Clean(value));
        string tooltip = edge.Line(graph.Nodes[graph.FromIndex[index]].Label, graph.Nodes[graph.ToIndex[index]].Label);
        xml.WriteElementString("title", Space, ExportText.Clean(tooltip));
        if (address is not null)
        {
            xml.WriteStartElement("a", Space);
            xml.WriteAttributeString("href", address);
        }

        xml.WriteStartElement("path", Space);
        xml.WriteAttributeString("d", Path(line));
        xml.WriteAttributeString("stroke", style.Colour);
        xml.WriteAttributeString("stroke-width", Number(edge.Belief is { } belief ? 0.8 + (1.7 * Math.Clamp(belief, 0, 1)) : 1.4));
        if (style.Dashes is { } dashes) xml.WriteAttributeString("stroke-dasharray", dashes);
        if (edge.Supports == 0) xml.WriteAttributeString("stroke-opacity", "0.4");
        if (style.Head != "none") xml.WriteAttributeString("marker-end", $"url(#head-{edge.Relation})");
        xml.WriteEndElement();
        if (address is not null) xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, Node node, DrawnNode box)
    {
        xml.WriteStartElement("g", Space);
        xml.WriteAttributeString("id", "node-" + node.Id);
        xml.WriteAttributeString("class", "node");
        xml.WriteAttributeString("data-kind", MechWords.Word(node.Kind));
        xml.WriteElementString("title", Space, ExportText.Clean(node.Name is { } name ? $"{node.Label}: {name} ({node.Id})" : $"{node.Label} ({node.Id})"));
        Rectangle(xml, (box.X - (box.Width / 2), box.Y - (box.Height / 2), box.Width, box.Height), SignStyle.Fill(node.Kind), "#777777");
        for (int i = 0; i < box.Lines.Count; i++)
            Text(xml, box.Lines[i], (box.X, box.Y + 4 + ((i - ((box.Lines.Count - 1) / 2.0)) * 15)), "middle", "#111111");
        xml.WriteEndElement();
    }

    private static void Heads(XmlWriter xml)
    {
        xml.WriteStartElement("defs", Space);
        foreach (Relation relation in Enum.GetValues<Relation>())
        {
            SignStyle style = SignStyle.Of(relation);
            if (style.Head == "none") continue;
            xml.WriteStartElement("marker", Space);
            xml.WriteAttributeString("id", "head-" + RelationWords.Word(relation));
            xml.WriteAttributeString("viewBox", "0 0 10 10");
            xml.WriteAttributeString("refX", "9");
            xml.WriteAttributeString("refY", "5");
            xml.WriteAttributeString("markerWidth", "9");
            xml.WriteAttributeString("markerHeight", "9");
            xml.WriteAttributeString("markerUnits", "userSpaceOnUse");
            xml.WriteAttributeString("orient", "auto");
            xml.WriteStartElement("path", Space);
            xml.WriteAttributeString("d", style.Head switch
            {
                "arrow" => "M0 0L10 5L0 10Z",
                "bar" => "M7 0H10V10H7Z",
                "diamond" => "M0 5L5 0L10 5L5 10Z",
                _ => "M2 5A4 4 0 1 1 10 5A4 4 0 1 1 2 5Z",
            });
            bool open = style.Head is "circle" or "diamond";
            xml.WriteAttributeString("fill", open ? "#ffffff" : style.Colour);
            if (open) xml.WriteAttributeString("stroke", style.Colour);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Legend(XmlWriter xml, double y)
    {
        double x = 24;
        foreach (Relation relation in Enum.GetValues<Relation>())
        {
            SignStyle style = SignStyle.Of(relation);
            xml.WriteStartElement("path", Space);
            xml.WriteAttributeString("d", $"M{Number(x)} {Number(y)}h26");
            xml.WriteAttributeString("stroke", style.Colour);
            xml.WriteAttributeString("stroke-width", "1.6");
            xml.WriteAttributeString("fill", "none");
            if (style.Dashes is { } dashes) xml.WriteAttributeString("stroke-dasharray", dashes);
            if (style.Head != "none") xml.WriteAttributeString("marker-end", $"url(#head-{RelationWords.Word(relation)})");
            xml.WriteEndElement();
            string word = RelationWords.Word(relation).Replace('-', ' ');
            Text(xml, word, (x + 32, y + 4), "start", "#333333");
            x += 32 + LabelText.Width(word) + 14;
        }
    }

    private static void Rectangle(XmlWriter xml, (double X, double Y, double Width, double Height) at, string fill, string? stroke)
    {
        xml.WriteStartElement("rect", Space);
        xml.WriteAttributeString("x", Number(at.X));
        xml.WriteAttributeString("y", Number(at.Y));
        xml.WriteAttributeString("width", Number(Math.Max(0, at.Width)));
        xml.WriteAttributeString("height", Number(Math.Max(0, at.Height)));
        if (stroke is not null) xml.WriteAttributeString("rx", "4");
        xml.WriteAttributeString("fill", fill);
        if (stroke is not null) xml.WriteAttributeString("stroke", stroke);
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string text, (double X, double Y) at, string anchor, string fill)
    {
        xml.WriteStartElement("text", Space);
        xml.WriteAttributeString("x", Number(at.X));
        xml.WriteAttributeString("y", Number(at.Y));
        xml.WriteAttributeString("text-anchor", anchor);
        xml.WriteAttributeString("fill", fill);
        xml.WriteString(ExportText.Clean(text));
        xml.WriteEndElement();
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
