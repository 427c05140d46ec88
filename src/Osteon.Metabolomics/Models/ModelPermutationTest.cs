using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>How the response is permuted.</summary>
public sealed record ModelPermutationParameters
{
    /// <summary>Number of random permutations where not all are enumerated; default 1000.</summary>
    public int Permutations { get; init; } = 1000;

    /// <summary>If at most this many different splits exist, all are evaluated and p is exact; default 5000, 0 never.</summary>
    public int ExactLimit { get; init; } = 5000;

    /// <summary>Permutations to evaluate instead: row i gets the response of row [k][i], both counted among the training rows from 0.</summary>
    public IReadOnlyList<IReadOnlyList<int>>? Given { get; init; }
}

/// <summary>A model of a permuted response.</summary>
/// <param name="R2X">Share of X explained.</param>
/// <param name="R2Y">Share of the permuted Y explained.</param>
/// <param name="Q2">Share of the permuted Y predicted in cross-validation.</param>
/// <param name="Correlation">|correlation| of the response and the permuted response: abscissa of the permutation plot. Several columns: of all cells together.</param>
/// <param name="Agreement">Share of rows whose class is unchanged, ropls' similarity for classes; null for numbers.</param>
public sealed record PermutedModel(double R2X, double R2Y, double Q2, double Correlation, double? Agreement);

/// <summary>
/// Is the model better than models of permuted responses? Exact: p = hits/splits, where the split at hand is one of the splits and a hit of itself. Sampled:
/// p = (1 + hits)/(1 + permutations).
/// </summary>
public sealed record ModelPermutationResult
{
    /// <summary>Whether all splits were evaluated.</summary>
    public required bool Exact { get; init; }

    /// <summary>Number of different arrangements of the response over the rows: 252 for 5 against 5.</summary>
    public required double Arrangements { get; init; }

    /// <summary>Number of splits that can give different models: arrangements, or half of them for two classes of equal size, where swapping the names of the classes gives the same model.</summary>
    public required double Splits { get; init; }

    /// <summary>The model of the response as it is.</summary>
    public required PermutedModel Observed { get; init; }

    /// <summary>The models of permuted responses; in an exact test of all splits but the one at hand.</summary>
    public required IReadOnlyList<PermutedModel> Permuted { get; init; }

    /// <summary>p of R2Y.</summary>
    public required double PR2Y { get; init; }

    /// <summary>p of Q2.</summary>
    public required double PQ2 { get; init; }

    /// <summary>The smallest p this test could have given.</summary>
    public required double SmallestP { get; init; }

    /// <summary>p of R2Y as ropls counts it from the same permutations: (1 + #{permuted ≥ observed})/permutations on values rounded to 3 significant digits; may exceed 1.</summary>
    public required double RoplsPR2Y { get; init; }

    /// <summary>p of Q2 as ropls counts it.</summary>
    public required double RoplsPQ2 { get; init; }

    /// <summary>Whether models were computed from XXᵀ (complete tables) or from the table itself.</summary>
    public required bool InGramSpace { get; init; }
}

/// <summary>Permutation test of R2Y and Q2 (see docs/methods/model-validation.md).</summary>
public static class ModelPermutationTest
{
    /// <summary>
    /// Permutes the response of the training rows and fits the same model, with the same numbers of components and the same folds, each time. x and the model must belong
    /// together. Random permutations come from the streams <c>model-permutation, index</c>. Throws <see cref="ArgumentException"/> for PCA.
    /// </summary>
    public static ModelPermutationResult Run(Matrix x, ModelResult model, ModelPermutationParameters parameters, RunContext context) =>
        throw new NotImplementedException();
}
