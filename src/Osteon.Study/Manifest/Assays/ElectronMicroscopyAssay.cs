using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>A kind of electron microscopy.</summary>
public enum MicroscopyMode
{
    /// <summary>Transmission, stained and dried.</summary>
    Tem,

    /// <summary>Transmission of vitrified samples.</summary>
    CryoTem,

    /// <summary>Scanning.</summary>
    Sem,
}

/// <summary>Electron microscopy of vesicles.</summary>
public sealed record ElectronMicroscopyAssay : Assay
{
    /// <summary>Kind of microscopy.</summary>
    [ManifestKey(Required = true, Example = "tem")]
    public MicroscopyMode Mode { get; init; }

    /// <summary>Published studies: other kinds that the text names for the same picture.</summary>
    public ValueList<OtherName> AlsoCalled { get; init; } = [];

    /// <summary>The microscope.</summary>
    public Instrument? Instrument { get; init; }

    /// <summary>Accelerating voltage.</summary>
    [ManifestKey(Example = "80 kV", Dimension = Dimension.Voltage, Above = 0)]
    public Quantity? Voltage { get; init; }

    /// <summary>Fixing, support and staining.</summary>
    [ManifestKey(Example = "2 % glutaraldehyde, carbon grid, uranyl acetate")]
    public string? Preparation { get; init; }

    /// <summary>Whether a wide field is shown.</summary>
    public bool? WideField { get; init; }

    /// <summary>Whether a close-up is shown.</summary>
    public bool? CloseUp { get; init; }

    /// <summary>
    /// Pixel size of the pictures, where the files do not state it or state a resolution for printing. It goes before the scale bar.
    /// </summary>
    [ManifestKey(Example = "0.62 nm", Dimension = Dimension.Length, Above = 0)]
    public Quantity? PixelSize { get; init; }

    /// <summary>Length of the scale bar.</summary>
    [ManifestKey(Example = "200 nm", Dimension = Dimension.Length, Above = 0)]
    public Quantity? ScaleBar { get; init; }

    /// <summary>Published studies: diameters seen.</summary>
    [ManifestKey(Example = "30..150 nm", Dimension = Dimension.Length, Above = 0)]
    public QuantityRange? Diameter { get; init; }

    /// <summary>Whether vesicles are bright or dark against what is around them; without it found from each picture, and dark for cryo.</summary>
    [ManifestKey(Example = "bright")]
    public MicrographPolarity? Polarity { get; init; }

    /// <summary>How pictures in colour become grey; without it one is refused.</summary>
    [ManifestKey(Example = "luminance")]
    public ColourRule? Colour { get; init; }

    /// <summary>Equivalent diameters that count; without it 25..500 nm.</summary>
    [ManifestKey(Example = "25..500 nm", Dimension = Dimension.Length, Above = 0)]
    public QuantityRange? MeasuredDiameters { get; init; }

    /// <summary>A person's corrections of what was found, a JSON file in the data folder; see docs/formats/micrograph-corrections.md.</summary>
    [ManifestKey(Example = "tem/corrections.json")]
    public string? Corrections { get; init; }

    internal override string Kind => "tem";

    internal override bool IsOfPreparation => true;
}
