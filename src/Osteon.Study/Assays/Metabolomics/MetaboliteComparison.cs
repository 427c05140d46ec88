using Osteon.Inference;
using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>The metabolites of two arms compared: models, a row per feature, and how far the choice of metabolites depends on choices of the analyst.</summary>
public sealed record MetaboliteComparison
{
    /// <summary>What was asked for.</summary>
    public required MetaboliteComparisonParameters Parameters { get; init; }

    /// <summary>What the compared values are: <c>log10 of normalised abundance</c>.</summary>
    public required string Quantity { get; init; }

    /// <summary>The injections (averaged over replicates) that were compared, in the order of the table.</summary>
    public required IReadOnlyList<ComparedUnit> Units { get; init; }

    /// <summary>The models: principal components, then the supervised one where it was possible.</summary>
    public required IReadOnlyList<FittedModel> Models { get; init; }

    /// <summary>A row per feature, in the order of the table.</summary>
    public required IReadOnlyList<MetaboliteRow> Features { get; init; }

    /// <summary>How the choice changes with other decisions; empty where it was not examined.</summary>
    public IReadOnlyList<RobustnessVariant> Robustness { get; init; } = [];

    /// <summary>The chosen features as a heat map; null if fewer than two were chosen.</summary>
    public MetaboliteHeatMap? HeatMap { get; init; }

    /// <summary>The methods that were used, for the text.</summary>
    public required IReadOnlyList<InferenceMethod> Methods { get; init; }

    /// <summary>The chosen features.</summary>
    public IEnumerable<MetaboliteRow> Selected => Features.Where(f => f.Selected);
}

/// <summary>A unit that took part.</summary>
/// <param name="Unit">The experimental unit.</param>
/// <param name="Injection">The injection, or the replicates it is the mean of.</param>
/// <param name="Arm">Arm.</param>
public sealed record ComparedUnit(string Unit, string Injection, string Arm);

/// <summary>A model in the numbers that are reported.</summary>
public sealed record FittedModel
{
    /// <summary>The model.</summary>
    public required ModelKind Kind { get; init; }

    /// <summary>Predictive components.</summary>
    public int Predictive { get; init; }

    /// <summary>Orthogonal components.</summary>
    public int Orthogonal { get; init; }

    /// <summary>The model in numbers; null if it could not be fitted.</summary>
    public ModelSummary? Summary { get; init; }

    /// <summary>Component by component.</summary>
    public IReadOnlyList<ComponentSummary> Components { get; init; } = [];

    /// <summary>Q2 over re-drawn folds, or null.</summary>
    public Q2Spread? Spread { get; init; }

    /// <summary>The permutation test, or null. The fold of a row follows its permuted label, so that every permuted model is cross-validated like the one at hand.</summary>
    public ModelPermutationResult? Permutation { get; init; }

    /// <summary>The same permutations with folds that stay with the rows, as ropls does; its p of Q2 is not exact for few rows.</summary>
    public FixedFoldPermutation? FixedFolds { get; init; }

    /// <summary>The first score of each unit: the predictive one.</summary>
    public IReadOnlyList<double> First { get; init; } = [];

    /// <summary>The second score of each unit: the first orthogonal one, or the second component; empty with one component.</summary>
    public IReadOnlyList<double> Second { get; init; } = [];

    /// <summary>Shares of X that the two scores explain.</summary>
    public IReadOnlyList<double> Explained { get; init; } = [];

    /// <summary>Hotelling's ellipse of all units in the plane of the two scores, or null.</summary>
    public ScoreEllipse? Ellipse { get; init; }

    /// <summary>Units that lie far from the others, by name.</summary>
    public IReadOnlyList<string> Outliers { get; init; } = [];

    /// <summary>Features without variance, which the model leaves out.</summary>
    public int Dropped { get; init; }

    /// <summary>Why this model is not what the rules would have chosen, or null. Shown wherever the model is.</summary>
    public string? Fallback { get; init; }

    /// <summary>Why there is no model, or null.</summary>
    public string? NotAvailable { get; init; }
}

/// <summary>What ropls would report of a permutation test.</summary>
/// <param name="PQ2">p of Q2 with folds that stay with the rows.</param>
/// <param name="RoplsPR2Y">p of R2Y as ropls counts it: (1 + hits)/permutations on values rounded to three digits.</param>
/// <param name="RoplsPQ2">p of Q2 as ropls counts it.</param>
public sealed record FixedFoldPermutation(double PQ2, double RoplsPR2Y, double RoplsPQ2);

/// <summary>A feature in the comparison. Numbers that do not exist are null, and <see cref="NotAvailable"/> says why.</summary>
public sealed record MetaboliteRow
{
    /// <summary>Identifier of the feature.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the metabolite, or null.</summary>
    public string? Name { get; init; }

    /// <summary>How sure the name is, as stated; null where nothing is stated.</summary>
    public string? Identity { get; init; }

    /// <summary>Chemical class as stated in the input.</summary>
    public string? ChemicalClass { get; init; }

    /// <summary>Polarity.</summary>
    public Polarity? Polarity { get; init; }

