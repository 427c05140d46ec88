namespace Osteon.Primitives;

/// <summary>By what each particle counts in a distribution.</summary>
public enum NtaWeighting
{
    /// <summary>Every particle counts once.</summary>
    Number,

    /// <summary>By its surface, ∝ d². A projected area, π/4·d², has the same weights.</summary>
    SurfaceArea,

    /// <summary>By its volume, ∝ d³.</summary>
    Volume,
}
