using System.Globalization;
using Osteon.Primitives;
using Osteon.Simulation;

namespace Osteon.Study;

/// <summary>Every default of a simulated model, labelled assumed.</summary>
internal static class SignallingAssumptions
{
    public static Table Table(SignallingResult result)
    {
        GraphModelParameters p = result.Request.Model;
        LogicEnsembleParameters e = result.Request.Ensemble;
        List<(string Name, string Value, string Meaning)> rows =
        [
            ("gate", SignallingDocument.GateWord(p.Gate), Gate(p.Gate)),
            ("input", Number(p.Input), "drive of nodes without regulators in the model that were not declared"),
        ];
        if (result.Request.Boolean)
        {
            rows.Add(("threshold", "0.5", "inputs and held nodes are on from this activity"));
            rows.Add(("perturbed inputs", "opposite", "an input that is blocked is on before the change, one that is raised is off"));
            rows.Add(("start", "off", "all regulated nodes are off at the start of the first run"));
        }
        else
        {
            rows.Add(("n", Number(p.Curve.Hill), "Hill coefficient of every influence"));
            rows.Add(("ec50", Number(p.Curve.HalfMaximum), "activity of half activation of every influence"));
            rows.Add(("w", Number(p.Weight), "weight of every influence"));
            rows.Add(("tau", Number(p.TimeConstant), "time constant of every node; the unit of time"));
            rows.Add(("ymax", "1", "maximum of every node"));
            rows.Add(("start", "0", "activity of every node at the start of the first run"));
            rows.Add(("ensemble w", Range(e.Weight), "uniform, Latin hypercube"));
            rows.Add(("ensemble n", Range(e.Hill), "uniform, Latin hypercube"));
            rows.Add(("ensemble ec50", Range(e.HalfMaximum), "uniform, Latin hypercube"));
            rows.Add(("ensemble input", Range(e.Input), "uniform, Latin hypercube, of inputs that were not declared"));
            rows.Add(("smallest change", Number(e.SmallestChange), "a readout that changes less counts as unchanged"));
        }

        rows.Add(("bound", Number(e.Bound), "a readout that stays so near to 0 or ymax (share of ymax), or is let so little of the change, says nothing"));
        rows.Add(("unknown sign", "either",
            "an edge without a known sign raises or lowers with equal chance; in the single run it does not act"));
        rows.Add(("other regulators", p.Regulators ? "inputs" : "silent", "regulators that lie on no way from the change to a readout"));
        rows.Add(("contains", "raises", "more of a vesicle brings more of its cargo"));
        return new Table("assumptions", "Assumed, not measured", [
            Column.Of("name", [.. rows.Select(r => r.Name)]),
            Column.Of("value", [.. rows.Select(r => r.Value)]),
            Column.Of("status", [.. rows.Select(_ => "assumed")]),
            Column.Of("meaning", [.. rows.Select(r => r.Meaning)]),
        ]);
    }

    private static string Gate(LogicGate gate) => gate switch
    {
        LogicGate.Any => "any favourable regulator drives a node: 1 - prod(1 - w g), g = f or 1 - f",
        LogicGate.All => "all regulators together drive a node: prod(w g), g = f or 1 - f",
        _ => "any activator drives a node, every inhibitor holds it back: (1 - prod(1 - w f)) prod(1 - w f)",
    };

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Range(ParameterRange range) => $"{Number(range.Low)}..{Number(range.High)}";
}
