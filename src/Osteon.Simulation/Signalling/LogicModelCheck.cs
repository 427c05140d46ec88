using Osteon.Primitives;

namespace Osteon.Simulation;

/// <summary>Whether the numbers of a model can be computed with: all problems at once.</summary>
public static class LogicModelCheck
{
    /// <summary>Findings OST-LGC-001 to 008; none when the model is sound.</summary>
    public static IReadOnlyList<Finding> Findings(LogicModel model, params LogicCondition[] conditions)
    {
        var findings = new List<Finding>();
        void Wrong(string id, string what, string where, double value, string hint) =>
            findings.Add(Finding.Error(id, $"{where}: {what}", null,
                value.ToString("R", System.Globalization.CultureInfo.InvariantCulture), hint));
        if (model.Nodes.Count == 0) findings.Add(Finding.Error("OST-LGC-001", "the model has no node"));
        foreach (var twice in model.Nodes.GroupBy(n => n.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            findings.Add(Finding.Error("OST-LGC-002", "a node occurs twice", null, twice.Key));
        foreach (LogicNode node in model.Nodes)
        {
            if (!(node.TimeConstant > 0) || !double.IsFinite(node.TimeConstant))
                Wrong("OST-LGC-003", "the time constant must be positive", node.Id, node.TimeConstant, "The default is 1.");
            (string, double)[] shares = [("ymax", node.Maximum), ("the input", node.Input), ("the start", node.Initial)];
            foreach ((string name, double value) in shares)
                if (!Unit(value)) Wrong("OST-LGC-004", $"{name} must lie between 0 and 1", node.Id, value,
                    "Activities are shares of the maximum.");
        }

        for (int i = 0; i < model.Influences.Count; i++)
        {
            Regulation influence = model.Influences[i];
            if ((uint)influence.From >= (uint)model.Nodes.Count || (uint)influence.To >= (uint)model.Nodes.Count)
            {
                Wrong("OST-LGC-005", "an influence ends at no node", "influence", i, "Its ends are positions of nodes.");
                continue;
            }

            string where = $"{model.Nodes[influence.From].Id} on {model.Nodes[influence.To].Id}";
            if (!Unit(influence.Weight)) Wrong("OST-LGC-006", "the weight must lie between 0 and 1", where, influence.Weight,
                "The default is 1.");
            if (influence.Curve.Problem is { } problem)
                findings.Add(Finding.Error("OST-LGC-007", $"{where}: {problem}", null, influence.Curve.ToString(),
                    "The defaults are n = 1.4, EC50 = 0.5."));
        }

        foreach (LogicCondition condition in conditions)
            foreach ((int node, double value) in condition.Held)
                if ((uint)node >= (uint)model.Nodes.Count || !Unit(value))
                    Wrong("OST-LGC-008", "a node is held at a value between 0 and 1", condition.Name, value,
                        "0 blocks it, 1 is its maximum.");
        return findings;
    }

    /// <summary>Throws the first finding.</summary>
    /// <exception cref="InvalidContentException">The model or a condition is not sound.</exception>
    public static void Require(LogicModel model, params LogicCondition[] conditions)
    {
        if (Findings(model, conditions) is [var first, ..]) throw new InvalidContentException(first);
    }

    private static bool Unit(double value) => value is >= 0 and <= 1;
}
