using Osteon.Numerics;
using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// The last part of the climb to the most likely mixture of log-normals: quasi-Newton steps (BFGS) over means, ln τ and the logits of the
/// shares with the exact gradient. Where components overlap, or one is much narrower than the scatter of the tracks, expectation and
/// maximisation would take thousands of passes.
/// </summary>
/// <remarks>Nocedal and Wright 2006, Numerical Optimization, 10.1007/978-0-387-40065-5, chapter 6. ln τ is held at its lower bound where
/// the gradient points beyond.</remarks>
internal sealed class LogNormalAscent(LikelihoodTable table, double[] trackWeights, double[] logs, double leastLogSd, RunContext context)
{
    private const double SufficientRise = 1e-4;
    private const int Halvings = 30;

    /// <summary>Passes over the data so far.</summary>
    public int Passes { get; private set; }

    /// <summary>
    /// Steps until the rise that is still to be expected, half the Newton decrement, is below <paramref name="leastGain"/> in ln
    /// likelihood, or the passes run out.
    /// </summary>
    public (LogNormalState State, bool Converged) Climb(LogNormalState start, int maximumPasses, double leastGain)
    {
        double[] x = Pack(start);
        (double value, double[] gradient) = Evaluate(x);
        double[] inverse = Preconditioner(x);
        bool fresh = true;
        while (Passes < maximumPasses)
        {
            bool[] held = Held(x, gradient);
            double[] direction = Direction(inverse, gradient, held);
            double slope = Dot(direction, gradient);
            if (slope <= 0 || !double.IsFinite(slope))
            {
                if (fresh) return (Unpack(x, value), true);
                inverse = Preconditioner(x);
                fresh = true;
                continue;
            }

            if (slope / 2 < leastGain) return (Unpack(x, value), true);
            (double[] Place, double Value, double[] Gradient)? next = Search(x, value, direction, slope);
            if (next is not { } found)
            {
                // No rise in the direction of the rise: rounding has the last word, unless old curvature misled.
                if (fresh) return (Unpack(x, value), slope / 2 < 100 * leastGain);
                inverse = Preconditioner(x);
                fresh = true;
                continue;
            }

            Learn(inverse, x, found.Place, gradient, found.Gradient);
            fresh = false;
            (x, value, gradient) = found;
        }

        return (Unpack(x, value), false);
    }

    private (double[] Place, double Value, double[] Gradient)? Search(double[] x, double value, double[] direction, double slope)
    {
        double step = 1;
        for (int halving = 0; halving < Halvings; halving++, step /= 2)
        {
            double[] place = [.. x];
            for (int i = 0; i < place.Length; i++) place[i] += step * direction[i];
            Clamp(place);
            (double there, double[] gradient) = Evaluate(place);
            if (there >= value + (SufficientRise * step * slope)) return (place, there, gradient);
        }

        return null;
    }

    /// <summary>ln likelihood and its gradient: ∂L/∂θ = Σ_m g_m ∂w_m/∂θ with components of sum 1 over the bins.</summary>
    private (double Value, double[] Gradient) Evaluate(double[] x)
    {
        LogNormalState state = Unpack(x, 0);
        int count = state.Shares.Length, bins = logs.Length;
        double[][] parts = new double[count][];
        double[] fractions = new double[bins], g = new double[bins], gradient = new double[x.Length];
        for (int j = 0; j < count; j++)
        {
            parts[j] = LogNormalSearch.Component(logs, state, j);
            VectorKernels.Axpy(state.Shares[j], parts[j], fractions);
        }

        double value = MixturePass.Run(table, fractions, trackWeights, g, context), mean = VectorKernels.Dot(g, fractions);
        Passes++;
        for (int j = 0; j < count; j++)
        {
            double gf = 0, gfu = 0, gfu2 = 0, fu = 0, fu2 = 0;
            for (int m = 0; m < bins; m++)
            {
                double u = (logs[m] - state.Means[j]) / state.Sds[j], f = parts[j][m], product = g[m] * f;
                gf += product;
                gfu += product * u;
                gfu2 += product * u * u;
                fu += f * u;
                fu2 += f * u * u;
            }

            gradient[j] = state.Shares[j] * (gf - mean);
            gradient[count + j] = state.Shares[j] * (gfu - (gf * fu)) / state.Sds[j];
            gradient[(2 * count) + j] = state.Shares[j] * (gfu2 - (gf * fu2));
        }

        return (value, gradient);
    }

