using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>One feature explained as one ion of a candidate compound.</summary>
/// <param name="Feature">Id of the feature.</param>
/// <param name="Adduct">The ion, or <c>neutral mass</c> where the table itself gives the mass of the molecule.</param>
/// <param name="ErrorPpm">(measured − computed) / computed × 10⁶.</param>
public sealed record CandidateIon(string Feature, string Adduct, double ErrorPpm);

/// <summary>
/// A group of features that one compound, or several of the same mass, could explain together. It is a hypothesis, not an identification.
/// </summary>
/// <param name="Compounds">The candidate compounds, all explained by the same features.</param>
/// <param name="Ions">The features and what ions they would be, of the first candidate.</param>
public sealed record EmpiricalCompound(IReadOnlyList<string> Compounds, IReadOnlyList<CandidateIon> Ions);

/// <summary>One set of a mummichog-like test.</summary>
public sealed record MummichogLine
{
    /// <summary>The pack the set comes from.</summary>
    public required KnowledgeSource Source { get; init; }

    /// <summary>Identifier of the set.</summary>
    public required string SetId { get; init; }

    /// <summary>Name of the set.</summary>
    public required string SetName { get; init; }

    /// <summary>Counts in empirical compounds and the hypergeometric p, which is a score here and not a p value.</summary>
    public required SetCounts Counts { get; init; }

    /// <summary>p from the declared null distribution.</summary>
    public required double P { get; init; }

    /// <summary>p of Benjamini and Hochberg over the tested sets.</summary>
    public double? PAdjusted { get; init; }

    /// <summary>p from the set's own permutations.</summary>
    public required double POwnSet { get; init; }

    /// <summary>p from the pool of all sets.</summary>
    public required double PPooled { get; init; }

    /// <summary>p from the gamma distribution, or null if it could not be fitted.</summary>
    public required double? PGamma { get; init; }

    /// <summary>The selected empirical compounds of the set: hypotheses to be tested by identification.</summary>
    public required IReadOnlyList<EmpiricalCompound> Hypotheses { get; init; }
}

/// <summary>A mummichog-like test. Everything in it is a hypothesis from masses.</summary>
public sealed record MummichogResult
{
    /// <summary>What every report of this result must say.</summary>
    public static string Label => "Hypotheses from accurate mass: no metabolite named here was identified.";

    /// <summary>The pack.</summary>
    public required KnowledgeSource Source { get; init; }

    /// <summary>The settings.</summary>
    public required MummichogParameters Parameters { get; init; }

    /// <summary>Features with a usable mass: the list from which permutations draw.</summary>
    public required int Features { get; init; }

    /// <summary>Selected ones among them.</summary>
    public required int Selected { get; init; }

    /// <summary>Features that match at least one ion of a compound of the pack.</summary>
    public required int Matched { get; init; }

    /// <summary>Compounds of the pack with a mass.</summary>
    public required int CompoundsWithMass { get; init; }

    /// <summary>Empirical compounds in tested sets.</summary>
    public required int EmpiricalCompounds { get; init; }

    /// <summary>Shape and scale of the fitted gamma distribution and the share of permuted scores above 0; null if it could not be
    /// fitted.</summary>
    public (double Shape, double Scale, double Share)? Gamma { get; init; }

    /// <summary>The sets within the size limits, smallest p first, then smallest hypergeometric score, then the order of the
    /// pack.</summary>
    public required IReadOnlyList<MummichogLine> Lines { get; init; }

    /// <summary>What was done, in words.</summary>
    public required string MethodText { get; init; }
}
