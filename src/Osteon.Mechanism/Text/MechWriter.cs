using System.Globalization;
using System.Text;

namespace Osteon.Mechanism;

/// <summary>
/// Writes the canonical text: nodes by kind and id, then edges, facts and omissions by id, keys in a fixed order, quotes only where needed, LF. Reading
/// it back gives the same graph, and writing that the same text. Comments and the division into files are not kept.
/// </summary>
public static class MechWriter
{
    /// <summary>The whole graph as one text.</summary>
    /// <exception cref="ArgumentException">A value holds a character that the format cannot carry, or an entry of a list holds <c>|</c>.</exception>
    public static string Write(MechanismGraph graph)
    {
        var text = new StringBuilder();
        foreach (Node node in graph.Nodes.OrderBy(n => n.Kind).ThenBy(n => n.Id, StringComparer.Ordinal)) Write(text, node);
        foreach (Edge edge in graph.Edges) Write(text, edge);
        foreach (Fact fact in graph.Facts) Write(text, fact);
        foreach (Omission omission in graph.Omissions)
        {
            text.Append("omit ").Append(omission.Claim);
            Pair(text, "reason", omission.Reason);
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The texts by the files that the records came from, in the order of their names; records without a file stand under <c>graph.mech</c>.</summary>
    public static IReadOnlyList<(string File, string Text)> WriteByFile(MechanismGraph graph)
    {
        const string Fallback = "graph.mech";
        string[] files =
        [
            .. graph.Nodes.Select(n => n.Location?.File).Concat(graph.Edges.Select(e => e.Location?.File)).Concat(graph.Facts.Select(f => f.Location?.File))
                .Concat(graph.Omissions.Select(o => o.Location?.File)).Select(f => f ?? Fallback).Distinct().Order(StringComparer.Ordinal),
        ];
        return [.. files.Select(f => (f, Part(graph, f, Fallback)))];
    }

    private static string Part(MechanismGraph graph, string file, string fallback)
    {
        var text = new StringBuilder();
        foreach (Node node in graph.Nodes.Where(n => (n.Location?.File ?? fallback) == file)) Write(text, node);
        foreach (Edge edge in graph.Edges.Where(e => (e.Location?.File ?? fallback) == file)) Write(text, edge);
        foreach (Fact fact in graph.Facts.Where(f => (f.Location?.File ?? fallback) == file)) Write(text, fact);
        foreach (Omission omission in graph.Omissions.Where(o => (o.Location?.File ?? fallback) == file))
        {
            text.Append("omit ").Append(omission.Claim);
            Pair(text, "reason", omission.Reason);
            text.Append('\n');
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, Node node)
    {
        text.Append("node ").Append(node.Id);
        Pair(text, "kind", MechWords.Word(node.Kind));
        Pair(text, "symbol", node.Symbol);
        Pair(text, "name", node.Name);
        Pair(text, "xref", Joined(node.Xrefs));
        Pair(text, "alias", Joined(node.Aliases));
        Pair(text, "note", node.Note);
        text.Append('\n');
    }

    private static void Write(StringBuilder text, Edge edge)
    {
        text.Append("edge ").Append(edge.Id).Append(' ').Append(edge.From).Append(' ').Append(MechWords.Arrow(edge.Relation)).Append(' ').Append(edge.To);
        Pair(text, "mechanism", MechWords.Word(edge.Mechanism));
        Pair(text, "direct", edge.Direct switch { true => "yes", false => "no", null => null });
        Pair(text, "note", edge.Note);
        Pair(text, "unqualified", edge.Unqualified is { } reason ? MechWords.Word(reason) : null);
        text.Append('\n');
        if (!edge.Context.IsEmpty)
        {
            text.Append("  context");
            foreach ((string key, string value) in edge.Context.Stated()) Pair(text, key, value);
            text.Append('\n');
        }

        foreach (Evidence evidence in edge.Evidence) Write(text, evidence);
        foreach (ModelTerm term in edge.ModelTerms)
        {
            text.Append("  model");
            Pair(text, "term", term.Term);
            Pair(text, "param", term.Parameter);
            text.Append('\n');
        }
    }

    private static void Write(StringBuilder text, Fact fact)
    {
        text.Append("fact ").Append(fact.Id);
        Pair(text, "subject", fact.Subject);
        Pair(text, "property", fact.Property);
        Pair(text, "value", fact.Value);
        Pair(text, "unit", fact.Unit);
        Pair(text, "note", fact.Note);
        text.Append('\n');
        foreach (Evidence evidence in fact.Evidence) Write(text, evidence);
    }

    private static void Write(StringBuilder text, Evidence evidence)
    {
        text.Append("  evidence ").Append(evidence.Claim);
        Pair(text, "type", MechWords.Word(evidence.Type));
        Pair(text, "stance", MechWords.Word(evidence.Stance));
        Pair(text, "place", evidence.Place);
        Pair(text, "ref", Joined(evidence.References));
        Pair(text, "cited", Joined([.. evidence.Cited.Select(c => c.ToString(CultureInfo.InvariantCulture))]));
        Pair(text, "cohort", evidence.Cohort);
        Pair(text, "caution", evidence.Caution);
        text.Append('\n');
    }

    private static string? Joined(IReadOnlyList<string> items)
    {
        foreach (string item in items)
            if (item.Contains('|', StringComparison.Ordinal)) throw new ArgumentException($"an entry of a list holds '|': {item}", nameof(items));
        return items.Count == 0 ? null : string.Join("|", items);
    }

    private static void Pair(StringBuilder text, string key, string? value)
    {
        if (value is null) return;
        if (value.Any(MechText.IsForbidden)) throw new ArgumentException($"the value of {key} holds a control character", nameof(value));
        text.Append(' ').Append(key).Append('=');
        if (value.Contains(' ', StringComparison.Ordinal) || value.Contains('"', StringComparison.Ordinal))
            text.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else text.Append(value);
    }
}
