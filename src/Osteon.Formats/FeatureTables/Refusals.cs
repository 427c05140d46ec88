using Osteon.Primitives;

namespace Osteon.Formats;

/// <summary>Turns gathered findings into an exception.</summary>
internal static class Refusals
{
    /// <summary>Throws the first error, if there is one.</summary>
    public static void ThrowFirst(FindingCollector findings)
    {
        foreach (Finding finding in findings.ToList())
            if (finding.Severity == Severity.Error) throw new InvalidContentException(finding);
    }
}
