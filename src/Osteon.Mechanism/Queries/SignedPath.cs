namespace Osteon.Mechanism;

/// <summary>One step of a path.</summary>
/// <param name="Edge">The edge with the highest belief between these two nodes with this sign.</param>
/// <param name="Belief">Its belief.</param>
/// <param name="SignSoFar">Sign of the path up to and with this step.</param>
/// <param name="Others">Further edges with the same ends and sign, in other contexts; they add nothing to the belief.</param>
public sealed record PathStep(Edge Edge, EdgeBelief Belief, Sign SignSoFar, IReadOnlyList<Edge> Others);

/// <summary>A simple path with its sign.</summary>
/// <param name="Steps">The steps, from cause to effect.</param>
/// <param name="Sign">Product of the signs of the steps; unknown as soon as one is.</param>
/// <param name="Belief">Product of the beliefs of the steps.</param>
public sealed record SignedPath(IReadOnlyList<PathStep> Steps, Sign Sign, double Belief)
{
    /// <summary>The step with the lowest belief; of equals the first.</summary>
    public PathStep Weakest => Steps.MinBy(s => s.Belief.ForPaths)!;

    /// <summary>Ids of the nodes, from cause to effect.</summary>
    public IEnumerable<string> Nodes => Steps.Select(s => s.Edge.From).Append(Steps[^1].Edge.To);

    /// <summary>Whether a step passes on a sign that its source does not state: a container to what it holds.</summary>
    public bool AssumesDelivery => Steps.Any(s => s.Edge.Relation == Relation.Contains);

    internal static SignedPath Of(MechanismGraph graph, SignedArcs arcs, ReadOnlySpan<int> path)
    {
        var steps = new PathStep[path.Length];
        Sign sign = Mechanism.Sign.Plus;
        double belief = 1;
        for (int i = 0; i < steps.Length; i++)
        {
            sign = sign.Times((Sign)arcs.Sign[path[i]]);
            steps[i] = arcs.Step(graph, path[i], sign);
            belief *= steps[i].Belief.ForPaths;
        }

        return new SignedPath(steps, sign, belief);
    }

    private const double SurelyDifferent = 4e-12; // rounding to 12 digits cannot make these equal

    /// <summary>Higher belief first, then shorter, then by the ids of the edges.</summary>
    internal static readonly Comparer<SignedPath> Order = Comparer<SignedPath>.Create((a, b) =>
    {
        double difference = b.Belief - a.Belief;
        if (Math.Abs(difference) > SurelyDifferent) return difference > 0 ? 1 : -1;
        int order = Math.Round(b.Belief, 12).CompareTo(Math.Round(a.Belief, 12));
        if (order == 0) order = a.Steps.Count.CompareTo(b.Steps.Count);
        for (int i = 0; order == 0 && i < a.Steps.Count; i++) order = string.CompareOrdinal(a.Steps[i].Edge.Id, b.Steps[i].Edge.Id);
        return order;
    });
}
