using System.Globalization;
using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Metabolomics;

/// <summary>
/// How much Q2 depends on which rows happen to share a fold: Q2(cum) of the same model over re-drawn stratified folds.
/// </summary>
/// <param name="OfModel">Q2 of the model with its own folds.</param>
/// <param name="Median">Median over the draws.</param>
/// <param name="Low">5 % quantile (linear between order statistics, R's type 7).</param>
/// <param name="High">95 % quantile.</param>
/// <param name="Values">Q2 of every draw, in the order drawn.</param>
/// <param name="Folds">Number of folds of every draw.</param>
public sealed record Q2Spread(double OfModel, double Median, double Low, double High, IReadOnlyList<double> Values, int Folds)
{
    private const int UsualFolds = 7;

    /// <summary>
    /// Draws folds (100 draws are usual) from the streams <c>q2-spread, index</c> and cross-validates with the model's numbers of
    /// components and variant; threads change nothing. Throws <see cref="ArgumentException"/> for PCA and for fewer than one draw.
    /// Leave-one-out has one set of folds only, so its spread is that of 7 folds, where there are as many rows.
    /// </summary>
    public static Q2Spread Of(Matrix x, ModelResult model, int draws, RunContext context)
    {
        if (model.Response is not { } response) throw new ArgumentException("PCA has no Q2", nameof(model));
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        ModelData data = ModelData.Again(x, model);
        int count = model.FoldOfRow.Max() + 1;
        if (count == data.Rows) count = Math.Min(UsualFolds, data.Rows);
        CrossValidationVariant variant = model.Parameters.CrossValidation.Variant;
        Folds Draw(int k) => Metabolomics.Folds.Stratified(data, response, count, context.Random.Stream("q2-spread", k.ToString(CultureInfo.InvariantCulture)));
        var space = ValidationSpace.Of(data, variant, Draw(0), false, context);
        var counts = new ComponentCounts(model.Predictive, model.Orthogonal);
        RunContext one = context with { Threads = 1, Progress = null };
        var values = new double[draws];
        int done = 0;
        Parallel.For(0, draws, context.ParallelOptions, k =>
        {
            values[k] = space.Run(data.Y!, counts, Draw(k), one).Q2Cum(counts.Stages - 1, variant, counts.Orthogonal > 0);
            context.Report("spread of Q2", (double)Interlocked.Increment(ref done) / draws);
        });
        double[] sorted = [.. values.Order()];
        double At(double p) => Quantiles.OfSorted(sorted, p);
        return new Q2Spread(model.Summary.Q2!.Value, At(0.5), At(0.05), At(0.95), values, count);
    }
}
