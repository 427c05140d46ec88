using System.Text;
using Osteon.Primitives;

namespace Osteon.Reporting.Tests;

/// <summary>Reports stay small enough to be mailed and opened.</summary>
[EndToEnd]
public sealed class SizeTests
{
    [Fact]
    public void Two_hundred_animals_with_their_pictures_stay_below_15_MB_with_nothing_left_out()
    {
        Report report = SampleReport.Of(100);
        PanelImage[] pictures = [.. Enumerable.Range(0, 200).Select(i => new PanelImage(Noise(120, 120, (ulong)i), $"rat {i}", "a slice"))];
        report = report with { Sections = [.. report.Sections, new Section("all-slices", "All slices", [new ImagePanelBlock(pictures)])] };
        (report, IReadOnlyList<Finding> findings) = ReportFigures.Draw(report, null, RunContext.Default);
        Assert.DoesNotContain(findings, f => f.Severity == Severity.Error);
        using var stream = new MemoryStream();
        HtmlReportResult result = HtmlReport.Write(report, stream);
        Assert.Empty(result.Findings);
        Assert.InRange(result.Bytes, 1_000_000, 15_000_000);
    }

    [Fact]
    public void Pictures_that_do_not_fit_are_left_out_and_named()
    {
        PanelImage[] pictures = [.. Enumerable.Range(0, 20)
            .Select(i => new PanelImage(Noise(300, 300, (ulong)i), $"picture {i}", "noise", $"figures/{i}.png"))];
        var report = new Report
        {
            Title = "T",
            GeneratedBy = new ReportGenerator("Osteon", "0"),
            Sections = [new Section("s", "S", [new ImagePanelBlock(pictures)])],
        };
        using var stream = new MemoryStream();
        HtmlReportResult result = HtmlReport.Write(report, stream, new HtmlReportParameters { MaxBytes = 2_000_000 });
        string html = Encoding.UTF8.GetString(stream.ToArray());
        Assert.InRange(result.Bytes, 1_500_000, 2_000_000);
        Assert.NotEmpty(result.Findings);
        Assert.All(result.Findings, f => Assert.Equal("OST-REP-001", f.Id));
        Assert.Contains("'picture 19'", result.Findings[^1].Message);
        Assert.Contains("see figures/19.png", html);
        Assert.Equal(20 - result.Findings.Count, html.Split("data:image/png").Length - 1);
    }

    private static byte[] Noise(int width, int height, ulong seed)
    {
        var rng = new Rng(seed);
        return PngBytes.Of(width, height, (_, _) => ((byte)rng.NextInt(256), (byte)rng.NextInt(256), (byte)rng.NextInt(256)));
    }
}
