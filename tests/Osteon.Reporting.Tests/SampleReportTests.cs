using Osteon.Primitives;

namespace Osteon.Reporting.Tests;

/// <summary>Writes the sample report where OSTEON_SAMPLE_REPORT says, to be looked at; otherwise to memory.</summary>
[EndToEnd]
public sealed class SampleReportTests
{
    [Fact]
    public void The_sample_report_can_be_written_and_looked_at()
    {
        (Report report, IReadOnlyList<Finding> findings) = ReportFigures.Draw(SampleReport.Of(), null, RunContext.Default);
        Assert.DoesNotContain(findings, f => f.Id is "OST-FIG-003" or "OST-FIG-005" or "OST-FIG-006");
        using var stream = new MemoryStream();
        HtmlReportResult result = HtmlReport.Write(report, stream);
        Assert.Empty(result.Findings);
        Assert.Equal(stream.Length, result.Bytes);
        if (Environment.GetEnvironmentVariable("OSTEON_SAMPLE_REPORT") is { Length: > 0 } path)
        {
            File.WriteAllBytes(path, stream.ToArray());
            HtmlReport.Write(SampleReport.Of(), path + ".undrawn.html");
        }
    }
}
