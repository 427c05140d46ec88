using Osteon.Inference;
using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Metabolomics by liquid chromatography and mass spectrometry: what has to be reported (MSI).</summary>
public sealed record MetabolomicsAssay : Assay
{
    /// <summary>The mass spectrometer.</summary>
    public Instrument? Instrument { get; init; }

    /// <summary>Column.</summary>
    [ManifestKey(Example = "HSS T3, 100 mm x 2.1 mm, 1.8 um")]
    public string? Column { get; init; }

    /// <summary>Solvents and gradient.</summary>
    public string? Gradient { get; init; }

    /// <summary>Range of mass-to-charge ratios.</summary>
    [ManifestKey(Example = "50 to 1200")]
    public string? MassRange { get; init; }

    /// <summary>Polarities measured.</summary>
    [ManifestKey(Example = "[positive, negative]")]
    public ValueList<Polarity> Polarities { get; init; } = [];

    /// <summary>How metabolites were extracted: volume, solvents, internal standards.</summary>
    public string? Extraction { get; init; }

    /// <summary>The program that found and aligned the peaks.</summary>
    public Software? Software { get; init; }

    /// <summary>The spectral or compound database used to name them.</summary>
    public string? Database { get; init; }

    /// <summary>How sure the names are: scheme and level.</summary>
    [ManifestKey(Example = "MSI level 2")]
    public string? IdentificationLevel { get; init; }

    /// <summary>Quality control by pooled samples.</summary>
    public MetabolomicsQc? Qc { get; init; }

    /// <summary>Multivariate models.</summary>
    public ValueList<ModelReport> Models { get; init; } = [];

    /// <summary>The rule by which differential metabolites were chosen.</summary>
    public MetaboliteSelection? Selection { get; init; }

    /// <summary>Pathway analysis.</summary>
    public EnrichmentReport? Enrichment { get; init; }

    /// <summary>The feature tables; with several, compounds found in both polarities are merged. Without them the assay is only described.</summary>
    public ValueList<FeatureTableSource> Tables { get; init; } = [];

    /// <summary>A table of all injections with kind, order, batch, amount, relative to the data folder.</summary>
    [ManifestKey(Example = "injections.tsv")]
    public string? Injections { get; init; }

    /// <summary>How the columns of a table of no known kind are to be understood.</summary>
    public FeatureTableColumns? Columns { get; init; }

    /// <summary>
    /// The steps that prepare the table, in their order. Without it: zeros are missing, features are kept that are present in 80 % of an arm and vary by at most
    /// 30 % in the pooled samples where there are any, the smallest value fills what is missing, decadic logarithm.
    /// </summary>
    [ManifestKey(Example = "[{kind: zeros_as_missing}, {kind: imputation, method: minimum}]")]
    public ValueList<PreparationStep> Preparation { get; init; } = [];

    /// <summary>The multivariate model of a comparison.</summary>
    public MetaboliteModel? Model { get; init; }

    /// <summary>The heat map of chosen metabolites.</summary>
    public HeatMapSettings? HeatMap { get; init; }

    /// <summary>Knowledge packs for pathway analysis: <c>id</c> or <c>id@version</c> of the store, or a folder relative to the data folder.</summary>
    [ManifestKey(Example = "[wikipathways-rno]")]
    public ValueList<string> Packs { get; init; } = [];

    internal override string Kind => "metabolomics";
}

/// <summary>Quality control by pooled samples.</summary>
public sealed record MetabolomicsQc
{
    /// <summary>Largest relative standard deviation of a peak in the pooled samples.</summary>
    [ManifestKey(Example = "30 %", Dimension = Dimension.None, Above = 0)]
    public Quantity? RsdLimit { get; init; }

    /// <summary>Share of peaks that keep that limit.</summary>
    [ManifestKey(Example = "70 %", Dimension = Dimension.None, Above = 0)]
    public Quantity? ShareWithinLimit { get; init; }

    /// <summary>Smallest correlation between pooled samples.</summary>
    [ManifestKey(Example = "0.9", Minimum = -1, Maximum = 1)]
    public double? Correlation { get; init; }
}

/// <summary>A multivariate model with what shows its quality.</summary>
public sealed record ModelReport
{
    /// <summary>The model.</summary>
    [ManifestKey(Required = true, Example = "opls_da")]
    public ModelKind Kind { get; init; }

    /// <summary>Explained part of the response, R2Y.</summary>
    [ManifestKey(Example = "0.98", Maximum = 1)]
    public double? R2 { get; init; }