    /// <summary>Mass-to-charge ratio.</summary>
    public double? Mz { get; init; }

    /// <summary>Retention time, seconds.</summary>
    public double? RetentionTime { get; init; }

    /// <summary>Statistic of the declared test.</summary>
    public double? Statistic { get; init; }

    /// <summary>P of the declared test, not adjusted.</summary>
    public double? P { get; init; }

    /// <summary>P adjusted over all features: by the rule's correction, by Benjamini and Hochberg's where the rule has none.</summary>
    public double? PAdjusted { get; init; }

    /// <summary>P of Welch's t test.</summary>
    public double? PWelch { get; init; }

    /// <summary>P of Welch's t test, adjusted by Benjamini and Hochberg's method.</summary>
    public double? PWelchAdjusted { get; init; }

    /// <summary>P of the moderated t test.</summary>
    public double? PModerated { get; init; }

    /// <summary>Storey's q value of the declared test.</summary>
    public double? Q { get; init; }

    /// <summary>Difference of the arms on the compared scale.</summary>
    public double? Estimate { get; init; }

    /// <summary>Lower end of its interval.</summary>
    public double? CiLow { get; init; }

    /// <summary>Upper end of its interval.</summary>
    public double? CiHigh { get; init; }

    /// <summary>Importance in the supervised model.</summary>
    public double? Vip { get; init; }

    /// <summary>Importance for the variation that has nothing to do with the arms.</summary>
    public double? OrthogonalVip { get; init; }

    /// <summary>Covariance with the predictive score: p[1] of the S-plot; of centred values, also where the model was scaled to unit variance.</summary>
    public double? Covariance { get; init; }

    /// <summary>Correlation with the predictive score: p(corr)[1] of the S-plot.</summary>
    public double? Correlation { get; init; }

    /// <summary>Ratio of the mean intensities, arm over reference, before any logarithm.</summary>
    public double? FoldChange { get; init; }

    /// <summary>Ratio of the median intensities.</summary>
    public double? FoldChangeOfMedians { get; init; }

    /// <summary>Binary logarithm of <see cref="FoldChange"/>.</summary>
    public double? Log2FoldChange { get; init; }

    /// <summary>Hedges' g on the compared scale.</summary>
    public double? HedgesG { get; init; }

    /// <summary>Lower end of its interval.</summary>
    public double? HedgesGLow { get; init; }

    /// <summary>Upper end of its interval.</summary>
    public double? HedgesGHigh { get; init; }

    /// <summary><c>up</c> or <c>down</c>: the sign of <see cref="Estimate"/>; null where there is none.</summary>
    public string? Direction { get; init; }

    /// <summary>Whether the rule chooses it.</summary>
    public bool Selected { get; init; }

    /// <summary>Share of its values that were filled in and not measured, 0 to 1.</summary>
    public double ImputedShare { get; init; }

    /// <summary>The larger share of filled-in values in one of the arms; 1 where the feature was found in the other arm only, so that there is no ratio.</summary>
    public double ImputedInOneArm { get; init; }

    /// <summary>How many variants of the robustness panel choose it too.</summary>
    public int SurvivedVariants { get; init; }

    /// <summary>Why there is no p value, or null.</summary>
    public string? NotAvailable { get; init; }

    /// <summary>The name, or the identifier where there is none.</summary>
    public string Label => Name ?? Id;
}

/// <summary>The same choice with one decision made otherwise.</summary>
/// <param name="Id">Identifier: <c>welch</c>, <c>moderated_t</c>, <c>bh</c>, <c>leave_one_out</c>, <c>imputation:half_minimum</c>.</param>
/// <param name="Label">For people.</param>
/// <param name="Selected">Features that this variant chooses.</param>
/// <param name="Kept">How many of the features of the declared rule are among them.</param>
public sealed record RobustnessVariant(string Id, string Label, IReadOnlyList<string> Selected, int Kept)
{
    /// <summary>Why the variant could not be computed, or null.</summary>
    public string? NotAvailable { get; init; }
}

/// <summary>Standardised levels of chosen features with the trees of features and units.</summary>
/// <param name="Features">Identifiers of the features.</param>
/// <param name="Levels">Features × units, standardised over the units, row by row.</param>
/// <param name="FeatureTree">Tree of the features.</param>
/// <param name="UnitTree">Tree of the units.</param>
/// <param name="Of">How many features were chosen; the most important are shown if there are more than fit.</param>
public sealed record MetaboliteHeatMap(IReadOnlyList<string> Features, IReadOnlyList<double?> Levels, MetaboliteTree FeatureTree, MetaboliteTree UnitTree, int Of);

/// <summary>A tree of leaves.</summary>
/// <param name="Merges">Pairs that are joined: leaves count from 0, merge i is leaves + i.</param>
/// <param name="Heights">Height of each merge.</param>
/// <param name="Order">Leaves as they are drawn.</param>
public sealed record MetaboliteTree(IReadOnlyList<IReadOnlyList<int>> Merges, IReadOnlyList<double> Heights, IReadOnlyList<int> Order);
