using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Nanoparticle tracking analysis: what has to be reported for its sizes and concentrations to be repeatable.</summary>
public sealed record NtaAssay : Assay
{
    /// <summary>The instrument.</summary>
    public Instrument? Instrument { get; init; }

    /// <summary>Its program.</summary>
    public Software? Software { get; init; }

    /// <summary>Liquid in which the vesicles were diluted.</summary>
    [ManifestKey(Example = "PBS, 0.02 um filtered")]
    public string? Diluent { get; init; }

    /// <summary>How many times the sample was diluted.</summary>
    [ManifestKey(Example = "1000", Minimum = 1)]
    public double? Dilution { get; init; }

    /// <summary>Diameter of the beads used for calibration.</summary>
    [ManifestKey(Example = "100 nm", Dimension = Dimension.Length, Above = 0)]
    public Quantity? CalibrationBeads { get; init; }

    /// <summary>Temperature of the sample; it decides the viscosity and so the size.</summary>
    [ManifestKey(Example = "23 degC", Dimension = Dimension.Temperature)]
    public QuantityRange? Temperature { get; init; }

    /// <summary>Positions in the cell, or videos.</summary>
    [ManifestKey(Example = "11", Minimum = 1)]
    public int? Positions { get; init; }

    /// <summary>Camera level or sensitivity, shutter, detection threshold.</summary>
    [ManifestKey(Example = "sensitivity 80, shutter 100, threshold 5")]
    public string? CameraSettings { get; init; }

    /// <summary>Whether a blank of the diluent was measured.</summary>
    [ManifestKey(Example = "true")]
    public bool? BlankMeasured { get; init; }

    /// <summary>Windows of diameter whose share of the particles is reported.</summary>
    [ManifestKey(Example = "30..150 nm", Dimension = Dimension.Length, Above = 0)]
    public ValueList<QuantityRange> Windows { get; init; } = [];

    /// <summary>
    /// Columns of plain tables of sizes: size=TITLE, counts=TITLE, unit=nm or um, of=diameter or radius, at=centre, lower or upper, amount=tracks or per_ml, parted by commas.
    /// </summary>
    [ManifestKey(Example = "size=Diameter,counts=Number")]
    public string? Columns { get; init; }

    /// <summary>Fewer tracks than this in a distribution become a warning; 500 unless stated.</summary>
    [ManifestKey(Example = "1000", Minimum = 0)]
    public double? LeastTracks { get; init; }

    /// <summary>How recordings or ready tracks become sizes, where files are not vendors' exports.</summary>
    public TrackingSettings? Tracking { get; init; }

    /// <summary>Published studies: the peak diameter.</summary>
    [ManifestKey(Example = "100 nm", Dimension = Dimension.Length, Above = 0)]
    public Quantity? PeakDiameter { get; init; }

    /// <summary>Published studies: the measured concentration.</summary>
    [ManifestKey(Example = "1e11 1/mL", Dimension = Dimension.NumberConcentration, Minimum = 0)]
    public Quantity? Concentration { get; init; }

    internal override string Kind => "nta";

    internal override bool IsOfPreparation => true;
}
