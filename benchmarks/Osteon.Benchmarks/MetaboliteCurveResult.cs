namespace Osteon.Benchmarks;

/// <summary>All draws of a setting after one pipeline.</summary>
internal sealed record CurveResult(CurveCell Cell, string Pipeline, CurveDraw[] Draws)
{
    /// <summary>Mean number of features that were compared.</summary>
    public double Tested => Draws.Average(d => d.Tested);

    /// <summary>Mean number of those whose molecule differs.</summary>
    public double True => Draws.Average(d => d.True);

    /// <summary>Share of differing features that the filters and the merging left.</summary>
    public double Kept => Draws.Average(d => d.Measured == 0 ? 0 : (double)d.True / d.Measured);

    /// <summary>Mean over draws of the median error of a logarithmic value.</summary>
    public double Error => Draws.Average(d => d.Error);

    /// <summary>How many rules were counted.</summary>
    public int Rules => Draws[0].Rules.Length;

    /// <summary>The numbers of a rule.</summary>
    public CurveRule Rule(int rule)
    {
        double[] proportions = [.. Draws.Select(d => d.Rules[rule]).Select(r => r.Chosen == 0 ? 0 : (double)r.False / r.Chosen).Order()];
        double[] power = [.. Draws.Where(d => d.True > 0).Select(d => (double)(d.Rules[rule].Chosen - d.Rules[rule].False) / d.True)];
        double[] wrong = [.. Draws.Select(d => (double)d.Rules[rule].False).Order()];
        return new CurveRule
        {
            Chosen = Draws.Average(d => d.Rules[rule].Chosen),
            False = wrong.Average(),
            Any = Draws.Average(d => d.Rules[rule].Chosen > 0 ? 1 : 0),
            Most = At(wrong, 0.95),
            Power = power.Length == 0 ? null : power.Average(),
            PowerError = power.Length == 0 ? null : StandardError(power),
            Proportion = proportions.Average(),
            ProportionError = StandardError(proportions),
            Worst = At(proportions, 0.95),
        };
    }

    /// <summary>The smallest value with at least that share of all at or below it.</summary>
    private static double At(double[] sorted, double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];

    private static double StandardError(double[] values)
    {
        double mean = values.Average();
        return values.Length < 2 ? 0 : Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1) / values.Length);
    }
}

/// <summary>What a rule did over all draws.</summary>
internal sealed record CurveRule
{
    /// <summary>Mean number of features chosen.</summary>
    public required double Chosen { get; init; }

    /// <summary>Mean number of features chosen whose molecule does not differ.</summary>
    public required double False { get; init; }

    /// <summary>Share of draws in which anything was chosen.</summary>
    public required double Any { get; init; }

    /// <summary>95th percentile of the number of false ones.</summary>
    public required double Most { get; init; }

    /// <summary>Mean share of the truly differing features that were chosen, of those that were compared; null where nothing differs.</summary>
    public required double? Power { get; init; }

    /// <summary>Its standard error.</summary>
    public required double? PowerError { get; init; }

    /// <summary>Mean share of false ones among those chosen, 0 where nothing was.</summary>
    public required double Proportion { get; init; }

    /// <summary>Its standard error.</summary>
    public required double ProportionError { get; init; }

    /// <summary>Its 95th percentile.</summary>
    public required double Worst { get; init; }
}
