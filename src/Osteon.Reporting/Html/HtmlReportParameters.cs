using Osteon.Primitives;

namespace Osteon.Reporting;

/// <summary>How a report is written.</summary>
public sealed record HtmlReportParameters
{
    /// <summary>
    /// Whether figures may be switched to drawings with tooltips, which puts the drawing libraries (about 0.9 MB) in the file. Default
    /// true.
    /// </summary>
    public bool Interactive { get; init; } = true;

    /// <summary>
    /// The file does not get larger than this many bytes: pictures and drawings that would not fit are left out, in the order of the
    /// report, and their place says so. Default 15,000,000, range 2,000,000 and up.
    /// </summary>
    public long MaxBytes { get; init; } = 15_000_000;
}

/// <summary>What was written.</summary>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Findings">What was left out and why.</param>
public sealed record HtmlReportResult(long Bytes, IReadOnlyList<Finding> Findings);
