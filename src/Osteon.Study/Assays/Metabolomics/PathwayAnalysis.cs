using Osteon.Inference;
using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Looks for pathways in a comparison: over-representation among the chosen metabolites, and enrichment among all, ranked, with permuted labels.</summary>
public static class PathwayAnalysis
{
    private const int ClassLevel = 2;

    /// <summary>Species as packs name them, by the words of a study.</summary>
    private static readonly Dictionary<string, string> ScientificNames = new()
    {
        ["rat"] = "Rattus norvegicus",
        ["mouse"] = "Mus musculus",
        ["human"] = "Homo sapiens",
        ["rabbit"] = "Oryctolagus cuniculus",
        ["sheep"] = "Ovis aries",
        ["pig"] = "Sus scrofa",
        ["dog"] = "Canis lupus",
    };

    /// <summary>What each pack says.</summary>
    /// <param name="prepared">The prepared table.</param>
    /// <param name="comparison">The comparison made of it.</param>
    /// <param name="packs">The packs.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="context">Cancellation, progress, random streams, threads, findings.</param>
    public static IReadOnlyList<PathwayResult> Run(
        PreparedMetabolites prepared, MetaboliteComparison comparison, IReadOnlyList<KnowledgePack> packs, PathwaySettings settings, RunContext context)
    {
        if (packs.Count == 0) return [];
        ComparedTable table = ComparedTable.Of(prepared, comparison.Parameters, new FindingCollector());
        IdentifierMapping[] mappings = [.. packs.Select(p => IdentifierMapper.Map(table.Features, new CompoundIndex(p), settings.Mapping, context))];
        // Statistics under thousands of labellings are needed of the features that lead to a compound only, and those are few of many.
        int[] mapped = [.. Enumerable.Range(0, table.Features.Count).Where(f => mappings.Any(m => m.Features[f].Matches.Count > 0))];
        PermutedStatistics permuted = Permuted(table, mapped, comparison, settings, context);
        var results = new List<PathwayResult>();
        foreach ((int i, KnowledgePack pack) in packs.Index())
        {
            context.Report("looking for pathways", (double)i / packs.Count, pack.Source.Name);
            results.Add(Of((pack, mappings[i]), table, comparison, permuted, settings, context));
        }

        return results;
    }

    private static PathwayResult Of(
        (KnowledgePack Pack, IdentifierMapping Mapping) known, ComparedTable table, MetaboliteComparison comparison, PermutedStatistics permuted, PathwaySettings settings, RunContext context)
    {
        (KnowledgePack pack, IdentifierMapping mapping) = known;
        string? reason = mapping.MappedCount == 0
            ? "no feature leads to a compound of this pack: the table has no identifiers or names that the pack knows"
            : pack.Sets.Count == 0 ? "the pack holds no sets" : null;
        string? orthology = Orthology(pack.Source, settings.Species);
        OverRepresentationResult? over = reason is null && comparison.Selected.Any()
            ? OverRepresentation.Test(CompoundSelection.Of(pack, mapping, comparison.Selected.Select(f => f.Id)) with { Orthology = orthology }, settings.OverRepresentation, context)
            : null;
        RankedEnrichmentResult? ranked = null;
        if (reason is null)
        {
            CompoundStatistics all = CompoundStatistics.Of(mapping with { Features = [.. permuted.Features.Select(f => mapping.Features[f])] }, permuted.Statistics);
            double[] observed = all.Values.Row(0).ToArray();
            var others = new Matrix(all.Values.Rows - 1, all.Values.Columns, all.Values.Values[all.Values.Columns..]);
            ranked = RankedEnrichment.Test(new RankedEnrichmentInput(pack, all.Compounds, observed, others, permuted.Exact) { Orthology = orthology }, settings.Ranked, context);
        }

        Dictionary<string, MetaboliteSet> sets = pack.Sets.ToDictionary(set => set.Id, StringComparer.Ordinal);
        return new PathwayResult
        {
            Coverage = KnowledgeCoverage.Of(mapping, pack, settings.OverRepresentation.MinSize, context),
            Impacts = over is null ? [] : [.. over.Lines.Where(l => l.Counts.Hits > 0 && sets[l.SetId].Edges.Count > 0).Select(l => PathwayTopology.Impact(sets[l.SetId], l.HitCompounds))],
            Redundancy = over is null ? null : SetRedundancy.Of(over),
            Orthology = orthology,
            Classes = ClassesOf(pack, mapping, comparison),
            Identity = over is null ? null : IdentityWording.Sentence(mapping, [.. over.Lines.Where(l => l.Counts.Hits > 0).SelectMany(l => l.HitCompounds).Distinct(StringComparer.Ordinal)]),
            Unannotated = Hypotheses(pack, table, comparison, settings, context),
            Arm = comparison.Parameters.Arm,
            Reference = comparison.Parameters.Reference,
            Timepoint = comparison.Parameters.Timepoint,
            Source = pack.Source,
            Mapped = [.. mapping.CountsByLevel.Select(c => new MappedCount(c.Level, c.Features))],
            Ambiguous = mapping.Features.Count(f => f.Matches.Count > 1),
            Conflicting = mapping.Features.Count(f => f.Conflicts.Count > 0),
            Features = table.Features.Count,
            OverRepresentation = over,
            Ranked = ranked,
            NotAvailable = reason,
        };
    }

