namespace Osteon.Simulation;

/// <summary>
/// Whether a readout that does not move could have moved. A node that lies at a bound of its range, 0 or ymax, before and after a change says nothing:
/// what else acts on it, at assumed levels, holds it there. The same goes for a readout that the change cannot reach because the other regulators on
/// every way leave next to nothing of its effect: a hub that many others keep at full drive hands nothing on, though an inhibitor may hold the hub itself
/// far from its maximum.
/// </summary>
internal static class Saturation
{
    /// <summary>Whether the readout does not move and lies at a bound before and after.</summary>
    /// <param name="model">The model.</param>
    /// <param name="readout">Position of the readout.</param>
    /// <param name="rest">Activities of all nodes before and after.</param>
    /// <param name="parameters">The smallest change and the width of the bounds.</param>
    public static bool AtBound(LogicModel model, int readout, (double[] Before, double[] After) rest, LogicEnsembleParameters parameters)
    {
        if (Moves(readout, rest, parameters)) return false;
        double top = model.Nodes[readout].Maximum, width = parameters.Bound * top;
        return (rest.Before[readout] <= width && rest.After[readout] <= width)
            || (rest.Before[readout] >= top - width && rest.After[readout] >= top - width);
    }

    /// <summary>
    /// Whether the readout does not move and at most the share <see cref="LogicEnsembleParameters.Bound"/> of a change could reach it. What an influence
    /// hands on is the drive that it can make by going from 0 to 1 while the others stand, divided by what it makes alone (w); along a way the shares are
    /// multiplied, from the last node that moves; the best way counts, before or after.
    /// </summary>
    public static bool Lost(LogicModel model, LogicChange change, int readout, (double[] Before, double[] After) rest, LogicEnsembleParameters parameters)
    {
        if (Moves(readout, rest, parameters)) return false;
        var early = new LogicSystem(model, change.Before);
        var late = new LogicSystem(model, change.After);
        int n = model.Nodes.Count;
        double[] share = new double[n];
        bool[] reached = new bool[n], moves = new bool[n];
        for (int i = 0; i < n; i++)
        {
            moves[i] = Moves(i, rest, parameters);
            if (moves[i]) (share[i], reached[i]) = (1, true);
        }

        (int From, int To, double Share)[] steps =
        [
            .. model.Influences.Where(i => i.Weight > 0 && !moves[i.To] && !change.After.Held.ContainsKey(i.To))
                .Select(i => (i.From, i.To, Math.Max(HandedOn(early, i, rest.Before), HandedOn(late, i, rest.After)))),
        ];
        for (bool again = true; again;)
        {
            again = false;
            foreach ((int from, int to, double handedOn) in steps)
            {
                if (!reached[from] || (reached[to] && share[from] * handedOn <= share[to])) continue;
                (share[to], reached[to]) = (share[from] * handedOn, true);
                again = true;
            }
        }

        return reached[readout] && share[readout] <= parameters.Bound;
    }

    private static bool Moves(int node, (double[] Before, double[] After) rest, LogicEnsembleParameters parameters) =>
        Math.Abs(rest.After[node] - rest.Before[node]) > parameters.SmallestChange;

    private static double HandedOn(LogicSystem system, Regulation influence, double[] rest)
    {
        double[] state = [.. rest];
        state[influence.From] = 1;
        double on = system.Drive(influence.To, state);
        state[influence.From] = 0;
        return Math.Min(1, Math.Abs(on - system.Drive(influence.To, state)) / influence.Weight);
    }
}
