using Osteon.Primitives;

namespace Osteon.Vesicles;

/// <summary>
/// Parameters of a mixture: shares, means and standard deviations of ln diameter, and the likelihood there once it is known.
/// </summary>
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
    /// Narrowest component, the width of a bin: with τ of at least that, sums over bins are integrals to 3·10⁻⁹, and the maximisation in
    /// closed form is exact.
    /// </summary>
    public double LeastLogSd { get; } = Math.Log(table.Grid.Centres[^1] / table.Grid.Centres[0]) / (table.Grid.Bins - 1);

    /// <summary>The likelihoods.</summary>
    public LikelihoodTable Table => table;

    /// <summary>What the table leaves out of the ln likelihood.</summary>
    public double LogLargest { get; } = WalkerEm.LogLargest(table, trackWeights);

    /// <summary>Fractions per bin of the mixture.</summary>
    public double[] Fractions(LogNormalState state)
    {
        double[] sum = new double[_logs.Length];
        for (int j = 0; j < state.Shares.Length; j++)
        {
            double[] component = Component(_logs, state, j);
            for (int m = 0; m < sum.Length; m++) sum[m] += state.Shares[j] * component[m];
        }

        return sum;
    }

    /// <summary>A few steps of expectation and maximisation: which start is the best to go on from shows after them.</summary>
    public LogNormalState Warm(LogNormalState start, int passes)
    {
        (LogNormalState here, LogNormalState next) = Pass(start);
        for (int i = 1; i < passes; i++) (here, next) = Pass(next);
        return here;
    }

    /// <summary>From a state to the maximum, its passes, and whether it was reached.</summary>
    public (LogNormalState State, int Passes, bool Converged) Climb(LogNormalState start, int maximumPasses, double leastGain)
    {
        var ascent = new LogNormalAscent(table, trackWeights, _logs, LeastLogSd, context);
        (LogNormalState state, bool converged) = ascent.Climb(start, maximumPasses, leastGain);
        return (state, ascent.Passes, converged);
    }

    /// <summary>The state with its likelihood, and the state after one step of expectation and maximisation.</summary>
    private (LogNormalState Here, LogNormalState Next) Pass(LogNormalState state)
    {
        int count = state.Shares.Length;
        double[] fractions = new double[_logs.Length], gradient = new double[_logs.Length];
        double[][] parts = new double[count][];
        for (int j = 0; j < count; j++)
        {
            parts[j] = Component(_logs, state, j);
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

    /// <summary>exp(−(x − µ)²/2τ²) over the bins, sum 1: the density over ln diameter, cut at the ends of the grid.</summary>
    internal static double[] Component(double[] logs, LogNormalState state, int j)
    {
        double[] values = new double[logs.Length];
        double sum = 0;
        for (int m = 0; m < values.Length; m++)
        {
            double u = (logs[m] - state.Means[j]) / state.Sds[j];
            sum += values[m] = Math.Exp(-u * u / 2);
        }

        for (int m = 0; m < values.Length; m++) values[m] /= sum;
        return values;
    }
}
