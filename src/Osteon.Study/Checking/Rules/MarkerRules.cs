namespace Osteon.Study;

/// <summary>Marker proteins by category (MISEV2023, 10.1002/jev2.12404; the scheme of MISEV2018 Table 3).</summary>
internal static class MarkerRules
{
    /// <summary>Every marker with the protein that its name means, or null where the list does not know it.</summary>
    public static IReadOnlyList<(Marker Marker, VesicleMarkerProtein? Protein, string Path)> Resolve(VesiclePreparation vesicles) =>
    [
        .. vesicles.Markers.Select((m, i) => (m, VesicleMarkers.Known.Find(m.Protein),
            FormattableString.Invariant($"vesicles.markers[{i}]"))),
    ];

    public static void Check(RuleContext context, VesiclePreparation vesicles)
    {
        IReadOnlyList<(Marker Marker, VesicleMarkerProtein? Protein, string Path)> markers = Resolve(vesicles);
        foreach ((Marker marker, VesicleMarkerProtein? protein, string path) in markers)
        {
            if (protein is null)
                context.Add(
                    VesicleFindings.UnknownMarker,
                    path + ".protein",
                    $"'{marker.Protein}' is not in the list of marker proteins, so it counts for no category",
                    marker.Protein,
                    VesicleMarkers.Known.Nearest(marker.Protein) is { } near
                        ? $"Did you mean '{near}'?"
                        : "Give the gene symbol; a protein of your own need not be in the list.");
            else if (protein.Expected is { } expected && expected != marker.Class)
                context.Add(
                    VesicleFindings.MarkerClassContradicts,
                    path + ".class",
                    $"'{marker.Protein}' is listed as {RecordShape.Word(marker.Class)}, but it belongs to category {protein.Category} "
                        + $"({protein.Compartment})",
                    hint: expected == MarkerClass.Positive
                        ? "Vesicles carry it; its absence shows no purity."
                        : "It tells of what was isolated with the vesicles; its presence does not show vesicles.");
            if (marker is { Class: MarkerClass.Negative, Found: true })
                context.Add(
                    VesicleFindings.ContaminantFound,
                    path + ".found",
                    $"the negative marker '{marker.Protein}' was found",
                    hint: "Say how much beside the cells or the source; the particles are then not vesicles alone.");
        }

        foreach (IGrouping<VesicleMarkerProtein, (Marker Marker, VesicleMarkerProtein? Protein, string Path)> same in
            markers.Where(m => m.Protein is { IsFamily: false }).GroupBy(m => m.Protein!))
        {
            // One protein may be shown by two assays.
            if (same.GroupBy(m => m.Marker.Assay, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is not { } twice) continue;
            (Marker first, _, _) = twice.First();
            (Marker second, _, string path) = twice.Skip(1).First();
            context.Add(
                VesicleFindings.MarkerRepeated,
                path + ".protein",
                first.Protein == second.Protein
                    ? $"'{second.Protein}' is listed twice"
                    : $"'{first.Protein}' and '{second.Protein}' are one protein, {same.Key.Symbol}",
                second.Protein,
                "Keep one of them.");
        }

        Categories(context, vesicles, [.. markers.Where(m => m.Protein is not null).Select(m => (m.Marker, m.Protein!))]);
    }

    private static void Categories(RuleContext context, VesiclePreparation vesicles, (Marker Marker, VesicleMarkerProtein Protein)[] known)
    {
        if (vesicles.Markers.Count == 0) return;
        string[] missing = [.. new (int Group, string Words)[] { (1, "of the membrane (category 1)"), (2, "of the inside (category 2)") }
            .Where(c => !known.Any(k => k.Protein.Group == c.Group
                && k.Marker is { Class: MarkerClass.Positive, Found: not false })).Select(c => c.Words)];
        if (missing.Length > 0)
            context.Add(
                VesicleFindings.MarkerCategoryMissing,
                "vesicles.markers",
                $"no positive marker {RuleWords.List(missing, "and none")} is shown",
                hint: "Category 1: CD63, CD81, CD9, integrins. Category 2: TSG101, Alix, syntenin, annexins.");
        if (!known.Any(k => k.Protein.Group == 3))
            context.Add(
                VesicleFindings.NoCoIsolatedMarker,
                "vesicles.markers",
                "nothing of category 3, which is isolated along with vesicles, was looked for",
                hint: "For cells in serum - {protein: albumin, class: negative}; for blood also APOA1 or APOB; for urine UMOD.");
    }
}
