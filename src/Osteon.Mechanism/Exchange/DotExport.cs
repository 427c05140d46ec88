using System.Globalization;
using System.Text;

namespace Osteon.Mechanism;

/// <summary>
/// The graph for Graphviz: shape by kind of node, colour and head by sign (arrow raises, bar lowers, circle not signed), tooltip with the
/// counts of
/// evidence, link to the first reference. Colour is never the only sign.
/// </summary>
public static class DotExport
{
    /// <summary>Writes the graph.</summary>
    public static void Write(MechanismGraph graph, ExportOptions options, TextWriter output)
    {
        output.Write("digraph mechanism {\n");
        output.Write($"  graph [rankdir=LR, charset=\"UTF-8\", fontname=\"sans-serif\", label={Quoted(options.Title)}];\n");
        output.Write("  node [fontname=\"sans-serif\", fontsize=11, shape=box, style=\"rounded,filled\", fillcolor=white];\n");
        output.Write("  edge [fontname=\"sans-serif\", fontsize=9];\n");
        foreach (Node node in graph.Nodes)
        {
            output.Write(
                $"  {Quoted(node.Id)} [label={Quoted(node.Label)}, tooltip={Quoted(node.Name ?? node.Id)}, shape={Shape(node.Kind)}, " +
                $"fillcolor=\"{SignStyle.Fill(node.Kind)}\", comment={Quoted(MechWords.Word(node.Kind))}];\n");
        }

        for (int e = 0; e < graph.Edges.Count; e++) Write(graph, e, options, output);
        output.Write("}\n");
    }

    private static void Write(MechanismGraph graph, int index, ExportOptions options, TextWriter output)
    {
        EdgeSummary edge = EdgeSummary.Of(graph.Edges[index], options);
        string tooltip = edge.Line(graph.Nodes[graph.FromIndex[index]].Label, graph.Nodes[graph.ToIndex[index]].Label);
        SignStyle style = SignStyle.Of(edge.Edge.Relation);
        string line = $"  {Quoted(edge.Edge.From)} -> {Quoted(edge.Edge.To)} [id={Quoted(edge.Edge.Id)}, color=\"{style.Colour}\", " +
            $"arrowhead={Head(edge.Edge.Relation)}, style={(style.Dashes is null ? "solid" : "dashed")}, tooltip={Quoted(tooltip)}, " +
            $"edgetooltip={Quoted(tooltip)}, comment={Quoted(edge.Sign)}";
        if (edge.Mechanism is { } mechanism) line += $", label={Quoted(mechanism)}";
        if (edge.Belief is { } belief)
            line += string.Create(CultureInfo.InvariantCulture, $", penwidth={0.5 + (2 * Math.Clamp(belief, 0, 1)):0.###}");
        if (edge.References.Select(EdgeSummary.Address).OfType<string>().FirstOrDefault() is { } address) line += $", URL={Quoted(address)}";
        output.Write(line + "];\n");
    }

    private static string Shape(NodeKind kind) => kind switch
    {
        NodeKind.Cell => "ellipse",
        NodeKind.Vesicle or NodeKind.Carrier or NodeKind.Material => "hexagon",
        NodeKind.Mirna or NodeKind.Lncrna or NodeKind.Circrna => "parallelogram",
        NodeKind.Pathway or NodeKind.Process or NodeKind.Phase => "cds",
        NodeKind.Outcome or NodeKind.Indication => "octagon",
        _ => "box",
    };

    private static string Head(Relation relation) => relation switch
    {
        Relation.Raises => "normal",
        Relation.Lowers => "tee",
        Relation.Unknown => "odot",
        Relation.ContextDependent => "odiamond",
        Relation.Association => "none",
        Relation.Contains => "dot",
        Relation.Structural => "vee",
        _ => "empty",
    };

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in ExportText.OneLine(ExportText.Clean(text)))
        {
            if (c is '"' or '\\') quoted.Append('\\');
            quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }
}
