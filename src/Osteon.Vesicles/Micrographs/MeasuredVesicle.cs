namespace Osteon.Vesicles;

/// <summary>Why an object that was found does not count.</summary>
public enum VesicleExclusion
{
    /// <summary>It counts.</summary>
    None,

    /// <summary>It reaches the edge of the field, the banner, the scale bar or an excluded area: its diameter is not known.</summary>
    OnEdge,

    /// <summary>Its diameter is outside the declared range.</summary>
    Size,

    /// <summary>Its outline is not round enough.</summary>
    NotRound,

    /// <summary>Too little of its outline has an edge.</summary>
    Incomplete,

    /// <summary>Its edge is not clear enough against the background.</summary>
    Faint,

    /// <summary>A person rejected it.</summary>
    Rejected,
}

/// <summary>How an object came to count or not.</summary>
public enum VesicleDecision
{
    /// <summary>By the rules.</summary>
    Automatic,

    /// <summary>A person accepted it against the rules.</summary>
    Accepted,

    /// <summary>A person rejected it.</summary>
    Rejected,

    /// <summary>A person drew it.</summary>
    Added,
}

/// <summary>One object of a micrograph.</summary>
/// <param name="Id">Stable within picture and parameters: <c>v</c> and a number counted by row, then column, of the centre.</param>
/// <param name="Outline">Its outline in pixels of the picture.</param>
/// <param name="Shape">Size and form in nm; the place in pixels.</param>
/// <param name="Appearance">Grey values across its edge, as stored, bright or dark as they are.</param>
/// <param name="Score">See <see cref="MicrographParameters.MinScore"/>; null for an ellipse that a person added.</param>
/// <param name="Exclusion">Why it does not count, or <see cref="VesicleExclusion.None"/>.</param>
/// <param name="Decision">Who decided.</param>
public sealed record MeasuredVesicle(
    string Id,
    VesicleOutline Outline,
    VesicleShape Shape,
    VesicleAppearance Appearance,
    double? Score,
    VesicleExclusion Exclusion,
    VesicleDecision Decision)
{
    /// <summary>Whether it counts.</summary>
    public bool Counts => Exclusion == VesicleExclusion.None;

    /// <summary>Whether it reaches the edge of the field.</summary>
    public bool OnEdge => Exclusion == VesicleExclusion.OnEdge;
}
