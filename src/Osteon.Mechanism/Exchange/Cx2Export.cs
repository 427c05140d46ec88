using System.Text.Json;

namespace Osteon.Mechanism;

/// <summary>
/// CX2, the exchange format of Cytoscape and NDEx (version 2.0): one array of aspects. Nodes and edges are numbered in the order of the
/// graph; their own
/// ids stand in the attribute <c>id</c>. Positions are those of <see cref="MechanismLayout"/>, and the style maps the sign to colour and
/// head, so that
/// the network looks like the drawing without further work.
/// </summary>
public static class Cx2Export
{
    private const string ListOfText = "list_of_string";

    private static readonly (string Name, string Type)[] NodeAttributes =
        [("name", "string"), ("id", "string"), ("kind", "string"), ("full_name", "string"), ("xref", ListOfText), ("alias", ListOfText), ("note", "string")];

    private static readonly (string Name, string Type)[] EdgeAttributes =
    [
        ("name", "string"), ("id", "string"), ("interaction", "string"), ("sign", "string"), ("mechanism", "string"), ("direct", "boolean"),
        ("context", ListOfText), ("supports", "integer"), ("refutes", "integer"), ("mentions", "integer"), ("studies", "integer"), ("belief", "double"),
        ("evidence_types", ListOfText), ("citation", ListOfText), ("claims", ListOfText), ("cautions", ListOfText), ("note", "string"),
    ];

    /// <summary>Writes the graph.</summary>
    public static void Write(MechanismGraph graph, ExportOptions options, TextWriter output) => ExportText.Json(output, json =>
    {
        MechanismDrawing drawing = MechanismLayout.Of(graph);
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteString("CXVersion", "2.0");
        json.WriteBoolean("hasFragments", false);
        json.WriteEndObject();
        MetaData(json, graph);
        Aspect(json, "attributeDeclarations", () => Declarations(json));
        Aspect(json, "networkAttributes", () =>
        {
            json.WriteStartObject();
            json.WriteString("name", options.Title);
            if (options.Description is { } description) json.WriteString("description", description);
            if (options.Generator is { } generator) json.WriteString("generator", generator);
            json.WriteEndObject();
        });
        Aspect(json, "nodes", () => Nodes(json, graph, drawing));
        Aspect(json, "edges", () => Edges(json, graph, options));
        Aspect(json, "visualProperties", () => Style(json));
        Aspect(json, "status", () =>
        {
            json.WriteStartObject();
            json.WriteString("error", "");
            json.WriteBoolean("success", true);
            json.WriteEndObject();
        });
        json.WriteEndArray();
    });

    private static void Aspect(Utf8JsonWriter json, string name, Action write)
    {
        json.WriteStartObject();
        json.WriteStartArray(name);
        write();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void MetaData(Utf8JsonWriter json, MechanismGraph graph) => Aspect(json, "metaData", () =>
    {
        (string Name, int Count)[] aspects =
        [
            ("attributeDeclarations", 1), ("networkAttributes", 1), ("nodes", graph.Nodes.Count), ("edges", graph.Edges.Count), ("visualProperties", 1),
        ];
        foreach ((string name, int count) in aspects)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteNumber("elementCount", count);
            json.WriteEndObject();
        }
    });

    private static void Declarations(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        Declare(json, "networkAttributes", [("name", "string"), ("description", "string"), ("generator", "string")]);
        Declare(json, "nodes", NodeAttributes);
        Declare(json, "edges", EdgeAttributes);
        json.WriteEndObject();
    }

