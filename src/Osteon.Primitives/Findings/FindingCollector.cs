namespace Osteon.Primitives;

/// <summary>
/// Gathers findings in the order in which they are added; equal findings are kept once. Safe for several threads, but the order is then
/// theirs: parallel work gives each part its own collector and merges them in the order of the parts.
/// </summary>
public sealed class FindingCollector
{
    private readonly Lock _gate = new();
    private readonly List<Finding> _findings = [];
    private readonly HashSet<Finding> _seen = [];

    /// <summary>Adds one finding.</summary>
    public void Add(Finding finding)
    {
        lock (_gate)
            if (_seen.Add(finding)) _findings.Add(finding);
    }

    /// <summary>Adds several findings in order.</summary>
    public void AddRange(IEnumerable<Finding> findings)
    {
        foreach (Finding finding in findings) Add(finding);
    }

    /// <summary>A copy of all findings so far.</summary>
    public IReadOnlyList<Finding> ToList()
    {
        lock (_gate) return [.. _findings];
    }

    /// <summary>Whether any finding is an error.</summary>
    public bool HasErrors
    {
        get
        {
            lock (_gate) return _findings.Exists(f => f.Severity == Severity.Error);
        }
    }
}
