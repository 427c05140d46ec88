using Osteon.Primitives;

namespace Osteon.Study;

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

    /// <summary>Identifier of the experiment in EV-TRACK (evtrack.org).</summary>
    [ManifestKey(Example = "EV230001")]
    public string? EvTrack { get; init; }

    /// <summary>Donor, passage, identity of the cells.</summary>
    [ManifestKey(Example = "passages 2 to 5")]
    public string? Cells { get; init; }

    /// <summary>Passage at which the vesicles were collected.</summary>
    [ManifestKey(Example = "2..5", Dimension = Dimension.None, Minimum = 0)]
    public QuantityRange? Passage { get; init; }

    /// <summary>Share of living cells at collection; dying cells shed vesicles and debris.</summary>
    [ManifestKey(Example = "95 %", Dimension = Dimension.None, Minimum = 0, Maximum = 100)]
    public Quantity? Viability { get; init; }

    /// <summary>Share of the surface covered by cells at collection.</summary>
    [ManifestKey(Example = "80 %", Dimension = Dimension.None, Minimum = 0, Maximum = 100)]
    public Quantity? Confluence { get; init; }

    /// <summary>Whether the cells were tested for mycoplasma, which shed vesicles of their own.</summary>
    [ManifestKey(Example = "true")]
    public bool? MycoplasmaTested { get; init; }

    /// <summary>The medium in which the vesicles were collected.</summary>
    public CultureMedium? Medium { get; init; }

    /// <summary>Amount of starting material.</summary>
    [ManifestKey(Example = "1e7 cells per dish, 200 mL of medium")]
    public string? StartingMaterial { get; init; }

    /// <summary>Volume of medium or body fluid that the vesicles were separated from.</summary>
    [ManifestKey(Example = "200 mL", Dimension = Dimension.Volume, Above = 0)]
    public Quantity? StartingVolume { get; init; }

    /// <summary>Number of cells that released the vesicles.</summary>
    [ManifestKey(Example = "1e8", Dimension = Dimension.None, Above = 0)]
    public Quantity? StartingCells { get; init; }

    /// <summary>Mass of tissue that the vesicles were separated from.</summary>
    [ManifestKey(Example = "200 mg", Dimension = Dimension.Mass, Above = 0)]
    public Quantity? StartingMass { get; init; }

    /// <summary>How the source was cleared and kept before the separation began.</summary>
    [ManifestKey(Example = "medium cleared at once, kept at 4 degC for less than 24 h")]
    public string? PreProcessing { get; init; }

    /// <summary>The separation, step by step.</summary>
    public ValueList<IsolationStep> Isolation { get; init; } = [];

    /// <summary>Proteins looked for.</summary>
    public ValueList<Marker> Markers { get; init; } = [];

    /// <summary>Yield in particles, of all isolations together.</summary>
    [ManifestKey(Example = "8e11", Dimension = Dimension.None, Minimum = 0)]
    public Quantity? ParticleYield { get; init; }

    /// <summary>Yield in protein, of all isolations together.</summary>
    [ManifestKey(Example = "1600 ug", Dimension = Dimension.Mass, Minimum = 0)]
    public Quantity? ProteinYield { get; init; }

    /// <summary>Yield in lipid.</summary>
    [ManifestKey(Example = "40 ug", Dimension = Dimension.Mass, Minimum = 0)]
    public Quantity? LipidYield { get; init; }

    /// <summary>
    /// The isolations one by one, where there were several of one procedure. A column isolation of samples.csv then names one of them.
    /// </summary>
    public ValueList<VesicleBatch> Batches { get; init; } = [];

    /// <summary>Whether the components of interest are inside or on the surface, and how that was shown.</summary>
    [ManifestKey(Example = "miR-21 inside: resists RNase, not RNase with detergent")]
    public string? Topology { get; init; }

    /// <summary>What was given or measured beside the vesicles to tell their effect from that of what comes with them.</summary>
    [ManifestKey(Example = "[vesicle-depleted supernatant, medium that no cells saw]")]
    public ValueList<string> FunctionalControls { get; init; } = [];

    /// <summary>How the vesicles were stored.</summary>
    [ManifestKey(Example = "PBS, -80 degC, used within 4 weeks")]
    public string? Storage { get; init; }

    /// <summary>Liquid in which the vesicles were kept.</summary>
    [ManifestKey(Example = "PBS with 0.2 % human albumin and 25 mM trehalose")]
    public string? StorageBuffer { get; init; }

    /// <summary>Temperature at which they were kept.</summary>
    [ManifestKey(Example = "-80 degC", Dimension = Dimension.Temperature)]
    public Quantity? StorageTemperature { get; init; }

    /// <summary>Longest time from separation to use.</summary>
    [ManifestKey(Example = "4 week", Dimension = Dimension.Time, Minimum = 0)]
    public Quantity? StorageTime { get; init; }

    /// <summary>How often they were frozen and thawed before use; 0 for never frozen.</summary>
    [ManifestKey(Example = "1", Minimum = 0)]
    public int? FreezeThawCycles { get; init; }
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

    /// <summary>How the vesicles of the serum were removed, and how it was shown that they were.</summary>
    [ManifestKey(Example = "100000 xg for 18 h; blank medium below the detection limit of NTA")]
    public string? DepletionMethod { get; init; }

    /// <summary>How long the medium was on the cells.</summary>
    [ManifestKey(Example = "48 h", Dimension = Dimension.Time, Above = 0)]
    public Quantity? Conditioned { get; init; }
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

/// <summary>One isolation of several that followed the same procedure.</summary>
public sealed record VesicleBatch
{
    /// <summary>Identifier, used in the column isolation of samples.csv.</summary>
    [ManifestKey(Required = true, Example = "iso1", Identifier = true)]
    public string Id { get; init; } = "";

    /// <summary>Volume of medium or body fluid it was separated from.</summary>
    [ManifestKey(Example = "200 mL", Dimension = Dimension.Volume, Above = 0)]
    public Quantity? StartingVolume { get; init; }

    /// <summary>Number of cells that released the vesicles.</summary>
    [ManifestKey(Example = "1e8", Dimension = Dimension.None, Above = 0)]
    public Quantity? StartingCells { get; init; }

    /// <summary>Passage of the cells.</summary>
    [ManifestKey(Example = "3", Minimum = 0)]
    public int? Passage { get; init; }

    /// <summary>Share of living cells at collection.</summary>
    [ManifestKey(Example = "95 %", Dimension = Dimension.None, Minimum = 0, Maximum = 100)]
    public Quantity? Viability { get; init; }

    /// <summary>Volume in which the vesicles were taken up.</summary>
    [ManifestKey(Example = "500 uL", Dimension = Dimension.Volume, Above = 0)]
    public Quantity? Volume { get; init; }

    /// <summary>Yield in particles.</summary>
    [ManifestKey(Example = "2e11", Dimension = Dimension.None, Minimum = 0)]
    public Quantity? ParticleYield { get; init; }

    /// <summary>Yield in protein.</summary>
    [ManifestKey(Example = "400 ug", Dimension = Dimension.Mass, Minimum = 0)]
    public Quantity? ProteinYield { get; init; }
}
