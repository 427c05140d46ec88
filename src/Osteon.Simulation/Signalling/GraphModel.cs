using Osteon.Mechanism;
using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>A model made from a part of the mechanism graph, and what was decided on the way.</summary>
/// <param name="Model">The model; unknown signs are still open.</param>
/// <param name="Inputs">Positions of nodes without regulators in the model.</param>
/// <param name="Notes">What was left out or merged, in sentences.</param>
public sealed record GraphModel(LogicModel Model, IReadOnlyList<int> Inputs, IReadOnlyList<string> Notes)
{
    /// <summary>Influences that act only in the first context of a switch.</summary>
    public IReadOnlySet<int> OnlyBefore { get; init; } = new HashSet<int>();

    /// <summary>Influences that act only in the second context of a switch.</summary>
    public IReadOnlySet<int> OnlyAfter { get; init; } = new HashSet<int>();

    /// <summary>Builds the model. See docs/methods/mechanism-models.md.</summary>
    /// <exception cref="InvalidContentException">OST-LGC-010: no way from a start to an end within the length; or a wrong
    /// number.</exception>
    public static GraphModel Of(MechanismGraph graph, GraphModelParameters parameters)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(parameters.MaximalLength);
        var notes = new List<string>();
        int[] effects =
        [
            .. Enumerable.Range(0, graph.Edges.Count).Where(e =>
                Acts(graph.Edges[e], parameters)
                && (Before(graph.Edges[e], parameters) || After(graph.Edges[e], parameters))),
        ];
        int refuted = graph.Edges.Count(e => IsEffect(e) && e.Evidence.Count > 0 && e.Evidence.All(v => v.Stance == Stance.Refutes));
        if (parameters.Switched is not null)
        {
            notes.Add(parameters.KeepBefore
                ? "edges of the first context go on acting after the switch, unless the second has its own edge between the nodes (assumed)"
                : "edges of the first context stop acting at the switch");
        }

