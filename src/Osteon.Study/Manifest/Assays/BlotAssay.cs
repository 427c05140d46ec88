using Osteon.Primitives;

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

    internal override string Kind => "blot";

    internal override bool IsOfPreparation => true;
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
