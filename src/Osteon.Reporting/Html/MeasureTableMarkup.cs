using Osteon.Primitives;

namespace Osteon.Reporting;

/// <summary>Writes the table of all measures: a body per arm, a row per experimental unit, a column per term.</summary>
internal sealed class MeasureTableMarkup(MarkupWriter page, Report report, TableMarkup tables)
{
    public void Write(MeasureTableBlock block)
    {
        Term[] terms = Terms(block);
        ColumnFormat[] formats = [.. terms.Select(t => new ColumnFormat(Values(block, t)))];
        tables.Head(block.Id, block.Title);
        page.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", block.Title))
            .Open("table", ("class", "measures sortable")).Open("thead").Open("tr")
            .Open("th", ("scope", "col"), ("data-name", block.UnitName));
        tables.Words(block.UnitName, null, null);
        page.Close("th");
        foreach (string name in block.AttributeNames)
        {
            page.Open("th", ("scope", "col"), ("data-name", name));
            tables.Words(name, null, null);
            page.Close("th");
        }

        foreach (Term term in terms)
        {
            page.Open("th", ("scope", "col"), ("class", "n"),
                ("data-name", term.Unit.Symbol == "1" ? term.Id : $"{term.Id} [{term.Unit.Symbol}]"));
            tables.Words(term.Label, term.Unit.Display, $"{term.Name}: {term.Definition}");
            page.Close("th");
        }

        page.Close("tr").Close("thead");
        var remarks = new List<string>();
        foreach (MeasureGroup group in block.Groups) Group(block, group, terms, formats, remarks);
        page.Close("table").Close("div");
        Remarks(remarks, block);
        Definitions(terms);
        page.Close("div");
    }

    private static Term[] Terms(MeasureTableBlock block) =>
        [.. block.Groups.SelectMany(g => g.Rows).SelectMany(r => r.Measures).Select(m => m.Term)
            .DistinctBy(t => t.Id, StringComparer.Ordinal)];

    private static IEnumerable<double> Values(MeasureTableBlock block, Term term) =>
        block.Groups.SelectMany(g => g.Rows.Concat(g.Summaries)).SelectMany(r => r.Measures).Where(m => m.Term.Id == term.Id)
            .Select(m => m.Value).OfType<double>();

    private void Group(MeasureTableBlock block, MeasureGroup group, Term[] terms, ColumnFormat[] formats, List<string> remarks)
    {
        int columns = 1 + block.AttributeNames.Count + terms.Length;
        page.Open("tbody", ("data-arm", group.Arm)).Open("tr", ("class", "arm"))
            .Open("th", ("colspan", FormattableString.Invariant($"{columns}")), ("scope", "rowgroup"))
            .Open("span", ("class", "stay"));
        int place = report.Arms.ToList().IndexOf(group.Arm);
        if (place >= 0) ArmMark.Write(page, place);
        page.Text(group.Arm).Text(" ").Element("span", FormattableString.Invariant($"n = {group.Rows.Count}"), ("class", "count"))
            .Close("span").Close("th").Close("tr");
        foreach (MeasureRow row in group.Rows) Row(block, row, terms, formats, remarks, null);
        foreach (MeasureRow row in group.Summaries)
            Row(block, row with { Attributes = [.. block.AttributeNames.Select(_ => "")] }, terms, formats, remarks, "summary");
        page.Close("tbody");
    }

    private void Row(MeasureTableBlock block, MeasureRow row, Term[] terms, ColumnFormat[] formats, List<string> remarks, string? style)
    {
        page.Open("tr", ("class", style)).Element("th", row.Unit, ("scope", "row"));
        foreach (string attribute in row.Attributes) page.Element("td", attribute);
        for (int i = 0; i < terms.Length; i++)
        {
            Measure? measure = row.Measures.FirstOrDefault(m => m.Term.Id == terms[i].Id);
            if (measure is null) page.Open("td", ("class", "n absent")).Element("span", "–", ("title", "not measured")).Close("td");
            else if (measure.Value is { } value)
            {
                page.Open("td", ("class", "n"));
                tables.Number(value, formats[i]);
                page.Close("td");
            }
            else
            {
                page.Open("td", ("class", "n na")).Element("abbr", "N/A", ("title", measure.NotAvailable)).Close("td");
                remarks.Add($"{row.Unit}, {terms[i].Label}: not available, {measure.NotAvailable}");
            }
        }

        page.Close("tr");
        if (row.Note is { } note) remarks.Add($"{row.Unit}: {note}");
    }

    private void Remarks(List<string> remarks, MeasureTableBlock block)
    {
        if (block.Path is { } path) page.Open("p", ("class", "more")).Text("Full precision: ").Element("code", path).Close("p");
        if (remarks.Count == 0) return;
        page.Open("ul", ("class", "remarks"));
        foreach (string remark in remarks) page.Element("li", remark);
        page.Close("ul");
    }

    private void Definitions(Term[] terms)
    {
        if (terms.Length == 0) return;
        page.Open("details", ("class", "definitions")).Element("summary", "What the columns mean").Open("dl");
        foreach (Term term in terms)
        {
            page.Open("div").Open("dt").Text(term.Label);
            if (term.Unit.Display.Length > 0) page.Text(" ").Element("span", term.Unit.Display, ("class", "unit"));
            page.Close("dt").Open("dd").Element("em", term.Name + ". ").Text(term.Definition);
            if (term.Doi is { } doi && LinkTarget.OfDoi(doi) is { } address) page.Text(" ").Element("a", "doi:" + doi, ("href", address));
            page.Close("dd").Close("div");
        }

        page.Close("dl").Close("details");
    }
}
