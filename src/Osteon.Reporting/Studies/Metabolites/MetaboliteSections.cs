using Osteon.Metabolomics;
using Osteon.Primitives;
using Osteon.Study;

namespace Osteon.Reporting;

/// <summary>The sections of an assay of metabolites: quality and preparation, then each comparison with models, choice, robustness and pathways.</summary>
internal static class MetaboliteSections
{
    private const int MostInTable = 60;
    private const int MostPathways = 20;

    public static IEnumerable<Section> Of(StudyRun run, IReadOnlyList<MetaboliteView> views)
    {
        foreach (MetaboliteView view in views)
        {
            string title = view.Assay.Label ?? view.Assay.Id;
            if (view.Results is not { } results)
            {
                yield return new Section($"metabolites-{view.Assay.Id}", $"Metabolites: {title}", [new FindingListBlock([view.Step.Failure!])]) { Status = SectionStatus.Failed };
                continue;
            }

            yield return MetaboliteQuality.Section(run, view, results);
            foreach (MetaboliteComparison comparison in results.Comparisons) yield return Comparison(run, view, results, comparison);
        }
    }

    private static Section Comparison(StudyRun run, MetaboliteView view, MetaboliteResults results, MetaboliteComparison comparison)
    {
        Manifest manifest = run.Study.Manifest!.Manifest;
        string id = $"metabolites-{view.Name(comparison)}";
        (string Label, int Palette) Arms(string arm) => ArmOf(manifest.Design, arm);
        var figures = new MetaboliteFigures(comparison, Arms, StudySections.DataLabel(run));
        string file = view.Name(comparison);
        var blocks = new List<Block>();
        foreach (RichText sentence in MetaboliteSentences.Of(comparison, manifest.Design)) blocks.Add(new ParagraphBlock(sentence));
        void Figure(string name, FigureDrawing? drawing)
        {
            if (drawing is not null) blocks.Add(new FigureBlock($"{id}-{name}", drawing) { DataPath = name is "volcano" or "s-plot" ? $"tables/{file}_metabolites.tsv" : null });
        }

        blocks.Add(new HeadingBlock($"{id}-part-models", "Models"));
        foreach (FittedModel model in comparison.Models.Where(m => m.Fallback is not null || m.NotAvailable is not null))
            blocks.Add(new ParagraphBlock(RichText.Empty.Strong($"{model.Kind.Label()}: ").Then(model.Fallback ?? model.NotAvailable!)));
        foreach (FittedModel model in comparison.Models) Figure($"scores-{model.Kind.Id()}", figures.Scores(model));
        foreach (FittedModel model in comparison.Models) Figure($"permutations-{model.Kind.Id()}", figures.Permutations(model));
        Figure("s-plot", figures.SPlot());
        blocks.Add(new DataTableBlock(ModelTable(id, comparison)) { Path = $"tables/{file}_models.tsv" });

        blocks.Add(new HeadingBlock($"{id}-part-choice", "Differential metabolites"));
        Figure("volcano", figures.Volcano());
        Figure("profiles", figures.Profiles());
        Figure("heat-map", figures.HeatMap());
        Figure("classes", figures.Classes());
        blocks.Add(new DataTableBlock(Chosen(id, comparison)) { Path = $"tables/{file}_metabolites.tsv", Caption = "The chosen features, the most important first; the file holds all features with every column." });

        blocks.Add(new HeadingBlock($"{id}-part-robustness", "Robustness of the choice"));
        Figure("robustness", figures.Robustness());
        Figure("overlaps", figures.Overlaps());

        PathwayResult[] pathways = [.. results.Pathways.Where(p => p.Arm == comparison.Parameters.Arm && p.Reference == comparison.Parameters.Reference && p.Timepoint == comparison.Parameters.Timepoint)];
        if (pathways.Length > 0) blocks.AddRange(MetabolitePathways.Blocks(id, file, pathways, StudySections.DataLabel(run), MostPathways));
        return new Section(id, $"Metabolites of {Arms(comparison.Parameters.Arm).Label} against {Arms(comparison.Parameters.Reference).Label}{At(manifest.Design, comparison.Parameters.Timepoint)}", blocks)
        {
            Description = $"{view.Assay.Label ?? view.Assay.Id}: {comparison.Features.Count} features in {comparison.Units.Count} units. Compared values: {comparison.Quantity}.",
            HowToRead =
            [
                "R2Y says how well a model describes the arms, Q2 how well it predicts units it has not seen. With far more features than units R2Y is always high; only Q2, its spread over other folds, and the permutation test tell whether the separation means anything.",
                "With few units Q2 by ropls' convention is above 0 in pure noise: for 5 against 5 about 0.14 on average, up to 0.24 in one of twenty tables. p of Q2 is from permutations in which the fold of a unit follows its label; ropls' own count, with folds that stay, stands beside it and is too large where units are few.",
                "VIP ranks features inside one model. It is no test: about a third of all features have a VIP above 1 in a model of chance.",
                "p is not corrected for the number of features; p_adjusted is. A choice that vanishes under correction, or when one unit is left out, is a hint for the next experiment and no result of this one.",
                "A name is only as sure as its level of identification. Where none is stated, the name is a candidate.",
            ],
            Status = comparison.Models.Any(m => m.Fallback is not null || m.NotAvailable is not null) || view.Step.Record.Findings.Any(f => f.Severity == Severity.Warning) ? SectionStatus.Warned : SectionStatus.Passed,
            AuthorComment = StudySections.Comment(manifest, view.Assay.Id),
        };
    }

