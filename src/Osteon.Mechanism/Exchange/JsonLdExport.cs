using System.Text.Json;

namespace Osteon.Mechanism;

/// <summary>
/// JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/). Every node, edge, evidence and fact is a resource: an edge is no bare triple, since a
/// triple could carry
/// neither sign nor evidence. Terms are those of the vocabulary <c>urn:osteon:mechanism:</c>; references are addresses at doi.org and
/// PubMed,
/// identifiers of nodes addresses at identifiers.org. The context is inside the file, nothing is fetched.
/// </summary>
public static class JsonLdExport
{
    private const string Vocabulary = "urn:osteon:mechanism:";

    private static readonly string[] Links = ["subject", "object", "reference", "sameAs", "source", "recipient", "carrier", "phase", "indication"];

    /// <summary>Writes the graph.</summary>
    public static void Write(MechanismGraph graph, ExportOptions options, TextWriter output) => ExportText.Json(output, json =>
    {
        json.WriteStartObject();
        Context(json);
        json.WriteString("@id", "urn:osteon:graph");
        json.WriteString("@type", "Graph");
        json.WriteString("title", options.Title);
        if (options.Description is { } description) json.WriteString("description", description);
        json.WriteStartArray("node");
        foreach (Node node in graph.Nodes) Write(json, node);
        json.WriteEndArray();
        json.WriteStartArray("edge");
        foreach (Edge edge in graph.Edges) Write(json, EdgeSummary.Of(edge, options));
        json.WriteEndArray();
        json.WriteStartArray("fact");
        foreach (Fact fact in graph.Facts) Write(json, fact);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>The address of a node, edge or fact.</summary>
    public static string Address(string kind, string id) => $"urn:osteon:{kind}:{Uri.EscapeDataString(id).Replace("%3A", ":", StringComparison.Ordinal)}";

    /// <summary>The address of an identifier in the registry identifiers.org, for example <c>hgnc:14063</c>.</summary>
    public static string Identifier(string xref)
    {
        int colon = xref.IndexOf(':', StringComparison.Ordinal);
        string prefix = xref[..colon], accession = Uri.EscapeDataString(xref[(colon + 1)..]);
        return prefix switch
        {
            "CL" or "GO" or "CHEBI" or "UBERON" or "MONDO" or "PR" => $"https://identifiers.org/{prefix}:{accession}",
            "KEGG" => $"https://identifiers.org/kegg.compound:{accession}",
            "WP" => $"https://identifiers.org/wikipathways:{accession}",
            _ => $"https://identifiers.org/{prefix.ToLowerInvariant()}:{accession}",
        };
    }

    private static void Context(Utf8JsonWriter json)
    {
        json.WriteStartObject("@context");
        json.WriteString("@vocab", Vocabulary);
        foreach (string link in Links)
        {
            json.WriteStartObject(link);
            json.WriteString("@id", Vocabulary + link);
            json.WriteString("@type", "@id");
            json.WriteEndObject();
        }

        json.WriteStartObject("belief");
        json.WriteString("@id", Vocabulary + "belief");
        json.WriteString("@type", "http://www.w3.org/2001/XMLSchema#double");
        json.WriteEndObject();
        json.WriteString("label", "http://www.w3.org/2000/01/rdf-schema#label");
        json.WriteString("title", "http://purl.org/dc/terms/title");
        json.WriteString("description", "http://purl.org/dc/terms/description");
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Node node)
    {
        json.WriteStartObject();
        json.WriteString("@id", Address("node", node.Id));
        json.WriteString("@type", "Node");
        json.WriteString("label", node.Label);
        json.WriteString("kind", MechWords.Word(node.Kind));
        Text(json, "name", node.Name);
        List(json, "alias", node.Aliases);
        List(json, "sameAs", [.. node.Xrefs.Where(x => x.Contains(':', StringComparison.Ordinal)).Select(Identifier)]);
        Text(json, "note", node.Note);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, EdgeSummary edge)
    {
        json.WriteStartObject();
        json.WriteString("@id", Address("edge", edge.Edge.Id));
        json.WriteString("@type", "Edge");
        json.WriteString("subject", Address("node", edge.Edge.From));
        json.WriteString("relation", edge.Relation);
        json.WriteString("object", Address("node", edge.Edge.To));
        json.WriteString("sign", edge.Sign);
        Text(json, "mechanism", edge.Mechanism);
        if (edge.Edge.Direct is { } direct) json.WriteBoolean("direct", direct);
        Text(json, "note", edge.Edge.Note);
        foreach ((string key, string value) in edge.Edge.Context.Stated())
            json.WriteString(key, EdgeContext.NodeKeys.Contains(key) ? Address("node", value) : value);
        json.WriteNumber("supports", edge.Supports);
        json.WriteNumber("refutes", edge.Refutes);
        json.WriteNumber("mentions", edge.Mentions);
        json.WriteNumber("studies", edge.Studies);
        if (edge.Belief is { } belief) json.WriteNumber("belief", belief);
        Write(json, "edge", edge.Edge.Id, edge.Edge.Evidence);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Fact fact)
    {
        json.WriteStartObject();
        json.WriteString("@id", Address("fact", fact.Id));
        json.WriteString("@type", "Fact");
        json.WriteString("subject", Address("node", fact.Subject));
        json.WriteString("property", fact.Property);
        json.WriteString("value", fact.Value);
        Text(json, "unit", fact.Unit);
        Text(json, "note", fact.Note);
        Write(json, "fact", fact.Id, fact.Evidence);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string owner, string id, IReadOnlyList<Evidence> evidences)
    {
        if (evidences.Count == 0) return;
        json.WriteStartArray("evidence");
        for (int i = 0; i < evidences.Count; i++)
        {
            Evidence evidence = evidences[i];
            json.WriteStartObject();
            json.WriteString("@id", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Address(owner, id)}:evidence:{i + 1}"));
            json.WriteString("@type", "Evidence");
            json.WriteString("claim", evidence.Claim);
            json.WriteString("evidenceType", MechWords.Word(evidence.Type));
            json.WriteString("stance", MechWords.Word(evidence.Stance));
            List(json, "reference", [.. evidence.References.Select(EdgeSummary.Address).OfType<string>()]);
            if (evidence.Cited.Count > 0)
            {
                json.WriteStartArray("cited");
                foreach (int cited in evidence.Cited) json.WriteNumberValue(cited);
                json.WriteEndArray();
            }

            Text(json, "cohort", evidence.Cohort);
            Text(json, "place", evidence.Place);
            Text(json, "caution", evidence.Caution);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    private static void List(Utf8JsonWriter json, string name, IReadOnlyList<string> items)
    {
        if (items.Count == 0) return;
        json.WriteStartArray(name);
        foreach (string item in items) json.WriteStringValue(item);
        json.WriteEndArray();
    }
}