        if (refuted > 0) notes.Add($"{refuted} edges of the graph that every evidence refutes are left out");
        notes.Add("association (--), structure (=>) and use (~>) carry no effect and are left out; contains (-<) counts as raising");
        int[] kept = Extract(graph, effects, parameters, notes, out HashSet<int> core);
        var nodes = new SortedSet<int>(core);
        foreach (int e in kept) nodes.Add(graph.FromIndex[e]);
        int[] order = [.. nodes];
        var position = order.Select((n, i) => (n, i)).ToDictionary(p => p.n, p => p.i);
        foreach (string id in parameters.Inputs.Keys.Where(id => !nodes.Contains(graph.NodeIndex(id))).Order(StringComparer.Ordinal))
            notes.Add($"the declared input {id} is not in the model");
        List<Regulation> influences = [];
        HashSet<int> before = [], after = [];
        foreach (var pair in kept.GroupBy(e => (To: position[graph.ToIndex[e]], From: position[graph.FromIndex[e]])).OrderBy(g => g.Key))
            Merge(graph, pair.Key.From, pair.Key.To, [.. pair], parameters, (influences, before, after));
        HashSet<int> regulated = [.. influences.Select(i => i.To)];
        var model = new LogicModel(
            [
                .. order.Select(n => new LogicNode(graph.Nodes[n].Id)
                {
                    Label = graph.Nodes[n].Label,
                    TimeConstant = parameters.TimeConstant,
                    Input = parameters.Inputs.TryGetValue(graph.Nodes[n].Id, out double input) ? input : parameters.Input,
                }),
            ],
            influences,
            parameters.Gate);
        LogicModelCheck.Require(model);
        int[] inputs = [.. Enumerable.Range(0, order.Length).Where(i => !regulated.Contains(i))];
        return new GraphModel(model, inputs, notes) { OnlyBefore = before, OnlyAfter = after };
    }

    private static bool IsEffect(Edge edge) => edge.Relation.IsEffect() || edge.Relation == Relation.Contains;

    private static bool Acts(Edge edge, GraphModelParameters parameters) =>
        IsEffect(edge)
        && edge.From != edge.To
        && (edge.Evidence.Count == 0
            || edge.Evidence.Any(v => v.Stance == Stance.Supports || (parameters.Mentions && v.Stance == Stance.Mentions)));

    private static bool Before(Edge edge, GraphModelParameters parameters) => GraphModelParameters.Passes(edge.Context, parameters.Context);

    private static bool After(Edge edge, GraphModelParameters parameters) =>
        GraphModelParameters.Passes(edge.Context, parameters.Switched ?? parameters.Context);

    /// <summary>
    /// Edges between nodes on walks from a start to an end that are short enough, and the edges of their direct regulators.
    /// </summary>
    private static int[] Extract(MechanismGraph graph, int[] effects, GraphModelParameters parameters, List<string> notes,
        out HashSet<int> core)
    {
        if (parameters.From.Count == 0 || parameters.To.Count == 0)
        {
            core = [.. effects.Select(e => graph.FromIndex[e]), .. effects.Select(e => graph.ToIndex[e])];
            notes.Add("the whole graph is the model");
            if (core.Count == 0) throw new InvalidContentException(
                Finding.Error("OST-LGC-011", "no edge of the graph acts in this context"));
            return effects;
        }

        ILookup<int, int> next = effects.ToLookup(e => graph.FromIndex[e], e => graph.ToIndex[e]);
        ILookup<int, int> last = effects.ToLookup(e => graph.ToIndex[e], e => graph.FromIndex[e]);
        int[] starts = [.. parameters.From.Select(id => Position(graph, id))], ends = [.. parameters.To.Select(id => Position(graph, id))];
        Dictionary<int, int> down = Distances(starts, next), up = Distances(ends, last);
        HashSet<int> inside = [.. down.Keys.Where(n => up.TryGetValue(n, out int rest) && down[n] + rest <= parameters.MaximalLength)];
        string all = string.Join(", ", parameters.From), length = $"{parameters.MaximalLength} edges";
        foreach (int end in ends.Where(n => !inside.Contains(n)).Distinct())
            notes.Add($"{graph.Nodes[end].Id} is not reached from {all} within {length}");
        if (!ends.Any(inside.Contains))
        {
            throw new InvalidContentException(Finding.Error(
                "OST-LGC-010",
                $"no way of at most {length} leads from {all} to {string.Join(", ", parameters.To)}",
                null,
                null,
                "Allow longer ways, another context, or simulate the whole graph."));
        }

        inside.UnionWith(starts);
        core = inside;
        HashSet<int> members = core;
        notes.Add($"{members.Count} nodes lie on walks of at most {parameters.MaximalLength} edges from the starts to the ends");
        int silent = effects.Where(e => members.Contains(graph.ToIndex[e])).Select(e => graph.FromIndex[e])
            .Where(n => !members.Contains(n)).Distinct().Count();
        int[] kept = [.. effects.Where(e => members.Contains(graph.ToIndex[e])
            && (parameters.Regulators || members.Contains(graph.FromIndex[e])))];
        int regulators = kept.Select(e => graph.FromIndex[e]).Where(n => !members.Contains(n)).Distinct().Count();
        notes.Add(parameters.Regulators
            ? $"{regulators} more nodes come in as direct regulators; what regulates them is cut off, so that they are inputs"
            : $"{silent} other regulators of these nodes are silent");
        return kept;
    }

    private static int Position(MechanismGraph graph, string id) => graph.NodeIndex(id) is int n and >= 0
        ? n
        : throw new ArgumentException($"the graph has no node {id}", nameof(id));

    private static Dictionary<int, int> Distances(int[] starts, ILookup<int, int> next)
    {
        var distance = new Dictionary<int, int>();
        var queue = new Queue<int>();
        foreach (int start in starts)
            if (distance.TryAdd(start, 0)) queue.Enqueue(start);
        while (queue.TryDequeue(out int node))
            foreach (int other in next[node])
                if (distance.TryAdd(other, distance[node] + 1)) queue.Enqueue(other);
        return distance;
    }

    private static void Merge(
        MechanismGraph graph, int from, int to, int[] edges, GraphModelParameters parameters,
        (List<Regulation> Influences, HashSet<int> Before, HashSet<int> After) into)
    {
        Edge[] all = [.. edges.Select(e => graph.Edges[e])];
        Edge[] early = [.. all.Where(e => Before(e, parameters))], late = [.. all.Where(e => After(e, parameters))];
        if (parameters.Switched is not null && parameters.KeepBefore && !Array.Exists(late, e => !Before(e, parameters))) late = all;
        if (early.Length > 0 && late.Length > 0 && Verdict(early).Sign == Verdict(late).Sign)
        {
            Add(all);
            return;
        }

        if (early.Length > 0)
        {
            if (parameters.Switched is not null) into.Before.Add(into.Influences.Count);
            Add(early);
        }

        if (late.Length == 0) return;
        into.After.Add(into.Influences.Count);
        Add(late);

        void Add(Edge[] merged)
        {
            (Sign sign, string? why) = Verdict(merged);
            into.Influences.Add(new Regulation(from, to, sign)
            {
                Weight = parameters.Weight,
                Curve = parameters.Curve,
                Edges = [.. merged.Select(e => e.Id)],
                Uncertainty = why,
            });
        }
    }

    private static (Sign Sign, string? Why) Verdict(Edge[] edges)
    {
        bool raises = Array.Exists(edges, e => e.Sign == Sign.Plus), lowers = Array.Exists(edges, e => e.Sign == Sign.Minus);
        if (Array.Exists(edges, e => e.Relation == Relation.ContextDependent)) return (Sign.Unknown, "the sign depends on the context");
        return (raises, lowers) switch
        {
            (true, true) => (Sign.Unknown, "the edges disagree"),
            (true, false) => (Sign.Plus, null),
            (false, true) => (Sign.Minus, null),
            _ => (Sign.Unknown, "no direction stated"),
        };
    }
}