    private static string At(Design design, string? timepoint) =>
        timepoint is null ? "" : $", {design.Timepoints.FirstOrDefault(t => t.Id == timepoint)?.Label ?? timepoint}";

    /// <summary>Label and place in the palette of an arm.</summary>
    public static (string Label, int Palette) ArmOf(Design design, string arm)
    {
        int index = design.Arms.Index().FirstOrDefault(a => a.Item.Id == arm, (-1, null!)).Index;
        return index < 0 ? (arm, design.Arms.Count) : (design.Arms[index].Label ?? arm, index);
    }

    private static Table ModelTable(string id, MetaboliteComparison comparison)
    {
        FittedModel[] models = [.. comparison.Models.Where(m => m.Summary is not null)];
        return new Table($"{id}-model-table", "Models",
        [
            Column.Of("model", [.. models.Select(m => (string?)m.Kind.Label())]),
            Column.Of("components", [.. models.Select(m => (string?)(m.Orthogonal > 0 ? FormattableString.Invariant($"{m.Predictive} + {m.Orthogonal}") : FormattableString.Invariant($"{m.Predictive}")))], "predictive + orthogonal"),
            Column.Of("R2X", [.. models.Select(m => (double?)m.Summary!.R2X)]),
            Column.Of("R2Y", [.. models.Select(m => m.Summary!.R2Y)]),
            Column.Of("Q2", [.. models.Select(m => m.Summary!.Q2)]),
            Column.Of("Q2, 5 %", [.. models.Select(m => m.Spread?.Low)], description: "5 % quantile over re-drawn stratified folds"),
            Column.Of("Q2, 95 %", [.. models.Select(m => m.Spread?.High)], description: "95 % quantile over re-drawn stratified folds"),
            Column.Of("RMSEE", [.. models.Select(m => m.Summary!.Rmsee)]),
            Column.Of("p (R2Y)", [.. models.Select(m => m.Permutation?.PR2Y)], description: "permutation test"),
            Column.Of("p (Q2)", [.. models.Select(m => m.Permutation?.PQ2)], description: "permutation test"),
            Column.Of("p (Q2) as ropls counts", [.. models.Select(m => m.FixedFolds?.RoplsPQ2)], description: "folds stay with the rows; (1 + hits)/permutations on values rounded to three digits"),
        ]);
    }

    private static Table Chosen(string id, MetaboliteComparison comparison)
    {
        MetaboliteRow[] rows = [.. comparison.Selected.OrderByDescending(r => r.Vip ?? 0).ThenBy(r => r.P ?? 1).Take(MostInTable)];
        return new Table($"{id}-chosen", FormattableString.Invariant($"Chosen features ({rows.Length} of {comparison.Selected.Count()})"),
        [
            Column.Of("metabolite", [.. rows.Select(r => (string?)r.Label)]),
            Column.Of("identity", [.. rows.Select(r => r.Identity ?? "not stated")]),
            Column.Of("direction", [.. rows.Select(r => r.Direction)]),
            Column.Of("VIP", [.. rows.Select(r => r.Vip)]),
            Column.Of("ratio", [.. rows.Select(r => r.FoldChange)], description: "of mean intensities"),
            Column.Of("p", [.. rows.Select(r => r.P)]),
            Column.Of("adjusted p", [.. rows.Select(r => r.PAdjusted)]),
            Column.Of("Welch p", [.. rows.Select(r => r.PWelch)]),
            Column.Of("moderated p", [.. rows.Select(r => r.PModerated)]),
            Column.Of("filled in", [.. rows.Select(r => (double?)r.ImputedShare)], description: "share of values that were not measured"),
            Column.Of("survives", [.. rows.Select(r => (long?)r.SurvivedVariants)], description: FormattableString.Invariant($"variants of the robustness panel, of {comparison.Robustness.Count(v => v.NotAvailable is null)}")),
        ]);
    }
}
