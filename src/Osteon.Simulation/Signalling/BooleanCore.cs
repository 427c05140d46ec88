using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>The part of a Boolean network that has to be searched, with its states as numbers: bit k is free node k.</summary>
internal sealed class BooleanCore
{
    private readonly BooleanNetwork _network;
    private readonly bool?[] _fixed;
    private readonly int[] _aside;
    private readonly bool[] _state;

    public BooleanCore(BooleanNetwork network)
    {
        _network = network;
        _fixed = network.Percolate();
        _state = new bool[network.Size];
        HashSet<int> free = [.. Enumerable.Range(0, network.Size).Where(i => _fixed[i] is null)];
        var aside = new List<int>();
        bool changed = true;
        while (changed)
        {
            HashSet<int> acting = [.. free.SelectMany(network.RegulatorsOf)];
            int[] leaves = [.. free.Where(i => !acting.Contains(i)).Order()];
            changed = leaves.Length > 0;
            foreach (int leaf in leaves)
            {
                free.Remove(leaf);
                aside.Add(leaf);
            }
        }

        aside.Reverse();
        _aside = [.. aside];
        Free = [.. free.Order()];
    }

    public IReadOnlyList<int> Free { get; }

    /// <summary>The synchronous successor of every state.</summary>
    public int[] Map(RunContext context)
    {
        int[] next = new int[1 << Free.Count];
        for (int s = 0; s < next.Length; s++)
        {
            if (s % 65536 == 0) context.Report("synchronous attractors", (double)s / next.Length);
            Load(s);
            int after = 0;
            for (int k = 0; k < Free.Count; k++)
                if (_network.Next(Free[k], _state)) after |= 1 << k;
            next[s] = after;
        }

        return next;
    }

    /// <summary>The state after free node k alone was updated; the same state when it does not change.</summary>
    public int Flip(int state, int k)
    {
        Load(state);
        return _network.Next(Free[k], _state) ? state | (1 << k) : state & ~(1 << k);
    }

    /// <summary>A cycle of the map: the whole network is run until the nodes set aside have followed, then once around.</summary>
    public BooleanAttractor Cycle(List<int> states, double basin)
    {
        int size = _network.Size;
        Load(states[0]);
        bool[] now = [.. _state], later = new bool[size];
        int[] on = new int[size];
        int lead = (_aside.Length + states.Count) / states.Count * states.Count;
        for (int step = 0; step < lead + states.Count; step++)
        {
            for (int i = 0; i < size; i++)
            {
                if (step >= lead && now[i]) on[i]++;
                later[i] = _network.Next(i, now);
            }

            (now, later) = (later, now);
        }

        return new BooleanAttractor(
            [.. on.Select(k => k == 0 ? false : k == states.Count ? true : (bool?)null)],
            states.Count,
            [.. on.Select(k => (double)k / states.Count)],
            basin);
    }

    /// <summary>A terminal component: the nodes set aside follow in the order of their distance from the core.</summary>
    public BooleanAttractor Component(List<int> states)
    {
        bool?[] values = [.. _fixed];
        for (int k = 0; k < Free.Count; k++)
        {
            bool first = (states[0] >> k & 1) != 0;
            values[Free[k]] = states.TrueForAll(s => (s >> k & 1) != 0 == first) ? first : null;
        }

        foreach (int node in _aside) values[node] = _network.Next(node, values.AsSpan());
        return new BooleanAttractor(values, states.Count, null, null);
    }

    private void Load(int state)
    {
        for (int i = 0; i < _state.Length; i++) _state[i] = _fixed[i] ?? false;
        for (int k = 0; k < Free.Count; k++) _state[Free[k]] = (state >> k & 1) != 0;
    }
}
