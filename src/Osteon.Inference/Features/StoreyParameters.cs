namespace Osteon.Inference;

/// <summary>How the share π₀ of true null hypotheses is estimated.</summary>
public enum NullShareMethod
{
    /// <summary>A smoothing spline with 3 degrees of freedom through π₀(λ), read at the largest λ.</summary>
    Smoother,

    /// <summary>The π₀(λ) with the smallest estimated mean squared error.</summary>
    Bootstrap,
}

/// <summary>Parameters of Storey's q values; the defaults are those of Bioconductor's qvalue.</summary>
public sealed record StoreyParameters
{
    /// <summary>How π₀ is estimated. Default the smoother.</summary>
    public NullShareMethod Method { get; init; } = NullShareMethod.Smoother;

    /// <summary>The values of λ in [0, 1), ascending: one, or at least four. Default 0.05, 0.10 … 0.95, to the last bit those of
    /// R.</summary>
    public IReadOnlyList<double> Lambda { get; init; } = [.. Enumerable.Range(0, 19).Select(i => Math.Min(0.05 + (i * 0.05), 0.95))];
}

/// <summary>Q values of a family of tests.</summary>
public sealed record StoreyResult
{
    /// <summary>Q values in the order of the p values; null where there was no p value or no π₀.</summary>
    public required IReadOnlyList<double?> Q { get; init; }

    /// <summary>The estimated share of true null hypotheses, in (0, 1], or null.</summary>
    public double? NullShare { get; init; }

    /// <summary>π₀(λ) for every λ, before smoothing.</summary>
    public IReadOnlyList<double> NullShareByLambda { get; init; } = [];

    /// <summary>The smoothed π₀(λ); empty for the bootstrap method or one λ.</summary>
    public IReadOnlyList<double> Smoothed { get; init; } = [];

    /// <summary>Why there are no q values, or null.</summary>
    public string? NotAvailable { get; init; }
}
