using System.Globalization;
using System.Text;

namespace Osteon.Mechanism;

/// <summary>How often a source of evidence is wrong.</summary>
/// <param name="Systematic">Probability that the source is wrong in a way that more evidence of it does not cure.</param>
/// <param name="Random">Probability that one evidence of it is wrong by chance.</param>
public readonly record struct ErrorRate(double Systematic, double Random);

/// <summary>
/// Belief as a noisy-or over sources, the rule of INDRA (Gyori et al. 2017, doi:10.15252/msb.20177651; Bachman et al. 2023,
/// doi:10.15252/msb.202211325): belief = 1 − Π over sources of (systematic + randomⁿ), n the number of evidences of the source. No evidence gives 0.
/// </summary>
public static class NoisyOr
{
    /// <summary>INDRA's default error rates of sources, by its names of them.</summary>
    public static IReadOnlyDictionary<string, ErrorRate> IndraDefaults { get; } = new Dictionary<string, ErrorRate>(StringComparer.Ordinal)
    {
        ["signor"] = new(0.01, 0.049),
        ["bel"] = new(0.01, 0.1),
        ["reach"] = new(0.05, 0.3),
        ["sparser"] = new(0.05, 0.3),
        ["trips"] = new(0.05, 0.3),
        ["medscan"] = new(0.05, 0.3),
        ["biopax"] = new(0.01, 0.2),
        ["omnipath"] = new(0.01, 0.1),
        ["trrust"] = new(0.01, 0.1),
        ["gnbr"] = new(0.1, 0.3),
        ["assertion"] = new(0, 0),
    };

    /// <summary>The belief of these counts of evidence.</summary>
    /// <param name="counts">For each source its error rate and number of evidences; sources without evidence do not count.</param>
    public static double Belief(IEnumerable<(ErrorRate Rate, int Count)> counts)
    {
        double wrong = 1;
        bool any = false;
        foreach ((ErrorRate rate, int count) in counts)
        {
            if (count <= 0) continue;
            any = true;
            wrong *= Math.Min(1, rate.Systematic + Math.Pow(rate.Random, count));
        }

        return any ? 1 - wrong : 0;
    }

    /// <summary>The belief of evidences named by their source, with INDRA's defaults.</summary>
    /// <exception cref="ArgumentException">A source has no default.</exception>
    public static double Indra(IEnumerable<string> sources) => Belief(sources.GroupBy(s => s, StringComparer.Ordinal).Select(g =>
        (IndraDefaults.TryGetValue(g.Key, out ErrorRate rate) ? rate : throw new ArgumentException($"no default for the source {g.Key}", nameof(sources)), g.Count())));

    /// <summary>The arithmetic as text: <c>1 - (0.05 + 0.3^2) × (0.01 + 0.049)</c>, or <c>0</c> without evidence.</summary>
    public static string Arithmetic(IEnumerable<(ErrorRate Rate, int Count)> counts)
    {
        var text = new StringBuilder();
        foreach ((ErrorRate rate, int count) in counts)
        {
            if (count <= 0) continue;
            text.Append(text.Length == 0 ? "1 - " : " × ");
            text.Append(CultureInfo.InvariantCulture, $"({rate.Systematic} + {rate.Random}");
            if (count > 1) text.Append(CultureInfo.InvariantCulture, $"^{count}");
            text.Append(')');
        }

        return text.Length == 0 ? "0" : text.ToString();
    }
}
