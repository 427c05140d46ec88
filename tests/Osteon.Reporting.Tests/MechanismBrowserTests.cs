using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Osteon.Reporting.Tests;

/// <summary>The mechanism block as a browser shows it: filters, the drawing that moves, links to evidence, and all of it without
/// scripts.</summary>
[EndToEnd]
public sealed partial class MechanismBrowserTests
{
    private const string Reader = """
        const wait = ms => new Promise(done => setTimeout(done, ms));
        (async () => {
          const out = {}, block = document.querySelector('#mechanism'), filters = block.querySelector('.mechfilters');
          const all = (selector, root = block) => [...root.querySelectorAll(selector)];
          const now = () => ({
            said: filters.querySelector('output').textContent,
            list: all('details.mechedge:not([hidden])').map(d => d.dataset.edge).sort(),
            lines: all('a.mechline:not(.off)').map(a => a.dataset.edge).sort(),
            groups: all('.mechgroup:not([hidden])').map(g => g.dataset.kind),
            faint: all('g.mechnode.off').map(g => g.dataset.node).sort(),
          });
          const choose = (name, value) => {
            const select = filters.querySelector(`[data-filter="${name}"]`);
            select.value = value;
            select.dispatchEvent(new Event('change', { bubbles: true }));
          };
          const tick = (box, on) => { box.checked = on; box.dispatchEvent(new Event('change', { bubbles: true })); };
          const reset = () => filters.querySelector('[data-do="all"]').click();
          out.visible = !filters.hidden;
          out.start = now();
          choose('cells', 'cell:ob'); out.cell = now(); reset();
          choose('pathways', 'pathway:w'); out.pathway = now(); reset();
          choose('indications', 'indication:f'); out.indication = now(); reset();
          for (const kind of ['enriched', 'associated']) tick(filters.querySelector(`[value="${kind}"]`), false);
          out.kinds = now(); reset();
          tick(filters.querySelector('[data-filter="near"]'), true); out.near = now();
          const hiddenEdge = all('details.mechedge').find(d => d.hidden);
          location.hash = hiddenEdge.id;
          for (let i = 0; i < 50 && !hiddenEdge.open; i++) await wait(20);
          await wait(200);
          out.opened = hiddenEdge.open; out.unhidden = !hiddenEdge.hidden;
          out.focused = document.activeElement === hiddenEdge.querySelector("summary");
          out.back = now();
          const line = block.querySelector('a.mechline[data-edge="e-7"]');
          line.querySelector('path.line').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, view: window }));
          for (let i = 0; i < 50 && !document.getElementById('mechanism-edge-e-7').open; i++) await wait(20);
          out.clicked = document.getElementById('mechanism-edge-e-7').open;
          line.focus(); out.focus = document.activeElement === line;
          const saved = [];
          URL.createObjectURL = blob => { saved.push(blob); return 'data:,'; };
          block.querySelector('[data-do="svg"]').click();
          out.svg = await saved[0].text();
          block.querySelector('[data-do="move"]').click();
          await wait(300);
          const place = block.querySelector('.mechmove');
          out.moving = !!place && !place.hidden && block.querySelector('.mechframe').hidden && place.querySelectorAll('canvas').length;
          const cy = place._cyreg.cy;
          out.nodes = cy.nodes('[w]').map(n => [n.id(), n.position().x, n.position().y]);
          out.placed = all('g.mechnode').map(g => [g.dataset.node, +g.dataset.x, +g.dataset.y]);
          out.edges = cy.edges().map(e => [e.id(), e.style('target-arrow-shape'), e.data('source'), e.data('target')]);
          choose('cells', 'cell:ob');
          out.movedCell = cy.edges().filter(e => e.style('display') === 'element').map(e => e.id()).sort(); reset();
          const before = cy.zoom();
          place.focus();
          place.dispatchEvent(new KeyboardEvent('keydown', { key: '+', bubbles: true }));
          out.zoomed = cy.zoom() > before;
          document.getElementById('mechanism-edge-e-2').open = false;
          cy.getElementById('e-2').emit('tap');
          out.tapped = document.getElementById('mechanism-edge-e-2').open;
          block.querySelector('[data-do="move"]').click();
          out.still = place.hidden && !block.querySelector('.mechframe').hidden;
          dispatchEvent(new Event('beforeprint'));
          out.printed = all('details.mechedge:not([open])').length;
          document.body.append(Object.assign(document.createElement('pre'), { id: 'seen', textContent: JSON.stringify(out) }));
        })();
        """;

