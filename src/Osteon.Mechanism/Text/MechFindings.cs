using Osteon.Primitives;

namespace Osteon.Mechanism;

/// <summary>Collects findings of a reading up to the limit; values are cut and control characters in them replaced.</summary>
internal sealed class MechFindings
{
    private readonly List<Finding> _findings = [];
    private int _further;

    public bool HasErrors { get; private set; }

    public void Error(string id, string message, SourceLocation? where, string? value = null, string? hint = null)
    {
        HasErrors = true;
        if (_findings.Count < MechLimits.Findings) _findings.Add(Finding.Error(id, message, where, Shown(value), hint));
        else _further++;
    }

    public IReadOnlyList<Finding> ToList() => _further == 0
        ? _findings
        : [.. _findings, Finding.Error("OST-MEC-018", "there are more errors than are shown", value: _further.ToString(System.Globalization.CultureInfo.InvariantCulture),
            hint: "Correct the ones shown first.")];

    private static string? Shown(string? value)
    {
        if (value is null) return null;
        string cut = value.Length > MechLimits.ShownValue ? value[..MechLimits.ShownValue] + "…" : value;
        return string.Concat(cut.Select(c => MechText.IsForbidden(c) ? "\uFFFD" : c.ToString()));
    }
}
