using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>What an arm is in the comparison.</summary>
public enum ArmRole
{
    /// <summary>The reference.</summary>
    Control,

    /// <summary>Compared with the control.</summary>
    Treatment,

    /// <summary>Described, not compared: descriptive studies.</summary>
    Observed,
}

/// <summary>One arm of a study: what its units got.</summary>
public sealed record Arm
{
    /// <summary>Identifier, used in samples.csv and in results.</summary>
    [ManifestKey(Required = true, Example = "bmsc_ev", Identifier = true)]
    public string Id { get; init; } = "";

    /// <summary>Name as shown in figures; without it the identifier is shown.</summary>
    [ManifestKey(Example = "BMSC-EV")]
    public string? Label { get; init; }

    /// <summary>What the arm is in the comparison.</summary>
    [ManifestKey(Required = true, Example = "treatment")]
    public ArmRole Role { get; init; } = ArmRole.Observed;

    /// <summary>What was given.</summary>
    [ManifestKey(Example = "extracellular vesicles of rat marrow stromal cells")]
    public string? Agent { get; init; }

    /// <summary>
    /// Node of the mechanism graph that the agent stands for, by id, symbol, name or alias; without it label, other names, agent and identifier are
    /// looked up.
    /// </summary>
    [ManifestKey(Example = "BMSC-exo")]
    public string? MechanismNode { get; init; }

    /// <summary>How much of it at one time.</summary>
    public Dose? Dose { get; init; }

    /// <summary>What the agent was given in.</summary>
    [ManifestKey(Example = "PBS")]
    public string? Carrier { get; init; }

    /// <summary>Way of giving.</summary>
    [ManifestKey(Example = "local injection")]
    public string? Route { get; init; }

    /// <summary>Place of giving.</summary>
    [ManifestKey(Example = "fracture gap")]
    public string? Site { get; init; }

    /// <summary>When and how often.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>Planned number of units.</summary>
    [ManifestKey(Example = "6", Minimum = 1)]
    public int? N { get; init; }

    /// <summary>Other names that a publication uses for this arm.</summary>
    public ValueList<OtherName> AlsoCalled { get; init; } = [];

    /// <summary>The label, or the identifier where there is none.</summary>
    internal string Shown => Label ?? Id;
}

/// <summary>How much of the agent was given at one time.</summary>
public sealed record Dose
{
    /// <summary>Number of vesicles.</summary>
    [ManifestKey(Example = "1e10", Dimension = Dimension.None, Minimum = 0)]
    public Quantity? Particles { get; init; }

    /// <summary>Vesicle protein.</summary>
    [ManifestKey(Example = "100 ug", Dimension = Dimension.Mass, Minimum = 0)]
    public Quantity? Protein { get; init; }

    /// <summary>Mass of the agent where it is not vesicles.</summary>
    [ManifestKey(Example = "2 mg", Dimension = Dimension.Mass, Minimum = 0)]
    public Quantity? Mass { get; init; }

    /// <summary>Liquid volume.</summary>
    [ManifestKey(Example = "100 uL", Dimension = Dimension.Volume, Minimum = 0)]
    public Quantity? Volume { get; init; }

    /// <summary>Number of cells.</summary>
    [ManifestKey(Example = "1e6", Dimension = Dimension.None, Minimum = 0)]
    public Quantity? Cells { get; init; }
}

/// <summary>When and how often the agent was given.</summary>
public sealed record Schedule
{
    /// <summary>Time of the first dose after the injury.</summary>
    [ManifestKey(Example = "8 week", Dimension = Dimension.Time, Minimum = 0)]
    public Quantity? First { get; init; }

    /// <summary>Time from dose to dose.</summary>
    [ManifestKey(Example = "1 week", Dimension = Dimension.Time, Above = 0)]
    public Quantity? Every { get; init; }

    /// <summary>Number of doses.</summary>
    [ManifestKey(Example = "4", Minimum = 1)]
    public int? Count { get; init; }

    /// <summary>The event that the schedule starts from, where a time is not stated.</summary>
    [ManifestKey(Example = "nonunion seen on the radiograph")]
    public string? StartsWith { get; init; }
}

/// <summary>Another name that a publication uses for the same thing.</summary>
public sealed record OtherName
{
    /// <summary>The name.</summary>
    [ManifestKey(Required = true, Example = "model")]
    public string Name { get; init; } = "";

    /// <summary>Where it is used.</summary>
    [ManifestKey(Required = true, Example = "Methods")]
    public string Where { get; init; } = "";
}
