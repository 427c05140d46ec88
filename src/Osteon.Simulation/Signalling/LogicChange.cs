using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>A perturbation: the model at rest under one condition is put under another.</summary>
/// <param name="Before">Condition at the start; the model comes to rest in it from its initial state.</param>
/// <param name="After">Condition afterwards; it starts from that state of rest.</param>
public sealed record LogicChange(LogicCondition Before, LogicCondition After)
{
    /// <summary>Positions of inputs whose drive was declared; an ensemble leaves them alone.</summary>
    public IReadOnlySet<int> Declared { get; init; } = new HashSet<int>();

    /// <summary>Both states of rest. Where the first run does not settle, the second starts from where it was left.</summary>
    public (SteadyState Before, SteadyState After) Rest(LogicModel model, RunContext context, bool spectrum = true)
    {
        var first = new LogicSystem(model, Before);
        SteadyState before = SteadyState.Find(first, first.Initial(), context, spectrum);
        SteadyState after = SteadyState.Find(new LogicSystem(model, After), before.State, context, spectrum);
        return (before, after);
    }

    /// <summary>Positions of nodes without regulators whose drive is neither declared nor held in both conditions.</summary>
    public int[] FreeInputs(LogicModel model)
    {
        HashSet<int> regulated = [.. model.Influences.Select(i => i.To)];
        return
        [
            .. Enumerable.Range(0, model.Nodes.Count).Where(i =>
                !regulated.Contains(i) && !Declared.Contains(i) && !(Before.Held.ContainsKey(i) && After.Held.ContainsKey(i))),
        ];
    }
}
