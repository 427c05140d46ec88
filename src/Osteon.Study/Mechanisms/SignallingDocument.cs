using System.Text.Json.Nodes;
using Osteon.Mechanism;
using Osteon.Primitives;
using Osteon.Simulation;

namespace Osteon.Study;

/// <summary>
/// The JSON of <c>osteon mechanism simulate</c>: tables <c>readouts</c>, <c>trajectory</c>, <c>nodes</c>, <c>influences</c>,
/// <c>assumptions</c> and more.
/// </summary>
public static class SignallingDocument
{
    /// <summary>Identifier and version of the shape.</summary>
    public const string Schema = "osteon.mechanism-simulation/1";

    /// <summary>The document.</summary>
    public static ResultDocument Of(string graph, SignallingResult result, RunContext context) =>
        new(Schema, [], Parameters(graph, result), [], Tables(result), context.Findings.ToList());

    /// <summary>What a verdict is called.</summary>
    public static string Word(Robustness robustness) =>
        robustness switch { Robustness.Robust => "robust", Robustness.Likely => "likely", Robustness.Saturated => "saturated", _ => "not_robust" };

    /// <summary>What a direction is called.</summary>
    public static string Word(int direction) => direction switch { > 0 => "rises", < 0 => "falls", _ => "unchanged" };

