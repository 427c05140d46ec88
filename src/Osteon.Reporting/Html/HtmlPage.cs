using System.Security.Cryptography;
using System.Text;

namespace Osteon.Reporting;

/// <summary>The page around the sections: head with the content policy, navigation, title, scripts.</summary>
internal sealed class HtmlPage
{
    private static readonly string[] Bundles = [FrontendFile.Vega, FrontendFile.VegaLite, FrontendFile.VegaEmbed];

    private readonly Report _report;
    private readonly BlockMarkup _blocks;
    private readonly MarkupWriter _page = new();
    private readonly bool _draws;
    private readonly bool _moves;

    private HtmlPage(Report report, HtmlReportParameters parameters, RoomForMedia room)
    {
        _report = report;
        FigureBlock[] figures = [.. report.Sections.SelectMany(s => s.Blocks).OfType<FigureBlock>()];
        _draws = figures.Length > 0 && (parameters.Interactive && figures.Any(f => f.Interactive) || !figures.All(room.Holds));
        _moves = parameters.Interactive && report.Sections.SelectMany(s => s.Blocks).OfType<MechanismBlock>().Any(MechanismMarkup.CanMove);
        _blocks = new BlockMarkup(_page, report, room, parameters.Interactive);
    }

    /// <summary>The whole page. Equal arguments give equal text.</summary>
    public static string Render(Report report, HtmlReportParameters parameters, RoomForMedia room) =>
        new HtmlPage(report, parameters, room).Render();

