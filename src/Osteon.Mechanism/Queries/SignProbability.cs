using Osteon.Primitives;

namespace Osteon.Mechanism;

/// <summary>
/// Probability of the sign of an effect when the signs of the edges are uncertain. An edge with sign s, support b and refutation r has the sign s with
/// probability (1 + b − r)/2 and the opposite otherwise, so that an edge nobody supports is a coin toss; an edge of unknown or context-dependent sign is
/// a coin toss too. The path's sign is the product. Several paths add up, each weighted by its belief; edges that they share have one sign in all of them.
/// </summary>
/// <param name="Plus">Probability that the sum is positive.</param>
/// <param name="Minus">Probability that the sum is negative.</param>
/// <param name="Exact">True when all combinations were counted, false when they were drawn.</param>
/// <param name="Draws">Draws, or 0 when exact.</param>
/// <param name="StandardError">Standard error of <see cref="Plus"/>, 0 when exact.</param>
/// <param name="PathPlus">For each path alone the exact probability that its sign is +: (1 + Π s(b − r))/2.</param>
public sealed record SignProbability(double Plus, double Minus, bool Exact, int Draws, double StandardError, IReadOnlyList<double> PathPlus)
{
    /// <summary>Paths up to which the signs of all paths together are counted, whatever the number of edges: 12.</summary>
    public const int CountedPaths = 12;

    /// <summary>Uncertain edges up to which all combinations of their signs are counted where there are more paths: 16.</summary>
    public const int CountedEdges = 16;

    /// <summary>Draws where there are more of both: 20,000.</summary>
    public const int DefaultDraws = 20_000;

    private const double Zero = 1e-12;

    /// <summary>Computes it for a set of paths; without paths both probabilities are 0.</summary>
    public static SignProbability Of(IReadOnlyList<SignedPath> paths, RandomStreams random)
    {
        double[] alone = [.. paths.Select(p => (1 + p.Steps.Aggregate(1.0, (product, step) => product * Mean(step))) / 2)];
        if (paths.Count == 0) return new SignProbability(0, 0, true, 0, 0, alone);
        PathStep[] steps = [.. paths.SelectMany(p => p.Steps).DistinctBy(s => s.Edge.Id).OrderBy(s => s.Edge.Id, StringComparer.Ordinal)];
        PathStep[] uncertain = [.. steps.Where(s => Math.Abs(Mean(s)) < 1)];
        int[] constant = [.. paths.Select(p => p.Steps.Where(s => Math.Abs(Mean(s)) >= 1).Aggregate(1, (sign, s) => sign * Math.Sign(Mean(s))))];
        int[][] members = [.. paths.Select(p => p.Steps.Select(s => Array.FindIndex(uncertain, u => u.Edge.Id == s.Edge.Id)).Where(i => i >= 0).ToArray())];
        double[] weights = [.. paths.Select(p => p.Belief)];
        double[] plus = [.. uncertain.Select(s => (1 + Mean(s)) / 2)];
        return paths.Count <= CountedPaths ? Spread(plus, constant, members, weights) with { PathPlus = alone }
            : uncertain.Length <= CountedEdges ? Count(plus, constant, members, weights) with { PathPlus = alone }
            : Draw(plus, constant, members, weights, random.Stream("mechanism", "sign")) with { PathPlus = alone };
    }

    /// <summary>Expected sign of the step: s(b − r), 0 for an unknown sign.</summary>
    private static double Mean(PathStep step) =>
        (int)step.Edge.Sign * Math.Clamp(step.Belief.ForPaths - step.Belief.Refutation.Belief, -1, 1);

    /// <summary>
    /// The distribution over the signs of all paths together: each edge in turn leaves the state (which paths are negative) or turns the paths that it
    /// belongs to.
    /// </summary>
    private static SignProbability Spread(double[] plus, int[] constant, int[][] members, double[] weights)
    {
        int[] turns = new int[plus.Length];
        int start = 0;
        for (int p = 0; p < members.Length; p++)
        {
            if (constant[p] < 0) start |= 1 << p;
            foreach (int member in members[p]) turns[member] |= 1 << p;
        }

        double[] state = new double[1 << members.Length];
        state[start] = 1;
        for (int i = 0; i < plus.Length; i++)
        {
            for (int v = 0; v < state.Length; v++)
            {
                int other = v ^ turns[i];
                if (other <= v) continue;
                (double a, double b) = (state[v], state[other]);
                state[v] = (plus[i] * a) + ((1 - plus[i]) * b);
                state[other] = (plus[i] * b) + ((1 - plus[i]) * a);
            }
        }

        double positive = 0, negative = 0;
        for (int v = 0; v < state.Length; v++)
        {
            double sum = 0;
            for (int p = 0; p < weights.Length; p++) sum += (v >> p & 1) == 1 ? -weights[p] : weights[p];
            if (sum > Zero) positive += state[v];
            else if (sum < -Zero) negative += state[v];
        }

        return new SignProbability(positive, negative, true, 0, 0, []);
    }

    private static SignProbability Count(double[] plus, int[] constant, int[][] members, double[] weights)
    {
        double positive = 0, negative = 0;
        int[] signs = new int[plus.Length];
        for (int combination = 0; combination < 1 << plus.Length; combination++)
        {
            double probability = 1;
            for (int i = 0; i < plus.Length; i++)
            {
                bool up = (combination >> i & 1) == 1;
                signs[i] = up ? 1 : -1;
                probability *= up ? plus[i] : 1 - plus[i];
            }

            double sum = Sum(signs, constant, members, weights);
            if (sum > Zero) positive += probability;
            else if (sum < -Zero) negative += probability;
        }

        return new SignProbability(positive, negative, true, 0, 0, []);
    }

    private static SignProbability Draw(double[] plus, int[] constant, int[][] members, double[] weights, Rng rng)
    {
        int positive = 0, negative = 0;
        int[] signs = new int[plus.Length];
        for (int draw = 0; draw < DefaultDraws; draw++)
        {
            for (int i = 0; i < plus.Length; i++) signs[i] = rng.NextDouble() < plus[i] ? 1 : -1;
            double sum = Sum(signs, constant, members, weights);
            if (sum > Zero) positive++;
            else if (sum < -Zero) negative++;
        }

        double share = (double)positive / DefaultDraws;
        return new SignProbability(share, (double)negative / DefaultDraws, false, DefaultDraws, Math.Sqrt(share * (1 - share) / DefaultDraws), []);
    }

    private static double Sum(int[] signs, int[] constant, int[][] members, double[] weights)
    {
        double sum = 0;
        for (int p = 0; p < members.Length; p++)
        {
            int sign = constant[p];
            foreach (int member in members[p]) sign *= signs[member];
            sum += sign * weights[p];
        }

        return sum;
    }
}