    /// <summary>Inverse curvature of well separated components seen through 20 % of scatter: the right size for the first step.</summary>
    private double[] Preconditioner(double[] x)
    {
        const double Scatter = 0.04;
        LogNormalState state = Unpack(x, 0);
        int count = state.Shares.Length, n = x.Length;
        double[] inverse = new double[n * n];
        for (int j = 0; j < count; j++)
        {
            double tracks = Math.Max(1, trackWeights.Length * state.Shares[j]), variance = state.Sds[j] * state.Sds[j];
            double wide = variance + Scatter;
            inverse[(j * n) + j] = 1 / tracks;
            int mean = count + j, sd = (2 * count) + j;
            inverse[(mean * n) + mean] = wide / tracks;
            inverse[(sd * n) + sd] = Math.Min(1, wide * wide / (2 * variance * variance * tracks));
        }

        return inverse;
    }

    private bool[] Held(double[] x, double[] gradient)
    {
        int count = x.Length / 3;
        bool[] held = new bool[x.Length];
        double bound = Math.Log(leastLogSd);
        for (int j = 2 * count; j < x.Length; j++) held[j] = x[j] <= bound && gradient[j] < 0;
        return held;
    }

    private static double[] Direction(double[] inverse, double[] gradient, bool[] held)
    {
        int n = gradient.Length;
        double[] direction = new double[n];
        for (int i = 0; i < n; i++)
        {
            if (held[i]) continue;
            for (int j = 0; j < n; j++)
                if (!held[j]) direction[i] += inverse[(i * n) + j] * gradient[j];
        }

        return direction;
    }

    /// <summary>BFGS update of the inverse curvature of −L; left out where the curvature along the step is not positive.</summary>
    private static void Learn(double[] inverse, double[] from, double[] to, double[] before, double[] after)
    {
        int n = from.Length;
        double[] s = new double[n], y = new double[n], hy = new double[n];
        for (int i = 0; i < n; i++)
        {
            s[i] = to[i] - from[i];
            y[i] = before[i] - after[i];
        }

        double sy = Dot(s, y);
        if (!(sy > 1e-12 * Math.Sqrt(Dot(s, s) * Dot(y, y)))) return;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) hy[i] += inverse[(i * n) + j] * y[j];
        double yhy = Dot(y, hy);
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                inverse[(i * n) + j] += ((1 + (yhy / sy)) * s[i] * s[j] / sy) - (((hy[i] * s[j]) + (s[i] * hy[j])) / sy);
    }

    private void Clamp(double[] x)
    {
        int count = x.Length / 3;
        double largest = x[..count].Max(), bound = Math.Log(leastLogSd), widest = Math.Log(logs[^1] - logs[0]);
        for (int j = 0; j < count; j++)
        {
            x[j] = Math.Max(x[j] - largest, -30);
            x[count + j] = Math.Clamp(x[count + j], logs[0], logs[^1]);
            x[(2 * count) + j] = Math.Clamp(x[(2 * count) + j], bound, Math.Max(bound, widest));
        }
    }

    private static double[] Pack(LogNormalState state) =>
        [.. state.Shares.Select(s => Math.Log(Math.Max(s, 1e-12))), .. state.Means, .. state.Sds.Select(s => Math.Log(s))];

    private static LogNormalState Unpack(double[] x, double value)
    {
        int count = x.Length / 3;
        double largest = x[..count].Max();
        double[] shares = [.. x[..count].Select(a => Math.Exp(a - largest))];
        double sum = shares.Sum();
        return new LogNormalState(
            [.. shares.Select(s => s / sum)], x[count..(2 * count)], [.. x[(2 * count)..].Select(v => Math.Exp(v))], value);
    }

    private static double Dot(double[] a, double[] b) => VectorKernels.Dot(a, b);
}
