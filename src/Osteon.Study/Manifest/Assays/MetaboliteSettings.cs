using Osteon.Formats;
using Osteon.Metabolomics;
using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>One feature table of an assay: what a peak-picking program exported.</summary>
public sealed record FeatureTableSource
{
    /// <summary>The file or folder, relative to the data folder.</summary>
    [ManifestKey(Required = true, Example = "serum_pos.csv")]
    public string File { get; init; } = "";

    /// <summary>The kind of file; without it the titles decide.</summary>
    [ManifestKey(Example = "progenesis")]
    public string? Format { get; init; }

    /// <summary>Which values are read where the file holds several kinds.</summary>
    [ManifestKey(Example = "normalised")]
    public string? Values { get; init; }

    /// <summary>Polarity of the features, where the file does not state it.</summary>
    [ManifestKey(Example = "positive")]
    public Polarity? Polarity { get; init; }
}

/// <summary>How the columns of a table of no known kind are to be understood.</summary>
public sealed record FeatureTableColumns
{
    /// <summary>What the rows are.</summary>
    [ManifestKey(Example = "features_in_rows")]
    public FeatureTableOrientation Orientation { get; init; } = FeatureTableOrientation.FeaturesInRows;

    /// <summary>Line of the titles among the lines that are not empty.</summary>
    [ManifestKey(Example = "1", Minimum = 1, Maximum = 100)]
    public int HeaderLine { get; init; } = 1;

    /// <summary>Title of the column with the identifier of the feature.</summary>
    [ManifestKey(Example = "metab_id")]
    public string? Id { get; init; }

    /// <summary>Title of the column with the name of the metabolite.</summary>
    [ManifestKey(Example = "Metabolite")]
    public string? Name { get; init; }

    /// <summary>Title of the column with the mass-to-charge ratio.</summary>
    [ManifestKey(Example = "M/Z")]
    public string? Mz { get; init; }

    /// <summary>Title of the column with the retention time.</summary>
    [ManifestKey(Example = "RT")]
    public string? RetentionTime { get; init; }

    /// <summary>Unit of the retention time, where its title does not say it.</summary>
    [ManifestKey(Example = "minutes")]
    public TimeUnit? RetentionTimeUnit { get; init; }

    /// <summary>Title of the column with the polarity.</summary>
    [ManifestKey(Example = "mode")]
    public string? Polarity { get; init; }

    /// <summary>Title of the column with the molecular formula.</summary>
    [ManifestKey(Example = "Formula")]
    public string? Formula { get; init; }

    /// <summary>Title of the column with HMDB identifiers.</summary>
    [ManifestKey(Example = "HMDB_ID")]
    public string? Hmdb { get; init; }

    /// <summary>Title of the column with KEGG compounds.</summary>
    [ManifestKey(Example = "KEGG")]
    public string? Kegg { get; init; }

    /// <summary>Title of the column with ChEBI identifiers.</summary>
    [ManifestKey(Example = "ChEBI")]
    public string? Chebi { get; init; }

    /// <summary>Title of the column with PubChem compounds.</summary>
    [ManifestKey(Example = "PubChem CID")]
    public string? PubChem { get; init; }

    /// <summary>Title of the column with LIPID MAPS identifiers.</summary>
    [ManifestKey(Example = "LM_ID")]
    public string? LipidMaps { get; init; }

    /// <summary>Title of the column with hashed InChI.</summary>
    [ManifestKey(Example = "InChIKey")]
    public string? InchiKey { get; init; }

    /// <summary>Title of the column with the MSI level of identification.</summary>
    [ManifestKey(Example = "Level")]
    public string? MsiLevel { get; init; }

    /// <summary>Title of the column with the chemical class.</summary>
    [ManifestKey(Example = "Class")]
    public string? ChemicalClass { get; init; }

    /// <summary>Columns of values: titles or patterns with <c>*</c>; without them the names of the injection list.</summary>
    [ManifestKey(Example = "[\"S_*\", \"QC*\"]")]
    public ValueList<string> Values { get; init; } = [];
}

/// <summary>The multivariate model that the metabolites of two arms are compared by.</summary>
public sealed record MetaboliteModel
{
    /// <summary>The model.</summary>
    [ManifestKey(Example = "opls_da")]
    public ModelKind Kind { get; init; } = ModelKind.OplsDa;

    /// <summary>Scaling of every feature.</summary>
    [ManifestKey(Example = "uv")]
    public Scaling Scale { get; init; } = Scaling.UnitVariance;

    /// <summary>Predictive components of PLS-DA; 0 lets the rules choose. OPLS-DA has one.</summary>
    [ManifestKey(Example = "1", Minimum = 0, Maximum = 10)]
    public int Predictive { get; init; } = 1;

    /// <summary>Orthogonal components of OPLS-DA; leave it out to let the rules choose with <c>orthogonal_auto</c>.</summary>
    [ManifestKey(Example = "1", Minimum = 1, Maximum = 9)]
    public int Orthogonal { get; init; } = 1;

    /// <summary>Whether the rules choose the number of orthogonal components.</summary>
    [ManifestKey(Example = "false")]
    public bool OrthogonalAuto { get; init; }

    /// <summary>Folds of the cross-validation.</summary>
    [ManifestKey(Example = "7", Minimum = 2, Maximum = 1000)]
    public int Folds { get; init; } = 7;

    /// <summary>What is done anew in every fold; each choice gives another number that is called Q2.</summary>
    [ManifestKey(Example = "ropls")]
    public CrossValidationVariant CrossValidation { get; init; } = CrossValidationVariant.Ropls;

    /// <summary>Random permutations of the labels, where not every split can be evaluated.</summary>
    [ManifestKey(Example = "1000", Minimum = 0, Maximum = 1000000)]
    public int Permutations { get; init; } = 1000;

    /// <summary>How many times the folds are drawn anew to show how far Q2 depends on them.</summary>
    [ManifestKey(Example = "100", Minimum = 0, Maximum = 100000)]
    public int Q2Draws { get; init; } = 100;
}

/// <summary>The heat map of chosen metabolites.</summary>
public sealed record HeatMapSettings
{
    /// <summary>Distance between standardised profiles.</summary>
    [ManifestKey(Example = "euclidean")]
    public ProfileDistance Distance { get; init; } = ProfileDistance.Euclidean;

    /// <summary>How far clusters are apart.</summary>
    [ManifestKey(Example = "average")]
    public Linkage Linkage { get; init; } = Linkage.Average;

    /// <summary>Most metabolites that are shown, those of highest VIP.</summary>
    [ManifestKey(Example = "60", Minimum = 2, Maximum = 500)]
    public int MostFeatures { get; init; } = 60;
}