    /// <summary>
    /// The text of a script in a form that cannot end its element: an escaped slash means the same in every place where a script may hold
    /// it.
    /// </summary>
    internal static string ScriptText(string script) =>
        script.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase).Replace("<!--", "<\\!--", StringComparison.Ordinal);

    private string Render()
    {
        string style = FrontendFile.Text(FrontendFile.ReportStyle), script = ScriptText(FrontendFile.Text(FrontendFile.ReportScript));
        string[] names = [.. _draws ? Bundles : [], .. _moves ? [FrontendFile.Cytoscape] : Array.Empty<string>()];
        (string Name, string Text)[] bundles = [.. names.Select(name => (name, ScriptText(FrontendFile.Text(name))))];
        _page.Checked("<!DOCTYPE html>\n").Open("html", ("lang", "en"));
        Head(style, [script, .. bundles.Select(b => b.Text)]);
        _page.Open("body").Element("a", "Skip to the content", ("class", "skip"), ("href", "#content")).Open("div", ("class", "page"));
        Navigation();
        _page.Open("main", ("id", "content"), ("tabindex", "-1"));
        Header();
        foreach (Section section in _report.Sections) WriteSection(section);
        Footer();
        _page.Close("main").Close("div");
        // The drawing libraries stand as text and are run only when a reader asks for a figure that needs them.
        foreach ((string name, string text) in bundles) Script(text, ("type", "text/plain"), ("data-bundle", name));
        Script(script);
        _page.Close("body").Close("html").Checked("\n");
        return _page.ToString();
    }

    private void Head(string style, IEnumerable<string> scripts)
    {
        string policy = $"default-src 'none'; script-src {string.Join(' ', scripts.Select(Hash))}; style-src {Hash(style)}; "
            + "img-src data:; base-uri 'none'; form-action 'none'";
        _page.Open("head").Void("meta", ("charset", "utf-8"))
            .Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", policy))
            .Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
            .Void("meta", ("name", "color-scheme"), ("content", "light dark"))
            .Void("meta", ("name", "generator"), ("content", $"{_report.GeneratedBy.Name} {_report.GeneratedBy.Version}"))
            .Element("title", _report.Title)
            .Open("style").Checked(style).Close("style").Close("head");
    }

    private void Navigation()
    {
        _page.Open("nav", ("class", "contents"), ("id", "contents"), ("aria-label", "Contents"))
            .Element("p", _report.GeneratedBy.Name, ("class", "brand")).Open("ol");
        foreach (Section section in _report.Sections)
        {
            _page.Open("li").Open("a", ("href", "#" + section.Id)).Text(section.Title);
            StatusMark(section.Status, inNavigation: true);
            _page.Close("a");
            HeadingBlock[] headings = [.. section.Blocks.OfType<HeadingBlock>()];
            if (headings.Length > 0)
            {
                _page.Open("ol");
                foreach (HeadingBlock heading in headings)
                    _page.Open("li").Element("a", heading.Title, ("href", "#" + heading.Id)).Close("li");
                _page.Close("ol");
            }

            _page.Close("li");
        }

        _page.Close("ol").Close("nav");
    }

    private void Header()
    {
        if (_report.DataLabel is { } label)
            _page.Open("p", ("class", "banner"), ("role", "note")).Element("span", "◆", ("aria-hidden", "true")).Text(" ")
                .Element("strong", label)
                .Text(_report.DataLabelDetail is { } detail ? " · " + detail : "").Close("p");
        _page.Open("header", ("class", "title")).Element("h1", _report.Title);
        if (_report.Subtitle is { } subtitle) _page.Element("p", subtitle, ("class", "subtitle"));
        if (_report.Facts.Count > 0) _blocks.Facts(_report.Facts, "facts headline");
        _page.Close("header");
    }

    private void WriteSection(Section section)
    {
        _page.Open("section", ("id", section.Id), ("aria-labelledby", section.Id + "-title")).Open("h2", ("id", section.Id + "-title"))
            .Text(section.Title);
        StatusMark(section.Status, inNavigation: false);
        _page.Close("h2");
        if (section.Description is { } description) _page.Open("p", ("class", "lead")).Rich(description).Close("p");
        if (section.HowToRead is { Count: > 0 } help)
        {
            _page.Open("details", ("class", "help")).Element("summary", "How to read this");
            foreach (RichText paragraph in help) _page.Open("p").Rich(paragraph).Close("p");
            _page.Close("details");
        }

        if (section.AuthorComment is { } comment)
            _page.Open("div", ("class", "comment")).Element("p", "Comment of the authors", ("class", "who")).Element("p", comment)
                .Close("div");
        _blocks.Write(section.Blocks);
        _page.Close("section");
    }

    private void StatusMark(SectionStatus status, bool inNavigation)
    {
        (string Sign, string Word, string Class)? mark = status switch
        {
            SectionStatus.Passed => ("✓", "passed", "ok"),
            SectionStatus.Warned => ("▲", "warnings", "warn"),
            SectionStatus.Failed => ("✕", "failed", "fail"),
            _ => null,
        };
        if (mark is not { } m) return;
        _page.Text(" ").Open("span", ("class", "status " + m.Class)).Element("span", m.Sign, ("aria-hidden", "true"))
            .Element("span", m.Word, ("class", inNavigation ? "unseen" : "word")).Close("span");
    }

    private void Footer()
    {
        ReportGenerator by = _report.GeneratedBy;
        _page.Open("footer").Open("p").Text($"Written by {by.Name} {by.Version}{(by.Commit is null ? "" : $" (commit {by.Commit})")}");
        if (_report.CompletedAt is { } when) _page.Text("; run completed ").Element("time", when, ("class", "completed"));
        _page.Text(". This file is complete in itself and asks nothing of the network.").Close("p");
        string[] licences = [.. _draws ? [FrontendFile.Licences] : Array.Empty<string>(),
            .. _moves ? [FrontendFile.GraphLicences] : Array.Empty<string>()];
        if (licences.Length > 0)
        {
            string rule = "\n" + new string('-', 80) + "\n\n";
            _page.Open("details", ("class", "licences"), ("id", "licences"))
                .Element("summary", "Licences of the drawing libraries in this file")
                .Element("pre", string.Join(rule, licences.Select(FrontendFile.Text)), ("tabindex", "0")).Close("details");
        }

        _page.Close("footer");
    }

    private void Script(string text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        _page.Open("script", attributes).Checked(text).Close("script").Checked("\n");

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