    private static void Declare(Utf8JsonWriter json, string aspect, (string Name, string Type)[] attributes)
    {
        json.WriteStartObject(aspect);
        foreach ((string name, string type) in attributes)
        {
            json.WriteStartObject(name);
            json.WriteString("d", type);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Nodes(Utf8JsonWriter json, MechanismGraph graph, MechanismDrawing drawing)
    {
        for (int n = 0; n < graph.Nodes.Count; n++)
        {
            Node node = graph.Nodes[n];
            json.WriteStartObject();
            json.WriteNumber("id", n);
            json.WriteNumber("x", drawing.Nodes[n].X);
            json.WriteNumber("y", drawing.Nodes[n].Y);
            json.WriteStartObject("v");
            json.WriteString("name", node.Label);
            json.WriteString("id", node.Id);
            json.WriteString("kind", MechWords.Word(node.Kind));
            if (node.Name is { } name) json.WriteString("full_name", name);
            List(json, "xref", node.Xrefs);
            List(json, "alias", node.Aliases);
            if (node.Note is { } note) json.WriteString("note", note);
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    private static void Edges(Utf8JsonWriter json, MechanismGraph graph, ExportOptions options)
    {
        for (int e = 0; e < graph.Edges.Count; e++)
        {
            EdgeSummary edge = EdgeSummary.Of(graph.Edges[e], options);
            json.WriteStartObject();
            json.WriteNumber("id", e);
            json.WriteNumber("s", graph.FromIndex[e]);
            json.WriteNumber("t", graph.ToIndex[e]);
            json.WriteStartObject("v");
            json.WriteString("name", $"{graph.Nodes[graph.FromIndex[e]].Label} ({edge.Relation}) {graph.Nodes[graph.ToIndex[e]].Label}");
            json.WriteString("id", edge.Edge.Id);
            json.WriteString("interaction", edge.Relation);
            json.WriteString("sign", edge.Sign);
            if (edge.Mechanism is { } mechanism) json.WriteString("mechanism", mechanism);
            if (edge.Edge.Direct is { } direct) json.WriteBoolean("direct", direct);
            List(json, "context", edge.Context);
            json.WriteNumber("supports", edge.Supports);
            json.WriteNumber("refutes", edge.Refutes);
            json.WriteNumber("mentions", edge.Mentions);
            json.WriteNumber("studies", edge.Studies);
            if (edge.Belief is { } belief) json.WriteNumber("belief", belief);
            List(json, "evidence_types", edge.Types);
            List(json, "citation", edge.References);
            List(json, "claims", edge.Claims);
            List(json, "cautions", edge.Cautions);
            if (edge.Edge.Note is { } note) json.WriteString("note", note);
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    private static void List(Utf8JsonWriter json, string name, IReadOnlyList<string> items)
    {
        if (items.Count == 0) return;
        json.WriteStartArray(name);
        foreach (string item in items) json.WriteStringValue(item);
        json.WriteEndArray();
    }

    private static void Style(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("default");
        json.WriteStartObject("network");
        json.WriteString("NETWORK_BACKGROUND_COLOR", "#ffffff");
        json.WriteEndObject();
        json.WriteStartObject("node");
        json.WriteString("NODE_SHAPE", "round-rectangle");
        json.WriteString("NODE_BACKGROUND_COLOR", "#f2f2f2");
        json.WriteNumber("NODE_HEIGHT", MechanismLayout.NodeHeight);
        json.WriteNumber("NODE_WIDTH", 110);
        json.WriteNumber("NODE_LABEL_FONT_SIZE", 12);
        json.WriteEndObject();
        json.WriteStartObject("edge");
        json.WriteNumber("EDGE_WIDTH", 1.5);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("nodeMapping");
        json.WriteStartObject("NODE_LABEL");
        json.WriteString("type", "PASSTHROUGH");
        json.WriteStartObject("definition");
        json.WriteString("attribute", "name");
        json.WriteString("type", "string");
        json.WriteEndObject();
        json.WriteEndObject();
        Discrete(json, "NODE_BACKGROUND_COLOR", "kind", Enum.GetValues<NodeKind>().Select(k => (MechWords.Word(k), SignStyle.Fill(k))));
        json.WriteEndObject();
        json.WriteStartObject("edgeMapping");
        Relation[] relations = Enum.GetValues<Relation>();
        Discrete(json, "EDGE_LINE_COLOR", "interaction", relations.Select(r => (RelationWords.Word(r), SignStyle.Of(r).Colour)));
        Discrete(json, "EDGE_TARGET_ARROW_COLOR", "interaction", relations.Select(r => (RelationWords.Word(r), SignStyle.Of(r).Colour)));
        Discrete(json, "EDGE_TARGET_ARROW_SHAPE", "interaction", relations.Select(r => (RelationWords.Word(r), Head(SignStyle.Of(r).Head))));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Discrete(Utf8JsonWriter json, string property, string attribute, IEnumerable<(string Value, string Property)> map)
    {
        json.WriteStartObject(property);
        json.WriteString("type", "DISCRETE");
        json.WriteStartObject("definition");
        json.WriteString("attribute", attribute);
        json.WriteString("type", "string");
        json.WriteStartArray("map");
        foreach ((string value, string shown) in map)
        {
            json.WriteStartObject();
            json.WriteString("v", value);
            json.WriteString("vp", shown);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Head(string head) => head switch
    {
        "arrow" => "triangle",
        "bar" => "tee",
        "diamond" => "diamond",
        "none" => "none",
        _ => "circle",
    };
}
