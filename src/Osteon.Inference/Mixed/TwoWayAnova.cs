using Osteon.Numerics;

namespace Osteon.Inference;

/// <summary>
/// Analysis of variance of two crossed factors with interaction, any numbers per cell. Type III: each term after all others, marginal means
/// with every cell weighted alike; type II: each main effect after the other one, the interaction after both. The mean square within cells
/// is the denominator of all. Same numbers as car's Anova with sum-to-zero contrasts. Source: Yates 1934, 10.1080/01621459.1934.10502686.
/// </summary>
public static class TwoWayAnova
{
    private static readonly ModelTerm[] Terms = [ModelTerm.Group, ModelTerm.Second, ModelTerm.Interaction];

    /// <summary>
    /// The three terms. Every cell needs a value and some cell two; values without variation within the cells are a non-result.
    /// </summary>
    /// <param name="values">The outcome, all finite.</param>
    /// <param name="cells">For every value the position of its group and of its level, from 0.</param>
    /// <param name="size">Number of groups and of levels, at least 2 of each.</param>
    /// <param name="sums">Type of the sums of squares.</param>
    public static TwoWayResult Test(
        ReadOnlySpan<double> values, IReadOnlyList<(int Group, int Level)> cells, (int Groups, int Levels) size, SumsOfSquares sums)
    {
        if (values.Length != cells.Count) throw new ArgumentException($"{values.Length} values in {cells.Count} cells", nameof(cells));
        return Test(values, new TwoWayFactors(new FactorialDesign(size.Groups, size.Levels), cells), sums);
    }

    internal static TwoWayResult Test(ReadOnlySpan<double> values, TwoWayFactors factors, SumsOfSquares sums)
    {
        if (factors.Problem is { } problem) return TwoWayResult.Unavailable(problem);
        double[] effects = values.ToArray();
        factors.Full.ToEffects(effects);
        double df = factors.Full.DfResidual;
        double within = VectorKernels.SumOfSquares(effects.AsSpan(factors.Full.Rank));
        double largest = 0;
        foreach (double value in values) largest = Math.Max(largest, Math.Abs(value));
        if (SampleMoments.IsRounding(Math.Sqrt(within / df / values.Length), largest, 0))
            return TwoWayResult.Unavailable(MeanContrast.NoVariation);
        var tests = new TwoWayTerm[Terms.Length];
        for (int i = 0; i < tests.Length; i++)
        {
            (double square, int rank) = sums == SumsOfSquares.TypeTwo && Terms[i] != ModelTerm.Interaction
                ? factors.AfterOther(Terms[i], values)
                : factors.AfterAll(Terms[i], effects);
            double f = square / rank / (within / df);
            tests[i] = new TwoWayTerm(Terms[i], square, TestResult.Of(f, [rank, df], FDistribution.Survival(f, rank, df)));
        }

        return new TwoWayResult(tests, within / df, df) { Effects = effects[..factors.Full.Rank], Factors = factors };
    }
}

/// <summary>Result of a two-way analysis of variance.</summary>
/// <param name="Terms">Group, second factor, interaction; empty where there is no test.</param>
/// <param name="MeanSquareWithin">Mean square within cells, NaN where there is no test.</param>
/// <param name="DfWithin">Its degrees of freedom.</param>
public sealed record TwoWayResult(IReadOnlyList<TwoWayTerm> Terms, double MeanSquareWithin, double DfWithin)
{
    /// <summary>Why there is no test, or null.</summary>
    public string? NotAvailable { get; init; }

    internal double[] Effects { get; init; } = [];

    internal TwoWayFactors? Factors { get; init; }

    internal static TwoWayResult Unavailable(string reason) => new([], double.NaN, 0) { NotAvailable = reason };

    /// <summary>A combination of the cell coefficients with its standard error.</summary>
    internal MeanContrast Contrast(double[] combination)
    {
        double[] root = Factors!.Full.Root(combination)!;
        double estimate = 0;
        for (int k = 0; k < root.Length; k++) estimate += root[k] * Effects[k];
        return new MeanContrast(estimate, Math.Sqrt(VectorKernels.SumOfSquares(root) * MeanSquareWithin), DfWithin);
    }
}

/// <summary>One term of a two-way analysis of variance.</summary>
/// <param name="Term">Which term.</param>
/// <param name="SumOfSquares">Its sum of squares.</param>
/// <param name="Test">F, degrees of freedom and p.</param>
public sealed record TwoWayTerm(ModelTerm Term, double SumOfSquares, TestResult Test);
