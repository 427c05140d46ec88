using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>Readouts at rest while one node is held at a value.</summary>
/// <param name="Node">Position of the node.</param>
/// <param name="Dose">Value it is held at.</param>
/// <param name="Readouts">Activities, in the order of the readouts; null where the run did not settle.</param>
public sealed record DosePoint(int Node, double Dose, IReadOnlyList<double?> Readouts);

/// <summary>Dose response of a model.</summary>
public static class DoseResponse
{
    /// <summary>
    /// Every dose starts from the same state of rest, that of <paramref name="condition"/>; so a bistable answer shows as a jump.
    /// </summary>
    public static IReadOnlyList<DosePoint> Of(
        LogicModel model, LogicCondition condition, int node, (IReadOnlyList<double> Doses, IReadOnlyList<int> Readouts) what,
            RunContext context)
    {
        var system = new LogicSystem(model, condition);
        double[] start = SteadyState.Find(system, system.Initial(), context, false).State;
        return
        [
            .. what.Doses.Select(dose =>
            {
                var held = new Dictionary<int, double>(condition.Held) { [node] = dose };
                SteadyState rest = SteadyState.Find(new LogicSystem(model, condition with { Held = held }), start, context, false);
                return new DosePoint(node, dose, [.. what.Readouts.Select(r => rest.Settled ? rest.State[r] : (double?)null)]);
            }),
        ];
    }
}
