using System.Text.RegularExpressions;
using Osteon.Primitives;
using static Osteon.Reporting.Tests.ReportPage;

namespace Osteon.Reporting.Tests;

/// <summary>The report as a browser shows it.</summary>
[EndToEnd]
public sealed partial class BrowserTests
{
    [Fact]
    public void Every_number_is_there_without_scripts()
    {
        Chromium.Require();
        // The browser's own switch for scripts also switches off reading the page back, so the page itself forbids them here.
        string html = ScriptSource().Replace(Html(SampleReport.Of()), "script-src 'none';", 1);
        (string dom, string[] console) = Chromium.Open(html);
        Assert.All(console, line => Assert.Contains("script-src 'none'", line));
        Assert.DoesNotContain("class=\"js\"", dom);
        string visible = Scripts().Replace(dom, "");
        var missing = new List<string>();
        foreach (Measure measure in SampleStudy.Measures(8).Groups.SelectMany(g => g.Rows).SelectMany(r => r.Measures))
        {
            string? expected = measure.Value is { } value
                ? $"<data value=\"{value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}\">"
                : measure.NotAvailable;
            if (!visible.Contains(expected!, StringComparison.Ordinal)) missing.Add(expected!);
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void Scripts_run_without_an_error_and_draw_what_has_no_drawing_under_the_content_policy()
    {
        Chromium.Require();
        // No figure is drawn beforehand, so the browser has to draw them all with the libraries in the file.
        Report report = SampleReport.Of();
        (string dom, string[] console) = Chromium.Open(Html(report));
        Assert.Empty(console);
        Assert.Contains("<html lang=\"en\" class=\"js\">", dom);
        int figures = report.Sections.SelectMany(s => s.Blocks).OfType<FigureBlock>().Count();
        Assert.Equal(figures, DrawnFigures().Count(dom));
        Assert.DoesNotContain("data-undrawn=", dom);
        Assert.Contains("class=\"sort\"", dom);
    }

    [Fact]
    public void A_policy_that_fits_no_script_keeps_them_all_from_running()
    {
        Chromium.Require();
        // Shows that the test above would notice: one byte of the script changed, and the browser refuses it and says so.
        string html = Html(SampleReport.Of()).Replace("'use strict';\n  document.documentElement",
            "'use strict'; \n  document.documentElement", StringComparison.Ordinal);
        (string dom, string[] console) = Chromium.Open(html);
        Assert.NotEmpty(console);
        Assert.DoesNotContain("class=\"js\"", dom);
    }

    [GeneratedRegex("script-src [^;]*;")]
    private static partial Regex ScriptSource();

    [GeneratedRegex("<script.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Scripts();

    [GeneratedRegex("<div class=\"drawing\"[^>]*>\\s*(<div[^>]*>)?\\s*<svg")]
    private static partial Regex DrawnFigures();
}
