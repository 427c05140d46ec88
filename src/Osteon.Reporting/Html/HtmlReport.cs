using System.Text;
using Osteon.Formats;
using Osteon.Primitives;

namespace Osteon.Reporting;

/// <summary>
/// Writes a <see cref="Report"/> as one HTML file that opens by double click: style, figures, pictures, data and scripts are inside, and a
/// content policy forbids every access to the network. It is complete without JavaScript (text, tables and drawings are in the HTML;
/// scripts add sorting, downloads and tooltips), prints without navigation, and is the same bytes for the same report. Findings:
/// OST-REP-001 a picture or drawing was left out to keep within <see cref="HtmlReportParameters.MaxBytes"/>, OST-REP-002 the file is larger
/// than that even so.
/// </summary>
public static class HtmlReport
{
    /// <summary>
    /// Writes the report to a stream, UTF-8 without a byte order mark. Throws <see cref="ArgumentException"/> for identifiers that are used
    /// twice or are none, and for pictures that are not PNG.
    /// </summary>
    public static HtmlReportResult Write(Report report, Stream stream, HtmlReportParameters? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(stream);
        parameters ??= new HtmlReportParameters();
        ArgumentOutOfRangeException.ThrowIfLessThan(parameters.MaxBytes, 2_000_000);
        ReportChecks.Check(report);
        var room = RoomForMedia.In(report, parameters);
        byte[] page = Encoding.UTF8.GetBytes(HtmlPage.Render(report, parameters, room));
        stream.Write(page);
        List<Finding> findings = [.. room.Findings];
        if (page.Length > parameters.MaxBytes)
            findings.Add(Finding.Warning("OST-REP-002",
                $"The report is {NumberText.Bytes(page.Length)} large, more than the {NumberText.Bytes(parameters.MaxBytes)} it should be.",
                hint: "Show fewer rows per table; the complete tables are beside the report."));
        return new HtmlReportResult(page.Length, findings);
    }

    /// <summary>Writes the report to a file; the file appears complete or not at all.</summary>
    public static HtmlReportResult Write(Report report, string path, HtmlReportParameters? parameters = null)
    {
        HtmlReportResult? result = null;
        AtomicFile.Write(path, stream => result = Write(report, stream, parameters));
        return result!;
    }
}
