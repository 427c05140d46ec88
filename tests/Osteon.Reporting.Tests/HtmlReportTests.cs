using System.Text.RegularExpressions;
using System.Xml.Linq;
using Osteon.Primitives;
using static Osteon.Reporting.Tests.ReportPage;

namespace Osteon.Reporting.Tests;

/// <summary>The page as text: well-formed, escaped, self-contained, the same bytes every time.</summary>
[Unit]
public sealed partial class HtmlReportTests
{
    private const string Evil = "\"><img src=x onerror=alert(1)></script><script>alert('x')</script>&amp;\u0000\u001b]]>\ud800";

    [Fact]
    public void The_page_is_well_formed_and_its_identifiers_are_unique_and_linked()
    {
        XDocument page = Parse(Html(SampleReport.Of()));
        string[] ids = [.. page.Descendants().Attributes("id").Select(a => a.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        string[] targets = [.. page.Descendants("a").Attributes("href").Select(a => a.Value).Where(h => h.StartsWith('#'))
            .Select(h => h[1..])];
        Assert.True(targets.Length > 8);
        Assert.Empty(targets.Except(ids));
        string[] labels = [.. page.Descendants().Attributes("aria-labelledby").Select(a => a.Value)];
        Assert.Empty(labels.Except(ids));
        Assert.Single(page.Descendants("h1"));
        Assert.All(page.Descendants("img"), i => Assert.False(string.IsNullOrEmpty((string?)i.Attribute("alt"))));
        Assert.All(page.Descendants("th"), th => Assert.Contains((string?)th.Attribute("scope"), (string[])["col", "row", "rowgroup"]));
        Assert.Equal("en", (string?)page.Root!.Attribute("lang"));
    }

    [Fact]
    public void Every_section_stands_in_the_navigation_in_its_order()
    {
        XDocument page = Parse(Html(SampleReport.Of()));
        XElement list = page.Descendants("nav").Single().Element("ol")!;
        Assert.Equal(SampleReport.Of().Sections.Select(s => "#" + s.Id), list.Elements("li")
            .Select(li => (string?)li.Element("a")!.Attribute("href")));
    }

    [Fact]
    public void Data_that_lie_in_a_table_are_pointed_to_and_others_are_carried_whole()
    {
        FigureDrawing volcano = ScatterFigure.Draw(SampleMetabolites.Volcano(2000));
        string Page(string? path) => Html(SampleReport.Of() with { Sections = [new Section("s", "S", [new FigureBlock("volcano", volcano) { DataPath = path }])] });
        string pointing = Page("tables/m.tsv"), whole = Page(null);
        Assert.Contains("The first 500 of 2000 rows are shown; all are in tables/m.tsv.", pointing);
        Assert.DoesNotContain("class=\"tsv\"", pointing);
        Assert.DoesNotContain(Parse(pointing).Descendants("figure").Single().Descendants("button"), b => (string?)b.Attribute("data-do") == "tsv");
        Assert.Contains("The first 500 of 2000 rows are shown; the exported file has all.", whole);
        Assert.Equal(2001, whole.Split("class=\"tsv\">")[1].Split("</script>")[0].Trim().Split('\n').Length);
        Assert.Contains(Parse(whole).Descendants("figure").Single().Descendants("button"), b => (string?)b.Attribute("data-do") == "tsv");
    }

    [Fact]
    public void Figures_that_would_become_too_small_to_read_stand_in_a_grid_with_wider_cells()
    {
        string Grid(params FigureDrawing[] drawings) =>
            (string)Parse(Html(SampleReport.Of() with { Sections = [new Section("s", "S", [.. drawings.Select((d, i) => new FigureBlock("f" + i, d))])] }))
                .Descendants("figure").First().Parent!.Attribute("class")!;
        FigureDrawing small = GroupComparisonFigure.Draw(SampleFigures.Comparison(0)), middle = ScatterFigure.Draw(SampleMetabolites.SPlot()), wide = HeatMapFigure.Draw(SampleMetabolites.HeatMap());
        Assert.Equal(("figures", "figures large", "figures large", "figures"), (Grid(small, small), Grid(small, middle), Grid(middle, wide), Grid(wide)));
    }

    [Fact]
    public void No_text_of_a_user_becomes_markup()
    {
        string html = Html(EvilReport());
        XDocument page = Parse(html);
        Assert.DoesNotContain(page.Descendants(), e => e.Name == "img" && (string?)e.Attribute("src") == "x");
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase));
        // The scripts that browsers see are exactly ours: data, libraries and one script of the page.
        Assert.DoesNotContain("<script>alert", html);
        Assert.Single(ScriptStart().Matches(html), m => m.Value == "<script>");
        Assert.DoesNotContain('\u0000', html);
        Assert.DoesNotContain('\u001b', html);
        Assert.True(Regex.Count(html, Regex.Escape("&lt;/script&gt;&lt;script&gt;alert('x')&lt;/script&gt;")) > 20);
    }

