using System.Text.Json.Serialization;
using Osteon.Inference;
using Osteon.Metabolomics;

namespace Osteon.Study;

/// <summary>How the metabolites of two arms are compared: model, test, and the rule by which metabolites are called differential.</summary>
public sealed record MetaboliteComparisonParameters
{
    /// <summary>The arm that is subtracted; folds are the other arm over this one.</summary>
    public required string Reference { get; init; }

    /// <summary>The other arm.</summary>
    public required string Arm { get; init; }

    /// <summary>The time point that is compared; null where the samples have none or one.</summary>
    public string? Timepoint { get; init; }

    /// <summary>On which scale the table was given; ratios are made of intensities, so logarithms are transformed back for them.</summary>
    public LogarithmScale InputScale { get; init; } = LogarithmScale.Raw;

    /// <summary>The supervised model.</summary>
    public ModelKind Model { get; init; } = ModelKind.OplsDa;

    /// <summary>Scaling of every feature before the models.</summary>
    public Scaling Scaling { get; init; } = Scaling.UnitVariance;

    /// <summary>Predictive components, or those of PCA where that is the model; null lets the model's rules choose. OPLS-DA has one whatever stands here.</summary>
    public int? Predictive { get; init; } = 1;

    /// <summary>Orthogonal components of OPLS; null lets the model's rules choose.</summary>
    public int? Orthogonal { get; init; } = 1;

    /// <summary>How Q2 is computed.</summary>
    public CrossValidation CrossValidation { get; init; } = CrossValidation.Default;

    /// <summary>Random permutations of the labels where not every split is evaluated; 0 for no permutation test.</summary>
    public int Permutations { get; init; } = 1000;

    /// <summary>Re-drawn folds for the spread of Q2; 0 for none.</summary>
    public int Q2Draws { get; init; } = 100;

    /// <summary>The rule by which metabolites are chosen.</summary>
    public MetaboliteRule Rule { get; init; } = new();

    /// <summary>Coverage of intervals.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>How tables of two polarities were put together; needed where the preparation is repeated with other choices.</summary>
    public PolarityMergeParameters Merging { get; init; } = new();

    /// <summary>How the heat map of chosen features is ordered.</summary>
    public HeatMapParameters HeatMap { get; init; } = new();

    /// <summary>Whether the robustness of the choice is examined; it takes one more model per animal and per other imputation.</summary>
    public bool Robustness { get; init; } = true;

    /// <summary>
    /// Whether Hedges' g and its interval are computed of every feature. They decide nothing and take most of the time of a small table, so simulations that repeat a
    /// comparison many times leave them out; a study never does, and the setting is in no document.
    /// </summary>
    [JsonIgnore]
    public bool EffectSizes { get; init; } = true;
}

/// <summary>When a metabolite counts as differential: every stated condition must hold, and equality does not.</summary>
public sealed record MetaboliteRule
{
    /// <summary>The test of single metabolites.</summary>
    public FeatureTest Test { get; init; } = FeatureTest.Student;

    /// <summary>P must lie below this.</summary>
    public double P { get; init; } = 0.05;

    /// <summary>Correction of the p that is compared with the limit; none compares the plain p, as the study that Osteon follows did.</summary>
    public Adjustment Adjust { get; init; } = Adjustment.None;

    /// <summary>VIP must lie above this; null asks for no VIP.</summary>
    public double? Vip { get; init; } = 1;

    /// <summary>The ratio of the arms must lie above this or below its inverse; null asks for no ratio.</summary>
    public double? FoldChange { get; init; }
}

/// <summary>How the heat map of chosen features is ordered.</summary>
public sealed record HeatMapParameters
{
    /// <summary>Distance between the standardised profiles of two features, and of two units.</summary>
    public ProfileDistance Distance { get; init; } = ProfileDistance.Euclidean;

    /// <summary>How far clusters are apart.</summary>
    public Linkage Linkage { get; init; } = Linkage.Average;

    /// <summary>Most features that are shown, those of highest VIP.</summary>
    public int MostFeatures { get; init; } = 60;
}
