using System.Text.RegularExpressions;
using Osteon.Inference;
using Osteon.Mechanism;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>What the steps of a run found, as observations: compared outcomes, chosen metabolites, enriched sets, markers of the vesicles.</summary>
public static partial class MeasuredObservations
{
    /// <summary>The outcomes of one arm against the reference. A difference counts from the study's alpha on the adjusted p.</summary>
    public static IEnumerable<Observation> Outcomes(Design design, IReadOnlyList<ComparisonResult> comparisons, (string Arm, string Reference) arms, double alpha)
    {
        foreach (Outcome outcome in design.Outcomes)
        {
            if (comparisons.FirstOrDefault(c => c.Outcome == OutcomeSteps.Name(outcome, design)) is not { } comparison) continue;
            if (Difference(comparison, arms) is not (double estimate, double p)) continue;
            yield return new Observation(TermRegistry.Find(outcome.Term)?.Label ?? outcome.Term, ObservationKind.Outcome, Change(estimate, p, alpha))
            {
                Identifiers = ["term:" + outcome.Term],
                P = p,
                Source = outcome.Assay + (outcome.Timepoint is { } time ? $", {time}" : ""),
            };
        }
    }

    /// <summary>The metabolites that the study's rule chose, and the sets that are over-represented among them from alpha on the adjusted p.</summary>
    public static IEnumerable<Observation> Metabolites(string assay, MetaboliteResults results, (string Arm, string Reference) arms, double alpha)
    {
        foreach (MetaboliteComparison comparison in results.Comparisons.Where(c => c.Parameters.Arm == arms.Arm && c.Parameters.Reference == arms.Reference))
        {
            foreach (MetaboliteRow row in comparison.Selected.Where(r => r.Name is not null))
            {
                yield return new Observation(row.Name!, ObservationKind.Metabolite, row.Direction switch
                {
                    "up" => ObservedChange.Higher,
                    "down" => ObservedChange.Lower,
                    _ => ObservedChange.Differs,
                })
                {
                    P = row.P,
                    ChemicalClass = row.ChemicalClass,
                    Source = FormattableString.Invariant($"{assay}, {row.Id}, adjusted p = {row.PAdjusted:0.000}"),
                };
            }
        }

        foreach (PathwayResult pathways in results.Pathways.Where(p => p.Arm == arms.Arm && p.Reference == arms.Reference))
        {
            foreach (var line in (pathways.OverRepresentation?.Lines ?? []).Where(l => l.PAdjusted < alpha))
            {
                yield return new Observation(line.SetName, ObservationKind.Pathway, ObservedChange.Enriched)
                {
                    Identifiers = Identifiers(line.SetId),
                    P = line.PAdjusted,
                    Source = $"{assay}, {pathways.Source.Id}",
                };
            }
        }
    }

    /// <summary>Markers that a blot decides for the vesicles; where the lanes do not say what they hold, all count as vesicles.</summary>
    public static IEnumerable<Observation> Markers(string assay, IReadOnlyList<BlotMarker> markers) =>
        from marker in markers
        where marker.Material is null or "vesicles" && marker.Call is "present" or "absent"
        select new Observation(marker.Target, ObservationKind.Marker, marker.Call == "present" ? ObservedChange.Present : ObservedChange.Absent)
        {
            Source = assay,
        };

    private static (double Estimate, double P)? Difference(ComparisonResult comparison, (string Arm, string Reference) arms)
    {
        if (comparison.Groups.Count == 2)
            return comparison is { Estimate: { } estimate, P: { } p } ? (estimate, comparison.PAdjusted ?? p) : null;
        foreach (Contrast c in comparison.Contrasts)
        {
            if (c is not { Estimate: { } difference, P: { } contrastP }) continue;
            double adjusted = c.PAdjusted ?? contrastP;
            if (c.A == arms.Arm && c.B == arms.Reference) return (difference, adjusted);
            if (c.A == arms.Reference && c.B == arms.Arm) return (-difference, adjusted);
        }

        return null;
    }

    private static ObservedChange Change(double estimate, double p, double alpha) =>
        !(p < alpha) || estimate == 0 ? ObservedChange.NotShown : estimate > 0 ? ObservedChange.Higher : ObservedChange.Lower;

    private static string[] Identifiers(string set) => KeggMap().IsMatch(set) ? ["KEGG:" + set] : WikiPathway().IsMatch(set) ? ["WP:" + set] : [];

    [GeneratedRegex(@"^[a-z]{2,4}\d{5}$", RegexOptions.CultureInvariant)]
    private static partial Regex KeggMap();

    [GeneratedRegex(@"^WP\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex WikiPathway();
}