    /// <summary>Predicted part of the response in cross-validation, Q2Y.</summary>
    [ManifestKey(Example = "0.61", Maximum = 1)]
    public double? Q2 { get; init; }

    /// <summary>Number of label permutations; leave it out where it is not stated.</summary>
    [ManifestKey(Example = "200", Minimum = 1)]
    public int? Permutations { get; init; }

    /// <summary>Whether a permutation test was done.</summary>
    [ManifestKey(Example = "true")]
    public bool? PermutationTest { get; init; }
}

/// <summary>The rule by which differential metabolites were chosen.</summary>
public sealed record MetaboliteSelection
{
    /// <summary>Test of single metabolites.</summary>
    [ManifestKey(Example = "welch")]
    public NamedTest? Test { get; init; }

    /// <summary>Largest p value.</summary>
    [ManifestKey(Example = "0.05", Above = 0, Maximum = 1)]
    public double? P { get; init; }

    /// <summary>Correction over metabolites; leave it out where it is not stated.</summary>
    [ManifestKey(Example = "bh")]
    public Adjustment? Adjust { get; init; }

    /// <summary>Smallest variable importance in the projection.</summary>
    [ManifestKey(Example = "1", Minimum = 0)]
    public double? Vip { get; init; }

    /// <summary>Smallest fold change.</summary>
    [ManifestKey(Example = "1.5", Minimum = 1)]
    public double? FoldChange { get; init; }

    /// <summary>Published studies: metabolites tested.</summary>
    [ManifestKey(Example = "1279", Minimum = 1)]
    public int? Tested { get; init; }

    /// <summary>Published studies: metabolites chosen.</summary>
    [ManifestKey(Example = "237", Minimum = 0)]
    public int? Selected { get; init; }

    /// <summary>Published studies: chosen metabolites that went up.</summary>
    [ManifestKey(Example = "158", Minimum = 0)]
    public int? Up { get; init; }

    /// <summary>Published studies: chosen metabolites that went down.</summary>
    [ManifestKey(Example = "79", Minimum = 0)]
    public int? Down { get; init; }

    /// <summary>Published studies: chosen metabolites and classes that are named.</summary>
    public ValueList<ReportedMetabolite> Named { get; init; } = [];
}

/// <summary>A metabolite, or a class of them, that a publication names as differing.</summary>
public sealed record ReportedMetabolite
{
    /// <summary>Its name.</summary>
    [ManifestKey(Required = true, Example = "phosphatidylethanolamine")]
    public string Name { get; init; } = "";

    /// <summary>The direction; leave it out where it is not stated.</summary>
    [ManifestKey(Example = "up")]
    public Direction? Direction { get; init; }

    /// <summary>Where it is printed.</summary>
    [ManifestKey(Example = "Fig. 4D")]
    public string? Where { get; init; }
}

/// <summary>A pathway that a publication reports as enriched.</summary>
public sealed record ReportedPathway
{
    /// <summary>Its name as printed.</summary>
    [ManifestKey(Required = true, Example = "HIF-1 signaling pathway")]
    public string Name { get; init; } = "";

    /// <summary>Its identifier in the database.</summary>
    [ManifestKey(Example = "KEGG:hsa04066")]
    public string? Identifier { get; init; }

    /// <summary>p as printed, adjusted if the publication adjusts; leave it out where it is not stated.</summary>
    [ManifestKey(Example = "0.01", Minimum = 0, Maximum = 1)]
    public double? P { get; init; }

    /// <summary>Where it is printed.</summary>
    [ManifestKey(Example = "Fig. 5B")]
    public string? Where { get; init; }
}

/// <summary>Pathway analysis.</summary>
public sealed record EnrichmentReport
{
    /// <summary>Pathway database with its release.</summary>
    [ManifestKey(Example = "KEGG 110")]
    public string? Database { get; init; }

    /// <summary>Test.</summary>
    [ManifestKey(Example = "hypergeometric")]
    public string? Test { get; init; }

    /// <summary>The set that pathways were compared with.</summary>
    [ManifestKey(Example = "all metabolites detected")]
    public string? Background { get; init; }

    /// <summary>Correction over pathways.</summary>
    [ManifestKey(Example = "bh")]
    public Adjustment? Adjust { get; init; }

    /// <summary>Published studies: the pathways that are reported as enriched.</summary>
    public ValueList<ReportedPathway> Reported { get; init; } = [];
}
