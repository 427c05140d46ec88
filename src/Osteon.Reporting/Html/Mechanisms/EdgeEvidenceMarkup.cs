using System.Globalization;
using Osteon.Mechanism;

namespace Osteon.Reporting;

/// <summary>The evidence of every edge of a mechanism block, one folded part each, grouped by what the edges rest on.</summary>
internal sealed class EdgeEvidenceMarkup(MarkupWriter page, MechanismView view)
{
    private static readonly string[] Heads = ["Claim", "Type", "Says", "Study", "Place", "Reference"];

    public void Write()
    {
        MechanismGraph graph = view.Graph;
        page.Open("div", ("class", "mechevidence"), ("id", view.Block.Id + "-evidence"));
        var byKind = Enumerable.Range(0, graph.Edges.Count).GroupBy(i => view.Kinds[i]).OrderBy(g => g.Key);
        foreach (IGrouping<StatementKind, int> group in byKind)
        {
            page.Open("div", ("class", "mechgroup"), ("data-kind", MechanismView.Word(group.Key)));
            page.Element("h4", string.Create(CultureInfo.InvariantCulture,
                $"{Capital(EdgeWording.Words(group.Key))} ({group.Count()} {(group.Count() == 1 ? "edge" : "edges")})"));
            foreach (int e in group) Write(graph.Edges[e], graph.Beliefs[e], group.Key);
            page.Close("div");
        }

        page.Close("div");
    }

    /// <summary>A text with its first letter as a capital.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private void Write(Edge edge, EdgeBelief belief, StatementKind kind)
    {
        page.Open("details", ("class", "mechedge"), ("id", view.Block.EdgeId(edge.Id)), ("data-edge", edge.Id),
            ("data-kind", MechanismView.Word(kind)), ("data-cells", Joined(view.Facets.Cells(edge))),
            ("data-pathways", Joined(view.Facets.Pathways(edge))),
            ("data-indications", Joined(view.Facets.Indications(edge))),
            ("data-near", view.NearMark(edge) ? "yes" : null));
        page.Open("summary").Text(EdgeWording.Sentence(view.Block.Graph, edge)).Text(" ").Element("code", edge.Id).Close("summary");
        page.Open("dl", ("class", "facts"));
        Fact("In the graph", $"{edge.From} {MechWords.Arrow(edge.Relation)} {edge.To}"
            + (MechWords.Word(edge.Mechanism) is { } mechanism ? $", {mechanism}" : "")
            + (edge.Direct is { } direct ? direct ? ", directly" : ", not directly" : ""));
        Fact("Belief", $"{EdgeBelief.Words(belief.Label)}: {belief}");
        Fact("Context", edge.Context.IsEmpty ? "not stated" : string.Join("; ", edge.Context.Stated().Select(Context)));
        if (edge.Note is { } note) Fact("Remark", note);
        foreach (MeasuredMark mark in view.Marks[edge.From].Concat(edge.To == edge.From ? [] : view.Marks[edge.To]))
            Fact("Measured", $"{MarkSign.Word(mark.Direction)}: {mark.Text}");
        page.Close("dl");
        page.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", $"Evidence of {edge.Id}"))
            .Open("table", ("class", "evidence")).Open("thead").Open("tr");
        foreach (string head in Heads) page.Element("th", head, ("scope", "col"));
        page.Close("tr").Close("thead").Open("tbody");
        foreach (Evidence evidence in edge.Evidence) Row(evidence);
        page.Close("tbody").Close("table").Close("div").Close("details");
    }

    private void Row(Evidence evidence)
    {
        page.Open("tr").Open("th", ("scope", "row")).Element("code", evidence.Claim).Close("th")
            .Element("td", MechWords.Word(evidence.Type)).Element("td", MechWords.Word(evidence.Stance));
        Cell(evidence.Cohort);
        Cell(evidence.Place);
        page.Open("td").Rich(References(evidence)).Close("td").Close("tr");
        if (evidence.Caution is not { } caution) return;
        page.Open("tr", ("class", "caution")).Open("td", ("colspan", Heads.Length.ToString(CultureInfo.InvariantCulture)))
            .Element("strong", "Caution of the curator:").Text(" " + caution).Close("td").Close("tr");
    }

    /// <summary>The references of an evidence, linked where they have an address; else the numbers in the list of its source.</summary>
    internal static RichText References(Evidence evidence)
    {
        RichText text = RichText.Empty;
        for (int i = 0; i < evidence.References.Count; i++)
        {
            string reference = evidence.References[i];
            if (i > 0) text = text.Then(", ");
            text = Address(reference) is { } address ? text.Link(reference, address) : text.Then(reference);
        }

        if (evidence.Cited.Count == 0) return evidence.References.Count > 0 ? text : text.Then("none given");
        string numbers = string.Join(", ", evidence.Cited.Select(n => n.ToString(CultureInfo.InvariantCulture)));
        return text.Then($"{(evidence.References.Count > 0 ? "; " : "")}number {numbers} in the source's list");
    }

    /// <summary>A safe address of a reference, or null.</summary>
    internal static string? Address(string reference)
    {
        if (reference.StartsWith("doi:", StringComparison.Ordinal)) return LinkTarget.OfDoi(reference[4..]);
        return EdgeSummary.Address(reference) is { } address && LinkTarget.IsSafe(address) ? address : null;
    }

    private void Cell(string? text)
    {
        if (text is null) page.Element("td", "–", ("class", "absent"));
        else page.Element("td", text);
    }

    private void Fact(string name, string value) => page.Open("div").Element("dt", name).Element("dd", value).Close("div");

    private string Context((string Key, string Value) stated)
    {
        string value = EdgeContext.NodeKeys.Contains(stated.Key) ? view.Block.Graph.Node(stated.Value)?.Label ?? stated.Value
            : stated.Value;
        return $"{(stated.Key == "source" ? "source cell" : stated.Key)}: {value}";
    }

    private static string? Joined(IReadOnlyList<string> ids) => ids.Count == 0 ? null : string.Join(' ', ids);
}
