using System.Globalization;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>How the response is permuted.</summary>
public sealed record ModelPermutationParameters
{
    /// <summary>Number of random permutations where not all are enumerated, at least 1; default 1000.</summary>
    public int Permutations { get; init; } = 1000;

    /// <summary>If at most this many different splits exist, all are evaluated and p is exact; default 5000, 0 never.</summary>
    public int ExactLimit { get; init; } = 5000;

    /// <summary>Permutations to evaluate instead: row i gets the response of row [k][i], both counted among the training rows from
    /// 0.</summary>
    public IReadOnlyList<IReadOnlyList<int>>? Given { get; init; }

    /// <summary>
    /// Whether the folds move with the response: a row that gets the response of another row gets its fold too. Off (the default) as in
    /// ropls, where folds stay with the rows; then Q2 of the response at hand and Q2 of permuted ones may differ only because folds hold
    /// other mixtures of classes, and p of Q2 is not exact for few rows. On, p of Q2 is that of a proper permutation test of rows that
    /// could have been in any class. R2Y knows no folds and is the same either way.
    /// </summary>
    public bool FoldsFollowResponse { get; init; }
}

/// <summary>A model of a permuted response.</summary>
/// <param name="R2X">Share of X explained.</param>
/// <param name="R2Y">Share of the permuted Y explained.</param>
/// <param name="Q2">Share of the permuted Y predicted in cross-validation.</param>
/// <param name="Correlation">|correlation| of the response and the permuted response: abscissa of the permutation plot. Several columns:
/// of all scaled cells together.</param>
/// <param name="Agreement">Share of rows whose class is unchanged, ropls' similarity for classes; null for numbers.</param>
public sealed record PermutedModel(double R2X, double R2Y, double Q2, double Correlation, double? Agreement);

/// <summary>
/// Is the model better than models of permuted responses? Exact: p = hits/splits, where the split at hand is one of the splits and a hit
/// of itself. Sampled: p = (1 + hits)/(1 + permutations).
/// </summary>
public sealed record ModelPermutationResult
{
    /// <summary>Whether all splits were evaluated.</summary>
    public required bool Exact { get; init; }

    /// <summary>Number of different arrangements of the response over the rows: 252 for 5 against 5. The largest number there is
    /// (1.8·10³⁰⁸) where there are more.</summary>
    public required double Arrangements { get; init; }

    /// <summary>
    /// Number of splits that can give different models: the arrangements, or half of them for two classes of equal size, where swapping
    /// the names of the classes turns the response round and changes neither R2Y nor Q2 (126 for 5 against 5).
    /// </summary>
    public required double Splits { get; init; }

    /// <summary>The model of the response as it is.</summary>
    public required PermutedModel Observed { get; init; }

    /// <summary>The models of permuted responses; in an exact test those of all splits but the one at hand.</summary>
    public required IReadOnlyList<PermutedModel> Permuted { get; init; }

    /// <summary>p of R2Y.</summary>
    public required double PR2Y { get; init; }

    /// <summary>p of Q2.</summary>
    public required double PQ2 { get; init; }

    /// <summary>The smallest p this test could have given.</summary>
    public required double SmallestP { get; init; }

    /// <summary>
    /// p of R2Y as ropls counts it from the same permutations: (1 + #{permuted ≥ observed})/permutations on values rounded to 3
    /// significant digits; may exceed 1.
    /// </summary>
    public required double RoplsPR2Y { get; init; }

    /// <summary>p of Q2 as ropls counts it.</summary>
    public required double RoplsPQ2 { get; init; }

    /// <summary>Whether models were computed from XXᵀ (complete tables) or from the table itself.</summary>
    public required bool InGramSpace { get; init; }
}

/// <summary>Permutation test of R2Y and Q2 (Szymańska et al. 2012, 10.1007/s11306-011-0330-3; see
/// docs/methods/model-validation.md).</summary>
public static class ModelPermutationTest
{
    /// <summary>Values that differ by less are equal: what rounding can do to the same model computed in another order.</summary>
    private const double Tie = 1e-10;

