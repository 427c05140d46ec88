using Osteon.Inference;
using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>
/// How the choice of metabolites changes with decisions that another analyst might have made: another test, a correction for their number, one animal less, other values
/// for missing cells.
/// </summary>
internal static class RobustnessPanel
{
    private static readonly (ImputationMethod Method, string Id, string Label)[] Imputations =
    [
        (ImputationMethod.Minimum, "minimum", "the smallest value"),
        (ImputationMethod.HalfMinimum, "half_minimum", "half of the smallest value"),
        (ImputationMethod.NearestNeighbours, "nearest_neighbours", "the nearest neighbours"),
    ];

    public static IReadOnlyList<RobustnessVariant> Of(
        PreparedMetabolites prepared, ComparedTable table, TestedFeatures tests, ModelResult? model, IReadOnlyList<MetaboliteRow> rows, MetaboliteComparisonParameters parameters, RunContext context)
    {
        MetaboliteRule rule = parameters.Rule;
        HashSet<string> declared = [.. rows.Where(r => r.Selected).Select(r => r.Id)];
        double?[] vip = [.. rows.Select(r => r.Vip)], fold = [.. rows.Select(r => r.FoldChange)];
        var variants = new List<RobustnessVariant>();
        void Add(string id, string label, IEnumerable<string> selected)
        {
            string[] ids = [.. selected];
            variants.Add(new RobustnessVariant(id, label, ids, ids.Count(declared.Contains)));
        }

        IEnumerable<string> With(IReadOnlyList<double?> p) => Ids(table, MetaboliteRows.Chosen(p, vip, fold, rule));
        if (rule.Test != FeatureTest.Welch) Add("welch", "Welch's t test", With(TestedFeatures.Compared(tests.Welch, rule)));
        if (rule.Test != FeatureTest.ModeratedT) Add("moderated_t", "moderated t test", With(TestedFeatures.Compared(tests.Moderated, rule)));
        if (rule.Adjust == Adjustment.None) Add("bh", "corrected by Benjamini and Hochberg", With(tests.Declared.Adjusted.P));
        if (Steady(table, parameters, model, context) is { } steady) Add("leave_one_out", "every time one unit is left out", steady);
        else variants.Add(new RobustnessVariant("leave_one_out", "every time one unit is left out", [], 0) { NotAvailable = "an arm would be left with fewer than two units" });
        if (prepared.Imputation is { } used)
        {
            foreach ((ImputationMethod method, string id, string label) in Imputations.Where(i => i.Method != used.Method))
            {
                context.Cancellation.ThrowIfCancellationRequested();
                string words = $"missing cells filled by {label}";
                try
                {
                    Add($"imputation:{id}", words, Otherwise(prepared, method, parameters, context));
                }
                catch (OsteonException impossible)
                {
                    variants.Add(new RobustnessVariant($"imputation:{id}", words, [], 0) { NotAvailable = impossible.Finding.Message });
                }
            }
        }

        return variants;
    }

    /// <summary>The rows with the number of variants that choose them too.</summary>
    public static IReadOnlyList<MetaboliteRow> Count(IReadOnlyList<MetaboliteRow> rows, IReadOnlyList<RobustnessVariant> variants)
    {
        Dictionary<string, int> times = variants.SelectMany(v => v.Selected).GroupBy(id => id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return [.. rows.Select(r => r with { SurvivedVariants = times.GetValueOrDefault(r.Id) })];
    }

    /// <summary>Features that are chosen each time one unit is left out, model and test done anew; null if an arm has too few units.</summary>
    private static string[]? Steady(ComparedTable table, MetaboliteComparisonParameters parameters, ModelResult? model, RunContext context)
    {
        if (table.Units.GroupBy(u => u.Arm).Any(g => g.Count() < 3)) return null;
        bool[] steady = new bool[table.Features.Count];
        Array.Fill(steady, true);
        MetaboliteComparisonParameters same = Same(parameters, model);
        foreach (LeaveOneOut left in LeaveOneOut.Of(table.Layout(parameters)))
        {
            bool[] chosen = ChosenOf(table.SelectUnits(left.Rows, parameters.Rule.FoldChange is not null), same, Silent(context));
            for (int i = 0; i < steady.Length; i++) steady[i] &= chosen[i];
        }

        return Ids(table, steady);
    }

    private static string[] Otherwise(PreparedMetabolites prepared, ImputationMethod method, MetaboliteComparisonParameters parameters, RunContext context)
    {
        RunContext silent = Silent(context);
        ComparedTable table = ComparedTable.Of(prepared.With(method, parameters.Merging, silent)!, parameters, silent.Findings);
        return Ids(table, ChosenOf(table, parameters, silent));
    }

    private static bool[] ChosenOf(ComparedTable table, MetaboliteComparisonParameters parameters, RunContext context)
    {
        FeatureTestResult test = TestedFeatures.Test(table, parameters.Rule.Test, parameters, context);
        ModelResult? model = parameters.Rule.Vip is null ? null : ModelFitting.Alone(table, parameters, context);
        return MetaboliteRows.Chosen(
            TestedFeatures.Compared(test, parameters.Rule),
            MetaboliteRows.VipOf(model, table.Features.Count),
            parameters.Rule.FoldChange is null ? [] : table.Folds(parameters, context).OfMeans,
            parameters.Rule);
    }

    /// <summary>The numbers of components that the model of all units has, so that only the unit differs.</summary>
    private static MetaboliteComparisonParameters Same(MetaboliteComparisonParameters parameters, ModelResult? model) =>
        model is null ? parameters : parameters with { Predictive = model.Predictive, Orthogonal = model.Kind.IsOrthogonal() ? model.Orthogonal : parameters.Orthogonal };

    /// <summary>Findings of a variant are about a question nobody asked; its result is what counts.</summary>
    private static RunContext Silent(RunContext context) => context with { Findings = new FindingCollector(), Progress = null };

    private static string[] Ids(ComparedTable table, bool[] chosen) => [.. Enumerable.Range(0, chosen.Length).Where(i => chosen[i]).Select(i => table.Features[i].Id)];
}
