using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>How nodes are updated.</summary>
public enum BooleanUpdate
{
    /// <summary>All at once.</summary>
    Synchronous,

    /// <summary>One at a time, any of those that would change.</summary>
    Asynchronous,
}

/// <summary>A set of states that is never left once it is entered, and none of which is left out.</summary>
/// <param name="Values">Per node: on, off, or null where it changes inside the attractor.</param>
/// <param name="States">Number of states of the core; 1 is a fixed point.</param>
/// <param name="OnShare">Per node the share of time for which it is on (synchronous), or null (asynchronous: there is no clock).</param>
/// <param name="Basin">Share of the searched states that lead here (synchronous), or null (asynchronous: a state may lead to
/// several).</param>
public sealed record BooleanAttractor(IReadOnlyList<bool?> Values, long States, IReadOnlyList<double>? OnShare, double? Basin);

/// <summary>The attractors of a Boolean network.</summary>
/// <param name="Update">With which update.</param>
/// <param name="Attractors">In the order of their least state, read as a number with the first free node as lowest bit.</param>
/// <param name="FreeNodes">Nodes of the searched core: neither fixed by the inputs nor without influence on other free nodes.</param>
/// <param name="Reason">Why there is no answer, or null: then the list is complete and exact.</param>
public sealed record BooleanAttractors(BooleanUpdate Update, IReadOnlyList<BooleanAttractor> Attractors, int FreeNodes, string? Reason)
{
    /// <summary>Largest core that is searched with synchronous updates: 2²⁰ states.</summary>
    public const int LargestSynchronous = 20;

    /// <summary>Largest core that is searched with asynchronous updates: 2¹⁶ states.</summary>
    public const int LargestAsynchronous = 16;

    /// <summary>
    /// All attractors, exactly: values that follow from the inputs are fixed, nodes that act on no free node are set aside (what they do
    /// follows
    /// from the rest), and the remaining core is searched state by state: the cycles of the map (synchronous), or the terminal strongly
    /// connected components of the transition graph by Tarjan's algorithm (asynchronous). Too large a core gives a reason instead. In an
    /// asynchronous attractor of several states, a node set aside counts as changing unless the values of its regulators settle it.
    /// </summary>
    public static BooleanAttractors Of(BooleanNetwork network, BooleanUpdate update, RunContext context)
    {
        var core = new BooleanCore(network);
        int limit = update == BooleanUpdate.Synchronous ? LargestSynchronous : LargestAsynchronous;
        if (core.Free.Count > limit)
        {
            return new BooleanAttractors(update, [], core.Free.Count,
                $"{core.Free.Count} nodes stay free, more than the {limit} that are searched state by state");
        }

        List<(List<int> States, double? Basin)> found = update == BooleanUpdate.Synchronous ? Cycles(core.Map(context))
            : Terminal(core, context);
        return new BooleanAttractors(
            update,
            [
                .. found.OrderBy(f => f.States.Min())
                    .Select(f => f.Basin is { } basin ? core.Cycle(f.States, basin) : core.Component(f.States)),
            ],
            core.Free.Count,
            null);
    }

    /// <summary>
    /// All fixed points, the same for both updates, by depth-first search that fixes a node and lets the rest follow; gives null when
    /// more than
    /// <paramref name="limit"/> of them exist or a million branches were not enough.
    /// </summary>
    public static IReadOnlyList<bool[]>? FixedPoints(BooleanNetwork network, RunContext context, int limit = 4096)
    {
        var found = new List<bool[]>();
        int branches = 0;
        return Search(network.Percolate()) ? found : null;

        bool Search(bool?[] state)
        {
            if (++branches > 1_000_000) return false;
            if (branches % 1024 == 0) context.Report("fixed points", 0);
            if (!Follow(network, state)) return true;
            int open = Array.IndexOf(state, null);
            if (open < 0)
            {
                found.Add([.. state.Select(v => v!.Value)]);
                return found.Count <= limit;
            }

            foreach (bool value in new[] { false, true })
            {
                bool?[] branch = [.. state];
                branch[open] = value;
                if (!Search(branch)) return false;
            }

            return true;
        }
    }

    /// <summary>Lets known values fix others; false on a contradiction.</summary>
    private static bool Follow(BooleanNetwork network, bool?[] state)
    {
        bool changed = true;
        while (changed)
        {
            changed = false;
            for (int i = 0; i < state.Length; i++)
            {
                if (network.Next(i, state.AsSpan()) is not { } value || state[i] == value) continue;
                if (state[i] is not null) return false;
                state[i] = value;
                changed = true;
            }
        }

        return true;
    }

    private static List<(List<int> States, double? Basin)> Cycles(int[] next)
    {
        int[] owner = new int[next.Length];
        var cycles = new List<List<int>>();
        var sizes = new List<int>();
        for (int start = 0; start < next.Length; start++)
        {
            if (owner[start] != 0) continue;
            var path = new List<int>();
            int state = start;
            while (owner[state] == 0)
            {
                owner[state] = -1;
                path.Add(state);
                state = next[state];
            }

            int id = owner[state];
            if (id == -1)
            {
                cycles.Add(path[path.IndexOf(state)..]);
                sizes.Add(0);
                id = cycles.Count;
            }

            foreach (int visited in path) owner[visited] = id;
            sizes[id - 1] += path.Count;
        }

        return [.. cycles.Select((c, i) => (c, (double?)((double)sizes[i] / next.Length)))];
    }

    /// <summary>Terminal components: no edge leaves them. Tarjan's algorithm without recursion.</summary>
    private static List<(List<int> States, double? Basin)> Terminal(BooleanCore core, RunContext context)
    {
        int count = 1 << core.Free.Count, clock = 0;
        int[] order = new int[count], low = new int[count], step = new int[count];
        bool[] open = new bool[count];
        int[] component = new int[count];
        int components = 0;
        var stack = new Stack<int>();
        var calls = new Stack<int>();
        var found = new List<(List<int>, double?)>();
        for (int root = 0; root < count; root++)
        {
            if (order[root] != 0) continue;
            calls.Push(root);
            while (calls.TryPeek(out int state))
            {
                if (order[state] == 0)
                {
                    order[state] = low[state] = ++clock;
                    if (clock % 4096 == 0) context.Report("asynchronous attractors", (double)clock / count);
                    stack.Push(state);
                    open[state] = true;
                }

                bool down = false;
                while (step[state] < core.Free.Count)
                {
                    int other = core.Flip(state, step[state]);
                    if (order[other] == 0)
                    {
                        calls.Push(other);
                        down = true;
                        break;
                    }

                    if (open[other]) low[state] = Math.Min(low[state], low[other]);
                    step[state]++;
                }

                if (down) continue;
                calls.Pop();
                if (low[state] != order[state]) continue;
                var members = new List<int>();
                components++;
                int member;
                do
                {
                    member = stack.Pop();
                    open[member] = false;
                    component[member] = components;
                    members.Add(member);
                }
                while (member != state);
                bool left = members.Exists(m => Enumerable.Range(0, core.Free.Count).Any(k => component[core.Flip(m, k)] != components));
                if (!left) found.Add((members, null));
            }
        }

        return found;
    }
}
