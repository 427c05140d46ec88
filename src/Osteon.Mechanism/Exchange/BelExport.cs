using System.Globalization;
using System.Text;

namespace Osteon.Mechanism;

/// <summary>
/// Biological Expression Language 2 script (https://language.bel.bio), one statement for each supporting or naming evidence, with its
/// citation, stance and
/// context as annotations. BEL cannot deny: refuting evidence stands in comments and is asserted nowhere. Relations that BEL lacks are
/// written as
/// <c>association</c> with the annotation <c>Relation</c>, which says what is meant.
/// </summary>
public static class BelExport
{
    private static readonly string[] Annotations =
        ["Claim", "Stance", "EvidenceType", "Relation", "Mechanism", "Place", "Caution", .. EdgeContext.Keys.Select(Annotation)];

    /// <summary>Writes the graph.</summary>
    public static void Write(MechanismGraph graph, ExportOptions options, TextWriter output)
    {
        output.Write($"SET DOCUMENT Name = {Quoted(options.Title)}\n");
        output.Write("SET DOCUMENT Version = \"1.0.0\"\n");
        output.Write($"SET DOCUMENT Description = {Quoted(options.Description ?? "Signed mechanism graph with evidence")}\n");
        output.Write($"SET DOCUMENT Authors = {Quoted(options.Generator ?? "Osteon")}\n");
        output.Write("SET DOCUMENT ContactInfo = \"not stated\"\n");
        output.Write("\nDEFINE NAMESPACE HGNC AS PATTERN \"^[A-Za-z0-9-]+$\"\nDEFINE NAMESPACE OSTEON AS PATTERN \".+\"\n\n");
        foreach (string annotation in Annotations) output.Write($"DEFINE ANNOTATION {annotation} AS PATTERN \".+\"\n");
        for (int e = 0; e < graph.Edges.Count; e++)
        {
            Edge edge = graph.Edges[e];
            string statement =
                $"{Term(graph.Nodes[graph.FromIndex[e]])} {Relation(edge)} {Term(graph.Nodes[graph.ToIndex[e]])}";
            output.Write($"\n# {edge.Id}{Belief(EdgeSummary.Of(edge, options))}\n");
            foreach (Evidence evidence in edge.Evidence) Write(output, edge, evidence, statement);
            if (edge.Evidence.Count == 0) output.Write($"# no evidence: {statement}\n");
        }
    }

    /// <summary>The term of a node.</summary>
    public static string Term(Node node) => node.Kind switch
    {
        NodeKind.Protein when node.Symbol is { Length: > 0 } symbol && symbol.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') => $"p(HGNC:{Value(symbol)})",
        NodeKind.Protein or NodeKind.GeneFamily => $"p(OSTEON:{Value(Name(node))})",
        NodeKind.Mirna => $"m(OSTEON:{Value(Name(node))})",
        NodeKind.Lncrna or NodeKind.Circrna => $"r(OSTEON:{Value(Name(node))})",
        NodeKind.Complex => $"complex(OSTEON:{Value(Name(node))})",
        NodeKind.Cell => $"pop(OSTEON:{Value(Name(node))})",
        NodeKind.Pathway or NodeKind.Process or NodeKind.Phase or NodeKind.Outcome => $"bp(OSTEON:{Value(Name(node))})",
        NodeKind.Indication => $"path(OSTEON:{Value(Name(node))})",
        _ => $"a(OSTEON:{Value(Name(node))})",
    };

    private static string Name(Node node) => node.Id[(node.Id.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static string Value(string name) => name.All(char.IsAsciiLetterOrDigit) ? name : Quoted(name);

    private static string Relation(Edge edge) => (edge.Relation, edge.Direct) switch
    {
        (Mechanism.Relation.Raises, true) => "directlyIncreases",
        (Mechanism.Relation.Raises, _) => "increases",
        (Mechanism.Relation.Lowers, true) => "directlyDecreases",
        (Mechanism.Relation.Lowers, _) => "decreases",
        (Mechanism.Relation.Unknown or Mechanism.Relation.ContextDependent, _) => "regulates",
        _ => "association",
    };

    private static void Write(TextWriter output, Edge edge, Evidence evidence, string statement)
    {
        var text = new StringBuilder();
        text.Append("UNSET ALL\n");
        text.Append("SET Citation = ").Append(Citation(evidence)).Append('\n');
        text.Append("SET SupportingText = ").Append(Quoted(string.Join("; ", new[] { evidence.Claim, evidence.Place }.OfType<string>()))).Append('\n');
        Set(text, "Claim", evidence.Claim);
        Set(text, "Stance", MechWords.Word(evidence.Stance));
        Set(text, "EvidenceType", MechWords.Word(evidence.Type));
        Set(text, "Relation", RelationWords.Word(edge.Relation));
        Set(text, "Mechanism", MechWords.Word(edge.Mechanism));
        Set(text, "Place", evidence.Place);
        Set(text, "Caution", evidence.Caution);
        foreach ((string key, string value) in edge.Context.Stated()) Set(text, Annotation(key), value);
        text.Append(statement).Append('\n');
        string block = text.ToString();
        if (evidence.Stance == Stance.Refutes)
            block = "# refuted by this evidence, not asserted:\n" + string.Concat(block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => $"#   {l}\n"));
        output.Write(block);
    }

    private static void Set(StringBuilder text, string annotation, string? value)
    {
        if (value is { Length: > 0 }) text.Append("SET ").Append(annotation).Append(" = ").Append(Quoted(value)).Append('\n');
    }

    private static string Citation(Evidence evidence)
    {
        string? pmid = evidence.References.FirstOrDefault(r => r.StartsWith("pmid:", StringComparison.Ordinal));
        string? doi = evidence.References.FirstOrDefault(r => r.StartsWith("doi:", StringComparison.Ordinal));
        return (doi, pmid) switch
        {
            ({ } d, _) => $"{{\"DOI\", {Quoted(d[4..])}, {Quoted(d[4..])}}}",
            (_, { } p) => $"{{\"PubMed\", {Quoted(p[5..])}, {Quoted(p[5..])}}}",
            _ => $"{{\"Other\", {Quoted(evidence.Claim)}, {Quoted(evidence.Claim)}}}",
        };
    }

    private static string Belief(EdgeSummary edge) => edge.Belief is { } belief
        ? string.Create(
            CultureInfo.InvariantCulture,
            $": belief {belief:0.####}, {edge.Supports} for, {edge.Refutes} against, {edge.Mentions} naming it, {edge.Studies} independent")
        : string.Create(
            CultureInfo.InvariantCulture,
            $": {edge.Supports} for, {edge.Refutes} against, {edge.Mentions} naming it, {edge.Studies} independent");

    private static string Annotation(string key) => char.ToUpperInvariant(key[0]) + key[1..];

    private static string Quoted(string text) =>
        "\"" + ExportText.OneLine(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
