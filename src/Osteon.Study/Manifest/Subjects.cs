using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>Sex of the animals of a study.</summary>
public enum Sex
{
    /// <summary>Females only.</summary>
    Female,

    /// <summary>Males only.</summary>
    Male,

    /// <summary>Both.</summary>
    Both,
}

/// <summary>
/// The animals or donors of a study (ARRIVE 2.0 item 8). Facts that differ between animals are columns of samples.csv instead.
/// </summary>
public sealed record Subjects
{
    /// <summary>Species by its common name.</summary>
    [ManifestKey(Required = true, Example = "rat")]
    public string Species { get; init; } = "";

    /// <summary>Strain and substrain.</summary>
    [ManifestKey(Example = "Sprague Dawley")]
    public string? Strain { get; init; }

    /// <summary>Sex.</summary>
    [ManifestKey(Example = "female")]
    public Sex? Sex { get; init; }

    /// <summary>Age at the start.</summary>
    [ManifestKey(Example = "12 week", Dimension = Dimension.Time, Above = 0)]
    public QuantityRange? Age { get; init; }

    /// <summary>Weight at the start.</summary>
    [ManifestKey(Example = "280..320 g", Dimension = Dimension.Mass, Above = 0)]
    public QuantityRange? Weight { get; init; }

    /// <summary>Breeder or supplier.</summary>
    public string? Source { get; init; }

    /// <summary>Health status, genetic modification and genotype, earlier procedures.</summary>
    [ManifestKey(Example = "specific pathogen free, wild type, no earlier procedure")]
    public string? Health { get; init; }

    /// <summary>How the animals were kept.</summary>
    public Housing? Housing { get; init; }
}

/// <summary>How the animals were kept (ARRIVE 2.0 item 9c).</summary>
public sealed record Housing
{
    /// <summary>Time to settle in before the experiment.</summary>
    [ManifestKey(Example = "7 d", Dimension = Dimension.Time, Minimum = 0)]
    public Quantity? Acclimation { get; init; }

    /// <summary>Room temperature.</summary>
    [ManifestKey(Example = "22..24 degC", Dimension = Dimension.Temperature)]
    public QuantityRange? Temperature { get; init; }

    /// <summary>Relative humidity.</summary>
    [ManifestKey(Example = "50..60 %", Dimension = Dimension.None, Minimum = 0)]
    public QuantityRange? Humidity { get; init; }

    /// <summary>Hours of light and dark.</summary>
    [ManifestKey(Example = "12 h light, 12 h dark")]
    public string? LightCycle { get; init; }

    /// <summary>Food and water.</summary>
    public string? Diet { get; init; }

    /// <summary>Animals in one cage.</summary>
    [ManifestKey(Example = "2", Minimum = 1)]
    public int? PerCage { get; init; }
}
