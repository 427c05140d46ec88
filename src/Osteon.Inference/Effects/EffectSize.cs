namespace Osteon.Inference;

/// <summary>
/// An effect size with its interval, or the reason why there is none. An interval can be missing while the value is there
/// (<see cref="Note"/> says why).
/// </summary>
/// <param name="Kind">Which effect size.</param>
public sealed record EffectSize(EffectKind Kind)
{
    /// <summary>The estimate; positive when the other arm is larger than the reference. Finite or null.</summary>
    public double? Value { get; init; }

    /// <summary>Lower end of the interval.</summary>
    public double? CiLow { get; init; }

    /// <summary>Upper end of the interval.</summary>
    public double? CiHigh { get; init; }

    /// <summary>What the interval really covers where an exact distribution has steps, 0 to 1; null where it covers what was asked for.</summary>
    public double? Coverage { get; init; }

    /// <summary>How the interval was made, or why there is none, in a few words.</summary>
    public string? Note { get; init; }

    /// <summary>Why there is no value, or null.</summary>
    public string? NotAvailable { get; init; }

    /// <summary>An effect size that makes no sense for the data.</summary>
    public static EffectSize Unavailable(EffectKind kind, string reason) => new(kind) { NotAvailable = reason };
}
