using System.Xml.Linq;
using Osteon.Mechanism;

namespace Osteon.Simulation;

/// <summary>
/// The Boolean network of a logic model under a condition as SBML Level 3 Version 1 with the package qual, version 1 (Chaouiya et al. 2013,
/// 10.1186/1752-0509-7-135): a qualitative species with maximal level 1 per node, a transition per node with regulators. Inputs and held
/// nodes
/// are constant with their level as the initial one; all others start at 0.
/// </summary>
public static class SbmlQualModel
{
    private static readonly XNamespace Sbml = "http://www.sbml.org/sbml/level3/version1/core";
    private static readonly XNamespace Qual = "http://www.sbml.org/sbml/level3/version1/qual/version1";
    private static readonly XNamespace Math = "http://www.w3.org/1998/Math/MathML";

    /// <summary>The document.</summary>
    public static XDocument Document(LogicModel model, LogicCondition condition)
    {
        var network = new BooleanNetwork(model, condition);
        string[] ids = SbmlIds.Of(model);
        int[][] acting =
        [
            .. Enumerable.Range(0, ids.Length).Select(i => network.RegulatorsOf(i).Count == 0
                ? []
                : Enumerable.Range(0, model.Influences.Count).Where(k =>
                    model.Influences[k].To == i && model.Influences[k].Sign != Sign.Unknown && !condition.Inactive.Contains(k)).ToArray()),
        ];
        bool[] off = new bool[ids.Length];
        var root = new XElement(
            Sbml + "sbml",
            new XAttribute("level", 3),
            new XAttribute("version", 1),
            new XAttribute(XNamespace.Xmlns + "qual", Qual.NamespaceName),
            new XAttribute(Qual + "required", "true"),
            new XElement(
                Sbml + "model",
                new XAttribute("id", "osteon_boolean_model"),
                new XAttribute("name", condition.Name),
                new XElement(
                    Sbml + "listOfCompartments",
                    new XElement(Sbml + "compartment", new XAttribute("id", "model_space"), new XAttribute("constant", "true"))),
                new XElement(
                    Qual + "listOfQualitativeSpecies",
                    Enumerable.Range(0, ids.Length)
                        .Select(i => Species(model.Nodes[i], ids[i], acting[i].Length > 0, network.Next(i, off)))),
                acting.All(a => a.Length == 0)
                    ? null
                    : new XElement(
                        Qual + "listOfTransitions",
                        Enumerable.Range(0, ids.Length).Where(i => acting[i].Length > 0)
                            .Select(i => Transition(model, ids, i, acting[i])))));
        return new XDocument(new XDeclaration("1.0", "UTF-8", null), root);
    }

    private static XElement Species(LogicNode node, string id, bool driven, bool constantLevel) => new(
        Qual + "qualitativeSpecies",
        new XAttribute(Qual + "id", id),
        new XAttribute(Qual + "name", node.Label),
        new XAttribute(Qual + "compartment", "model_space"),
        new XAttribute(Qual + "constant", driven ? "false" : "true"),
        new XAttribute(Qual + "initialLevel", !driven && constantLevel ? 1 : 0),
        new XAttribute(Qual + "maxLevel", 1));

    private static XElement Transition(LogicModel model, string[] ids, int node, int[] acting) => new(
        Qual + "transition",
        new XAttribute(Qual + "id", $"t_{ids[node]}"),
        new XElement(
            Qual + "listOfInputs",
            acting.GroupBy(k => model.Influences[k].From).Select(g => new XElement(
                Qual + "input",
                new XAttribute(Qual + "id", $"i_{node + 1}_{g.Key + 1}"),
                new XAttribute(Qual + "qualitativeSpecies", ids[g.Key]),
                new XAttribute(Qual + "transitionEffect", "none"),
                new XAttribute(Qual + "sign", SignOf(g.Select(k => model.Influences[k].Sign)))))),
        new XElement(
            Qual + "listOfOutputs",
            new XElement(
                Qual + "output",
                new XAttribute(Qual + "id", $"o_{node + 1}"),
                new XAttribute(Qual + "qualitativeSpecies", ids[node]),
                new XAttribute(Qual + "transitionEffect", "assignmentLevel"))),
        new XElement(
            Qual + "listOfFunctionTerms",
            new XElement(Qual + "defaultTerm", new XAttribute(Qual + "resultLevel", 0)),
            new XElement(
                Qual + "functionTerm",
                new XAttribute(Qual + "resultLevel", 1),
                new XElement(Math + "math", Rule(model, ids, acting)))));

    private static string SignOf(IEnumerable<Sign> signs)
    {
        Sign[] all = [.. signs.Distinct()];
        return all.Length > 1 ? "dual" : all[0] == Sign.Plus ? "positive" : "negative";
    }

    private static XElement Rule(LogicModel model, string[] ids, int[] acting)
    {
        XElement Is(int k, bool on) => new(
            Math + "apply",
            new XElement(Math + "eq"),
            new XElement(Math + "ci", ids[model.Influences[k].From]),
            new XElement(Math + "cn", new XAttribute("type", "integer"), on ? 1 : 0));
        bool Raises(int k) => model.Influences[k].Sign == Sign.Plus;
        XElement Favourable(int k) => Is(k, Raises(k));
        if (model.Gate == LogicGate.Any) return Joined("or", acting.Select(Favourable));
        if (model.Gate == LogicGate.All) return Joined("and", acting.Select(Favourable));
        List<XElement> parts = [];
        if (Array.Exists(acting, Raises)) parts.Add(Joined("or", acting.Where(Raises).Select(Favourable)));
        parts.AddRange(acting.Where(k => !Raises(k)).Select(Favourable));
        return Joined("and", parts);
    }

    private static XElement Joined(string op, IEnumerable<XElement> parts)
    {
        XElement[] all = [.. parts];
        return all.Length == 1 ? all[0] : new XElement(Math + "apply", new XElement(Math + op), all);
    }
}
