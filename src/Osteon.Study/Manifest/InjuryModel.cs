using Osteon.Primitives;

namespace Osteon.Study;

/// <summary>The disease model of an animal study (ARRIVE 2.0 item 9): bone, injury, gap, fixation, care.</summary>
public sealed record InjuryModel
{
    /// <summary>The condition that the injury makes.</summary>
    [ManifestKey(Example = "nonunion")]
    public string? Condition { get; init; }

    /// <summary>The bone and side.</summary>
    [ManifestKey(Example = "right femur")]
    public string? Bone { get; init; }

    /// <summary>How the injury was made.</summary>
    [ManifestKey(Example = "transverse cut of the shaft, periosteum burned")]
    public string? Injury { get; init; }

    /// <summary>Length of the gap between the fragments.</summary>
    [ManifestKey(Example = "0.4 mm", Dimension = Dimension.Length, Minimum = 0)]
    public Quantity? Gap { get; init; }

    /// <summary>What holds the bone.</summary>
    public Fixation? Fixation { get; init; }

    /// <summary>How it was shown that the condition was there before treatment began.</summary>
    [ManifestKey(Example = "no bridging on radiographs at week 8")]
    public string? VerifiedBy { get; init; }

    /// <summary>Why this species and this model.</summary>
    public string? Rationale { get; init; }

    /// <summary>Anaesthetic, dose and route.</summary>
    public string? Anaesthesia { get; init; }

    /// <summary>Pain relief.</summary>
    public string? Analgesia { get; init; }

    /// <summary>Antibiotic, dose and days.</summary>
    public string? Antibiotic { get; init; }

    /// <summary>How the animals were killed.</summary>
    public string? Euthanasia { get; init; }
}

/// <summary>What holds the bone.</summary>
public sealed record Fixation
{
    /// <summary>The device.</summary>
    [ManifestKey(Example = "intramedullary pin")]
    public string? Device { get; init; }

    /// <summary>Diameter.</summary>
    [ManifestKey(Example = "1.5 mm", Dimension = Dimension.Length, Above = 0)]
    public Quantity? Diameter { get; init; }

    /// <summary>Length.</summary>
    [ManifestKey(Example = "45 mm", Dimension = Dimension.Length, Above = 0)]
    public Quantity? Length { get; init; }

    /// <summary>Material.</summary>
    [ManifestKey(Example = "stainless steel 316L")]
    public string? Material { get; init; }
}
