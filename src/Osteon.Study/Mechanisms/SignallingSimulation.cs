using Osteon.Mechanism;
using Osteon.Numerics;
using Osteon.Primitives;
using Osteon.Simulation;

namespace Osteon.Study;

/// <summary>What <c>osteon mechanism simulate</c> is asked.</summary>
/// <param name="Perturbed">Nodes held at a value afterwards, by id.</param>
/// <param name="Readouts">Nodes to look at, by id.</param>
public sealed record SignallingRequest(IReadOnlyList<KeyValuePair<string, double>> Perturbed, IReadOnlyList<string> Readouts)
{
    /// <summary>Part of the graph, context and numbers.</summary>
    public GraphModelParameters Model { get; init; } = new();

    /// <summary>Members, ranges and thresholds.</summary>
    public LogicEnsembleParameters Ensemble { get; init; } = new();

    /// <summary>End of the trajectory, in time constants; default 20.</summary>
    public double End { get; init; } = 20;

    /// <summary>Rows of the trajectory, at least 2; default 81.</summary>
    public int Points { get; init; } = 81;

    /// <summary>Whether the Boolean network is run instead of the equations.</summary>
    public bool Boolean { get; init; }
}

/// <summary>The answer.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Graph">The model with open signs, and what was decided on the way.</param>
/// <param name="Change">The conditions.</param>
/// <param name="Readouts">Positions of the readouts that are in the model.</param>
public sealed record SignallingResult(SignallingRequest Request, GraphModel Graph, LogicChange Change, IReadOnlyList<int> Readouts)
{
    /// <summary>
    /// The state of rest before, without the influences of unknown sign; null with <see cref="SignallingRequest.Boolean"/>.
    /// </summary>
    public SteadyState? Before { get; init; }

    /// <summary>The state of rest afterwards.</summary>
    public SteadyState? After { get; init; }

    /// <summary>The way from one to the other.</summary>
    public OdeSolution? Trajectory { get; init; }

    /// <summary>Dose response of every perturbed node.</summary>
    public IReadOnlyList<DosePoint> Doses { get; init; } = [];

    /// <summary>Local sensitivities of the readouts afterwards.</summary>
    public IReadOnlyList<ParameterSensitivity> Sensitivities { get; init; } = [];

    /// <summary>The ensemble over unknown signs and assumed numbers.</summary>
    public LogicEnsemble? Ensemble { get; init; }

    /// <summary>Attractors before and afterwards, synchronous and asynchronous, of the Boolean network.</summary>
    public IReadOnlyList<(LogicCondition Condition, BooleanAttractors Found)> Attractors { get; init; } = [];

    /// <summary>Readouts of the Boolean network over the unknown signs.</summary>
    public IReadOnlyList<EnsembleReadout> BooleanReadouts { get; init; } = [];
}

/// <summary>Makes the model of a graph and runs it.</summary>
public static class SignallingSimulation
{
    private static readonly double[] Doses = [.. Enumerable.Range(0, 11).Select(i => i / 10.0)];

    /// <summary>Findings OST-MSI-001 to 006: everything that is wrong with the question, at once.</summary>
    public static IReadOnlyList<Finding> Check(SignallingRequest request)
    {
        var findings = new List<Finding>();
        if (request.Perturbed.Count == 0 && request.Model.Switched is null)
            findings.Add(Finding.Error("OST-MSI-001", "nothing is changed", null, null,
                "Give --perturb NODE=VALUE or --switch KEY=VALUE."));
        if (request.Readouts.Count == 0)
            findings.Add(Finding.Error("OST-MSI-002", "nothing is read out", null, null, "Give --readout NODE,NODE …"));
        foreach ((string node, double value) in request.Perturbed.Concat(request.Model.Inputs))
            if (!(value >= 0 && value <= 1))
                findings.Add(Finding.Error("OST-MSI-003", $"{node}: an activity lies between 0 and 1", null, $"{value}",
                    "0 blocks the node, 1 is its maximum."));
        foreach (var twice in request.Perturbed.GroupBy(p => p.Key, StringComparer.Ordinal).Where(g => g.Count() > 1))
            findings.Add(Finding.Error("OST-MSI-004", "a node is perturbed twice", null, twice.Key));
        if (!(request.End > 0) || !double.IsFinite(request.End) || request.Points is < 2 or > 100_000)
            findings.Add(Finding.Error("OST-MSI-005", "the trajectory has an end after 0 and 2 to 100,000 rows", null,
                $"{request.End}, {request.Points}"));
        GraphModelParameters model = request.Model;
        if (!(model.Weight is >= 0 and <= 1) || !(model.Input is >= 0 and <= 1) || model.Curve.Problem is not null
            || !(model.TimeConstant > 0))
        {
            findings.Add(Finding.Error(
                "OST-MSI-006", model.Curve.Problem ?? "weight and input lie between 0 and 1, the time constant above 0", null,
                    model.Curve.ToString()));
        }

        findings.AddRange(LogicEnsemble.Check(request.Ensemble));
        return findings;
    }

