using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>
/// Passes findings of one file on, but of each kind only so many: the rest is counted, so that a broken file of a million lines gives a
/// readable list.
/// </summary>
internal sealed class CappedFindings(FindingCollector findings, string file, int mostOfAKind)
{
    private readonly SortedDictionary<string, (int Count, Severity Severity)> _counts = new(StringComparer.Ordinal);

    /// <summary>Adds one finding.</summary>
    public void Add(Finding finding)
    {
        int count = _counts.TryGetValue(finding.Id, out (int Count, Severity) seen) ? seen.Count : 0;
        if (count < mostOfAKind) findings.Add(finding);
        _counts[finding.Id] = (count + 1, finding.Severity);
    }

    /// <summary>Adds one finding for each kind that was cut short, saying how many more there are.</summary>
    public void Close()
    {
        foreach ((string id, (int count, Severity severity)) in _counts)
            if (count > mostOfAKind)
                findings.Add(new Finding(
                    severity,
                    id,
                    string.Create(CultureInfo.InvariantCulture, $"… and the same {count - mostOfAKind} more times in this file"),
                    new SourceLocation(file)));
    }
}
