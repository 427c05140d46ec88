using Osteon.Mechanism;
using Osteon.Primitives;

namespace Osteon.Simulation.Tests;

[Unit]
public sealed class BooleanTests
{
    private static readonly RunContext Context = RunContext.Default;

    [Fact]
    public void A_toggle_switch_has_two_fixed_points_and_a_synchronous_cycle()
    {
        var network = new BooleanNetwork(LogicText.Model("A -| B", "B -| A"), LogicText.Free);
        BooleanAttractors together = BooleanAttractors.Of(network, BooleanUpdate.Synchronous, Context);
        Assert.Equal([2, 1, 1], together.Attractors.Select(a => a.States));
        Assert.Equal([0.5, 0.25, 0.25], together.Attractors.Select(a => a.Basin!.Value));
        BooleanAttractors single = BooleanAttractors.Of(network, BooleanUpdate.Asynchronous, Context);
        Assert.Equal([1, 1], single.Attractors.Select(a => a.States));
        Assert.Equal([true, false], single.Attractors[0].Values);
        Assert.Equal([false, true], single.Attractors[1].Values);
        Assert.Equal(2, BooleanAttractors.FixedPoints(network, Context)!.Count);
    }

    [Fact]
    public void A_repressilator_has_no_fixed_point()
    {
        var network = new BooleanNetwork(LogicText.Model("A -| B", "B -| C", "C -| A"), LogicText.Free);
        Assert.Equal([2, 6], BooleanAttractors.Of(network, BooleanUpdate.Synchronous, Context).Attractors.Select(a => a.States));
        BooleanAttractor ring = Assert.Single(BooleanAttractors.Of(network, BooleanUpdate.Asynchronous, Context).Attractors);
        Assert.Equal(6, ring.States);
        Assert.All(ring.Values, v => Assert.Null(v));
        Assert.Empty(BooleanAttractors.FixedPoints(network, Context)!);
    }

    [Fact]
    public void Followers_are_set_aside_and_filled_in()
    {
        // D follows the ring, E is fixed by an input, F sees both.
        LogicModel model = LogicText.Model("A -| B", "B -| C", "C -| A", "A -> D", "D -> G", "I -> E", "E -| F", "D -> F");
        var network = new BooleanNetwork(model, LogicText.Free);
        foreach (BooleanUpdate update in Enum.GetValues<BooleanUpdate>())
        {
            BooleanAttractors found = BooleanAttractors.Of(network, update, Context);
            Assert.Equal(3, found.FreeNodes);
            BooleanAttractor ring = found.Attractors.Single(a => a.States == 6);
            Assert.Null(ring.Values[model.IndexOf("G")]);
            Assert.True(ring.Values[model.IndexOf("E")]);
            Assert.False(ring.Values[model.IndexOf("F")]);
            if (update == BooleanUpdate.Synchronous) Assert.Equal(0.5, ring.OnShare![model.IndexOf("G")]);
        }
    }

    [Fact]
    public void Too_large_a_core_gives_a_reason()
    {
        string[] arcs = [.. Enumerable.Range(0, 24).Select(i => $"n{i} -> n{(i + 1) % 24}")];
        var network = new BooleanNetwork(LogicText.Model(arcs), LogicText.Free);
        BooleanAttractors found = BooleanAttractors.Of(network, BooleanUpdate.Synchronous, Context);
        Assert.Empty(found.Attractors);
        Assert.Contains("24", found.Reason, StringComparison.Ordinal);
        Assert.Equal(2, BooleanAttractors.FixedPoints(network, Context)!.Count);
    }

    [Fact]
    public void Attractors_agree_with_a_search_of_the_whole_network()
    {
        var rng = new Rng(5);
        for (int round = 0; round < 60; round++)
        {
            int n = 3 + rng.NextInt(6);
            var model = new LogicModel(
                [.. Enumerable.Range(0, n).Select(i => new LogicNode($"n{i}") { Input = rng.NextInt(2) })],
                [.. Enumerable.Range(0, n + rng.NextInt(n))
                    .Select(_ => new Regulation(rng.NextInt(n), rng.NextInt(n), rng.NextInt(2) == 0 ? Sign.Plus : Sign.Minus))],
                (LogicGate)rng.NextInt(3));
            var network = new BooleanNetwork(model, LogicText.Free);
            bool[] Of(int s) => [.. Enumerable.Range(0, n).Select(i => (s >> i & 1) != 0)];
            int Number(IEnumerable<bool> s) => s.Select((v, i) => v ? 1 << i : 0).Sum();
            int[] next = [.. Enumerable.Range(0, 1 << n).Select(s => Number(Enumerable.Range(0, n).Select(i => network.Next(i, Of(s)))))];

            // Synchronous: states that come back to themselves, by cycle length.
            var lengths = new List<int>();
            var seen = new HashSet<int>();
            for (int s = 0; s < next.Length; s++)
            {
                int at = s;
                for (int k = 0; k < next.Length; k++) at = next[at];
                int length = 0;
                while (seen.Add(at))
                {
                    length++;
                    at = next[at];
                }

                if (length > 0) lengths.Add(length);
            }

            BooleanAttractors together = BooleanAttractors.Of(network, BooleanUpdate.Synchronous, Context);
            Assert.Equal(lengths.Order(), together.Attractors.Select(a => (int)a.States).Order());
            Assert.Equal(1, together.Attractors.Sum(a => a.Basin!.Value), 1e-12);
            Assert.Equal(
                Enumerable.Range(0, next.Length).Where(s => next[s] == s),
                BooleanAttractors.FixedPoints(network, Context)!.Select(p => Number(p)).Order());

            // Asynchronous: a state is in an attractor when everything it reaches reaches it.
            HashSet<int>[] reach = [.. Enumerable.Range(0, next.Length).Select(s => Reach(s, next, n))];
            int[][] ends = [.. Enumerable.Range(0, next.Length).Where(s => reach[s].All(o => reach[o].Contains(s)))
                .Select(s => reach[s].Order().ToArray())];
            int attractors = ends.Select(e => e[0]).Distinct().Count();
            Assert.Equal(attractors, BooleanAttractors.Of(network, BooleanUpdate.Asynchronous, Context).Attractors.Count);
        }
    }

    private static HashSet<int> Reach(int start, int[] next, int n)
    {
        HashSet<int> seen = [start];
        var queue = new Queue<int>(seen);
        while (queue.TryDequeue(out int s))
            for (int i = 0; i < n; i++)
            {
                int other = (s & ~(1 << i)) | (next[s] & (1 << i));
                if (seen.Add(other)) queue.Enqueue(other);
            }

        return seen;
    }
}
