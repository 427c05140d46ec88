using Osteon.Mechanism;

namespace Osteon.Simulation;

/// <summary>How the regulators of a node are put together. u is the weighted activation w·f(x) of a regulator.</summary>
public enum LogicGate
{
    /// <summary>
    /// Any activator is enough, every inhibitor holds back: (1 − Π(1 − u)) over the activators times Π(1 − u) over the inhibitors. A node
    /// with
    /// inhibitors alone is on without them. The default.
    /// </summary>
    InhibitorsVeto,

    /// <summary>Any regulator is enough, as separate reactions in Netflux: 1 − Π(1 − w·g) with g = f, or 1 − f of an inhibitor.</summary>
    Any,

    /// <summary>All regulators together: Π w·g.</summary>
    All,
}

/// <summary>A state of the model: the activity of a node, from 0 to 1.</summary>
/// <param name="Id">Node id of the graph, or a name.</param>
public sealed record LogicNode(string Id)
{
    /// <summary>Time constant τ, in units of the model; default 1, assumed.</summary>
    public double TimeConstant { get; init; } = 1;

    /// <summary>ymax: the activity at full drive; default 1, assumed. 0 knocks the node out.</summary>
    public double Maximum { get; init; } = 1;

    /// <summary>The drive of a node without regulators; default 0.5, assumed.</summary>
    public double Input { get; init; } = 0.5;

    /// <summary>Activity at time 0 of a run from nothing; default 0.</summary>
    public double Initial { get; init; }

    /// <summary>The name to show.</summary>
    public string Label { get; init; } = Id;
}

/// <summary>One node acts on another.</summary>
/// <param name="From">Position of the regulator.</param>
/// <param name="To">Position of the regulated node.</param>
/// <param name="Sign">+, −, or <see cref="Sign.Unknown"/>, which an ensemble fills in either way.</param>
public sealed record Regulation(int From, int To, Sign Sign)
{
    /// <summary>w, 0 to 1; default 1, assumed.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>n and EC50; default 1.4 and 0.5, assumed.</summary>
    public ActivationCurve Curve { get; init; } = new(1.4, 0.5);

    /// <summary>Ids of the edges of the graph behind it.</summary>
    public IReadOnlyList<string> Edges { get; init; } = [];

    /// <summary>Why the sign is not known, or null.</summary>
    public string? Uncertainty { get; init; }
}

/// <summary>
/// A logic-based model dyᵢ/dt = (drive(y)·ymaxᵢ − yᵢ)/τᵢ, and at the same time a Boolean network of the same structure.
/// </summary>
/// <param name="Nodes">The states.</param>
/// <param name="Influences">Who acts on whom.</param>
/// <param name="Gate">How regulators are put together.</param>
public sealed record LogicModel(IReadOnlyList<LogicNode> Nodes, IReadOnlyList<Regulation> Influences,
    LogicGate Gate = LogicGate.InhibitorsVeto)
{
    /// <summary>Position of the node with this id, or −1.</summary>
    public int IndexOf(string id)
    {
        for (int i = 0; i < Nodes.Count; i++)
            if (Nodes[i].Id == id) return i;
        return -1;
    }

    /// <summary>Positions of the influences without a known sign.</summary>
    public IReadOnlyList<int> Uncertain => [.. Enumerable.Range(0, Influences.Count).Where(i => Influences[i].Sign == Sign.Unknown)];

    /// <summary>The model with the unknown signs filled in, in the order of <see cref="Uncertain"/>.</summary>
    public LogicModel WithSigns(IReadOnlyList<bool> raises)
    {
        int next = 0;
        return this with
        {
            Influences = [.. Influences
                .Select(i => i.Sign != Sign.Unknown ? i : i with { Sign = raises[next++] ? Sign.Plus : Sign.Minus })],
        };
    }
}

/// <summary>Under what the model runs.</summary>
/// <param name="Name">For tables.</param>
public sealed record LogicCondition(string Name)
{
    /// <summary>
    /// Nodes held at a value, by position: their regulators are overruled, dy/dt = (value − y)/τ. The value 0 is a knock-out (ymax = 0).
    /// </summary>
    public IReadOnlyDictionary<int, double> Held { get; init; } = new Dictionary<int, double>();

    /// <summary>Positions of influences that do not act.</summary>
    public IReadOnlySet<int> Inactive { get; init; } = new HashSet<int>();
}
