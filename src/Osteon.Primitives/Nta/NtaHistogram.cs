namespace Osteon.Primitives;

/// <summary>One histogram of a recording as its file states it: a number for each bin.</summary>
public sealed record NtaHistogram
{
    /// <summary>
    /// A histogram; throws <see cref="ArgumentException"/> if values and bins differ in number or a value is not finite or below 0.
    /// </summary>
    public NtaHistogram(NtaBins bins, IReadOnlyList<double> values)
    {
        if (values.Count != bins.Count) throw new ArgumentException($"{values.Count} values do not fit {bins.Count} bins", nameof(values));
        foreach (double value in values)
            if (!double.IsFinite(value) || value < 0) throw new ArgumentException($"{value} is not a number of particles", nameof(values));
        Bins = bins;
        Values = values;
    }

    /// <summary>Title of the column in the file.</summary>
    public required string Key { get; init; }

    /// <summary>The bins.</summary>
    public NtaBins Bins { get; }

    /// <summary>One number per bin.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>What the numbers are.</summary>
    public required NtaBinContent Content { get; init; }

    /// <summary>By what each particle counts in them.</summary>
    public NtaWeighting Weighting { get; init; } = NtaWeighting.Number;

    /// <summary>Standard error of each bin over the videos, where the file states one (NanoSight's average); else null.</summary>
    public IReadOnlyList<double>? StandardErrors { get; init; }

    /// <summary>Sum over the bins.</summary>
    public double Total
    {
        get
        {
            double total = 0;
            foreach (double value in Values) total += value;
            return total;
        }
    }
}
