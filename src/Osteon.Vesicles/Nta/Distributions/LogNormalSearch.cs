using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>Parameters of a mixture: shares, means and standard deviations of ln diameter, and the likelihood there once it is known.</summary>
internal sealed record LogNormalState(double[] Shares, double[] Means, double[] Sds, double LogLikelihood = double.NegativeInfinity)
{
    public IEnumerable<LogNormalComponent> Components(double leastLogSd) =>
        Shares.Select((share, j) => new LogNormalComponent(share, Math.Exp(Means[j]), Sds[j], Sds[j] <= leastLogSd * (1 + 1e-6)));
}

/// <summary>The climb to the maximum of the likelihood of a mixture of log-normals.</summary>
internal sealed class LogNormalSearch(LikelihoodTable table, double[] trackWeights, RunContext context)
{
    private readonly double[] _logs = [.. table.Grid.Centres.ToArray().Select(d => Math.Log(d))];

    /// <summary>
    /// Narrowest component, the width of a bin: with τ of at least that, sums over bins are integrals to 3·10⁻⁹, so that the maximisation in closed form is exact.
    /// </summary>
    public double LeastLogSd { get; } = Math.Log(table.Grid.Centres[^1] / table.Grid.Centres[0]) / (table.Grid.Bins - 1);

    /// <summary>Fractions per bin of the mixture.</summary>
    public double[] Fractions(LogNormalState state)
    {
        double[] sum = new double[_logs.Length];
        for (int j = 0; j < state.Shares.Length; j++)
        {
            double[] component = Component(state, j);
            for (int m = 0; m < sum.Length; m++) sum[m] += state.Shares[j] * component[m];
        }

        return sum;
    }

    /// <summary>Accelerated steps until a cycle gains less than <paramref name="leastGain"/> in ln likelihood, or the passes run out.</summary>
    public LogNormalState Climb(LogNormalState start, int maximumPasses, double leastGain, ref int passes, out bool converged)
    {
        int used = 0;
        (LogNormalState here, LogNormalState first) = Pass(start);
        used++;
        converged = false;
        while (used < maximumPasses)
        {
            (LogNormalState one, LogNormalState second) = Pass(first);
            LogNormalState ahead = Extrapolate(here, one, second);
            (LogNormalState there, LogNormalState next) = Pass(ahead);
            used += 2;
            if (!(there.LogLikelihood >= one.LogLikelihood))
            {
                (there, next) = Pass(second);
                used++;
            }

            double gain = there.LogLikelihood - here.LogLikelihood;
            (here, first) = (there, next);
            if (gain < leastGain)
            {
                converged = true;
                break;
            }
        }

        passes += used;
        return here;
    }

    /// <summary>The state with its likelihood, and the state after one step of expectation and maximisation.</summary>
    private (LogNormalState Here, LogNormalState Next) Pass(LogNormalState state)
    {
        int count = state.Shares.Length;
        double[] fractions = new double[_logs.Length], gradient = new double[_logs.Length];
        double[][] parts = new double[count][];
        for (int j = 0; j < count; j++)
        {
            parts[j] = Component(state, j);
            for (int m = 0; m < fractions.Length; m++) fractions[m] += state.Shares[j] * parts[j][m];
        }

        double log = MixturePass.Run(table, fractions, trackWeights, gradient, context), total = trackWeights.Sum();
        double[] shares = new double[count], means = new double[count], sds = new double[count];
        for (int j = 0; j < count; j++)
        {
            double amount = 0, sum = 0, square = 0;
            for (int m = 0; m < gradient.Length; m++)
            {
                double part = parts[j][m] * gradient[m];
                amount += part;
                sum += part * _logs[m];
            }

            if (amount <= 0)
            {
                (means[j], sds[j]) = (state.Means[j], state.Sds[j]);
                continue;
            }

            means[j] = sum / amount;
            for (int m = 0; m < gradient.Length; m++) square += parts[j][m] * gradient[m] * (_logs[m] - means[j]) * (_logs[m] - means[j]);
            sds[j] = Math.Max(LeastLogSd, Math.Sqrt(square / amount));
            shares[j] = state.Shares[j] * amount / total;
        }

        double shareSum = shares.Sum();
        for (int j = 0; j < count; j++) shares[j] /= shareSum;
        return (state with { LogLikelihood = log }, new LogNormalState(shares, means, sds));
    }

    /// <summary>SQUAREM: θ₀ − 2αr + α²v with r = θ₁ − θ₀, v = θ₂ − 2θ₁ + θ₀, α = −max(1, |r|/|v|), over means, ln τ and ln shares.</summary>
    private LogNormalState Extrapolate(LogNormalState zero, LogNormalState one, LogNormalState two)
    {
        double[] a = Vector(zero), b = Vector(one), c = Vector(two);
        double r2 = 0, v2 = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double r = b[i] - a[i], v = c[i] - (2 * b[i]) + a[i];
            r2 += r * r;
            v2 += v * v;
        }

        if (v2 == 0) return two;
        double alpha = -Math.Max(1, Math.Sqrt(r2 / v2));
        for (int i = 0; i < a.Length; i++) a[i] += (-2 * alpha * (b[i] - a[i])) + (alpha * alpha * (c[i] - (2 * b[i]) + a[i]));
        int n = zero.Shares.Length;
        double[] shares = new double[n], means = new double[n], sds = new double[n];
        double largest = double.NegativeInfinity;
        for (int j = 0; j < n; j++) largest = Math.Max(largest, a[j]);
        for (int j = 0; j < n; j++)
        {
            shares[j] = Math.Max(1e-300, Math.Exp(a[j] - largest));
            means[j] = Math.Clamp(a[n + j], _logs[0], _logs[^1]);
            sds[j] = Math.Clamp(Math.Exp(a[(2 * n) + j]), LeastLogSd, _logs[^1] - _logs[0]);
        }

        double sum = shares.Sum();
        for (int j = 0; j < n; j++) shares[j] /= sum;
        return new LogNormalState(shares, means, sds);
    }

    private static double[] Vector(LogNormalState state) =>
        [.. state.Shares.Select(s => Math.Log(Math.Max(s, 1e-300))), .. state.Means, .. state.Sds.Select(d => Math.Log(d))];

    /// <summary>exp(−(x − µ)²/2τ²) over the bins, sum 1: the density over ln diameter, cut at the ends of the grid.</summary>
    private double[] Component(LogNormalState state, int j)
    {
        double[] values = new double[_logs.Length];
        double sum = 0;
        for (int m = 0; m < values.Length; m++)
        {
            double u = (_logs[m] - state.Means[j]) / state.Sds[j];
            sum += values[m] = Math.Exp(-u * u / 2);
        }

        for (int m = 0; m < values.Length; m++) values[m] /= sum;
        return values;
    }
}
