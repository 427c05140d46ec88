namespace Osteon.Vesicles;

/// <summary>
/// What a person says about the objects of one picture. Places are in pixels and refer to the object there, so that a rerun finds the same
/// one.
/// </summary>
/// <param name="Accept">Objects that count though the rules leave them out (never one that is cut by the edge).</param>
/// <param name="Reject">Objects that do not count.</param>
/// <param name="Add">Vesicles that were not found, as ellipses.</param>
public sealed record MicrographCorrections(
    IReadOnlyList<CorrectedObject> Accept, IReadOnlyList<CorrectedObject> Reject, IReadOnlyList<AddedVesicle> Add)
{
    /// <summary>No correction.</summary>
    public static MicrographCorrections None { get; } = new([], [], []);
}

/// <summary>An object that a person points at.</summary>
/// <param name="Place">A place on it.</param>
/// <param name="Entry">Where this entry stands in the file, as a JSON pointer; for findings.</param>
public sealed record CorrectedObject(MicrographPoint Place, string Entry);

/// <summary>A vesicle that a person drew.</summary>
/// <param name="Centre">Middle of the ellipse.</param>
/// <param name="MajorPixels">Full length of the major axis, px.</param>
/// <param name="MinorPixels">Full length of the minor axis, px.</param>
/// <param name="AngleDegrees">Direction of the major axis from the x axis towards the y axis (down).</param>
/// <param name="Entry">Where this entry stands in the file, as a JSON pointer; for findings.</param>
public sealed record AddedVesicle(MicrographPoint Centre, double MajorPixels, double MinorPixels, double AngleDegrees, string Entry);