    [Fact]
    public void Links_lead_to_web_addresses_or_into_the_page_only()
    {
        foreach (string target in (string[])["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "#a b", "//example.org",
            "a/b.html", "../b.html", "/b.html", "\\b.html", "b.js", "b.html.js", "b.html?x=1", ".html", "c:b.html", "javascript:b.html",
                "b.html#a b",
            "b.html#", "a.b.html", "b%2f.html", " b.html", "https://exa\nmple.org"])
            Assert.Throws<ArgumentException>(() => RichText.Empty.Link("x", target));
        foreach (string target in (string[])["#a", "page.html", "indication-bone_0041.html", "page.html#part-1",
            "https://example.org/x?y#z"])
            Assert.Contains($"href=\"{target}\"", Html(Minimal(new ParagraphBlock(RichText.Empty.Link("x", target)))));
        var forged = new RichText([new Span("x", SpanKind.Link, "javascript:alert(1)")]);
        string html = Html(Minimal(new ParagraphBlock(forged), new MethodsBlock([], [new Reference("y", "10.1/\"onload=")])));
        Assert.DoesNotContain("javascript:", html);
        Assert.Contains("https://doi.org/10.1/%22onload%3D", html);
    }

    [Fact]
    public void The_policy_forbids_the_network_and_allows_exactly_the_scripts_of_the_file()
    {
        string html = Html(SampleReport.Of());
        string policy = (string)Parse(html).Descendants("meta").Single(m => (string?)m.Attribute("http-equiv") == "Content-Security-Policy")
            .Attribute("content")!;
        Assert.StartsWith("default-src 'none';", policy);
        Assert.DoesNotContain("unsafe", policy);
        string[] allowed = [.. HashSource().Matches(policy).Select(m => m.Groups[1].Value)];
        string[] present =
        [
            .. ScriptElement().Matches(html).Where(m => !m.Groups[1].Value.Contains("json", StringComparison.Ordinal)
            && !m.Groups[1].Value.Contains("tab-separated", StringComparison.Ordinal))
                .Select(m => Hash(m.Groups[2].Value)),
            Hash(StyleElement().Match(html).Groups[1].Value),
        ];
        Assert.Equal(5, present.Length);
        Assert.Equal(allowed.Order(StringComparer.Ordinal), present.Order(StringComparer.Ordinal));
        // Nothing that a browser fetches by itself.
        Assert.DoesNotContain(Parse(html).Descendants(), e => e.Name.LocalName is "link" or "iframe" or "object" or "embed" or "base");
        Assert.All(Parse(html).Descendants().Attributes("src"), a => Assert.StartsWith("data:image/png;base64,", a.Value));
    }

