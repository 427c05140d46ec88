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
    /// <summary>
    /// Draws folds from the streams <c>q2-spread, index</c> and cross-validates with the model's numbers of components and variant. Throws
    /// <see cref="ArgumentException"/> for PCA. Leave-one-out has one set of folds only, so its spread is that of the model's number of folds, 7 if all rows are single.
    /// </summary>
    public static Q2Spread Of(Matrix x, ModelResult model, int draws, RunContext context) => throw new NotImplementedException();
}
