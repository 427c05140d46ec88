namespace Osteon.Vesicles;

/// <summary>A protein whose presence is asked for. Its bands are those of a row, or those nearest to a molecular weight.</summary>
/// <param name="Name">For example calnexin.</param>
public sealed record BlotTarget(string Name)
{
    /// <summary>Number of its row across the lanes, from 1; null if given by weight.</summary>
    public int? Row { get; init; }

    /// <summary>Its apparent molecular weight in kDa; needs a ladder. Null if given by row.</summary>
    public double? KiloDaltons { get; init; }

    /// <summary>How far a band may lie from the weight, as a share of it; default 15 %.</summary>
    public double Tolerance { get; init; } = 0.15;
}

/// <summary>Whether a protein is there.</summary>
public enum PresenceCall
{
    /// <summary>A band at its place exceeds the limit of detection.</summary>
    Present,

    /// <summary>No band, and what an empty box at its place holds stays below the limit of detection.</summary>
    Absent,

    /// <summary>The picture does not say.</summary>
    Undecidable,
}

/// <summary>The answer for one protein in one lane.</summary>
/// <param name="Target">The protein.</param>
/// <param name="Lane">The lane, from 1.</param>
/// <param name="Call">Present, absent, or not decidable.</param>
/// <param name="Volume">Volume of the band, or of the empty box at its place; null where no place is known.</param>
/// <param name="DetectionLimit">Limit of detection there; of a protein that is absent: it would have been seen above this.</param>
/// <param name="Reason">Why it cannot be decided, or null.</param>
public sealed record TargetPresence(string Target, int Lane, PresenceCall Call, double? Volume, double? DetectionLimit, string? Reason)
{
    /// <summary>Index of the band in the result, or null without one.</summary>
    public int? Band { get; init; }
}
