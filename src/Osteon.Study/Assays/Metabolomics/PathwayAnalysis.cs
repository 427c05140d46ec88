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
        (Matrix statistics, bool exact) = Permuted(table, comparison, settings, context);
        var results = new List<PathwayResult>();
        foreach ((int i, KnowledgePack pack) in packs.Index())
        {
            context.Report("looking for pathways", (double)i / packs.Count, pack.Source.Name);
            results.Add(Of(pack, table, comparison, (statistics, exact), settings, context));
        }

        return results;
    }

    private static PathwayResult Of(
        KnowledgePack pack, ComparedTable table, MetaboliteComparison comparison, (Matrix Statistics, bool Exact) permuted, PathwaySettings settings, RunContext context)
    {
        IdentifierMapping mapping = IdentifierMapper.Map(table.Features, new CompoundIndex(pack), settings.Mapping, context);
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
            CompoundStatistics all = CompoundStatistics.Of(mapping, permuted.Statistics);
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

    /// <summary>Welch's t of every feature: first with the labels as they are, then under every arrangement of them. Positive is higher in the arm.</summary>
    private static (Matrix Statistics, bool Exact) Permuted(ComparedTable table, MetaboliteComparison comparison, PathwaySettings settings, RunContext context)
    {
        MetaboliteComparisonParameters parameters = comparison.Parameters;
        int n = table.Units.Count, inArm = table.Units.Count(u => u.Arm == parameters.Arm);
        LabelArrangements arrangements = LabelArrangements.OfTwoGroups(inArm, n - inArm, settings.Arrangements, context.Random.Stream("pathways", $"{parameters.Arm} {parameters.Reference}{(parameters.Timepoint is { } time ? $" {time}" : "")}"));
        RunContext silent = context with { Findings = new FindingCollector(), Progress = null, Threads = 1 };
        double[] Statistics(IReadOnlyList<int> first)
        {
            int[] group = new int[n];
            foreach (int unit in first) group[unit] = 1;
            FeatureTestResult test = FeatureTests.Run(table.Values, new GroupLayout(["reference", "arm"], group), new FeatureTestParameters { Test = FeatureTest.Welch }, silent);
            return [.. test.Statistic.Select(t => t ?? double.NaN)];
        }

        Matrix permuted = arrangements.Statistics(Statistics, table.Features.Count, context);
        var all = new Matrix(permuted.Rows + 1, permuted.Columns);
        Statistics([.. Enumerable.Range(0, n).Where(i => table.Units[i].Arm == parameters.Arm)]).CopyTo(all.Row(0));
        permuted.Values.CopyTo(all.Values, permuted.Columns);
        return (all, arrangements.Exact);
    }
}
