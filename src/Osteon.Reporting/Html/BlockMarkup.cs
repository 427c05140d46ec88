using Osteon.Primitives;

namespace Osteon.Reporting;

/// <summary>Writes the blocks of a section.</summary>
internal sealed class BlockMarkup(MarkupWriter page, Report report, RoomForMedia room, bool interactive)
{
    private readonly TableMarkup _tables = new(page, report);
    private readonly FigureMarkup _figures = new(page, report, room, interactive);

    /// <summary>Writes blocks in order; figures that follow each other stand in one grid.</summary>
    public void Write(IReadOnlyList<Block> blocks)
    {
        for (int i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is not FigureBlock)
            {
                Write(blocks[i]);
                continue;
            }

            FigureBlock[] figures = [.. blocks.Skip(i).TakeWhile(b => b is FigureBlock).Cast<FigureBlock>()];
            page.Open("div", ("class", FigureMarkup.GridClass(figures)));
            foreach (FigureBlock figure in figures) _figures.Figure(figure);
            i += figures.Length - 1;
            page.Close("div");
        }
    }

    /// <summary>Names and values.</summary>
    public void Facts(IReadOnlyList<Fact> facts, string style = "facts")
    {
        page.Open("dl", ("class", style));
        foreach (Fact fact in facts)
        {
            page.Open("div").Element("dt", fact.Name).Open("dd");
            if (fact.Value is { } value) page.Rich(value);
            else page.Element("span", "not stated", ("class", "absent"));
            page.Close("dd").Close("div");
        }

        page.Close("dl");
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case ParagraphBlock paragraph: page.Open("p").Rich(paragraph.Text).Close("p"); break;
            case HeadingBlock heading: page.Element("h3", heading.Title, ("id", heading.Id)); break;
            case ListBlock list: List(list); break;
            case TextTableBlock table: _tables.Text(table); break;
            case FindingListBlock findings: Findings(findings); break;
            case MeasureTableBlock table: new MeasureTableMarkup(page, report, table).Write(); break;
            case DataTableBlock table: _tables.Block(table); break;
            case FactListBlock facts: Facts(facts.Facts); break;
            case ImagePanelBlock panel: _figures.Panel(panel); break;
            case MechanismBlock mechanism: new MechanismMarkup(page, report, mechanism, interactive).Write(); break;
            case ChecklistBlock checklist: Checklist(checklist); break;
            case MethodsBlock methods: Methods(methods); break;
            case ProvenanceBlock provenance: Provenance(provenance); break;
            default: throw new ArgumentException($"no markup for {block.GetType().Name}", nameof(block));
        }
    }

    private void List(ListBlock block)
    {
        if (block.Items.Count == 0) return;
        if (block.FoldedBehind is { } words) page.Open("details", ("class", "folded")).Element("summary", words);
        page.Open("ul", ("class", block.Inline ? "names" : "statements"));
        foreach (RichText item in block.Items) page.Open("li").Rich(item).Close("li");
        page.Close("ul");
        if (block.FoldedBehind is not null) page.Close("details");
    }

    private void Findings(FindingListBlock block)
    {
        if (block.Findings.Count == 0)
        {
            page.Element("p", block.EmptyText, ("class", "none"));
            return;
        }

        page.Open("ul", ("class", "findings"));
        foreach (Finding finding in block.Findings.OrderByDescending(f => f.Severity))
        {
            (string sign, string word, string style) = finding.Severity switch
            {
                Severity.Error => ("✕", "Error", "fail"),
                Severity.Warning => ("▲", "Warning", "warn"),
                _ => ("●", "Note", "note"),
            };
            page.Open("li", ("class", "finding " + style)).Open("p", ("class", "what"))
                .Open("span", ("class", "status " + style)).Element("span", sign, ("aria-hidden", "true"))
                .Element("span", word, ("class", "word")).Close("span")
                .Text(" ").Text(finding.Message).Close("p");
            if (finding.Hint is { } hint) page.Element("p", hint, ("class", "hint"));
            page.Open("p", ("class", "where")).Element("code", finding.Id);
            if (finding.Location is { } location) page.Text(" · ").Element("span", location.ToString());
            if (finding.Value is { } value) page.Text(" · value ").Element("code", value);
            page.Close("p").Close("li");
        }

        page.Close("ul");
    }

    private void Checklist(ChecklistBlock block)
    {
        int applicable = block.Items.Count(i => i.Status != ChecklistStatus.NotApplicable),
            present = block.Items.Count(i => i.Status == ChecklistStatus.Present);
        page.Open("div", ("class", "tablebox"), ("id", block.Id)).Open("div", ("class", "tablehead")).Element("h3", block.Title)
            .Element("p", applicable == 0
                ? "no item applies to this study"
                : FormattableString.Invariant($"{present} of {applicable} applicable items present"), ("class", "score")).Close("div");
        if (block.Source is { } source) page.Open("p", ("class", "source")).Rich(Cited(source)).Close("p");
        page.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", block.Title))
            .Open("table", ("class", "checklist")).Open("thead").Open("tr");
        foreach (string head in (string[])["Item", "What has to be reported", "Status", "Where it is answered, or what to add"])
            page.Element("th", head, ("scope", "col"));
        page.Close("tr").Close("thead").Open("tbody");
        foreach (ChecklistItem item in block.Items)
        {
            (string sign, string word, string style) = item.Status switch
            {
                ChecklistStatus.Present => ("✓", "present", "ok"),
                ChecklistStatus.Missing => ("✕", "missing", "fail"),
                _ => ("–", "not applicable", "off"),
            };
            page.Open("tr").Element("th", item.Number, ("scope", "row")).Element("td", item.Item).Open("td")
                .Open("span", ("class", "status " + style))
                .Element("span", sign, ("aria-hidden", "true")).Element("span", word, ("class", "word")).Close("span").Close("td")
                .Open("td");
            if (item.Evidence is { } evidence) page.Rich(evidence);
            page.Close("td").Close("tr");
        }

        page.Close("tbody").Close("table").Close("div").Close("div");
    }

    private void Methods(MethodsBlock block)
    {
        page.Open("div", ("class", "methods")).Open("div", ("class", "copyable"));
        foreach (RichText paragraph in block.Paragraphs) page.Open("p").Rich(paragraph).Close("p");
        page.Close("div");
        if (block.References.Count > 0)
        {
            page.Element("h3", "References").Open("ol", ("class", "references"));
            foreach (Reference reference in block.References) page.Open("li").Rich(Cited(reference)).Close("li");
            page.Close("ol");
        }

        page.Close("div");
    }

    private void Provenance(ProvenanceBlock block)
    {
        Facts(block.Facts);
        if (block.CommandLine is { } command)
            page.Element("p", "The same results again:", ("class", "rerun")).Open("pre", ("class", "command"), ("tabindex", "0"))
                .Element("code", command).Close("pre");
        if (block.Files.Count == 0) return;
        page.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Files with checksums"))
            .Open("table", ("class", "files")).Open("thead").Open("tr");
        foreach (string head in (string[])["File", "Role", "Size", "SHA-256"])
            page.Element("th", head, ("scope", "col"), ("class", head == "Size" ? "n" : null));
        page.Close("tr").Close("thead").Open("tbody");
        foreach (ProvenanceFile file in block.Files)
        {
            page.Open("tr").Open("th", ("scope", "row")).Element("code", file.Path).Close("th").Element("td", file.Role)
                .Open("td", ("class", "n"));
            if (file.Bytes is { } bytes)
                page.Element("data", NumberText.Bytes(bytes), ("value", bytes.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            page.Close("td").Open("td", ("class", "hash"));
            if (file.Sha256 is { } hash) page.Element("code", hash);
            page.Close("td").Close("tr");
        }

        page.Close("tbody").Close("table").Close("div");
    }

    private static RichText Cited(Reference reference)
    {
        RichText text = reference.Text;
        if (reference.Doi is not { } doi) return text;
        return LinkTarget.OfDoi(doi) is { } address ? text.Then(" ").Link("doi:" + doi, address) : text.Then(" doi:" + doi);
    }
}
