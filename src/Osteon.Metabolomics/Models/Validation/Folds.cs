using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>Which training row is left out when.</summary>
internal sealed class Folds
{
    private readonly double[][] _train;

    private Folds(int[] foldOf, int count)
    {
        FoldOf = foldOf;
        Count = count;
        _train = [.. Enumerable.Range(0, count).Select(fold => foldOf.Select(f => f == fold ? 0.0 : 1.0).ToArray())];
    }

    /// <summary>The fold of each row, from 0.</summary>
    public int[] FoldOf { get; }

    public int Count { get; }

    /// <summary>1 for the rows that are fitted on in this fold, 0 for those that are predicted.</summary>
    public double[] Train(int fold) => _train[fold];

    /// <summary>The folds that are asked for; with fewer rows than folds every row is one, which a finding tells.</summary>
    public static Folds Of(CrossValidation validation, ModelData data, Response response, RunContext context, List<Finding> findings)
    {
        int n = data.Rows, count = validation.Folds;
        if (validation.FoldOfRow is { } given) return Given([.. given], n);
        if (validation.Assignment == FoldAssignment.LeaveOneOut) return Interleaved(n, n);
        if (count < 2) throw new ArgumentException($"cross-validation needs at least 2 folds, not {count}");
        if (count > n)
        {
            findings.Add(Finding.Warning(
                "OST-MET-103", $"{count} folds were asked for, but there are {n} rows: every row is left out once.", hint: "Say so where Q2 is reported, or ask for fewer folds."));
            count = n;
        }

        return validation.Assignment == FoldAssignment.Interleaved ? Interleaved(n, count) : Stratified(data, response, count, context.Random.Stream("model-folds"));
    }

    /// <summary>The folds a model was fitted with.</summary>
    public static Folds Again(ModelResult model) => Given([.. model.FoldOfRow], model.TrainingRows.Count);

    /// <summary>The folds of the rows in another order.</summary>
    public Folds SelectRows(int[] rows) => new([.. rows.Select(r => FoldOf[r])], Count);

    /// <summary>Row i in fold i mod count.</summary>
    public static Folds Interleaved(int rows, int count) => new([.. Enumerable.Range(0, rows).Select(i => i % count)], count);

    /// <summary>
    /// Classes: the folds in one random order, over and over; the rows of each class in random order are dealt out one after the other,
    /// the next class where the last one stopped, so that two rows share a fold rather with the other class than with their own. Numbers:
    /// rows in the order of the first response, ties in random order; every run of as many rows as there are folds gets all folds in a
    /// random order of its own.
    /// </summary>
    public static Folds Stratified(ModelData data, Response response, int count, Rng rng)
    {
        int n = data.Rows;
        int[] order = [.. Enumerable.Range(0, n)];
        rng.Shuffle(order.AsSpan());
        double[] key = [.. data.TrainingRows.Select(row => response.Levels is { } levels ? levels[row] : response.Values[row, 0])];
        order = [.. order.OrderBy(i => double.IsNaN(key[i]) ? double.PositiveInfinity : key[i])];
        var foldOf = new int[n];
        int[] deal = [.. Enumerable.Range(0, count)];
        for (int i = 0; i < n; i++)
        {
            if (i == 0 || (i % count == 0 && !response.IsClasses)) rng.Shuffle(deal.AsSpan());
            foldOf[order[i]] = deal[i % count];
        }

        return new Folds(foldOf, count);
    }

    private static Folds Given(int[] foldOf, int rows)
    {
        if (foldOf.Length != rows) throw new ArgumentException($"folds of {foldOf.Length} rows were given for {rows} training rows");
        int count = foldOf.Max() + 1;
        if (count < 2 || foldOf.Min() < 0 || foldOf.Distinct().Count() != count) throw new ArgumentException("folds must be numbered from 0 without gaps, at least two");
        return new Folds(foldOf, count);
    }
}
