using System.Globalization;
using Osteon.Mechanism;

namespace Osteon.Reporting;

/// <summary>
/// Writes a mechanism block: title, filters (shown by script), the drawing in a frame that scrolls, its key, marks and evidence.
/// </summary>
internal sealed class MechanismMarkup(MarkupWriter page, Report report, MechanismBlock block, bool interactive)
{
    private readonly MechanismView _view = new(block);

    /// <summary>Whether the block offers the drawing that can be moved.</summary>
    public static bool CanMove(MechanismBlock block) => block.Interactive && block.Graph.Edges.Count > 0;

    /// <summary>Every identifier inside a block apart from its own.</summary>
    public static IEnumerable<string> Ids(MechanismBlock block) =>
        block.Graph.Edges.Select(e => block.EdgeId(e.Id))
            .Append(block.Id + "-evidence")
            .Concat(Enum.GetValues<Relation>().SelectMany(r =>
                new[] { MechanismSvg.HeadId(block.Id, r), MechanismSvg.HeadId(KeyId(block), r) }));

    public void Write()
    {
        page.Open("div", ("class", "mech"), ("id", block.Id), ("data-name", block.Id)).Open("div", ("class", "tablehead"))
            .Element("h3", block.Title);
        if (report.DataLabel is { } label) page.Element("span", label, ("class", "datalabel"));
        Tools();
        page.Close("div");
        if (block.Caption is { } caption) page.Open("p").Rich(caption).Close("p");
        if (block.Graph.Edges.Count == 0 && _view.Marks.Count == 0)
        {
            page.Element("p", "There is no edge to draw.", ("class", "none"));
        }
        else
        {
            Filters();
            page.Open("div", ("class", "mechframe"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Drawing: " + block.Title));
            new MechanismSvg(page, _view).Write();
            page.Close("div");
            Key();
        }

        MarkList();
        if (_view.Graph.Edges.Count > 0)
        {
            page.Element("p", "Every edge with its evidence; a line of the drawing leads to it.", ("class", "mechlead"));
            new EdgeEvidenceMarkup(page, _view).Write();
        }

        page.Close("div");
    }

    private void Tools()
    {
        page.Open("div", ("class", "tools"), ("role", "group"), ("aria-label", "This drawing"), ("hidden", "hidden"));
        if (interactive && CanMove(block))
        {
            page.Element("button", "Move and enlarge", ("type", "button"), ("data-do", "move"), ("aria-pressed", "false"));
            foreach ((string action, string sign, string name) in (ReadOnlySpan<(string, string, string)>)
                [("in", "+", "Enlarge"), ("out", "−", "Make smaller"), ("fit", "Whole", "Show the whole drawing")])
            {
                page.Element("button", sign, ("type", "button"), ("data-do", action), ("aria-label", name), ("title", name),
                    ("hidden", "hidden"));
            }
        }

        page.Element("button", "SVG", ("type", "button"), ("data-do", "svg"), ("title", "Save the drawing")).Close("div");
    }

    private void Filters()
    {
        MechanismGraph graph = _view.Graph;
        if (graph.Edges.Count == 0) return;
        page.Open("div", ("class", "mechfilters"), ("role", "group"), ("aria-label", "Choose which edges are shown"), ("hidden", "hidden"));
        page.Open("div", ("class", "choicerow"));
        Choice("cells", "Cell", "All cells", _view.Facets.Cells, "Source cell, recipient, or a cell at one end");
        Choice("pathways", "Pathway", "All pathways", _view.Facets.Pathways,
            "Touches the pathway or a part of it, or leads into or away from an edge that does");
        Choice("indications", "Indication", "All indications", _view.Facets.Indications, "Stated by the claim, or at one end");
        page.Close("div").Open("fieldset").Element("legend", "Evidence");
        foreach (IGrouping<StatementKind, StatementKind> kind in _view.Kinds.GroupBy(k => k).OrderBy(g => g.Key))
        {
            page.Open("label").Void("input", ("type", "checkbox"), ("checked", "checked"), ("data-filter", "kind"),
                ("value", MechanismView.Word(kind.Key)))
                .Text(string.Create(CultureInfo.InvariantCulture, $" {EdgeWording.Words(kind.Key)} ({kind.Count()})")).Close("label");
        }

        page.Close("fieldset");
        if (graph.Edges.Any(_view.NearMark))
        {
            page.Open("label").Void("input", ("type", "checkbox"), ("data-filter", "near"))
                .Text(" only edges next to measured nodes").Close("label");
        }

        page.Open("p", ("class", "mechcount")).Element("output", Shown(graph.Edges.Count), ("aria-live", "polite")).Text(" ")
            .Element("button", "Show all", ("type", "button"), ("class", "copy"), ("data-do", "all")).Close("p").Close("div");
    }

    private static string Shown(int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} of {count} {(count == 1 ? "edge" : "edges")} shown");

    private void Choice(string name, string label, string all, Func<Edge, IReadOnlyList<string>> of, string help)
    {
        (string Id, string Label, int Count)[] options =
        [
            .. _view.Graph.Edges.SelectMany(of).GroupBy(id => id)
                .Select(g => (g.Key, block.Graph.Node(g.Key)?.Label ?? g.Key, g.Count()))
                .OrderBy(o => o.Item2, StringComparer.OrdinalIgnoreCase).ThenBy(o => o.Key, StringComparer.Ordinal),
        ];
        if (options.Length == 0) return;
        page.Open("label", ("title", help)).Text(label + " ").Open("select", ("data-filter", name)).Element("option", all, ("value", ""));
        foreach ((string id, string text, int count) in options)
            page.Element("option", string.Create(CultureInfo.InvariantCulture, $"{text} ({count})"), ("value", id));
        page.Close("select").Close("label");
    }

    private void Key()
    {
        MechanismGraph graph = _view.Graph;
        page.Open("ul", ("class", "mechkey"), ("aria-label", "Key of the drawing"));
        Relation[] drawn = [.. graph.Edges.Select((e, i) => MechanismView.DrawnAs(e, _view.Kinds[i])).Distinct().Order()];
        foreach (Relation relation in drawn)
        {
            SignStyle style = SignStyle.Of(relation);
            page.Open("li").Open("svg", ("viewBox", "0 0 38 12"), ("width", "38"), ("height", "12"), ("aria-hidden", "true"));
            // Heads of its own: those of the drawing are not to be had while it is hidden.
            MechanismSvg.Heads(page, KeyId(block), [relation]);
            page.Void("path", ("d", "M2 6H34"), ("stroke", style.Colour), ("stroke-width", "1.8"), ("fill", "none"),
                ("stroke-dasharray", style.Dashes),
                ("marker-end", style.Head == "none" ? null : $"url(#{MechanismSvg.HeadId(KeyId(block), relation)})"));
            page.Close("svg").Text(" " + KeyWord(relation)).Close("li");
        }

        foreach (MarkDirection direction in block.Marks.Where(m => _view.Marks.Contains(m.Node)).Select(m => m.Direction).Distinct()
            .Order())
        {
            page.Open("li").Open("svg", ("viewBox", "0 0 18 18"), ("width", "18"), ("height", "18"), ("aria-hidden", "true"))
                .Void("circle", ("cx", "9"), ("cy", "9"), ("r", "8"), ("fill", "#14181c"))
                .Void("path", ("d", MarkSign.Path(direction)), ("transform", "translate(9 9)"), ("fill", "#ffffff")).Close("svg")
                .Text($" ringed: measured, {MarkSign.Word(direction)}").Close("li");
        }

        page.Element("li", "thicker: more belief; pale: only named, nothing supports it").Close("ul");
    }

    private static string KeyId(MechanismBlock block) => block.Id + "-key";

    private static string KeyWord(Relation relation) => relation switch
    {
        Relation.Raises => "raises",
        Relation.Lowers => "lowers",
        Relation.Unknown => "acts on, direction unknown",
        Relation.ContextDependent => "direction depends on the context",
        Relation.Association => "found together, associated, enriched or bound by definition: no effect is claimed",
        Relation.Contains => "contains",
        Relation.Structural => "belongs to, becomes or comes before",
        _ => "used for",
    };

    private void MarkList()
    {
        if (block.Marks.Count == 0) return;
        page.Element("h4", "Measured").Open("ul", ("class", "mechmarks"));
        foreach (MeasuredMark mark in block.Marks)
        {
            string name = block.Graph.Node(mark.Node)?.Label ?? mark.Node;
            page.Open("li").Element("strong", name).Text($" {MarkSign.Word(mark.Direction)}: {mark.Text}");
            if (_view.Unplaced.Contains(mark)) page.Text(" (not in this part of the graph)");
            page.Close("li");
        }

        page.Close("ul");
    }
}
