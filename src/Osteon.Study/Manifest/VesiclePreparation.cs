using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>How vesicles were separated in one step.</summary>
public enum IsolationMethod
{
    /// <summary>Spinning at low or medium speed.</summary>
    Centrifugation,

    /// <summary>Spinning at a speed that pellets small vesicles.</summary>
    Ultracentrifugation,

    /// <summary>Passing through a filter of a stated pore size.</summary>
    Filtration,

    /// <summary>Concentrating over a membrane of a stated cut-off.</summary>
    Ultrafiltration,

    /// <summary>Tangential flow filtration.</summary>
    TangentialFlow,

    /// <summary>Size-exclusion chromatography.</summary>
    SizeExclusion,

    /// <summary>Density gradient or cushion.</summary>
    DensityGradient,

    /// <summary>Polymer or kit precipitation.</summary>
    Precipitation,

    /// <summary>Capture by antibodies.</summary>
    Immunoaffinity,

    /// <summary>Resuspending and pelleting again.</summary>
    Wash,
}

/// <summary>Which part a separation step keeps.</summary>
public enum KeptPart
{
    /// <summary>The pellet.</summary>
    Pellet,

    /// <summary>The supernatant.</summary>
    Supernatant,

    /// <summary>What passed the filter.</summary>
    Filtrate,

    /// <summary>What stayed on the filter or membrane.</summary>
    Retentate,

    /// <summary>A fraction of a column or gradient.</summary>
    Fraction,
}

/// <summary>What a marker protein shows.</summary>
public enum MarkerClass
{
    /// <summary>A protein that vesicles carry.</summary>
    Positive,

    /// <summary>A protein that pure vesicles lack, for contamination.</summary>
    Negative,
}

/// <summary>
/// The vesicles of a study: where they come from, how they were separated, how identity and purity were shown (MISEV2023).
/// </summary>
public sealed record VesiclePreparation
{
    /// <summary>The cells, tissue or fluid.</summary>
    [ManifestKey(Required = true, Example = "rat bone marrow stromal cells")]
    public string Source { get; init; } = "";

    /// <summary>Name used for the vesicles.</summary>
    [ManifestKey(Example = "small EV")]
    public string? Term { get; init; }

    /// <summary>Evidence that the vesicles come from endosomes, without which the word exosome claims more than was shown.</summary>
    public string? BiogenesisEvidence { get; init; }

    /// <summary>Donor, passage, identity of the cells.</summary>
    [ManifestKey(Example = "passages 2 to 5")]
    public string? Cells { get; init; }

    /// <summary>The medium in which the vesicles were collected.</summary>
    public CultureMedium? Medium { get; init; }

    /// <summary>Amount of starting material.</summary>
    [ManifestKey(Example = "1e7 cells per dish, 200 mL of medium")]
    public string? StartingMaterial { get; init; }

    /// <summary>The separation, step by step.</summary>
    public ValueList<IsolationStep> Isolation { get; init; } = [];

    /// <summary>Proteins looked for.</summary>
    public ValueList<Marker> Markers { get; init; } = [];

    /// <summary>Yield in particles.</summary>
    [ManifestKey(Example = "2e11", Dimension = Dimension.None, Minimum = 0)]
    public Quantity? ParticleYield { get; init; }

    /// <summary>Yield in protein.</summary>
    [ManifestKey(Example = "120 ug", Dimension = Dimension.Mass, Minimum = 0)]
    public Quantity? ProteinYield { get; init; }

    /// <summary>How the vesicles were stored.</summary>
    [ManifestKey(Example = "PBS, -80 degC, used within 4 weeks")]
    public string? Storage { get; init; }
}

/// <summary>The medium in which vesicles were collected.</summary>
public sealed record CultureMedium
{
    /// <summary>Basal medium.</summary>
    [ManifestKey(Example = "DMEM/F12")]
    public string? Name { get; init; }

    /// <summary>Serum as a fraction of the medium.</summary>
    [ManifestKey(Example = "10 %", Dimension = Dimension.None, Minimum = 0)]
    public Quantity? Serum { get; init; }

    /// <summary>Whether the vesicles of the serum were removed first; leave it out where it is not stated.</summary>
    [ManifestKey(Example = "true")]
    public bool? SerumDepleted { get; init; }

    /// <summary>How long the medium was on the cells.</summary>
    [ManifestKey(Example = "48 h", Dimension = Dimension.Time, Above = 0)]
    public Quantity? Conditioned { get; init; }
}

/// <summary>One step of the separation.</summary>
public sealed record IsolationStep
{
    /// <summary>Method.</summary>
    [ManifestKey(Required = true, Example = "ultracentrifugation")]
    public IsolationMethod Method { get; init; }

    /// <summary>Centrifugal acceleration.</summary>
    [ManifestKey(Example = "100000 xg", Dimension = Dimension.Acceleration, Above = 0)]
    public Quantity? Speed { get; init; }

    /// <summary>Time.</summary>
    [ManifestKey(Example = "2 h", Dimension = Dimension.Time, Above = 0)]
    public Quantity? Time { get; init; }

    /// <summary>Temperature.</summary>
    [ManifestKey(Example = "4 degC", Dimension = Dimension.Temperature)]
    public Quantity? Temperature { get; init; }

    /// <summary>Rotor, with its k factor where known.</summary>
    public string? Rotor { get; init; }

    /// <summary>Pore size of the filter.</summary>
    [ManifestKey(Example = "0.22 um", Dimension = Dimension.Length, Above = 0, WrongDimensionId = "OST-DES-060")]
    public Quantity? PoreSize { get; init; }

    /// <summary>Which part is kept.</summary>
    [ManifestKey(Example = "pellet")]
    public KeptPart? Keep { get; init; }

    /// <summary>Liquid used to wash or resuspend.</summary>
    public string? Buffer { get; init; }

    /// <summary>What the step is for.</summary>
    public string? Purpose { get; init; }
}

/// <summary>A protein that was looked for.</summary>
public sealed record Marker
{
    /// <summary>The protein.</summary>
    [ManifestKey(Required = true, Example = "CD63")]
    public string Protein { get; init; } = "";

    /// <summary>What it shows.</summary>
    [ManifestKey(Required = true, Example = "positive")]
    public MarkerClass Class { get; init; }

    /// <summary>Whether it was found; leave it out before the experiment.</summary>
    public bool? Found { get; init; }

    /// <summary>The assay that shows it.</summary>
    [ManifestKey(Example = "blot")]
    public string? Assay { get; init; }
}
