using System.Globalization;
using System.Xml;

namespace Osteon.Mechanism;

/// <summary>
/// GraphML (http://graphml.graphdrawing.org). All edges are written as directed, since many readers refuse graphs of both kinds: what an
/// edge is, and
/// whether it has a direction at all, says its attribute <c>relation</c>. Lists are one text with <c>|</c>.
/// </summary>
public static class GraphMlExport
{
    private const string Space = "http://graphml.graphdrawing.org/xmlns";

    private static readonly (string Name, string Type)[] NodeKeys =
        [("label", "string"), ("kind", "string"), ("name", "string"), ("xref", "string"), ("alias", "string"), ("note", "string")];

    private static readonly (string Name, string Type)[] EdgeKeys =
    [
        ("relation", "string"), ("sign", "string"), ("mechanism", "string"), ("direct", "boolean"), ("context", "string"), ("supports", "int"),
        ("refutes", "int"), ("mentions", "int"), ("studies", "int"), ("belief", "double"), ("evidence_types", "string"), ("references", "string"),
        ("claims", "string"), ("cautions", "string"), ("note", "string"),
    ];

    /// <summary>Writes the graph.</summary>
    public static void Write(MechanismGraph graph, ExportOptions options, TextWriter output) => ExportText.Xml(output, xml =>
    {
        xml.WriteStartElement("graphml", Space);
        foreach ((string name, string type) in NodeKeys) Key(xml, "n_" + name, "node", name, type);
        foreach ((string name, string type) in EdgeKeys) Key(xml, "e_" + name, "edge", name, type);
        Key(xml, "g_title", "graph", "title", "string");
        Key(xml, "g_description", "graph", "description", "string");
        xml.WriteStartElement("graph", Space);
        xml.WriteAttributeString("id", "mechanism");
        xml.WriteAttributeString("edgedefault", "directed");
        Data(xml, "g_title", options.Title);
        Data(xml, "g_description", options.Description);
        foreach (Node node in graph.Nodes) Write(xml, node);
        foreach (Edge edge in graph.Edges) Write(xml, EdgeSummary.Of(edge, options));
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static void Write(XmlWriter xml, Node node)
    {
        xml.WriteStartElement("node", Space);
        xml.WriteAttributeString("id", node.Id);
        Data(xml, "n_label", node.Label);
        Data(xml, "n_kind", MechWords.Word(node.Kind));
        Data(xml, "n_name", node.Name);
        Data(xml, "n_xref", Joined(node.Xrefs));
        Data(xml, "n_alias", Joined(node.Aliases));
        Data(xml, "n_note", node.Note);
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, EdgeSummary edge)
    {
        xml.WriteStartElement("edge", Space);
        xml.WriteAttributeString("id", edge.Edge.Id);
        xml.WriteAttributeString("source", edge.Edge.From);
        xml.WriteAttributeString("target", edge.Edge.To);
        Data(xml, "e_relation", edge.Relation);
        Data(xml, "e_sign", edge.Sign);
        Data(xml, "e_mechanism", edge.Mechanism);
        Data(xml, "e_direct", edge.Edge.Direct switch { true => "true", false => "false", null => null });
        Data(xml, "e_context", Joined(edge.Context));
        Data(xml, "e_supports", Number(edge.Supports));
        Data(xml, "e_refutes", Number(edge.Refutes));
        Data(xml, "e_mentions", Number(edge.Mentions));
        Data(xml, "e_studies", Number(edge.Studies));
        Data(xml, "e_belief", edge.Belief?.ToString("R", CultureInfo.InvariantCulture));
        Data(xml, "e_evidence_types", Joined(edge.Types));
        Data(xml, "e_references", Joined(edge.References));
        Data(xml, "e_claims", Joined(edge.Claims));
        Data(xml, "e_cautions", Joined(edge.Cautions));
        Data(xml, "e_note", edge.Edge.Note);
        xml.WriteEndElement();
    }

    private static void Key(XmlWriter xml, string id, string owner, string name, string type)
    {
        xml.WriteStartElement("key", Space);
        xml.WriteAttributeString("id", id);
        xml.WriteAttributeString("for", owner);
        xml.WriteAttributeString("attr.name", name);
        xml.WriteAttributeString("attr.type", type);
        xml.WriteEndElement();
    }

    private static void Data(XmlWriter xml, string key, string? value)
    {
        if (value is null) return;
        xml.WriteStartElement("data", Space);
        xml.WriteAttributeString("key", key);
        xml.WriteString(ExportText.Clean(value));
        xml.WriteEndElement();
    }

    private static string? Joined(IReadOnlyList<string> items) => items.Count == 0 ? null : string.Join('|', items);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
