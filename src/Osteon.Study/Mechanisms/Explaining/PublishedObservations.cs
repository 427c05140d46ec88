using Osteon.Mechanism;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>What a publication claims, as its manifest transcribes it: results that nobody can measure again from it.</summary>
public static class PublishedObservations
{
    /// <summary>
    /// The claims for the treated arm that stands for a node. A manifest does not say of which of several treated arms a claim is, so with more than one
    /// nothing is explained (OST-MEC-121).
    /// </summary>
    /// <param name="manifest">The study.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="findings">Receives why nothing is explained.</param>
    /// <param name="cause">A node that the treated arm stands for, whatever its own names say; or null.</param>
    public static IReadOnlyList<ArmObservations> Of(Manifest manifest, MechanismGraph graph, FindingCollector findings, Node? cause = null)
    {
        if (manifest.Design.Arms.Count(a => a.Role == ArmRole.Treatment) > 1)
        {
            findings.Add(Finding.Error(
                "OST-MEC-121", "several treated arms: the manifest does not say which of them the published results are of", hint: "Give the results of one arm as a table, with --cause."));
            return [];
        }

        Observation[] claimed = [.. Markers(manifest), .. Outcomes(manifest), .. manifest.Assays.OfType<MetabolomicsAssay>().SelectMany(Metabolites)];
        return
        [
            .. ArmObservations.Explainable(manifest.Design, graph, cause)
                .Select(a => new ArmObservations(a.Arm.Id, a.Reference.Id, a.Node.Node.Id, a.Node.By, ArmObservations.OwnStudyOf(manifest),
                    [.. claimed.Where(o => o.Kind != ObservationKind.Marker || ArmObservations.HasMarkers(a.Node.Node))])),
        ];
    }

    private static IEnumerable<Observation> Markers(Manifest manifest) =>
        from marker in manifest.Vesicles?.Markers ?? []
        where marker.Found is not null
        select new Observation(marker.Protein, ObservationKind.Marker, marker.Found == true ? ObservedChange.Present : ObservedChange.Absent)
        {
            Source = "published" + (marker.Assay is { } assay ? $", {assay}" : ""),
        };

    private static IEnumerable<Observation> Outcomes(Manifest manifest) =>
        from outcome in manifest.Design.Outcomes
        where outcome.DirectionClaimed is not null || outcome.SignificanceClaimed is not null
        select new Observation(TermRegistry.Find(outcome.Term)?.Label ?? outcome.Term, ObservationKind.Outcome, Claimed(outcome))
        {
            Identifiers = ["term:" + outcome.Term],
            Source = string.Join(", ", new[] { "published", outcome.Where, outcome.ValuesReported == false ? "no numbers" : null }.OfType<string>()),
        };

    private static ObservedChange Claimed(Outcome outcome) => (outcome.DirectionClaimed, outcome.SignificanceClaimed) switch
    {
        (_, false) or (Direction.None, _) => ObservedChange.NotShown,
        (Direction.Up, _) => ObservedChange.Higher,
        (Direction.Down, _) => ObservedChange.Lower,
        _ => ObservedChange.Differs,
    };

    private static IEnumerable<Observation> Metabolites(MetabolomicsAssay assay)
    {
        foreach (ReportedMetabolite named in assay.Selection?.Named ?? [])
        {
            yield return new Observation(named.Name, ObservationKind.Metabolite, named.Direction switch
            {
                Direction.Up => ObservedChange.Higher,
                Direction.Down => ObservedChange.Lower,
                Direction.None => ObservedChange.NotShown,
                _ => ObservedChange.Differs,
            })
            {
                Source = Place(assay, named.Where),
            };
        }

        foreach (ReportedPathway reported in assay.Enrichment?.Reported ?? [])
        {
            yield return new Observation(reported.Name, ObservationKind.Pathway, ObservedChange.Enriched)
            {
                Identifiers = reported.Identifier is { } identifier ? [identifier] : [],
                P = reported.P,
                Source = Place(assay, reported.Where),
            };
        }
    }

    private static string Place(MetabolomicsAssay assay, string? where) => $"published, {assay.Label ?? assay.Id}{(where is null ? "" : ", " + where)}";
}