    [Fact]
    public void Equal_reports_are_equal_bytes()
    {
        Assert.Equal(Html(SampleReport.Of()), Html(SampleReport.Of()));
        string later = Html(SampleReport.Of() with { CompletedAt = "2027-01-01" });
        Assert.Equal(Html(SampleReport.Of()), later.Replace("2027-01-01", "2026-03-31 14:05 UTC", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_not_available_says_why_and_is_no_number()
    {
        XDocument page = Parse(Html(SampleReport.Of()));
        XElement cell = Assert.Single(page.Descendants("td"), td =>
            ((string?)td.Attribute("class"))?.Contains("na", StringComparison.Ordinal) == true && td.Value == "N/A");
        Assert.Equal("the volume of interest holds no bone that reaches two faces", (string?)cell.Element("abbr")!.Attribute("title"));
        Assert.Contains(page.Descendants("li"), li =>
            li.Value == "gel-03, Conn.D: not available, the volume of interest holds no bone that reaches two faces");
        Assert.Contains("not stated", page.Descendants("dd").Select(d => d.Value));
    }

    [Fact]
    public void The_table_of_measures_has_a_body_per_arm_and_a_row_per_unit_with_units_in_the_head()
    {
        XElement table = Parse(Html(SampleReport.Of())).Descendants("table")
            .Single(t => ((string?)t.Attribute("class"))!.StartsWith("measures", StringComparison.Ordinal));
        Assert.Equal([SampleStudy.Control, SampleStudy.Treated], table.Elements("tbody").Select(b => (string?)b.Attribute("data-arm")));
        Assert.All(table.Elements("tbody"), b => Assert.Equal(8 + 1 + 2, b.Elements("tr").Count()));
        XElement head = table.Element("thead")!.Element("tr")!.Elements("th")
            .Single(th => (string?)th.Attribute("data-name") == "bs_bv [1/mm]");
        Assert.Equal("1/mm", head.Elements("span").Single().Value);
        Assert.Contains("Closed bone surface divided by bone volume", (string?)head.Element("abbr")!.Attribute("title"));
    }

    [Fact]
    public void An_excluded_unit_is_shown_and_not_counted()
    {
        MeasureRow row = new("a", [Measure.Of("bv_tv", 0.2)]);
        var group = new MeasureGroup("arm", [row, row with { Unit = "b", Excluded = true, Note = "the defect was missed" }]);
        XDocument page = Parse(Html(Minimal(new MeasureTableBlock("m", [group]))));
        Assert.Contains("n = 1", page.Descendants("span").Select(s => s.Value));
        Assert.Equal("b excluded", page.Descendants("tr").Single(r => (string?)r.Attribute("class") == "excluded").Element("th")!.Value);
        Assert.Contains("b: the defect was missed", page.Descendants("li").Select(li => li.Value));
    }

    [Fact]
    public void Signs_and_words_stand_beside_every_colour()
    {
        XDocument page = Parse(Html(SampleReport.Of()));
        XElement[] marks = [.. page.Descendants("span")
            .Where(s => ((string?)s.Attribute("class"))?.StartsWith("status ", StringComparison.Ordinal) == true)];
        Assert.True(marks.Length > 10);
        Assert.All(marks, m => Assert.True(m.Elements("span").Count() == 2 && m.Elements("span").Last().Value.Length > 3));
        Assert.Contains("4 of 6 applicable items present", page.Descendants("p").Select(p => p.Value));
    }

    [Fact]
    public void Long_tables_are_cut_and_say_so()
    {
        var table = new Table("long", "Long", [Column.Of("value", [.. Enumerable.Range(0, 900).Select(i => (double?)i)])]);
        XDocument page = Parse(Html(Minimal(new DataTableBlock(table) { Path = "tables/long.tsv" })));
        Assert.Equal(500, page.Descendants("tbody").Single().Elements("tr").Count());
        Assert.Contains("The first 500 of 900 rows are shown. All are in tables/long.tsv.", page.Descendants("p").Select(p => p.Value));
    }

    [Fact]
    public void Libraries_are_in_the_file_once_and_only_if_a_figure_needs_them()
    {
        Assert.Single(BundleStart().Matches(Html(SampleReport.Of())), m => m.Groups[1].Value == "vega.min.js");
        Assert.Empty(BundleStart().Matches(Html(Minimal(new ParagraphBlock("x")))));
        var drawn = new FigureBlock("f", EstimateFigure.Draw(SampleFigures.Estimates))
        {
            Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>",
            Interactive = false,
        };
        Assert.Empty(BundleStart().Matches(Html(Minimal(drawn))));
        Assert.NotEmpty(BundleStart().Matches(Html(Minimal(drawn with { Svg = null }))));
        Assert.Contains("BSD-3-Clause", Html(SampleReport.Of()));
    }

    [Fact]
    public void Identifiers_must_be_unique_and_pictures_must_be_pictures()
    {
        Assert.Throws<ArgumentException>(() => Html(Minimal(new HeadingBlock("a", "A"), new HeadingBlock("a", "B"))));
        Assert.Throws<ArgumentException>(() => Html(Minimal(new HeadingBlock("a\"b", "A"))));
        Assert.Throws<ArgumentException>(() => Html(Minimal(new ImagePanelBlock([new PanelImage("GIF89a"u8.ToArray(), "x", "y")]))));
    }

    [Fact]
    public void A_file_appears_complete_or_not_at_all()
    {
        string folder = Directory.CreateTempSubdirectory("osteon-report-").FullName;
        string path = Path.Combine(folder, "out", "report.html");
        Directory.CreateDirectory(Path.Combine(folder, "out"));
        HtmlReportResult result = HtmlReport.Write(SampleReport.Of(), path);
        Assert.Equal(result.Bytes, new FileInfo(path).Length);
        Assert.Throws<ArgumentException>(() => HtmlReport.Write(Minimal(new HeadingBlock("a b", "A")), path));
        Assert.Equal(result.Bytes, new FileInfo(path).Length);
        Assert.Single(Directory.GetFiles(Path.Combine(folder, "out")));
        Directory.Delete(folder, recursive: true);
    }

    private static Report Minimal(params Block[] blocks) =>
        new() { Title = "T", GeneratedBy = new ReportGenerator("Osteon", "0"), Sections = [new Section("s", "S", blocks)] };

    private static Report EvilReport() => new()
    {
        Title = Evil,
        Subtitle = Evil,
        DataLabel = Evil,
        DataLabelDetail = Evil,
        GeneratedBy = new ReportGenerator(Evil, Evil, Evil),
        CompletedAt = Evil,
        Arms = [Evil],
        Facts = [new Fact(Evil, Evil)],
        Sections =
        [
            new Section("s", Evil,
            [
                new HeadingBlock("h", Evil), new ParagraphBlock(RichText.Of(Evil).Strong(Evil).Emphasis(Evil).Code(Evil)),
                new FindingListBlock([new Finding(Severity.Error, Evil, Evil, new SourceLocation(Evil, 1, 2), Evil, Evil)]),
                new DataTableBlock(new Table("t", Evil, [Column.Of(Evil, [Evil], Evil)])) { Caption = Evil, Path = Evil },
                new MeasureTableBlock("m",
                    [new MeasureGroup(Evil,
                        [new MeasureRow(Evil, [Measure.Unavailable("bv_tv", Evil)]) { Attributes = [Evil], Note = Evil }])])
                    { Title = Evil, UnitName = Evil, AttributeNames = [Evil], Path = Evil },
                new FigureBlock("f", GroupComparisonFigure.Draw(new GroupComparison
                {
                    Axis = new FigureAxis(Evil, Evil),
                        Arms = [new ComparisonArm(Evil, [.. Enumerable.Range(0, 501).Select(i => new FigurePoint(Evil, i))])], Test = Evil,
                            UnitNoun = Evil,
                })),
                new ImagePanelBlock([new PanelImage(PngBytes.Of(2, 2, (_, _) => (1, 2, 3)), Evil, Evil, Evil)]) { Caption = Evil },
                new ChecklistBlock("c", Evil, [new ChecklistItem(Evil, Evil, ChecklistStatus.Missing, Evil)]) { Source =
                    new Reference(Evil, Evil) },
                new MethodsBlock([Evil], [new Reference(Evil, Evil)]), new FactListBlock([new Fact(Evil, Evil)]),
                new ProvenanceBlock([new Fact(Evil, Evil)], [new ProvenanceFile(Evil, Evil, 1, Evil)]) { CommandLine = Evil },
            ])
            {
                Description = Evil, HowToRead = [Evil], AuthorComment = Evil,
            },
        ],
    };

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex ScriptStart();
}