    /// <summary>Runs everything that was asked for.</summary>
    /// <exception cref="InvalidContentException">The question is wrong, or no way leads from the change to a readout.</exception>
    public static SignallingResult Run(MechanismGraph graph, SignallingRequest request, RunContext context)
    {
        if (Check(request) is [var wrong, ..]) throw new InvalidContentException(wrong);
        GraphModel made = GraphModel.Of(graph, request.Model);
        LogicModel model = made.Model;
        var held = new Dictionary<int, double>();
        foreach ((string node, double value) in request.Perturbed)
        {
            if (model.IndexOf(node) is int at and >= 0) held[at] = value;
            else context.Findings.Add(Finding.Warning("OST-MSI-007", "the perturbed node is not in the model", null, node));
        }

        HashSet<int> declared = [.. request.Model.Inputs.Keys.Select(model.IndexOf).Where(i => i >= 0)];
        var change = new LogicChange(
            new LogicCondition("before") { Inactive = made.OnlyAfter, Held = request.Boolean ? Opposite(held, made) : [] },
            new LogicCondition("after") { Inactive = made.OnlyBefore, Held = held })
        {
            Declared = declared,
        };
        foreach (string missing in request.Readouts.Where(r => model.IndexOf(r) < 0))
            context.Findings.Add(Finding.Warning("OST-MSI-008", "the readout is not in the model: no way leads there", null, missing));
        int[] readouts = [.. request.Readouts.Select(model.IndexOf).Where(i => i >= 0).Distinct()];
        var result = new SignallingResult(request, made, change, readouts);
        return request.Boolean ? Boolean(result, context) : Continuous(result, context);
    }

    /// <summary>
    /// A perturbed input of a Boolean network stands on the other side before: on when it is blocked, off when it is raised.
    /// </summary>
    private static Dictionary<int, double> Opposite(Dictionary<int, double> held, GraphModel made) =>
        held.Where(h => made.Inputs.Contains(h.Key)).ToDictionary(h => h.Key, h => h.Value >= 0.5 ? 0.0 : 1.0);

    private static SignallingResult Continuous(SignallingResult result, RunContext context)
    {
        (LogicModel model, LogicChange change, IReadOnlyList<int> readouts) = (result.Graph.Model, result.Change, result.Readouts);
        (SteadyState before, SteadyState after) = change.Rest(model, context);
        foreach ((string when, SteadyState state) in new[] { ("before", before), ("after", after) })
            if (state.NotSettled is { } reason) context.Findings.Add(
                Finding.Warning("OST-MSI-009", $"no state of rest {when} the change: {reason}"));
        var system = new LogicSystem(model, change.After);
        SignallingRequest request = result.Request;
        double[] times = [.. Enumerable.Range(0, request.Points).Select(i => request.End * system.LongestTime * i / (request.Points - 1))];
        LogicEnsemble ensemble = LogicEnsemble.Run(model, change, readouts, request.Ensemble, context);
        HashSet<int> downstream = Downstream(model, change.After.Held.Keys);
        Saturated(model, ensemble.Readouts, context);
        foreach (EnsembleReadout still in ensemble.Readouts
            .Where(r => r.Direction == 0 && r.Robustness != Robustness.Saturated && downstream.Contains(r.Readout)))
        {
            context.Findings.Add(Finding.Warning(
                "OST-MSI-011", "the readout does not move although a way leads there: other regulators, at assumed levels, outweigh it",
                null, model.Nodes[still.Readout].Id, "This says something about the assumed levels, not that the change has no effect."));
        }

        return result with
        {
            Before = before,
            After = after,
            Trajectory = DormandPrince.Solve(system.Problem, before.State, times, new OdeParameters(), context),
            Doses = [.. change.After.Held.Keys.Order()
                .SelectMany(n => DoseResponse.Of(model, change.Before, n, (Doses, readouts), context))],
            Sensitivities = LogicSensitivity.Of(system, after, readouts),
            Ensemble = ensemble,
        };
    }

    private static void Saturated(LogicModel model, IReadOnlyList<EnsembleReadout> readouts, RunContext context)
    {
        foreach (EnsembleReadout still in readouts.Where(r => r.Robustness == Robustness.Saturated))
        {
            context.Findings.Add(Finding.Warning(
                "OST-MSI-012",
                "the readout stays at 0 or at its maximum, or other regulators let next to nothing of the change through to it: it says nothing",
                null,
                model.Nodes[still.Readout].Id,
                "Other regulators, at assumed levels, hold it there. Leave --regulators away, or give their levels with --input."));
        }
    }

    private static HashSet<int> Downstream(LogicModel model, IEnumerable<int> starts)
    {
        ILookup<int, int> next = model.Influences.ToLookup(i => i.From, i => i.To);
        var queue = new Queue<int>(starts);
        HashSet<int> seen = [];
        while (queue.TryDequeue(out int node))
            foreach (int other in next[node].Where(seen.Add)) queue.Enqueue(other);
        return seen;
    }

    private static SignallingResult Boolean(SignallingResult result, RunContext context)
    {
        (LogicModel model, LogicChange change) = (result.Graph.Model, result.Change);
        var attractors = new List<(LogicCondition, BooleanAttractors)>();
        foreach (LogicCondition condition in new[] { change.Before, change.After })
        {
            var network = new BooleanNetwork(model, condition);
            foreach (BooleanUpdate update in Enum.GetValues<BooleanUpdate>())
            {
                BooleanAttractors found = BooleanAttractors.Of(network, update, context);
                attractors.Add((condition, found));
                if (found.Reason is { } reason)
                {
                    context.Findings.Add(Finding.Warning(
                        "OST-MSI-010", $"{update} attractors {condition.Name} the change are not listed: {reason}",
                        hint: "Shorter ways (--max-length) make the model smaller."));
                }
            }
        }

        IReadOnlyList<EnsembleReadout> readouts =
            BooleanEnsemble.Run(model, change, result.Readouts, result.Request.Ensemble with { SmallestChange = 0 }, context);
        Saturated(model, readouts, context);
        return result with { Attractors = attractors, BooleanReadouts = readouts };
    }
}
