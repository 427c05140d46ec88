using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Osteon.Primitives;

namespace Osteon.Reporting.Tests;

/// <summary>
/// What the page's own script does when a reader uses it: a second script, allowed by its own hash, presses the buttons and writes down
/// what happened.
/// </summary>
[EndToEnd]
public sealed partial class PageScriptTests
{
    private const string Reader = """
        (async () => {
          const wait = ms => new Promise(done => setTimeout(done, ms));
          const out = {};
          const saved = [];
          URL.createObjectURL = blob => { saved.push(blob); return 'blob:nothing'; };
          HTMLAnchorElement.prototype.click = () => {};
          const table = document.querySelector('table.measures');
          const heads = [...table.tHead.rows[0].cells];
          const column = heads.findIndex(h => h.dataset.name === 'conn_d [1/mm^3]');
          const values = () => [...table.tBodies].map(b => [...b.rows].slice(1).map(r => r.cells[column].textContent.trim()));
          heads[column].querySelector('button').click();
          out.up = values();
          out.sorted = heads[column].getAttribute('aria-sort');
          heads[column].querySelector('button').click();
          out.down = values();
          const box = document.querySelectorAll('.choices input')[column - 1];
          box.click();
          out.hidden = heads[column].hidden && [...table.querySelectorAll('tbody tr:not(.arm)')].every(r => r.cells[column].hidden);
          document.querySelector('#measures [data-do="tsv"]').click();
          const figure = document.querySelector('#ct-bv-tv');
          for (const what of ['svg', 'tsv', 'json']) figure.querySelector(`[data-do="${what}"]`).click();
          out.files = await Promise.all(saved.map(b => b.text()));
          const toggle = figure.querySelector('[data-do="interactive"]');
          const still = figure.querySelector('.drawing').innerHTML;
          toggle.click();
          for (let i = 0; i < 100 && toggle.getAttribute('aria-pressed') !== 'true'; i++) await wait(50);
          out.live = figure.querySelector('.drawing').innerHTML !== still && !!figure.querySelector('.drawing svg');
          toggle.click();
          out.back = figure.querySelector('.drawing').innerHTML === still;
          document.querySelector('.enlarge').click();
          out.viewer = document.querySelector('dialog.viewer').open;
          document.body.append(Object.assign(document.createElement('pre'), { id: 'seen', textContent: JSON.stringify(out) }));
        })();
        """;

    [Fact]
    public void Sorting_choosing_columns_exports_tooltips_and_pictures_work()
    {
        Chromium.Require();
        Node.Require();
        (Report report, _) = ReportFigures.Draw(SampleReport.Of(), null, RunContext.Default);
        using var stream = new MemoryStream();
        HtmlReport.Write(report, stream);
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Reader)));
        string html = Encoding.UTF8.GetString(stream.ToArray()).Replace("script-src ", $"script-src 'sha256-{hash}' ",
            StringComparison.Ordinal);
        html = html.Insert(html.LastIndexOf("</body>", StringComparison.Ordinal), $"<script>{Reader}</script>");
        (string dom, string[] console) = Chromium.Open(html);
        Assert.Empty(console);
        Match match = Result().Match(dom);
        Assert.True(match.Success, "the reader's script did not come to its end");
        System.Text.Json.Nodes.JsonNode seen = System.Text.Json.Nodes.JsonNode.Parse(
            System.Net.WebUtility.HtmlDecode(match.Groups[1].Value))!;

        // Sorted within each arm; what has no value last, both ways; the summaries stay below.
        string[] up = [.. seen["up"]![0]!.AsArray().Select(v => v!.GetValue<string>())],
            down = [.. seen["down"]![0]!.AsArray().Select(v => v!.GetValue<string>())];
        double[] ascending = [.. up.Take(7).Select(v => double.Parse(v, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(ascending.Order(), ascending);
        Assert.Equal("N/A", up[7]);
        Assert.Equal(up.Take(7).Reverse(), down.Take(7));
        Assert.Equal("N/A", down[7]);
        Assert.Equal(up.Skip(8), down.Skip(8));
        Assert.Equal("ascending", seen["sorted"]!.GetValue<string>());
        Assert.True(seen["hidden"]!.GetValue<bool>());

        // The exported table holds full precision, no summary rows, and not the column that was switched off.
        string[] files = [.. seen["files"]!.AsArray().Select(f => f!.GetValue<string>())];
        string[] lines = files[0].TrimEnd('\n').Split('\n');
        Assert.Equal(17, lines.Length);
        Assert.StartsWith("arm\trat\ttimepoint\tbatch\tbv_tv\tbv [mm^3]\t", lines[0]);
        Assert.DoesNotContain("conn_d", lines[0]);
        string first = SampleStudy.Values(0, false, 8)[0].ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(lines, l => l.StartsWith($"{SampleStudy.Control}\tgel-01\t8 weeks\tA\t{first}\t", StringComparison.Ordinal));
        Assert.StartsWith("<svg", files[1]);
        Assert.Equal("unit\tarm\tvalue", files[2].Split('\n')[0]);
        Assert.Equal(GroupComparisonFigure.Draw(SampleFigures.Comparison(0)).SpecJson, files[3]
            .Replace("\\u003c", "<", StringComparison.Ordinal));

        Assert.True(seen["live"]!.GetValue<bool>());
        Assert.True(seen["back"]!.GetValue<bool>());
        Assert.True(seen["viewer"]!.GetValue<bool>());
    }

    [GeneratedRegex("<pre id=\"seen\">(.*?)</pre>", RegexOptions.Singleline)]
    private static partial Regex Result();
}