    [Fact]
    public void Filters_links_and_the_moving_drawing_work_under_the_content_policy()
    {
        Chromium.Require();
        string html = Html();
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Reader)));
        html = html.Replace("script-src ", $"script-src 'sha256-{hash}' ", StringComparison.Ordinal);
        html = html.Insert(html.LastIndexOf("</body>", StringComparison.Ordinal), $"<script>{Reader}</script>");
        (string dom, string[] console) = Chromium.Open(html);
        Assert.Empty(console);
        Match match = Result().Match(dom);
        Assert.True(match.Success, "the reader's script did not come to its end");
        JsonNode seen = JsonNode.Parse(WebUtility.HtmlDecode(match.Groups[1].Value))!;

        string[] every = [.. SampleMechanism.Graph.Edges.Select(e => e.Id)];
        Shown("start", every);
        Shown("cell", ["e-5", "e-8"]);
        Shown("pathway", ["e-2", "e-3", "e-4", "e-5", "e-8"]);
        Shown("indication", ["e-2", "e-9"]);
        Shown("kinds", [.. every.Except(["e-5", "e-6"])]);
        Shown("near", ["e-6", "e-7", "e-8"]);
        Shown("back", every);
        Assert.Equal(["associated", "named"], Texts(seen["cell"]!["groups"]!));
        Assert.Contains("vesicle:exo", Texts(seen["cell"]!["faint"]!));
        Assert.DoesNotContain("cell:ob", Texts(seen["cell"]!["faint"]!));

        foreach (string done in (string[])["visible", "unhidden", "opened", "focused", "clicked", "focus", "zoomed", "tapped",
            "still"]) Assert.True((bool)seen[done]!, done);
        Assert.True((int)seen["moving"]! > 0);
        Assert.Equal(0, (int)seen["printed"]!);
        Assert.StartsWith("<svg", (string?)seen["svg"]);
        Assert.Equal(Sorted(seen["placed"]!), Sorted(seen["nodes"]!));
        Assert.Equal(["e-5", "e-8"], Texts(seen["movedCell"]!));
        string Arrow(string edge) => (string)seen["edges"]!.AsArray().Single(e => (string?)e![0] == edge)![1]!;
        Assert.Equal(("tee", "none", "none", "triangle"), (Arrow("e-2"), Arrow("e-5"), Arrow("e-6"), Arrow("e-7")));

        void Shown(string state, string[] edges)
        {
            JsonNode at = seen[state]!;
            Assert.Equal(edges, Texts(at["list"]!));
            Assert.Equal(edges, Texts(at["lines"]!));
            Assert.Equal($"{edges.Length} of 9 edges shown", (string?)at["said"]);
        }
    }

    [Fact]
    public void Without_scripts_the_drawing_and_all_evidence_are_there()
    {
        Chromium.Require();
        (string dom, string[] console) = Chromium.Open(ScriptSource().Replace(Html(), "script-src 'none';", 1));
        Assert.All(console, line => Assert.Contains("script-src 'none'", line));
        Assert.DoesNotContain("class=\"js\"", dom);
        string visible = Scripts().Replace(dom, "");
        foreach (Mechanism.Edge edge in SampleMechanism.Graph.Edges)
        {
            Assert.Contains($"<details class=\"mechedge\" id=\"mechanism-edge-{edge.Id}\"", visible);
            Assert.Contains($"href=\"https://doi.org/10.1000/{edge.Id}\"", visible);
            Assert.Contains($"href=\"#mechanism-edge-{edge.Id}\"", visible);
        }

        // Controls that do nothing without scripts are not shown.
        Assert.Matches("<div class=\"mechfilters\"[^>]* hidden=\"hidden\">", visible);
        Assert.DoesNotContain("mechedge\" hidden", visible);
    }

    private static string[] Texts(JsonNode array) => [.. array.AsArray().Select(v => (string)v!)];

    private static string[] Sorted(JsonNode array) => [.. array.AsArray().Select(v => v!.ToJsonString()).Order(StringComparer.Ordinal)];

    private static string Html()
    {
        var report = new Report
        {
            Title = "T",
            GeneratedBy = new ReportGenerator("Osteon", "0"),
            Sections = [new Section("s", "S", [SampleMechanism.Block])],
        };
        using var stream = new MemoryStream();
        HtmlReport.Write(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [GeneratedRegex("<pre id=\"seen\">(.*?)</pre>", RegexOptions.Singleline)]
    private static partial Regex Result();

    [GeneratedRegex("script-src [^;]*;")]
    private static partial Regex ScriptSource();

    [GeneratedRegex("<script.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Scripts();
}
