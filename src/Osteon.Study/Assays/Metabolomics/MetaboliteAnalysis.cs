using Osteon.Inference;
using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// Compares the metabolites of two arms: principal components, the supervised model with its spread of Q2 and its permutation test, one test per feature, folds, the declared
/// rule, and the panel that shows how far the choice depends on it.
/// </summary>
public static class MetaboliteAnalysis
{
    /// <summary>Below this number of units in an arm Q2 of noise is clearly above 0 by ropls' convention.</summary>
    private const int FewUnits = 10;

    /// <summary>Compares the two arms of the parameters.</summary>
    /// <param name="prepared">The prepared table; its samples state their arm as group and their unit as subject.</param>
    /// <param name="parameters">What is asked for.</param>
    /// <param name="context">Cancellation, progress, random streams, threads; findings go there.</param>
    /// <exception cref="InvalidContentException">An arm has no sample (OST-MTB-010), or the table no feature (OST-MTB-011).</exception>
    public static MetaboliteComparison Run(PreparedMetabolites prepared, MetaboliteComparisonParameters parameters, RunContext context)
    {
        ComparedTable table = ComparedTable.Of(prepared, parameters, context.Findings);
        context.Report("testing features", 0);
        TestedFeatures tests = TestedFeatures.Of(table, parameters, context);
        context.Report("fitting models", 0.2);
        FittedModel components = ModelFitting.Unsupervised(table, parameters, context);
        (FittedModel supervised, ModelResult? model) = ModelFitting.Supervised(table, parameters, context, examine: true);
        IReadOnlyList<MetaboliteRow> rows = MetaboliteRows.Of(table, tests, model, parameters, context);
        Advise(rows, tests, supervised, parameters, context.Findings);
        IReadOnlyList<RobustnessVariant> robustness = [];
        if (parameters.Robustness)
        {
            context.Report("examining the choice", 0.6);
            robustness = RobustnessPanel.Of(prepared, table, tests, model, rows, parameters, context);
            rows = RobustnessPanel.Count(rows, robustness);
        }

        return new MetaboliteComparison
        {
            Parameters = parameters,
            Quantity = table.Quantity,
            Units = table.Units,
            Models = parameters.Model == ModelKind.Pca ? [components] : [components, supervised],
            Features = rows,
            Robustness = robustness,
            HeatMap = HeatMap(table, rows, parameters.HeatMap, context),
            Methods = tests.Methods,
        };
    }

    private static void Advise(
        IReadOnlyList<MetaboliteRow> rows, TestedFeatures tests, FittedModel supervised, MetaboliteComparisonParameters parameters, FindingCollector findings)
    {
        int tested = tests.Declared.P.Count(p => p is not null), selected = rows.Count(r => r.Selected);
        if (parameters.Rule.Adjust == Adjustment.None && tested > 0)
            findings.Add(Finding.Warning(
                "OST-MTB-012",
                FormattableString.Invariant($"metabolites are chosen at p < {parameters.Rule.P:R} without correction: of {tested} tested about {tested * parameters.Rule.P:0} would pass that limit by chance; {selected} were chosen"),
                hint: "Read the column p_adjusted and the robustness panel beside the choice, or declare the rule with adjust: bh."));
        if (supervised.Summary is { R2Y: { } r2y, Q2: { } q2 } && (q2 <= 0 || supervised.Permutation?.PQ2 >= parameters.Rule.P))
            findings.Add(Finding.Warning(
                "OST-MTB-013",
                supervised.Permutation is { } test
                    ? FormattableString.Invariant($"{supervised.Kind.Label()} does not predict the arms better than chance (R2Y {r2y:0.00}, Q2 {q2:0.00}, permutation p of Q2 {test.PQ2:0.000}): the separation in its score plot arises from chance too")
                    : FormattableString.Invariant($"{supervised.Kind.Label()} describes the arms and does not predict them (R2Y {r2y:0.00}, Q2 {q2:0.00})"),
                hint: "Do not read VIP of such a model as evidence; the tests of single features stand on their own."));
        int fewest = tests.Declared.Groups.Select((_, g) => tests.Declared.N[g].DefaultIfEmpty(0).Max()).Min();
        if (supervised.Summary?.Q2 is { } small && fewest < FewUnits && small is > 0 and < 0.3 && parameters.CrossValidation.Variant == CrossValidationVariant.Ropls)
            findings.Add(Finding.Note(
                "OST-MTB-017",
                FormattableString.Invariant($"Q2 is {small:0.00} with {fewest} units in the smaller arm: by ropls' convention Q2 of pure noise is above 0 there (about 0.14 for 5 against 5)"),
                hint: "Read the permutation test; cross_validation: rescaled gives a Q2 that is below 0 for noise."));
        int opposite = rows.Count(r => r is { Selected: true, Estimate: { } e, FoldChange: { } f } && e != 0 && f != 1 && e > 0 != f > 1);
        if (opposite > 0)
            findings.Add(Finding.Note(
                "OST-MTB-014",
                FormattableString.Invariant($"{opposite} chosen features go one way by the mean of the compared values and the other way by the ratio of mean intensities"),
                hint: "A few high values decide the ratio; the direction given is that of the compared values."));
    }

