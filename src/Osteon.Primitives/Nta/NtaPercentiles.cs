namespace Osteon.Primitives;

/// <summary>The percentiles of a distribution as a file states them.</summary>
/// <param name="Percents">0 to 100, ascending.</param>
/// <param name="Values">The value at each, on <see cref="Axis"/>.</param>
public sealed record NtaPercentiles(IReadOnlyList<double> Percents, IReadOnlyList<double> Values)
{
    /// <summary>What they are percentiles of.</summary>
    public NtaAxis Axis { get; init; } = NtaAxis.Diameter;

    /// <summary>Unit of the values as written in the file.</summary>
    public string Unit { get; init; } = "nm";

    /// <summary>By what each particle counts.</summary>
    public NtaWeighting Weighting { get; init; } = NtaWeighting.Number;
}
