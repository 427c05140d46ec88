using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Inference;

/// <summary>
/// Linear mixed model y = Xβ + b(unit) + e with a random intercept per unit, b ~ N(0, σ_b²), e ~ N(0, σ²), by restricted maximum
/// likelihood. The likelihood is maximised over the one variance ratio by its analytic derivative, all local maxima considered, to the
/// last digits; tests have the degrees of freedom of Satterthwaite with analytic derivatives. Same numbers as lme4 and lmerTest up to the
/// tolerance of their optimiser and numerical derivatives. Source: Laird and Ware 1982, 10.2307/2529876; Satterthwaite 1946,
/// 10.2307/3002019; Kuznetsova et al. 2017, 10.18637/jss.v082.i13.
/// </summary>
public static class RandomInterceptModel
{
    private const double LeastRatio = 1e-5;
    private const double GreatestRatio = 1e10;
    private const double GridStep = 4;

    /// <summary>
    /// Fits. Some unit needs two rows, and there must be more rows than coefficients. A design whose columns depend on each other, an
    /// outcome without variation, or none within units, is a non-result. A variance between units of 0 is a result
    /// (<see cref="RandomInterceptFit.Singular"/>).
    /// </summary>
    /// <param name="outcome">One value per row, all finite.</param>
    /// <param name="design">Rows × coefficients.</param>
    /// <param name="units">The unit of every row.</param>
    public static RandomInterceptFit Fit(ReadOnlySpan<double> outcome, Matrix design, IReadOnlyList<string> units)
    {
        if (outcome.Length != design.Rows || units.Count != design.Rows)
            throw new ArgumentException($"{outcome.Length} values and {units.Count} units for {design.Rows} rows", nameof(outcome));
        foreach (double value in outcome)
            if (!double.IsFinite(value)) throw new ArgumentException("the outcome must be finite", nameof(outcome));
        return Fit(outcome, new UnitSums(design, units));
    }

    internal static RandomInterceptFit Fit(ReadOnlySpan<double> outcome, UnitSums sums)
    {
        HouseholderQr factors = sums.Factors;
        if (factors.Rank < factors.Columns) return RandomInterceptFit.Unavailable("a coefficient cannot be estimated: a cell has no value");
        if (factors.DfResidual < 1) return RandomInterceptFit.Unavailable("there are no residual degrees of freedom");
        if (!Array.Exists(sums.Sizes, n => n > 1)) return RandomInterceptFit.Unavailable("no unit has more than one value");
        double[] effects = outcome.ToArray();
        factors.ToEffects(effects);
        double[] coefficients = factors.Coefficients(effects);
        effects.AsSpan(0, factors.Rank).Clear();
        double spread = Math.Sqrt(VectorKernels.SumOfSquares(effects) / factors.DfResidual);
        double largest = 0;
        foreach (double value in outcome) largest = Math.Max(largest, Math.Abs(value));
        if (SampleMoments.IsRounding(spread, largest, 0)) return RandomInterceptFit.Unavailable("no variation: the residuals are 0");
        factors.FromEffects(effects);
        for (int i = 0; i < effects.Length; i++) effects[i] /= spread; // so that no power of a unit of measurement overflows
        var profile = new RemlProfile(sums, effects);
        if (Best(profile, sums.Sizes.Average()) is not { } best)
            return RandomInterceptFit.Unavailable("no variation within units: the variance ratio has no limit");
        for (int j = 0; j < coefficients.Length; j++) coefficients[j] += best.Shift[j] * spread;
        return new RandomInterceptFit(best, coefficients, spread);
    }

    /// <summary>The ρ with the smallest deviance among all local minima, 0 included; null where it falls without end.</summary>
    private static RemlPoint? Best(RemlProfile profile, double size)
    {
        RemlPoint left = profile.At(0);
        RemlPoint? best = left.Slope >= 0 ? left : null;
        for (double rho = LeastRatio / size; left.Rho < GreatestRatio; rho *= GridStep)
        {
            RemlPoint right = profile.At(rho);
            if (left.Slope < 0 && right.Slope >= 0)
            {
                double root = left.Rho == 0
                    ? MonotoneRoot.Between(r => profile.At(r).Slope, 0, right.Rho)
                    : Math.Exp(MonotoneRoot.Between(u => profile.At(Math.Exp(u)).Slope, Math.Log(left.Rho), Math.Log(right.Rho)));
                RemlPoint minimum = profile.At(root);
                if (best is null || minimum.Deviance < best.Deviance) best = minimum;
            }

            left = right;
        }

        return left.Slope < 0 && (best is null || left.Deviance < best.Deviance) ? null : best;
    }
}
