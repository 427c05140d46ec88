using Osteon.Formats;
using Osteon.Primitives;
using Osteon.Vesicles;

namespace Osteon.Study;

/// <summary>What was lysed for a blot.</summary>
public enum LysedMaterial
{
    /// <summary>The vesicles.</summary>
    Vesicles,

    /// <summary>The cells they come from.</summary>
    Cells,

    /// <summary>Both, side by side.</summary>
    Both,
}

/// <summary>What an antibody does in a blot.</summary>
public enum AntibodyRole
{
    /// <summary>Binds the protein.</summary>
    Primary,

    /// <summary>Binds the primary antibody.</summary>
    Secondary,
}

/// <summary>Western blot.</summary>
public sealed record BlotAssay : Assay
{
    /// <summary>What was lysed.</summary>
    [ManifestKey(Example = "both")]
    public LysedMaterial? LysateOf { get; init; }

    /// <summary>Lysis buffer.</summary>
    [ManifestKey(Example = "RIPA")]
    public string? LysisBuffer { get; init; }

    /// <summary>How protein was measured.</summary>
    [ManifestKey(Example = "BCA")]
    public string? ProteinAssay { get; init; }

    /// <summary>Protein loaded in a lane.</summary>
    [ManifestKey(Example = "20 ug", Dimension = Dimension.Mass, Above = 0)]
    public Quantity? Load { get; init; }

    /// <summary>Gel and membrane.</summary>
    [ManifestKey(Example = "10 % SDS-PAGE, PVDF")]
    public string? Gel { get; init; }

    /// <summary>Blocking.</summary>
    public string? Blocking { get; init; }

    /// <summary>The antibodies.</summary>
    public ValueList<Antibody> Antibodies { get; init; } = [];

    /// <summary>The loading control.</summary>
    [ManifestKey(Example = "total protein stain")]
    public string? LoadingControl { get; init; }

    /// <summary>How the bands were made visible, and with which imager.</summary>
    public string? Detection { get; init; }

    /// <summary>What the lanes hold, the same for every picture of the assay. Lanes of one sample are technical replicates.</summary>
    public ValueList<BlotLaneEntry> Lanes { get; init; } = [];

    /// <summary>
    /// The ladder: its lane and the molecular weights of its bands in kDa, from top to bottom; - for a band that is not the ladder's.
    /// </summary>
    [ManifestKey(Example = "1:250,150,100")]
    public string? Ladder { get; init; }

    /// <summary>How molecular weights are read between the bands of the ladder.</summary>
    [ManifestKey(Example = "local")]
    public LadderFit LadderFit { get; init; } = LadderFit.Local;

    /// <summary>The proteins looked for.</summary>
    public ValueList<BlotTargetEntry> Targets { get; init; } = [];

    /// <summary>What volumes are normalised to: row:N, kda:W, lane, or total-protein:FILE. Without the key nothing is normalised.</summary>
    [ManifestKey(Example = "row:2")]
    public string? Reference { get; init; }

    /// <summary>Bright or dark bands; by default found from the picture.</summary>
    [ManifestKey(Example = "bright_bands")]
    public BlotPolarity Polarity { get; init; } = BlotPolarity.Detect;

    /// <summary>How pictures in colour become grey; without it one is refused.</summary>
    [ManifestKey(Example = "luminance")]
    public ColourRule? Colour { get; init; }

    /// <summary>What is subtracted under the bands.</summary>
    [ManifestKey(Example = "local_median")]
    public BlotBackground Background { get; init; } = BlotBackground.LocalMedian;

    /// <summary>Radius of the rolling ball in pixels, where the background is one.</summary>
    [ManifestKey(Example = "50", Above = 0, Maximum = 10000)]
    public double BallRadius { get; init; } = 50;

    /// <summary>The stored value at which the detector clips, where it is not the end of the scale.</summary>
    [ManifestKey(Example = "4095", Minimum = 0, Maximum = 65535)]
    public int? ClippedAt { get; init; }

    /// <summary>Number of lanes of every picture: another number found is an error.</summary>
    [ManifestKey(Example = "8", Minimum = 1)]
    public int? LaneCount { get; init; }

    /// <summary>
    /// Lanes or bands marked by hand: a JSON file in the data folder, see docs/formats/blot-rois.md; {sample} in its name stands for the id
    /// of the sample.
    /// </summary>
    [ManifestKey(Example = "rois/{sample}.json")]
    public string? Rois { get; init; }

    internal override string Kind => "blot";

    internal override bool IsOfPreparation => true;
}

/// <summary>What was loaded in a lane.</summary>
public enum BlotMaterial
{
    /// <summary>Vesicles.</summary>
    Vesicles,

    /// <summary>Cells.</summary>
    Cells,

    /// <summary>Something else, for example medium.</summary>
    Other,
}

/// <summary>A lane of a blot.</summary>
public sealed record BlotLaneEntry
{
    /// <summary>Its number, from 1, left to right.</summary>
    [ManifestKey(Required = true, Example = "2", Minimum = 1)]
    public int? Lane { get; init; }

    /// <summary>The sample.</summary>
    [ManifestKey(Required = true, Example = "EV preparation 1")]
    public string Sample { get; init; } = "";

    /// <summary>What it is.</summary>
    [ManifestKey(Example = "vesicles")]
    public BlotMaterial? Material { get; init; }

    /// <summary>Amount loaded, where the lane belongs to a dilution series; any unit, the same for all.</summary>
    [ManifestKey(Example = "10", Above = 0)]
    public double? Amount { get; init; }
}

/// <summary>A protein looked for on a blot.</summary>
public sealed record BlotTargetEntry
{
    /// <summary>The protein.</summary>
    [ManifestKey(Required = true, Example = "CD63")]
    public string Target { get; init; } = "";

    /// <summary>Its apparent molecular weight in kDa; needs a ladder. Either this or row.</summary>
    [ManifestKey(Example = "48", Above = 0)]
    public double? Kda { get; init; }

    /// <summary>Number of its row of bands from the top, from 1.</summary>
    [ManifestKey(Example = "1", Minimum = 1)]
    public int? Row { get; init; }

    /// <summary>How far a band may lie from the molecular weight, as a share of it.</summary>
    [ManifestKey(Example = "0.15", Above = 0, Maximum = 1)]
    public double Tolerance { get; init; } = 0.15;

    /// <summary>Sample of the picture it is looked for on, where pictures show different antibodies; without the key on all.</summary>
    [ManifestKey(Example = "cd63-strip")]
    public string? Picture { get; init; }
}

/// <summary>An antibody.</summary>
public sealed record Antibody
{
    /// <summary>What it binds.</summary>
    [ManifestKey(Required = true, Example = "CD63")]
    public string Target { get; init; } = "";

    /// <summary>What it does in the blot.</summary>
    [ManifestKey(Example = "primary")]
    public AntibodyRole Role { get; init; } = AntibodyRole.Primary;

    /// <summary>Maker and catalogue number.</summary>
    [ManifestKey(Example = "Proteintech 25682-1-AP")]
    public string? Catalogue { get; init; }

    /// <summary>How many times it was diluted.</summary>
    [ManifestKey(Example = "1000", Minimum = 1)]
    public double? Dilution { get; init; }

    /// <summary>Time and temperature of the incubation.</summary>
    [ManifestKey(Example = "overnight at 4 degC")]
    public string? Incubation { get; init; }
}
