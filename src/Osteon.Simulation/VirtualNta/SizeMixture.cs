using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>A number-weighted distribution of diameters: the sum of its parts by their weights. Mean, SD and quantiles are its truth.</summary>
public sealed record SizeMixture
{
    /// <summary>A mixture of at least one part.</summary>
    public SizeMixture(params IReadOnlyList<SizeComponent> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0) throw new ArgumentException("a mixture needs at least one part", nameof(parts));
        Parts = parts;
    }

    /// <summary>Its parts.</summary>
    public IReadOnlyList<SizeComponent> Parts { get; }

    /// <summary>Number-weighted mean diameter, nm.</summary>
    public double Mean => Parts.Sum(p => p.Weight * p.Mean) / TotalWeight;

    /// <summary>Standard deviation of the diameter, nm.</summary>
    public double Sd
    {
        get
        {
            double mean = Mean;
            return Math.Sqrt(Parts.Sum(p => p.Weight * (p.Variance + ((p.Mean - mean) * (p.Mean - mean)))) / TotalWeight);
        }
    }

    private double TotalWeight => Parts.Sum(p => p.Weight);

    /// <summary>Fraction of particles of at most this diameter (nm).</summary>
    public double Cdf(double nanometres) => Parts.Sum(p => p.Weight * p.Cdf(nanometres)) / TotalWeight;

    /// <summary>The smallest diameter (nm, to 10⁻⁹ of itself) that at least the fraction p (0 … 1, exclusive) does not exceed; D10 is p = 0.1.</summary>
    public double Quantile(double p)
    {
        if (!(p is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "must be between 0 and 1");
        double low = Parts.Min(c => c.CentreNm);
        double high = Parts.Max(c => c.CentreNm);
        while (Cdf(low) >= p) low /= 2;
        while (Cdf(high) < p) high *= 2;
        while (high - low > 1e-10 * high)
        {
            double middle = 0.5 * (low + high);
            if (middle <= low || middle >= high) break;
            if (Cdf(middle) >= p) high = middle;
            else low = middle;
        }

        return high;
    }

    /// <summary>One diameter, nm.</summary>
    public double Draw(Rng rng)
    {
        double place = rng.NextDouble() * TotalWeight;
        int part = 0;
        while (part < Parts.Count - 1 && (place -= Parts[part].Weight) >= 0) part++;
        return Parts[part].Draw(rng);
    }
}