    /// <summary>Sets of another species stand for those of the study by the metabolites they share.</summary>
    private static string? Orthology(KnowledgeSource source, string? species)
    {
        if (source.Species is not { } of || species is null) return null;
        bool same = of.Contains(species, StringComparison.OrdinalIgnoreCase) || species.Contains(of, StringComparison.OrdinalIgnoreCase)
            || (ScientificNames.TryGetValue(species.ToLowerInvariant(), out string? name) && of.Contains(name, StringComparison.OrdinalIgnoreCase));
        return same ? null : $"sets of {of}, by the metabolites they share with the {species}";
    }

    /// <summary>Classes of the chosen compounds, at the level of classes where the pack has it, else at the widest it has.</summary>
    private static ClassComposition? ClassesOf(KnowledgePack pack, IdentifierMapping mapping, MetaboliteComparison comparison)
    {
        int deepest = pack.Compounds.Select(c => c.Classes.Count).DefaultIfEmpty(0).Max();
        string[] chosen = [.. mapping.Compounds(comparison.Selected.Select(f => f.Id))];
        return deepest == 0 || chosen.Length == 0 ? null : ChemicalClasses.OfCompounds(chosen, pack, Math.Min(ClassLevel, deepest - 1));
    }

    /// <summary>
    /// What features without a name could be by their mass. Only where the pack knows masses, and most features have no name: with names there is better evidence.
    /// </summary>
    private static MummichogResult? Hypotheses(KnowledgePack pack, ComparedTable table, MetaboliteComparison comparison, PathwaySettings settings, RunContext context)
    {
        Feature[] unnamed = [.. table.Features.Where(f => f.Name is null && f.Identifiers.Count == 0 && (f.Mz ?? f.NeutralMass) is not null)];
        HashSet<string> selected = [.. comparison.Selected.Select(f => f.Id)];
        if (pack.Sets.Count == 0 || !pack.Compounds.Any(c => c.MonoisotopicMass is not null || c.Formula is not null) || !unnamed.Any(f => selected.Contains(f.Id))) return null;
        return MummichogLike.Test(unnamed, [.. unnamed.Select(f => f.Id).Where(selected.Contains)], pack, settings.Unannotated, context);
    }

    /// <summary>Welch's t of some features: first with the labels as they are, then under every arrangement of them. Positive is higher in the arm.</summary>
    private static PermutedStatistics Permuted(ComparedTable table, int[] features, MetaboliteComparison comparison, PathwaySettings settings, RunContext context)
    {
        MetaboliteComparisonParameters parameters = comparison.Parameters;
        int[] arm = [.. Enumerable.Range(0, table.Units.Count).Where(i => table.Units[i].Arm == parameters.Arm)];
        LabelArrangements arrangements = LabelArrangements.OfTwoGroups(
            arm.Length, table.Units.Count - arm.Length, settings.Arrangements, context.Random.Stream("pathways", $"{parameters.Arm} {parameters.Reference}{(parameters.Timepoint is { } time ? $" {time}" : "")}"));
        return new PermutedStatistics(features, PermutedWelch.Statistics(table.Values.SelectColumns(features), [arm, .. arrangements.FirstGroup], context), arrangements.Exact);
    }

    /// <summary>Statistics under permuted labels.</summary>
    /// <param name="Features">The features, as places in the table.</param>
    /// <param name="Statistics">Labels as they are, then arrangements × features.</param>
    /// <param name="Exact">Whether these are all arrangements.</param>
    private sealed record PermutedStatistics(int[] Features, Matrix Statistics, bool Exact);
}
