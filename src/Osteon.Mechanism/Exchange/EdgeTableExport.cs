using System.Globalization;

namespace Osteon.Mechanism;

/// <summary>
/// One tab-separated row per edge: ends with their labels, relation, sign, mechanism, directness, context, counts of evidence, belief,
/// references, claims,
/// cautions and note. Lists are separated by <c>|</c>. Facts and nodes without edges are not in it.
/// </summary>
public static class EdgeTableExport
{
    /// <summary>Names of the columns.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "id", "subject", "relation", "object", "subject_label", "object_label", "sign", "mechanism", "direct",
        .. EdgeContext.Keys, "supports", "refutes", "mentions", "studies", "belief", "evidence_types", "references", "claims", "cautions", "note",
    ];

    /// <summary>Writes the graph.</summary>
    public static void Write(MechanismGraph graph, ExportOptions options, TextWriter output)
    {
        output.Write(string.Join('\t', Columns) + "\n");
        for (int e = 0; e < graph.Edges.Count; e++)
        {
            EdgeSummary edge = EdgeSummary.Of(graph.Edges[e], options);
            string?[] cells =
            [
                edge.Edge.Id, edge.Edge.From, edge.Relation, edge.Edge.To, graph.Nodes[graph.FromIndex[e]].Label, graph.Nodes[graph.ToIndex[e]].Label,
                edge.Sign, edge.Mechanism, edge.Edge.Direct switch { true => "yes", false => "no", null => null },
                .. EdgeContext.Keys.Select(k => edge.Edge.Context[k]),
                Number(edge.Supports), Number(edge.Refutes), Number(edge.Mentions), Number(edge.Studies),
                edge.Belief?.ToString("R", CultureInfo.InvariantCulture), string.Join('|', edge.Types), string.Join('|', edge.References),
                string.Join('|', edge.Claims), string.Join('|', edge.Cautions.Select(c => c.Replace('|', '/'))), edge.Edge.Note,
            ];
            output.Write(string.Join('\t', cells.Select(Cell)) + "\n");
        }
    }

    private static string Cell(string? text)
    {
        if (text is null) return "";
        string line = ExportText.OneLine(text);
        return line.Contains('"', StringComparison.Ordinal) ? $"\"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : line;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
