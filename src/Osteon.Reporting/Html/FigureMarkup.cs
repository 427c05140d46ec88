namespace Osteon.Reporting;

/// <summary>Writes figures and panels of pictures.</summary>
internal sealed class FigureMarkup(MarkupWriter page, Report report, RoomForMedia room, bool interactive)
{
    private const int WideFrom = 480;
    private const int LargeFrom = 405;
    private const int RowsInPage = 500;
    private readonly TableMarkup _tables = new(page, report);

    /// <summary>The class of the grid in which these figures stand: with wider cells where a figure would become too small to read.</summary>
    public static string GridClass(IEnumerable<FigureBlock> figures) => figures.Any(f => f.Drawing.Width is >= LargeFrom and < WideFrom) ? "figures large" : "figures";

    /// <summary>A figure: drawing, caption, tools (shown by script), data, specification.</summary>
    public void Figure(FigureBlock figure)
    {
        FigureDrawing drawing = figure.Drawing;
        bool drawn = room.Holds(figure);
        page.Open("figure", ("id", figure.Id), ("class", drawing.Width >= WideFrom ? "figure wide" : "figure"), ("data-name", figure.Id),
            ("data-interactive", interactive && figure.Interactive ? "yes" : null), ("data-undrawn", drawn ? null : "yes"));
        page.Open("div", ("class", "drawing"), ("role", "img"), ("aria-label", drawing.Alt));
        if (drawn) page.Checked(figure.Svg!);
        else page.Element("p", "This figure is drawn by the browser, which needs JavaScript. Its data are below.", ("class", "undrawn"));
        page.Close("div").Open("figcaption");
        if (report.DataLabel is { } label) page.Element("span", label, ("class", "datalabel")).Text(" ");
        page.Rich(drawing.Caption).Close("figcaption");
        Tools(figure, drawn);
        page.Open("details", ("class", "data"))
            .Element("summary",
            FormattableString.Invariant($"Data ({drawing.Data.RowCount} {(drawing.Data.RowCount == 1 ? "row" : "rows")})"));
        _tables.Plain(drawing.Data, RowsInPage, "Data of the figure: " + drawing.Alt);
        if (drawing.Data.RowCount > RowsInPage)
        {
            string rest = figure.DataPath is { } path ? $"all are in {path}." : "the exported file has all.";
            page.Element("p", FormattableString.Invariant($"The first {RowsInPage} of {drawing.Data.RowCount} rows are shown; ") + rest, ("class", "more"));
            if (figure.DataPath is null) Data("text/tab-separated-values", "tsv", TableText.Tsv(drawing.Data));
        }

        page.Close("details");
        Data("application/json", "spec", drawing.SpecJson);
        page.Close("figure");
    }

    /// <summary>Pictures side by side.</summary>
    public void Panel(ImagePanelBlock panel)
    {
        page.Open("div", ("class", "panel")).Open("div", ("class", "shots"));
        foreach (PanelImage image in panel.Images)
        {
            (int width, int height) = ReportChecks.PngSize(image);
            page.Open("figure", ("class", "shot"));
            if (room.Holds(image))
                page.Void("img", ("src", "data:image/png;base64," + Convert.ToBase64String(image.Png.Span)), ("alt", image.Alt),
                    ("width", FormattableString.Invariant($"{width}")), ("height", FormattableString.Invariant($"{height}")));
            else
                page.Element("p", "This picture is not in the report, to keep the file small"
                    + (image.Path is null ? "." : $": see {image.Path}."), ("class", "undrawn"));
            page.Element("figcaption", image.Caption).Close("figure");
        }

        page.Close("div");
        if (panel.Caption is not null || report.DataLabel is not null)
        {
            page.Open("p", ("class", "caption"));
            if (report.DataLabel is { } label) page.Element("span", label, ("class", "datalabel")).Text(" ");
            page.Rich(panel.Caption ?? RichText.Empty).Close("p");
        }

        page.Close("div");
    }

    private void Tools(FigureBlock figure, bool drawn)
    {
        page.Open("div", ("class", "tools"), ("role", "group"), ("aria-label", "Export this figure"), ("hidden", "hidden"));
        foreach ((string action, string text) in (ReadOnlySpan<(string, string)>)[("svg", "SVG"), ("png", "PNG"), ("tsv", "Data"),
            ("json", "Vega-Lite")])
        {
            // An export must not look whole where it would hold the shown rows alone.
            if (action == "tsv" && figure.DataPath is not null && figure.Drawing.Data.RowCount > RowsInPage) continue;
            page.Element("button", text, ("type", "button"), ("data-do", action));
        }

        if (drawn && interactive && figure.Interactive)
            page.Element("button", "Tooltips", ("type", "button"), ("data-do", "interactive"), ("aria-pressed", "false"));
        page.Close("div");
    }

    private void Data(string type, string name, string text) =>
        page.Open("script", ("type", type), ("class", name)).Checked(type == "application/json"
            ? JsonInScript(text)
            : TextInScript(text)).Close("script");

    /// <summary>JSON whose strings cannot end the script element.</summary>
    private static string JsonInScript(string json) => json.Replace("<", "\\u003c", StringComparison.Ordinal);

    /// <summary>Text whose angle brackets and control characters are percent-encoded; the page's script decodes it.</summary>
    private static string TextInScript(string text) =>
        string.Concat(text.Select(c => c is '%' or '<' || (c < ' ' && c is not ('\t' or '\n'))
            ? FormattableString.Invariant($"%{(int)c:X2}") : c.ToString()));
}
