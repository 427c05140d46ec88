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

/// <summary>One step of the separation.</summary>
public sealed record IsolationStep
{
    /// <summary>Method.</summary>
    [ManifestKey(Required = true, Example = "ultracentrifugation")]
    public IsolationMethod Method { get; init; }

    /// <summary>Centrifugal acceleration.</summary>
    [ManifestKey(
        Example = "100000 xg",
        Dimension = Dimension.Acceleration,
        Above = 0,
        WrongDimensionId = "OST-MIS-001",
        WrongDimensionHint = "Write speed: 100000 xg; or, if only turns are known, rotation: 30000 rpm with the rotor or its radius.")]
    public Quantity? Speed { get; init; }

    /// <summary>
    /// Turns per minute, where the acceleration is not known. It says nothing without a rotor: g = 1.118e-5 · radius in cm · rpm².
    /// </summary>
    [ManifestKey(Example = "30000 rpm", Dimension = Dimension.RotationalSpeed, Above = 0)]
    public Quantity? Rotation { get; init; }

    /// <summary>Distance from the axis at which speed and rotation hold: the maximum or the average of the rotor; say which in
    /// rotor.</summary>
    [ManifestKey(Example = "91.9 mm", Dimension = Dimension.Length, Above = 0)]
    public Quantity? Radius { get; init; }

    /// <summary>Time.</summary>
    [ManifestKey(Example = "2 h", Dimension = Dimension.Time, Above = 0)]
    public Quantity? Time { get; init; }

    /// <summary>Temperature.</summary>
    [ManifestKey(Example = "4 degC", Dimension = Dimension.Temperature)]
    public Quantity? Temperature { get; init; }

    /// <summary>Rotor: maker, type, fixed angle or swinging bucket.</summary>
    [ManifestKey(Example = "Beckman SW 32 Ti, swinging bucket")]
    public string? Rotor { get; init; }

    /// <summary>Clearing factor k of the rotor at this speed, with the tube that was used.</summary>
    [ManifestKey(Example = "204", Above = 0)]
    public double? KFactor { get; init; }

    /// <summary>Tube and how far it was filled.</summary>
    [ManifestKey(Example = "38.5 mL open-top, full")]
    public string? Tube { get; init; }

    /// <summary>Pore size of the filter.</summary>
    [ManifestKey(Example = "0.22 um", Dimension = Dimension.Length, Above = 0, WrongDimensionId = "OST-DES-060")]
    public Quantity? PoreSize { get; init; }

    /// <summary>Molecular-weight cut-off of a membrane.</summary>
    [ManifestKey(Example = "100 kDa")]
    public string? Cutoff { get; init; }

    /// <summary>Column, resin, gradient medium, kit or antibody of the step, with its maker.</summary>
    [ManifestKey(Example = "qEV original 70 nm")]
    public string? Material { get; init; }

    /// <summary>Density of the fractions that were kept from a gradient.</summary>
    [ManifestKey(Example = "1.08..1.14 g/cm^3", Dimension = Dimension.MassConcentration, Above = 0)]
    public QuantityRange? Density { get; init; }

    /// <summary>Which part is kept.</summary>
    [ManifestKey(Example = "pellet")]
    public KeptPart? Keep { get; init; }

    /// <summary>Liquid used to wash or resuspend.</summary>
    public string? Buffer { get; init; }

    /// <summary>What the step is for.</summary>
    public string? Purpose { get; init; }
}
