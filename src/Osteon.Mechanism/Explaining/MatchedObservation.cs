namespace Osteon.Mechanism;

/// <summary>An observation with its node.</summary>
/// <param name="Position">Position among the observations.</param>
/// <param name="Observation">The observation.</param>
/// <param name="Match">How its node was found.</param>
/// <param name="Node">Position of the node in the graph, or −1 without one.</param>
internal sealed record MatchedObservation(int Position, Observation Observation, ObservationMatch Match, int Node)
{
    public static MatchedObservation Of(int position, Observation observation, ObservationMatch match, MechanismGraph graph) =>
        new(position, observation, match, match.Node is { } node ? graph.NodeIndex(node.Id) : -1);
}
