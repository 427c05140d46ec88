using Osteon.Mechanism;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>What a publication claims, as its manifest transcribes it: results that nobody can measure again from it.</summary>
public static class PublishedObservations
{
    /// <summary>The claims for every arm that stands for a node; all of them are about the one treatment of a published design.</summary>
    public static IReadOnlyList<ArmObservations> Of(Manifest manifest, MechanismGraph graph)
    {
        Observation[] claimed = [.. Markers(manifest), .. Outcomes(manifest), .. manifest.Assays.OfType<MetabolomicsAssay>().SelectMany(Metabolites)];
        return
        [
            .. ArmObservations.Explainable(manifest.Design, graph)
                .Select(a => new ArmObservations(a.Arm.Id, a.Reference.Id, a.Node.Node.Id, a.Node.By, ArmObservations.OwnStudyOf(manifest), claimed)),
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
