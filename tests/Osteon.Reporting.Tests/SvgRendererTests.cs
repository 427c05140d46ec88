using Osteon.Primitives;

namespace Osteon.Reporting.Tests;

/// <summary>Drawing in a process of its own, and what is said when that fails.</summary>
[EndToEnd]
public sealed class SvgRendererTests
{
    private static readonly SvgRequest Good = new("good", EstimateFigure.Draw(SampleFigures.Estimates).SpecJson);

    [Fact]
    public void A_figure_that_cannot_be_drawn_does_not_keep_the_others_from_it()
    {
        Node.Require();
        SvgRequest bad = new("bad",
            """{"layer":[{"mark":"point","data":{"url":"https://example.org/data.csv"},"encoding":{"x":{"field":"a"}}}]}""");
        SvgRendering drawn = SvgRenderer.Render([Good, new SvgRequest("worse", "{\"mark\":7}"), bad, Good with { Id = "again" }], null,
            RunContext.Default);
        Assert.NotNull(drawn.Svgs[0]);
        Assert.Null(drawn.Svgs[1]);
        Assert.NotNull(drawn.Svgs[3]);
        Assert.Contains(drawn.Findings, f => f is { Id: "OST-FIG-003", Severity: Severity.Warning, Value: "worse" });
        Assert.Contains(drawn.Findings, f => f.Id is "OST-FIG-003" or "OST-FIG-006" && f.Value == "bad"
            && f.Message.Contains("loading is refused", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_program_there_is_one_warning_and_no_drawing()
    {
        SvgRendering drawn = SvgRenderer.Render([Good, Good with { Id = "b" }], new SvgRendererParameters { Node = "no-such-node" },
            RunContext.Default);
        Assert.All(drawn.Svgs, Assert.Null);
        Finding finding = Assert.Single(drawn.Findings);
        Assert.Equal(("OST-FIG-001", Severity.Warning), (finding.Id, finding.Severity));
        Assert.Contains("JavaScript", finding.Hint);
    }

    [Fact]
    public void An_old_version_is_told_apart_from_none()
    {
        Node.Require();
        SvgRendering drawn = SvgRenderer.Render([Good], new SvgRendererParameters { MinimumNodeVersion = 999 }, RunContext.Default);
        Assert.Null(drawn.Svgs[0]);
        Assert.Equal("OST-FIG-002", Assert.Single(drawn.Findings).Id);
    }

    [Fact]
    public void A_program_that_does_not_answer_is_stopped()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "SKIPPED: the stand-in program is a shell script.");
        string silent = Script("exec sleep 60"), chatty = Script("echo hello"),
            gone = Script("echo '{\"node\":\"20.0.0\"}'; echo out of memory >&2; exit 3");
        var timed = new SvgRendererParameters { Node = silent, Timeout = TimeSpan.FromMilliseconds(300) };
        Assert.Equal("OST-FIG-004", Assert.Single(SvgRenderer.Render([Good], timed, RunContext.Default).Findings).Id);
        Assert.Equal("OST-FIG-001",
            Assert.Single(SvgRenderer.Render([Good], new SvgRendererParameters { Node = chatty }, RunContext.Default).Findings).Id);
        Finding broken = Assert.Single(SvgRenderer.Render([Good], new SvgRendererParameters { Node = gone }, RunContext.Default).Findings);
        Assert.Equal(("OST-FIG-004", "out of memory"), (broken.Id, broken.Value));

        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        Assert.ThrowsAny<OperationCanceledException>(() =>
            SvgRenderer.Render([Good], new SvgRendererParameters { Node = silent }, new RunContext { Cancellation = stop.Token }));
        foreach (string script in (string[])[silent, chatty, gone]) File.Delete(script);
    }

    [Fact]
    public void Requests_that_make_no_sense_are_mistakes_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => SvgRenderer.Render([new SvgRequest("a", "{")], null, RunContext.Default));
        Assert.Throws<ArgumentException>(() => SvgRenderer.Render([new SvgRequest("a b", "{}")], null, RunContext.Default));
        Assert.Empty(SvgRenderer.Render([], null, RunContext.Default).Svgs);
    }

    [Fact]
    public void Every_figure_of_a_report_gets_its_own_drawing()
    {
        Node.Require();
        (Report report, IReadOnlyList<Finding> findings) = ReportFigures.Draw(SampleReport.Of(), null, RunContext.Default);
        Assert.Empty(findings);
        FigureBlock[] figures = [.. report.Sections.SelectMany(s => s.Blocks).OfType<FigureBlock>()];
        Assert.Equal(12, figures.Length);
        Assert.All(figures, f => Assert.Contains("</svg>", f.Svg));
        Assert.All(figures.Where(f => f.Id.StartsWith("ct-", StringComparison.Ordinal) && f.Id != "ct-histogram"),
            f => Assert.Contains(PValueText.Statement(SampleStudy.Indices.Single(i => "ct-" + i.Term.Replace('_', '-') == f.Id).P)
                .Replace("<", "&lt;", StringComparison.Ordinal), f.Svg));
    }

    private static string Script(string body)
    {
        string path = Path.Combine(Path.GetTempPath(), $"osteon-{Environment.ProcessId}-{body.GetHashCode(StringComparison.Ordinal):x}.sh");
        File.WriteAllText(path, "#!/bin/sh\n" + body + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