    /// <summary>
    /// Permutes the response of the training rows and fits the same model, with the same numbers of components and the same folds, each
    /// time. x and the model must belong together. Random permutations come from the streams <c>model-permutation, index</c>; threads
    /// change nothing.
    /// </summary>
    /// <exception cref="ArgumentException">PCA; a table that is not the model's; a list given that is not a permutation of the training
    /// rows; nothing to permute.</exception>
    public static ModelPermutationResult Run(Matrix x, ModelResult model, ModelPermutationParameters parameters, RunContext context)
    {
        if (model.Response is not { } response) throw new ArgumentException("PCA has no response to permute", nameof(model));
        ModelData data = ModelData.Again(x, model);
        var arrangements = new Arrangements(data, response);
        bool exact = parameters.Given is null && arrangements.Splits <= parameters.ExactLimit;
        Func<int, int[]> permutation;
        int count;
        if (exact)
        {
            List<int[]> all = arrangements.AllButThis();
            (permutation, count) = (k => all[k], all.Count);
        }
        else if (parameters.Given is { } given)
        {
            CheckGiven(given, data.Rows);
            (permutation, count) = (k => [.. given[k]], given.Count);
        }
        else
        {
            (permutation, count) = (k => Draw(data.Rows, context, k), parameters.Permutations);
        }

        if (count < 1) throw new ArgumentException("there is no permutation to evaluate", nameof(parameters));
        // In an exact test the split at hand is one of the splits, in a sampled one it is added to the draws: the same formula.
        (PermutedModel observed, PermutedModel[] permuted, bool inGramSpace) = Evaluate(data, model, (permutation, count, parameters.FoldsFollowResponse), context);
        return new ModelPermutationResult
        {
            Exact = exact,
            Arrangements = arrangements.Count,
            Splits = arrangements.Splits,
            Observed = observed,
            Permuted = permuted,
            PR2Y = (1.0 + Hits(observed.R2Y, permuted.Select(m => m.R2Y))) / (1 + count),
            PQ2 = (1.0 + Hits(observed.Q2, permuted.Select(m => m.Q2))) / (1 + count),
            SmallestP = 1.0 / (1 + count),
            RoplsPR2Y = RoplsP(observed.R2Y, permuted.Select(m => m.R2Y)),
            RoplsPQ2 = RoplsP(observed.Q2, permuted.Select(m => m.Q2)),
            InGramSpace = inGramSpace,
        };
    }

    private static (PermutedModel Observed, PermutedModel[] Permuted, bool InGramSpace) Evaluate(
        ModelData data, ModelResult model, (Func<int, int[]> Of, int Count, bool FoldsFollow) permutations, RunContext context)
    {
        var folds = Folds.Again(model);
        CrossValidationVariant variant = model.Parameters.CrossValidation.Variant;
        var space = ValidationSpace.Of(data, variant, folds, !permutations.FoldsFollow, context);
        var counts = new ComponentCounts(model.Predictive, model.Orthogonal);
        RunContext one = context with { Threads = 1, Progress = null };
        PermutedModel Fit(int[] permutation)
        {
            Validated v = space.Run(data.Y!.SelectRows(permutation), counts, permutations.FoldsFollow ? folds.SelectRows(permutation) : folds, one);
            (double correlation, double? agreement) = Similarity(data, model.Response!, permutation);
            return new PermutedModel(v.R2X, v.R2Y, v.Q2Cum(counts.Stages - 1, variant, counts.Orthogonal > 0), correlation, agreement);
        }

        PermutedModel observed = Fit([.. Enumerable.Range(0, data.Rows)]);
        var permuted = new PermutedModel[permutations.Count];
        int done = 0, step = Math.Max(1, permutations.Count / 100);
        Parallel.For(0, permutations.Count, context.ParallelOptions, k =>
        {
            permuted[k] = Fit(permutations.Of(k));
            int now = Interlocked.Increment(ref done);
            if (now % step == 0) context.Report("permutations", (double)now / permutations.Count);
        });
        return (observed, permuted, space.InGramSpace);
    }

    private static int Hits(double observed, IEnumerable<double> permuted)
    {
        double limit = observed - (Tie * Math.Max(1, Math.Abs(observed)));
        return permuted.Count(v => v >= limit);
    }

    private static double RoplsP(double observed, IEnumerable<double> permuted)
    {
        double[] values = [.. permuted.Select(SignificantDigits)];
        return (1.0 + values.Count(v => v >= SignificantDigits(observed))) / values.Length;
    }

    /// <summary>R's signif(value, 3).</summary>
    private static double SignificantDigits(double value) =>
        double.Parse(value.ToString("E2", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static int[] Draw(int rows, RunContext context, int index)
    {
        int[] permutation = [.. Enumerable.Range(0, rows)];
        context.Random.Stream("model-permutation", index.ToString(CultureInfo.InvariantCulture)).Shuffle(permutation.AsSpan());
        return permutation;
    }

    private static void CheckGiven(IReadOnlyList<IReadOnlyList<int>> given, int rows)
    {
        for (int k = 0; k < given.Count; k++)
            if (given[k].Count != rows || !given[k].Order().SequenceEqual(Enumerable.Range(0, rows)))
                throw new ArgumentException($"list {k} is not a permutation of {rows} rows");
    }

    private static (double Correlation, double? Agreement) Similarity(ModelData data, Response response, int[] permutation)
    {
        Matrix y = data.Y!.Values;
        double meanOfAll = y.Values.Average(), product = 0, square = 0;
        for (int i = 0; i < y.Rows; i++)
            for (int j = 0; j < y.Columns; j++)
            {
                product += (y[i, j] - meanOfAll) * (y[permutation[i], j] - meanOfAll);
                square += (y[i, j] - meanOfAll) * (y[i, j] - meanOfAll);
            }

        double? agreement = response.Levels is { } levels
            ? Enumerable.Range(0, y.Rows).Count(i => levels[data.TrainingRows[i]] == levels[data.TrainingRows[permutation[i]]]) / (double)y.Rows
            : null;
        return (Math.Min(1, Math.Abs(product / square)), agreement);
    }
}
