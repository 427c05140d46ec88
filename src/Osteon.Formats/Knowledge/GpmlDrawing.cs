using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>A node of type Metabolite.</summary>
/// <param name="Id">What lines refer to.</param>
/// <param name="Label">Its text.</param>
/// <param name="Group">The group it is in.</param>
/// <param name="Database">The collection of its identifier.</param>
/// <param name="Identifier">Its identifier.</param>
/// <param name="Line">Line of the file.</param>
internal sealed record GpmlNode(string? Id, string Label, string? Group, string? Database, string? Identifier, int Line);

/// <summary>A line between two things, with the heads at its ends, folded to lower-case letters.</summary>
internal sealed record GpmlLine(string? Start, string StartHead, string? End, string EndHead);

/// <summary>What of a drawing in GPML is needed, whichever version it is of.</summary>
internal sealed class GpmlDrawing
{
    public string? Id { get; private set; }

    public string? Title { get; private set; }

    public string? Organism { get; private set; }

    public List<GpmlNode> Nodes { get; } = [];

    public List<GpmlLine> Lines { get; } = [];

    /// <summary>The line on which an anchor sits.</summary>
    public Dictionary<string, GpmlLine> Anchors { get; } = new(StringComparer.Ordinal);

    /// <summary>In GPML 2013a members name their group by another identifier than lines do.</summary>
    public Dictionary<string, string> GroupNames { get; } = new(StringComparer.Ordinal);

    public static GpmlDrawing Read(KnowledgePart part, KnowledgeLimits limits, RunContext context)
    {
        var drawing = new GpmlDrawing();
        using var xml = new KnowledgeXml(part, limits, context);
        int rootDepth = 0;
        while (xml.NextElement())
        {
            switch (xml.Element)
            {
                case "Pathway" when xml.Depth == 0:
                    drawing.Title = xml.Attribute("Name") ?? xml.Attribute("title");
                    drawing.Organism = xml.Attribute("Organism") ?? xml.Attribute("organism");
                    drawing.Id = WikiPathwaysReader.IdIn(xml.Attribute("Version") ?? xml.Attribute("version") ?? "");
                    rootDepth = xml.Depth;
                    break;
                case "Xref" when xml.Depth == rootDepth + 1:
                    drawing.Id ??= WikiPathwaysReader.IdIn(xml.Attribute("identifier") ?? xml.Attribute("ID") ?? "");
                    break;
                case "DataNode":
                    drawing.ReadNode(xml);
                    break;
                case "Group":
                    if ((xml.Attribute("GroupId"), xml.Attribute("GraphId")) is ({ Length: > 0 } group, { Length: > 0 } graph))
                        drawing.GroupNames.TryAdd(group, graph);
                    break;
                case "Interaction":
                    drawing.ReadLine(xml);
                    break;
            }
        }

        return drawing;
    }

    private void ReadNode(KnowledgeXml xml)
    {
        string type = xml.Attribute("Type") ?? xml.Attribute("type") ?? "";
        if (type != "Metabolite")
        {
            xml.Skip();
            return;
        }

        string label = xml.Attribute("TextLabel") ?? xml.Attribute("textLabel") ?? "";
        string? id = xml.Attribute("GraphId") ?? xml.Attribute("elementId");
        string? group = xml.Attribute("GroupRef") ?? xml.Attribute("groupRef");
        int line = xml.Here.Line ?? 0;
        string? database = null, identifier = null;
        if (!xml.IsEmpty)
        {
            int depth = xml.Depth;
            while (xml.NextInside(depth))
            {
                // A state of a node (a phosphorylation) has a reference of its own, one level further down.
                if (xml.Element == "Xref" && xml.Depth == depth + 1)
                {
                    database = xml.Attribute("Database") ?? xml.Attribute("dataSource");
                    identifier = xml.Attribute("ID") ?? xml.Attribute("identifier");
                }
                else
                {
                    xml.Skip();
                }
            }
        }

        Nodes.Add(new GpmlNode(id, label, group, database, identifier?.Trim(), line));
    }

    private void ReadLine(KnowledgeXml xml)
    {
        if (xml.IsEmpty) return;
        int depth = xml.Depth;
        var points = new List<(string? Reference, string Head)>();
        var anchors = new List<string>();
        while (xml.NextInside(depth))
        {
            if (xml.Element == "Point")
            {
                (string? Reference, string Head) point = (
                    xml.Attribute("GraphRef") ?? xml.Attribute("elementRef"), GpmlReader.Fold(xml.Attribute("ArrowHead") ?? xml.Attribute("arrowHead")));
                // Only the ends count; a line may have any number of bends.
                if (points.Count < 2) points.Add(point);
                else points[1] = point;
            }
            else if (xml.Element == "Anchor" && (xml.Attribute("GraphId") ?? xml.Attribute("elementId")) is { Length: > 0 } anchor)
            {
                anchors.Add(anchor);
            }
        }

        if (points.Count < 2) return;
        var line = new GpmlLine(points[0].Reference, points[0].Head, points[1].Reference, points[1].Head);
        Lines.Add(line);
        foreach (string anchor in anchors) Anchors.TryAdd(anchor, line);
    }
}