    private static JsonObject Parameters(string graph, SignallingResult result)
    {
        SignallingRequest request = result.Request;
        static JsonObject Context(EdgeContext c) => new(c.Stated().Select(s => KeyValuePair.Create<string, JsonNode?>(s.Key, s.Value)));
        static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(w => (JsonNode)w)]);
        static JsonArray Range(ParameterRange r) => [r.Low, r.High];
        return new JsonObject
        {
            ["graph"] = graph,
            ["kind"] = request.Boolean ? "boolean" : "normalised_hill",
            ["perturb"] = new JsonObject(request.Perturbed.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, p.Value))),
            ["readouts"] = Words(request.Readouts),
            ["context"] = Context(request.Model.Context),
            ["switch"] = request.Model.Switched is { } switched ? Context(switched) : null,
            ["from"] = Words(request.Model.From),
            ["to"] = Words(request.Model.To),
            ["max_length"] = request.Model.MaximalLength,
            ["regulators"] = request.Model.Regulators,
            ["keep_before"] = request.Model.KeepBefore,
            ["mentions"] = request.Model.Mentions,
            ["gate"] = GateWord(request.Model.Gate),
            ["samples"] = request.Ensemble.Samples,
            ["ensemble_weight"] = Range(request.Ensemble.Weight),
            ["ensemble_hill"] = Range(request.Ensemble.Hill),
            ["ensemble_ec50"] = Range(request.Ensemble.HalfMaximum),
            ["ensemble_input"] = Range(request.Ensemble.Input),
            ["smallest_change"] = request.Boolean ? 0 : request.Ensemble.SmallestChange,
            ["bound"] = request.Ensemble.Bound,
            ["robust_share"] = request.Ensemble.RobustShare,
            ["likely_share"] = request.Ensemble.LikelyShare,
            ["signs_enumerated"] = result.Ensemble?.SignsEnumerated,
            ["notes"] = Words(result.Graph.Notes),
        };
    }

    /// <summary>The word of a gate.</summary>
    public static string GateWord(LogicGate gate) => gate switch { LogicGate.Any => "any", LogicGate.All => "all", _ => "inhibitors_veto" };

    private static List<Table> Tables(SignallingResult result)
    {
        LogicModel model = result.Graph.Model;
        List<Table> tables = [Readouts(result)];
        if (result.Trajectory is { } run)
        {
            tables.Add(new Table("trajectory", "Activities after the change, from rest", [
                Column.Of("time", [.. run.Times.Select(t => (double?)t)], null, "in units of the assumed time constant"),
                .. model.Nodes.Select((n, i) => Column.Of(n.Id,
                    [.. Enumerable.Range(0, run.Times.Count).Select(t => (double?)run.States[t, i])], "1", n.Label)),
            ]));
        }

        if (result.Doses.Count > 0)
        {
            tables.Add(new Table("dose_response", "Readouts at rest while one node is held", [
                Column.Of("node", [.. result.Doses.Select(d => model.Nodes[d.Node].Id)], "the node that is held"),
                Column.Of("dose", [.. result.Doses.Select(d => (double?)d.Dose)], "1", "its activity"),
                .. result.Readouts.Select(
                    (r, i) => Column.Of(model.Nodes[r].Id, [.. result.Doses.Select(d => d.Readouts[i])], "1", "activity at rest")),
            ]));
        }

        tables.Add(Nodes(result));
        tables.Add(Influences(result));
        if (result.Sensitivities.Count > 0) tables.Add(Sensitivity(result));
        if (result.Ensemble is { Unknowns.Count: > 0 } ensemble) tables.Add(Unknowns(model, ensemble));
        if (result.Request.Boolean) tables.Add(Attractors(result));
        tables.Add(SignallingAssumptions.Table(result));
        return tables;
    }

    private static Table Readouts(SignallingResult result)
    {
        LogicModel model = result.Graph.Model;
        IReadOnlyList<EnsembleReadout> rows = result.Request.Boolean ? result.BooleanReadouts : result.Ensemble!.Readouts;
        Column Number(string name, Func<EnsembleReadout, double?> value, string description) =>
            Column.Of(name, [.. rows.Select(value)], "1", description);
        bool settled = result.Before is { Settled: true } && result.After is { Settled: true };
        return new Table("readouts", "What the change does to the readouts", [
            Column.Of("node", [.. rows.Select(r => model.Nodes[r.Readout].Id)]),
            Column.Of("label", [.. rows.Select(r => model.Nodes[r.Readout].Label)]),
            Number("before", r => settled ? result.Before!.State[r.Readout] : null,
                "activity at rest before, with the assumed numbers and without edges of unknown sign"),
            Number("after", r => settled ? result.After!.State[r.Readout] : null, "the same afterwards"),
            Column.Of("direction", [.. rows.Select(r => Word(r.Direction))], "what most members of the ensemble do"),
            Column.Of("robustness", [.. rows.Select(r => Word(r.Robustness))],
                "robust, likely or not_robust, by the share of that direction; saturated: held where it is, says nothing"),
            Number("rises", r => r.Rises, "share of members in which it rises"),
            Number("falls", r => r.Falls, "share in which it falls"),
            Number("unchanged", r => r.Unchanged, "share in which it changes by at most the smallest change"),
            Number("saturated", r => r.Saturated, "share in which it is unchanged at 0 or ymax, or other regulators let next to nothing through"),
            Number("not_settled", r => r.NotSettled, "share that does not come to rest"),
            Number("median_change", r => r.MedianChange, "median change over the members that settled"),
        ]);
    }

    private static Table Nodes(SignallingResult result)
    {
        LogicModel model = result.Graph.Model;
        LogicChange change = result.Change;
        string Role(int i) => change.After.Held.ContainsKey(i) ? "perturbed" : result.Graph.Inputs.Contains(i) ? "input" : "state";
        return new Table("nodes", "States of the model", [
            Column.Of("node", [.. model.Nodes.Select(n => n.Id)]),
            Column.Of("label", [.. model.Nodes.Select(n => n.Label)]),
            Column.Of("role", [.. model.Nodes.Select((_, i) => Role(i))], "perturbed, input (no regulator in the model) or state"),
            Column.Of("held", [.. model.Nodes.Select((_, i) => change.After.Held.TryGetValue(i, out double v) ? v : (double?)null)], "1",
                "value held afterwards"),
            Column.Of("input", [.. model.Nodes.Select((n, i) => result.Graph.Inputs.Contains(i) ? n.Input : (double?)null)], "1",
                "drive of an input"),
            Column.Of("input_status", [
                .. model.Nodes.Select((_, i) => !result.Graph.Inputs.Contains(i) ? null : change.Declared.Contains(i) ? "declared"
                    : "assumed")]),
            Column.Of("tau", [.. model.Nodes.Select(n => (double?)n.TimeConstant)], null, "time constant, assumed"),
            Column.Of("ymax", [.. model.Nodes.Select(n => (double?)n.Maximum)], "1", "maximum, assumed"),
            Column.Of("before", [.. model.Nodes.Select((_, i) => result.Before?.State[i])], "1", "activity before the change"),
            Column.Of("after", [.. model.Nodes.Select((_, i) => result.After?.State[i])], "1", "activity at the end"),
        ]);
    }

    private static Table Influences(SignallingResult result)
    {
        LogicModel model = result.Graph.Model;
        IReadOnlyList<Regulation> rows = model.Influences;
        return new Table("influences", "Who acts on whom", [
            Column.Of("from", [.. rows.Select(r => model.Nodes[r.From].Id)]),
            Column.Of("to", [.. rows.Select(r => model.Nodes[r.To].Id)]),
            Column.Of("sign", [.. rows.Select(r => r.Sign.Symbol())], "+, - or ? (filled in either way by the ensemble)"),
            Column.Of("uncertainty", [.. rows.Select(r => r.Uncertainty)], "why the sign is not known"),
            Column.Of("edges", [.. rows.Select(r => string.Join('|', r.Edges))], "edges of the graph behind it"),
            Column.Of("acts", [
                .. rows.Select((_, i) => result.Graph.OnlyBefore.Contains(i) ? "before" : result.Graph.OnlyAfter.Contains(i) ? "after"
                    : "always")],
                "in which context of a switch"),
            Column.Of("w", [.. rows.Select(r => (double?)r.Weight)], "1", "weight, assumed"),
            Column.Of("n", [.. rows.Select(r => (double?)r.Curve.Hill)], "1", "Hill coefficient, assumed"),
            Column.Of("ec50", [.. rows.Select(r => (double?)r.Curve.HalfMaximum)], "1", "activity of half activation, assumed"),
        ]);
    }

    private static Table Sensitivity(SignallingResult result)
    {
        LogicModel model = result.Graph.Model;
        ParameterSensitivity[] rows = [.. result.Sensitivities.Where(s => s.Scaled != 0)];
        return new Table("sensitivity", "Local sensitivity of the readouts after the change", [
            Column.Of("readout", [.. rows.Select(r => model.Nodes[r.Readout].Id)]),
            Column.Of("parameter", [.. rows
                .Select(r => r.Parameter switch { LogicParameter.Weight => "w", LogicParameter.Hill => "n", _ => "ec50" })]),
            Column.Of("from", [.. rows.Select(r => model.Nodes[model.Influences[r.Influence].From].Id)]),
            Column.Of("to", [.. rows.Select(r => model.Nodes[model.Influences[r.Influence].To].Id)]),
            Column.Of("derivative", [.. rows.Select(r => (double?)r.Derivative)], "1", "dy/dp at rest"),
            Column.Of("scaled", [.. rows.Select(r => (double?)r.Scaled)], "1", "p dy/dp"),
        ]);
    }

    private static Table Unknowns(LogicModel model, LogicEnsemble ensemble)
    {
        IReadOnlyList<UnknownEffect> rows = ensemble.Unknowns;
        return new Table("unknowns", "What each unknown sign does to each readout", [
            Column.Of("readout", [.. rows.Select(r => model.Nodes[r.Readout].Id)]),
            Column.Of("from", [.. rows.Select(r => model.Nodes[model.Influences[r.Influence].From].Id)]),
            Column.Of("to", [.. rows.Select(r => model.Nodes[model.Influences[r.Influence].To].Id)]),
            Column.Of("edges", [.. rows.Select(r => string.Join('|', model.Influences[r.Influence].Edges))]),
            Column.Of("mean_change_if_raises", [.. rows.Select(r => r.MeanIfRaises)], "1"),
            Column.Of("mean_change_if_lowers", [.. rows.Select(r => r.MeanIfLowers)], "1"),
        ]);
    }

    private static Table Attractors(SignallingResult result)
    {
        LogicModel model = result.Graph.Model;
        var rows = result.Attractors
            .SelectMany(a => a.Found.Attractors.Select((x, i) => (a.Condition.Name, a.Found, Index: i + 1, Attractor: x))).ToArray();
        string List(BooleanAttractor a, bool? value) =>
            string.Join('|', model.Nodes.Where((_, i) => a.Values[i] == value).Select(n => n.Id));
        return new Table("attractors", "Attractors of the Boolean network, without edges of unknown sign", [
            Column.Of("condition", [.. rows.Select(r => r.Name)]),
            Column.Of("update", [.. rows.Select(r => r.Found.Update.ToString().ToLowerInvariant())]),
            Column.Of("attractor", [.. rows.Select(r => (long?)r.Index)]),
            Column.Of("states", [.. rows.Select(r => (long?)r.Attractor.States)], null, "1 is a fixed point"),
            Column.Of("basin", [.. rows.Select(r => r.Attractor.Basin)], "1", "share of the states of the core that lead here"),
            Column.Of("on", [.. rows.Select(r => List(r.Attractor, true))]),
            Column.Of("changing", [.. rows.Select(r => List(r.Attractor, null))]),
            .. result.Readouts.Select(r => Column.Of(
                model.Nodes[r].Id, [.. rows.Select(x => x.Attractor.Values[r] switch { true => "on", false => "off", _ => "changing" })],
                    "readout")),
        ]);
    }
}
