using Osteon.Inference;
using Osteon.Metabolomics;

namespace Osteon.Study;

/// <summary>Reporting of metabolomics (Metabolomics Standards Initiative; Sumner et al. 2007, 10.1007/s11306-007-0082-2).</summary>
internal static class MetabolomicsRules
{
    /// <summary>Below this number of units per arm a supervised model separates random groups as a rule.</summary>
    private const int FewUnits = 10;

    private static readonly string[] Fluids = ["serum", "plasma", "urine", "blood"];

    public static void Check(RuleContext context)
    {
        if (context.Manifest.Kind == StudyKind.Synthetic) return;
        foreach ((MetabolomicsAssay assay, string path) in context.AssaysOf<MetabolomicsAssay>())
        {
            CharacterisationRules.Facts(context, DesignFindings.MassSpectrometryFacts, path, assay.Id,
            [
                ("instrument", assay.Instrument is not null),
                ("column", assay.Column is not null),
                ("gradient", assay.Gradient is not null),
                ("mass range", assay.MassRange is not null),
                ("extraction", assay.Extraction is not null),
                ("database", assay.Database is not null),
            ]);
            if (assay.IdentificationLevel is null)
                context.Add(
                    DesignFindings.IdentificationLevel,
                    path,
                    $"it is not stated how sure the names of metabolites in '{assay.Id}' are",
                    hint: "identification_level: MSI level 1 to 4, or Schymanski level 1 to 5");
            Models(context, assay, path);
            Selection(context, assay, path);
            Pathways(context, assay, path);
            Material(context, assay, path);
        }
    }

    private static void Models(RuleContext context, MetabolomicsAssay assay, string path)
    {
        int? units = assay.NReported ?? context.Design.Arms.Select(context.UnitsOf).Min();
        ModelReport[] supervised = [.. assay.Models.Where(m => m.Kind != ModelKind.Pca)];
        if (supervised.Length > 0 && units < FewUnits)
            context.Add(
                DesignFindings.SupervisedSmallN,
                path + ".models",
                $"{string.Join(" and ", supervised.Select(m => m.Kind.Label()))} {(supervised.Length == 1 ? "is" : "are")} "
                    + $"fitted to {units} units per arm",
                hint: "With far more metabolites than units the groups always separate; only Q2 and a permutation test tell "
                    + "whether that means anything.");
        foreach ((int i, ModelReport model) in assay.Models.Index())
        {
            string[] missing = model.Kind == ModelKind.Pca
                ? []
                :
                [
                    .. Missing(
                        ("R2", model.R2 is not null),
                        ("Q2", model.Q2 is not null),
                        ("the number of permutations", model.Permutations is not null)),
                ];
            if (missing.Length > 0 && context.IsPublished)
                context.Add(
                    DesignFindings.ModelQuality,
                    FormattableString.Invariant($"{path}.models[{i}]"),
                    $"{model.Kind.Label()} is shown without {RuleWords.List(missing, "or")}",
                    hint: "r2, q2, permutations");
        }
    }

    private static void Selection(RuleContext context, MetabolomicsAssay assay, string path)
    {
        if (assay.Selection is not { } selection) return;
        if (selection.P is { } p && selection.Adjust is null or Adjustment.None)
            context.Add(
                DesignFindings.NoFdr,
                path + ".selection",
                selection.Tested is { } tested && selection.P is { } limit
                    ? FormattableString.Invariant($"metabolites are chosen at p < {limit:R} without correction: ")
                        + FormattableString.Invariant($"of {tested} tested about {tested * limit:0} pass by chance")
                    : "metabolites are chosen by p value without correction for their number",
                hint: "adjust: bh");
        if (selection.Test == NamedTest.TTest)
            context.Add(
                DesignFindings.TTestKind,
                path + ".selection.test",
                $"the t-test that chose metabolites in '{assay.Id}' is named without its kind",
                hint: "test: welch or student");
        if (selection is { Selected: { } all, Up: { } up, Down: { } down } && up + down != all)
            context.Add(
                DesignFindings.CountsDoNotAdd,
                path + ".selection",
                $"{up} up and {down} down make {up + down}, but {all} metabolites are said to differ",
                hint: "Count again in the table.");
    }

    private static void Pathways(RuleContext context, MetabolomicsAssay assay, string path)
    {
        if (assay.Enrichment is not { } enrichment) return;
        string[] missing =
            [
                .. Missing(
                    ("test", enrichment.Test is not null),
                    ("background", enrichment.Background is not null),
                    ("correction", enrichment.Adjust is not null)),
            ];
        if (missing.Length > 0)
            context.Add(
                DesignFindings.EnrichmentFacts,
                path + ".enrichment",
                $"the pathway analysis of '{assay.Id}' is given without {RuleWords.List(missing, "or")}",
                hint: "The background decides what is enriched: all metabolites detected, not all that exist.");
    }

    private static void Material(RuleContext context, MetabolomicsAssay assay, string path)
    {
        if (assay.Timepoint is null && !context.Samples.Rows.Any(s => s.Assay == assay.Id && s.Timepoint is not null)
            && context.Design.Timepoints.Count > 0)
            context.Add(
                DesignFindings.CollectionTime,
                path,
                $"it is not stated when the material of '{assay.Id}' was taken",
                hint: "timepoint: one of design.timepoints");
        if (assay.Material is { } material && context.Design.Model is { Bone: { } bone }
            && Array.Exists(Fluids, f => material.Contains(f, StringComparison.OrdinalIgnoreCase)))
            context.Add(
                DesignFindings.SystemicFluid,
                path + ".material",
                $"'{assay.Id}' measures {material}: it shows the whole body, not the {bone}",
                hint: "Say so where pathways are read as those of the bone.");
    }

    private static IEnumerable<string> Missing(params (string Name, bool There)[] facts) => facts.Where(f => !f.There).Select(f => f.Name);
}
