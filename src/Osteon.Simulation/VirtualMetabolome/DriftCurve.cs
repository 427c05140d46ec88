using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>
/// A smooth random curve over one batch: w₁P₁ + w₂P₂ + w₃P₃ of Legendre polynomials on −1 … 1, scaled so that its mean square is 1; its
/// mean is 0. The weights are normal with SD 1, ½ and ¼, the first with a given sign.
/// </summary>
internal readonly record struct DriftCurve(double Linear, double Quadratic, double Cubic)
{
    /// <summary>Draws a curve that falls, or rises, on the whole.</summary>
    public static DriftCurve Draw(Rng rng, bool falling)
    {
        double linear = Math.Abs(rng.NextNormal()), quadratic = rng.NextNormal() / 2, cubic = rng.NextNormal() / 4;

        // ∫Pₖ² over −1 … 1 is 2/(2k + 1).
        double scale = 1 / Math.Sqrt((linear * linear / 3) + (quadratic * quadratic / 5) + (cubic * cubic / 7));
        return new DriftCurve((falling ? -linear : linear) * scale, quadratic * scale, cubic * scale);
    }

    /// <summary>The curve at a place of the batch, −1 the first injection, 1 the last.</summary>
    public double At(double t) => (Linear * t) + (Quadratic * ((3 * t * t) - 1) / 2) + (Cubic * ((5 * t * t * t) - (3 * t)) / 2);
}
