using Osteon.Numerics;

namespace Osteon.Vesicles;

/// <summary>
/// Logarithm of the probability density of a track's mean square displacement z, given the diameter: a Gamma density of mean s and shape κ,
/// κ ln κ − κ ln s + (κ − 1) ln z − κz/s − ln Γ(κ).
/// </summary>
/// <remarks>
/// With n independent steps κ = n: exact, and the density of Walker 2012, 10.1088/0957-0233/23/6/065605. Localisation error and exposure
/// correlate successive steps; κ = n/(1 + 2qρ²/n) then gives z its true variance, with q pairs of neighbours of correlation ρ
/// (Satterthwaite's approximation; q = n − 1 without gaps). It matters little: |ρ| ≤ ½ takes at most a third off κ.
/// </remarks>
public static class StepLikelihood
{
    /// <summary>ln p(z | d) of a track; −∞ never occurs.</summary>
    public static double Log(in StepSummary track, double diameterNanometres, StepModel model)
    {
        double s = model.MeanSquare(diameterNanometres);
        double shape = Shape(track.Steps, track.Neighbours, model.Correlation(diameterNanometres));
        return Constant(shape, s) + ((shape - 1) * Math.Log(track.MeanSquare)) - (shape * track.MeanSquare / s);
    }

    /// <summary>κ = n/(1 + 2qρ²/n).</summary>
    internal static double Shape(int steps, int neighbours, double correlation) =>
        steps / (1 + (2 * neighbours * correlation * correlation / steps));

    /// <summary>The part without z: κ ln κ − κ ln s − ln Γ(κ).</summary>
    internal static double Constant(double shape, double s) => (shape * (Math.Log(shape) - Math.Log(s))) - GammaFunction.Log(shape);
}
