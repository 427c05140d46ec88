namespace Osteon.Primitives;

/// <summary>
/// One value as a vendor's file states it, with the key it came from. Values whose key is not known are kept with no
/// <see cref="Quantity"/>.
/// </summary>
/// <param name="Key">The key as it stands in the file, without its colon.</param>
/// <param name="Text">The value as it stands in the file.</param>
public sealed record NtaValue(string Key, string Text)
{
    /// <summary>The section of the file the key stands in, such as <c>Results</c>; null where the file has no sections.</summary>
    public string? Section { get; init; }

    /// <summary>What it means; null if the key is not known.</summary>
    public NtaQuantity? Quantity { get; init; }

    /// <summary>The number, finite, in the unit of <see cref="Quantity"/>; null if the text is no number.</summary>
    public double? Number { get; init; }

    /// <summary>For statistics of a distribution: of what.</summary>
    public NtaAxis? Axis { get; init; }

    /// <summary>For statistics of a distribution: by what each particle counts.</summary>
    public NtaWeighting? Weighting { get; init; }

    /// <summary>The unit the file states, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>What stands behind the value, such as <c>sensed</c>; null if nothing does.</summary>
    public string? Qualifier { get; init; }

    /// <summary>Where it stands, or null for a value that stands in no one place.</summary>
    public SourceLocation? Location { get; init; }
}
