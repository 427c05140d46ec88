using Osteon.Primitives;

namespace Osteon.Reporting;

/// <summary>Writes the table of all measures: a body per arm, a row per experimental unit, a column per term.</summary>
internal sealed class MeasureTableMarkup(MarkupWriter page, Report report, MeasureTableBlock block)
{
    private readonly TableMarkup _tables = new(page, report);
    private readonly Term[] _terms = Terms(block);
    private readonly ColumnFormat[] _formats = [.. Terms(block).Select(t => new ColumnFormat(Values(block, t)))];
    private readonly List<string> _remarks = [];

    public void Write()
    {
        _tables.Head(block.Id, block.Title);
        page.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", block.Title))
            .Open("table", ("class", "measures sortable")).Open("thead").Open("tr")
            .Open("th", ("scope", "col"), ("data-name", block.UnitName));
        _tables.Words(block.UnitName, null, null);
        page.Close("th");
        foreach (string name in block.AttributeNames)
        {
            page.Open("th", ("scope", "col"), ("data-name", name));
            _tables.Words(name, null, null);
            page.Close("th");
        }

        foreach (Term term in _terms)
        {
            page.Open("th", ("scope", "col"), ("class", "n"),
                ("data-name", term.Unit.Symbol == "1" ? term.Id : $"{term.Id} [{term.Unit.Symbol}]"));
            _tables.Words(term.Label, term.Unit.Display, $"{term.Name}: {term.Definition}");
            page.Close("th");
        }

        page.Close("tr").Close("thead");
        foreach (MeasureGroup group in block.Groups) Group(group);
        page.Close("table").Close("div");
        Remarks();
        Definitions();
        page.Close("div");
    }

    private static Term[] Terms(MeasureTableBlock block) =>
        [.. block.Groups.SelectMany(g => g.Rows).SelectMany(r => r.Measures).Select(m => m.Term)
            .DistinctBy(t => t.Id, StringComparer.Ordinal)];

    private static IEnumerable<double> Values(MeasureTableBlock block, Term term) =>
        block.Groups.SelectMany(g => g.Rows.Concat(g.Summaries)).SelectMany(r => r.Measures).Where(m => m.Term.Id == term.Id)
            .Select(m => m.Value).OfType<double>();

    private void Group(MeasureGroup group)
    {
        int columns = 1 + block.AttributeNames.Count + _terms.Length;
        page.Open("tbody", ("data-arm", group.Arm)).Open("tr", ("class", "arm"))
            .Open("th", ("colspan", FormattableString.Invariant($"{columns}")), ("scope", "rowgroup"))
            .Open("span", ("class", "stay"));
        int place = report.Arms.ToList().IndexOf(group.Arm);
        if (place >= 0) ArmMark.Write(page, place);
        page.Text(group.Arm).Text(" ").Element("span", FormattableString.Invariant($"n = {group.Rows.Count(r => !r.Excluded)}"),
            ("class", "count"))
            .Close("span").Close("th").Close("tr");
        foreach (MeasureRow row in group.Rows) Row(row, row.Excluded ? "excluded" : null);
        foreach (MeasureRow row in group.Summaries)
            Row(row with { Attributes = [.. block.AttributeNames.Select(_ => "")] }, "summary");
        page.Close("tbody");
    }

    private void Row(MeasureRow row, string? style)
    {
        page.Open("tr", ("class", style)).Open("th", ("scope", "row")).Text(row.Unit);
        if (row.Excluded) page.Text(" ").Element("span", "excluded", ("class", "out"));
        page.Close("th");
        foreach (string attribute in row.Attributes) page.Element("td", attribute);
        for (int i = 0; i < _terms.Length; i++)
        {
            Measure? measure = row.Measures.FirstOrDefault(m => m.Term.Id == _terms[i].Id);
            if (measure is null) page.Open("td", ("class", "n absent")).Element("span", "–", ("title", "not measured")).Close("td");
            else if (measure.Value is { } value)
            {
                page.Open("td", ("class", "n"));
                _tables.Number(value, _formats[i]);
                page.Close("td");
            }
            else
            {
                page.Open("td", ("class", "n na")).Element("abbr", "N/A", ("title", measure.NotAvailable)).Close("td");
                _remarks.Add($"{row.Unit}, {_terms[i].Label}: not available, {measure.NotAvailable}");
            }
        }

        page.Close("tr");
        if (row.Note is { } note) _remarks.Add($"{row.Unit}: {note}");
    }

    private void Remarks()
    {
        if (block.Path is { } path) page.Open("p", ("class", "more")).Text("Full precision: ").Element("code", path).Close("p");
        if (_remarks.Count == 0) return;
        page.Open("ul", ("class", "remarks"));
        foreach (string remark in _remarks) page.Element("li", remark);
        page.Close("ul");
    }

    private void Definitions()
    {
        if (_terms.Length == 0) return;
        page.Open("details", ("class", "definitions")).Element("summary", "What the columns mean").Open("dl");
        foreach (Term term in _terms)
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
