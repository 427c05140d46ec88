using System.Text;

namespace Osteon.Study;

/// <summary>Every kind of finding that a check can give, for the documentation.</summary>
public static class FindingTable
{
    /// <summary>All kinds, area by area.</summary>
    public static IReadOnlyList<FindingKind> All { get; } =
        [.. ManifestFindings.All, .. SampleFindings.All, .. ScanFindings.All, .. MetaboliteFindings.All, .. DesignFindings.All, .. VesicleFindings.All];

    /// <summary>Markdown table.</summary>
    public static string Write()
    {
        var text = new StringBuilder("| id | severity | what | standard |\n|---|---|---|---|\n");
        foreach (FindingKind kind in All)
            text.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"| `{kind.Id}` | {RuleWords.Noun(kind.Severity)} | {kind.Summary} | {kind.Standard} |\n");
        return text.ToString();
    }
}