    private static MetaboliteHeatMap? HeatMap(ComparedTable table, IReadOnlyList<MetaboliteRow> rows, HeatMapParameters parameters, RunContext context)
    {
        int[] selected = [.. Enumerable.Range(0, rows.Count).Where(i => rows[i].Selected)];
        int[] shown = [.. selected.OrderByDescending(i => rows[i].Vip ?? 0).ThenBy(i => rows[i].P ?? 1).ThenBy(i => i).Take(parameters.MostFeatures)];
        if (shown.Length < 2 || table.Units.Count < 3) return null;
        Matrix levels = Standardised(table.Values.SelectColumns(shown).Transpose());
        try
        {
            return new MetaboliteHeatMap(
                [.. shown.Select(i => rows[i].Id)],
                [.. levels.Values.Select(v => double.IsNaN(v) ? (double?)null : v)],
                Tree(levels, parameters, context),
                Tree(levels.Transpose(), parameters, context),
                selected.Length);
        }
        catch (InvalidContentException failure)
        {
            context.Findings.Add(failure.Finding with { Severity = Severity.Warning, Message = $"there is no heat map: {failure.Finding.Message}" });
            return null;
        }
    }

    /// <summary>Rows with mean 0 and standard deviation 1 over the cells that are there; rows that do not vary become 0.</summary>
    private static Matrix Standardised(Matrix rows)
    {
        Matrix result = rows.Copy();
        for (int r = 0; r < rows.Rows; r++)
        {
            Span<double> row = result.Row(r);
            double[] there = [.. row.ToArray().Where(double.IsFinite)];
            double mean = there.Length == 0 ? 0 : there.Average();
            double sd = there.Length < 2 ? 0 : Math.Sqrt(there.Sum(v => (v - mean) * (v - mean)) / (there.Length - 1));
            for (int c = 0; c < row.Length; c++) row[c] = double.IsNaN(row[c]) ? double.NaN : sd == 0 ? 0 : (row[c] - mean) / sd;
        }

        return result;
    }

    private static MetaboliteTree Tree(Matrix items, HeatMapParameters parameters, RunContext context)
    {
        DissimilarityMatrix distances = ProfileDistances.Between(items, parameters.Distance, context);
        LeafOrder order = OptimalLeafOrder.Of(HierarchicalClustering.Cluster(distances, parameters.Linkage, context), distances, new LeafOrderParameters(), context);
        int Node(int part) => part < 0 ? -part - 1 : items.Rows + part - 1;
        return new MetaboliteTree(
            [.. order.Dendrogram.Merges.Select(m => (IReadOnlyList<int>)[Node(m.First), Node(m.Second)])],
            [.. order.Dendrogram.Merges.Select(m => m.Height)],
            [.. order.Dendrogram.Order]);
    }
}
