using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>A perturbation of the Boolean network, over the unknown signs.</summary>
public static class BooleanEnsemble
{
    private const int LongestRun = 100_000;

    /// <summary>
    /// For every combination of the unknown signs (all 2ᵘ when there are at most as many as samples, else drawn by a fair coin) the
    /// network runs
    /// with synchronous updates from all nodes off to its attractor, and from the attractor's first state under the other condition to
    /// the next one. The level of a readout is its share of time on in the attractor; members are compared by these levels. A readout
    /// that stays on, or stays off, lies at a bound and is <see cref="Robustness.Saturated"/>: other regulators decide it.
    /// </summary>
    public static IReadOnlyList<EnsembleReadout> Run(
        LogicModel model, LogicChange change, IReadOnlyList<int> readouts, LogicEnsembleParameters parameters, RunContext context)
    {
        if (LogicEnsemble.Check(parameters) is [var first, ..]) throw new InvalidContentException(first);
        int open = model.Uncertain.Count;
        bool enumerated = open < 30 && (1 << open) <= parameters.Samples;
        int members = enumerated ? 1 << open : parameters.Samples;
        Rng coin = context.Random.Stream("mechanism", "boolean", "signs");
        var signs = new bool[members][];
        for (int m = 0; m < members; m++)
            signs[m] = [.. Enumerable.Range(0, open).Select(u => enumerated ? ((m >> u) & 1) == 0 : coin.NextUInt64() >> 63 == 0)];
        var changes = new double?[members][];
        var saturated = new bool[members][];
        Parallel.For(0, members, context.ParallelOptions, m =>
        {
            LogicModel signed = model.WithSigns(signs[m]);
            var before = new BooleanNetwork(signed, change.Before);
            (double[]? Levels, bool[] State) early = Settle(before, new bool[before.Size]);
            (double[]? Levels, bool[] State) late = Settle(new BooleanNetwork(signed, change.After), early.State);
            changes[m] = [.. readouts
                .Select(r => early.Levels is null || late.Levels is null ? (double?)null : late.Levels[r] - early.Levels[r])];
            saturated[m] = [.. readouts.Select(r => early.Levels is { } was && late.Levels is { } now
                && Saturation.AtBound(signed, r, (was, now), parameters))];
        });
        return [.. readouts.Select((r, i) => LogicEnsemble.Count(r, [.. changes.Select(c => c[i])], saturated.Count(s => s[i]), parameters))];
    }

    /// <summary>
    /// Runs synchronously until a state comes back (within 100,000 steps, else null): the share of time on per node, and the first state
    /// of the
    /// cycle that was entered.
    /// </summary>
    public static (double[]? Levels, bool[] State) Settle(BooleanNetwork network, bool[] start)
    {
        // Brent's algorithm: the length of the cycle first, then a state inside it.
        bool[] slow = [.. start], fast = Step(network, start);
        int power = 1, length = 1, steps = 1;
        while (!slow.AsSpan().SequenceEqual(fast))
        {
            if (++steps > LongestRun) return (null, fast);
            if (power == length)
            {
                slow = fast;
                power *= 2;
                length = 0;
            }

            fast = Step(network, fast);
            length++;
        }

        bool[] entry = [.. start], ahead = [.. start];
        for (int k = 0; k < length; k++) ahead = Step(network, ahead);
        while (!entry.AsSpan().SequenceEqual(ahead)) (entry, ahead) = (Step(network, entry), Step(network, ahead));
        double[] on = new double[network.Size];
        bool[] state = entry;
        for (int k = 0; k < length; k++)
        {
            for (int i = 0; i < on.Length; i++)
                if (state[i]) on[i] += 1.0 / length;
            state = Step(network, state);
        }

        return (on, entry);
    }

    private static bool[] Step(BooleanNetwork network, bool[] state)
    {
        bool[] next = new bool[state.Length];
        for (int i = 0; i < next.Length; i++) next[i] = network.Next(i, state);
        return next;
    }
}
