using Osteon.Mechanism;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>An explanation as a report of its own: for a table of results, or for the claims of a publication, which no run reports.</summary>
public static class ExplanationReport
{
    /// <summary>The report.</summary>
    /// <param name="title">What is explained.</param>
    /// <param name="manifest">The study, or null for a table.</param>
    /// <param name="graph">The graph that was asked.</param>
    /// <param name="arms">What was found, explained.</param>
    public static Report Of(string title, Manifest? manifest, MechanismGraph graph, IReadOnlyList<(ArmObservations Found, Explanation Explanation)> arms) => new()
    {
        Title = manifest?.Title ?? title,
        Subtitle = manifest is null ? "Results of a table, held against the mechanism graph." : manifest.Description,
        DataLabel = manifest is null ? null : StudySections.DataLabel(manifest.Kind),
        DataLabelDetail = manifest?.Kind == StudyKind.PublishedDesign ? "What is explained here are the claims of the publication, as it prints them." : null,
        GeneratedBy = new ReportGenerator("Osteon", OsteonVersion.Current),
        Sections =
        [
            MechanismSections.Of(arms, arm => manifest?.Design.Arms.FirstOrDefault(a => a.Id == arm)?.Label ?? arm),
            .. manifest is not null && MechanismSections.IndicationOf(manifest, graph) is { } indication ? [MechanismSections.Indication(indication, arms)] : Array.Empty<Section>(),
        ],
    };
}
