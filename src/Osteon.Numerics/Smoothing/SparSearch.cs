namespace Osteon.Numerics;

/// <summary>
/// The spar with the smallest criterion by Brent's method: golden section, and parabolas where they fit (Brent 1973, chapter 5). The steps,
/// tolerances and the stop are those of R, so that the same spar comes out to the last digits and not only to 10⁻⁴.
/// </summary>
internal static class SparSearch
{
    private const double Golden = 0.381966011250105151795413165634;
    private const double RelativeStep = 2e-8;
    private const int MostTrials = 500;

    /// <summary>The best spar; the trial keeps the solution of the last spar tried, which is as good within the tolerance. Null where the
    /// equations broke down on the way.</summary>
    public static double? Minimise(SplineTrial trial)
    {
        SmoothingSplineParameters parameters = trial.Design.Parameters;
        double low = parameters.LeastSpar, high = parameters.GreatestSpar;
        bool solved = true;
        double best = low + (Golden * (high - low)), second = best, third = best;
        double bestValue = Value(best), secondValue = bestValue, thirdValue = bestValue;
        double step = 0, beforeLast = 0;
        for (int i = 1; solved && i <= MostTrials; i++)
        {
            double middle = (low + high) / 2;
            double least = (RelativeStep * Math.Abs(best)) + (parameters.SparTolerance / 3);
            if (Math.Abs(best - middle) <= (2 * least) - ((high - low) / 2)) break;
            double? parabola = Math.Abs(beforeLast) > least && double.IsFinite(bestValue + secondValue + thirdValue)
                ? Parabola()
                : null;
            if (parabola is { } p)
            {
                step = p;
                double to = best + step;
                if (to - low < 2 * least || high - to < 2 * least) step = Math.CopySign(least, middle - best);
            }
            else
            {
                beforeLast = best >= middle ? low - best : high - best;
                step = Golden * beforeLast;
            }

            double next = best + (Math.Abs(step) >= least ? step : Math.CopySign(least, step));
            double value = Value(next);
            if (value <= bestValue)
            {
                if (next >= best) low = best;
                else high = best;
                (third, thirdValue, second, secondValue, best, bestValue) = (second, secondValue, best, bestValue, next, value);
            }
            else
            {
                if (next < best) low = next;
                else high = next;
                if (value <= secondValue || second == best)
                    (third, thirdValue, second, secondValue) = (second, secondValue, next, value);
                else if (value <= thirdValue || third == best || third == second)
                    (third, thirdValue) = (next, value);
            }
        }

        return solved ? best : null;

        double Value(double spar)
        {
            solved = trial.Solve(trial.Design.Lambda(spar));
            double criterion = solved ? trial.Criterion() : double.PositiveInfinity;
            return double.IsNaN(criterion) ? double.PositiveInfinity : criterion;
        }

        // The step to the minimum of the parabola through the three best points, or null where it is not to be trusted.
        double? Parabola()
        {
            double r = (best - second) * (bestValue - thirdValue);
            double q = (best - third) * (bestValue - secondValue);
            double p = ((best - third) * q) - ((best - second) * r);
            q = 2 * (q - r);
            if (q > 0) p = -p;
            q = Math.Abs(q);
            r = beforeLast;
            beforeLast = step;
            bool fits = Math.Abs(p) < Math.Abs(0.5 * q * r) && q != 0 && p > q * (low - best) && p < q * (high - best);
            return fits ? p / q : null;
        }
    }
}
