using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Osteon.Mechanism;

namespace Osteon.Simulation;

/// <summary>
/// A logic model under a condition as an SBML Level 3 Version 2 core document: a species per node, a rate rule per species with the whole
/// equation in MathML, a global parameter per number, and the normalised Hill curve as a function definition. No units are declared:
/// activities
/// are shares of a maximum and time counts in the model's own unit. Influences of unknown sign are not written; fill them in first.
/// </summary>
public static class SbmlModel
{
    private const string Core = "http://www.sbml.org/sbml/level3/version2/core";

    private static readonly XNamespace Sbml = Core;
    private static readonly XNamespace Math = "http://www.w3.org/1998/Math/MathML";
    private static readonly string[] Arguments = ["x", "n", "e"];
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    /// <summary>The document.</summary>
    /// <param name="model">The model.</param>
    /// <param name="condition">Held nodes and influences that do not act.</param>
    /// <param name="start">Activities at time 0, or null for those of the model.</param>
    public static XDocument Document(LogicModel model, LogicCondition condition, IReadOnlyList<double>? start = null)
    {
        LogicModelCheck.Require(model, condition);
        string[] ids = SbmlIds.Of(model);
        var equations = new SbmlEquations(model, condition, ids);
        XElement[] rules =
        [
            .. Enumerable.Range(0, ids.Length).Select(i => new XElement(
                Sbml + "rateRule",
                new XAttribute("variable", ids[i]),
                MathOf(Apply("divide", Apply("minus", equations.Drive(i), Name(ids[i])), Name($"tau_{ids[i]}"))))),
        ];
        return new XDocument(
            new XDeclaration("1.0", "UTF-8", null),
            new XElement(
                Sbml + "sbml",
                new XAttribute("level", 3),
                new XAttribute("version", 2),
                new XElement(
                    Sbml + "model",
                    new XAttribute("id", "osteon_logic_model"),
                    new XAttribute("name", condition.Name),
                    Notes("Logic-based differential equations of a signed graph in normalised Hill form. Weights, Hill coefficients, EC50, "
                        + "time constants, maxima and inputs are assumed, not measured."),
                    new XElement(Sbml + "listOfFunctionDefinitions", Activation()),
                    new XElement(
                        Sbml + "listOfCompartments",
                        new XElement(
                            Sbml + "compartment",
                            new XAttribute("id", "model_space"),
                            new XAttribute("size", 1),
                            new XAttribute("spatialDimensions", 3),
                            new XAttribute("constant", "true"))),
                    new XElement(Sbml + "listOfSpecies", model.Nodes.Select((n, i) => Species(n, ids[i], start?[i] ?? n.Initial))),
                    new XElement(Sbml + "listOfParameters", equations.Parameters().Select(p => Parameter(p.Id, p.Value))),
                    new XElement(Sbml + "listOfRules", rules))));
    }

    /// <summary>A document as text, in UTF-8 form and indented.</summary>
    public static string Text(XDocument document)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        return text.Append(document.Root!.ToString().ReplaceLineEndings("\n")).Append('\n').ToString();
    }

    internal static XElement Notes(string text) =>
        new(Sbml + "notes", new XElement(Html + "body", new XElement(Html + "p", text)));

    internal static XElement MathOf(XElement content) => new(Math + "math", content);

    internal static XElement Apply(string op, params IEnumerable<XElement> arguments) =>
        new(Math + "apply", new XElement(Math + op), arguments);

    internal static XElement Call(string function, params XElement[] arguments) =>
        new(Math + "apply", Name(function), arguments);

    internal static XElement Name(string id) => new(Math + "ci", id);

    internal static XElement Number(double value) =>
        value == System.Math.Floor(value) && System.Math.Abs(value) < 1e9
            ? new(Math + "cn", new XAttribute("type", "integer"), value.ToString("F0", CultureInfo.InvariantCulture))
            : new(Math + "cn", Plain(value));

    internal static string Plain(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static XElement Activation()
    {
        // act(x, n, e) = β xⁿ / (β − 1 + xⁿ) with β = (eⁿ − 1)/(2eⁿ − 1).
        static XElement Power(string x) => Apply("power", Name(x), Name("n"));
        static XElement Beta() => Apply(
            "divide", Apply("minus", Power("e"), Number(1)), Apply("minus", Apply("times", Number(2), Power("e")), Number(1)));
        return new XElement(
            Sbml + "functionDefinition",
            new XAttribute("id", "act"),
            new XAttribute("name", "normalised Hill activation"),
            MathOf(new XElement(
                Math + "lambda",
                Arguments.Select(v => new XElement(Math + "bvar", Name(v))),
                Apply("divide", Apply("times", Beta(), Power("x")), Apply("plus", Apply("minus", Beta(), Number(1)), Power("x"))))));
    }

    private static XElement Species(LogicNode node, string id, double start) => new(
        Sbml + "species",
        new XAttribute("id", id),
        new XAttribute("name", node.Label),
        new XAttribute("compartment", "model_space"),
        new XAttribute("initialConcentration", Plain(start)),
        new XAttribute("hasOnlySubstanceUnits", "false"),
        new XAttribute("boundaryCondition", "false"),
        new XAttribute("constant", "false"),
        Notes($"Node {node.Id} of the mechanism graph."));

    private static XElement Parameter(string id, double value) => new(
        Sbml + "parameter", new XAttribute("id", id), new XAttribute("value", Plain(value)), new XAttribute("constant", "true"));
}

/// <summary>Identifiers that SBML allows: letters, digits and underscores, unique, in the order of the nodes.</summary>
internal static class SbmlIds
{
    public static string[] Of(LogicModel model)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. model.Nodes.Select(n => Unique(n.Id, taken))];
    }

    private static string Unique(string id, HashSet<string> taken)
    {
        string clean = "n_" + string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        string name = clean;
        for (int k = 2; !taken.Add(name); k++) name = string.Create(CultureInfo.InvariantCulture, $"{clean}__{k}");
        return name;
    }
}

/// <summary>The drives of a model in MathML.</summary>
internal sealed class SbmlEquations(LogicModel model, LogicCondition condition, string[] ids)
{
    public IEnumerable<(string Id, double Value)> Parameters()
    {
        for (int i = 0; i < ids.Length; i++)
        {
            yield return ($"tau_{ids[i]}", model.Nodes[i].TimeConstant);
            if (condition.Held.TryGetValue(i, out double held))
            {
                yield return ($"held_{ids[i]}", held);
                continue;
            }

            yield return ($"ymax_{ids[i]}", model.Nodes[i].Maximum);
            if (!All(i).Any()) yield return ($"input_{ids[i]}", model.Nodes[i].Input);
            foreach (int k in Acting(i))
            {
                yield return ($"w_{k + 1}", model.Influences[k].Weight);
                yield return ($"hill_{k + 1}", model.Influences[k].Curve.Hill);
                yield return ($"ec50_{k + 1}", model.Influences[k].Curve.HalfMaximum);
            }
        }
    }

    /// <summary>drive·ymax, or the value a node is held at.</summary>
    public XElement Drive(int node)
    {
        if (condition.Held.ContainsKey(node)) return SbmlModel.Name($"held_{ids[node]}");
        int[] all = [.. All(node)], acting = [.. Acting(node)];
        bool activated = Array.Exists(all, Raises);
        XElement drive;
        if (all.Length == 0) drive = SbmlModel.Name($"input_{ids[node]}");
        else if (acting.Length == 0) drive = SbmlModel.Number(model.Gate == LogicGate.Any || activated ? 0 : 1);
        else if (model.Gate == LogicGate.All) drive = Product(acting.Select(k => Weighted(k, true)));
        else if (model.Gate == LogicGate.Any) drive = Rest(Product(acting.Select(k => Rest(Weighted(k, true)))));
        else if (activated && !Array.Exists(acting, Raises)) drive = SbmlModel.Number(0);
        else
        {
            List<XElement> factors = [.. acting.Where(k => !Raises(k)).Select(k => Rest(Weighted(k, false)))];
            if (activated) factors.Insert(0, Rest(Product(acting.Where(Raises).Select(k => Rest(Weighted(k, false))))));
            drive = Product(factors);
        }

        return SbmlModel.Apply("times", drive, SbmlModel.Name($"ymax_{ids[node]}"));
    }

    private IEnumerable<int> All(int node) =>
        Enumerable.Range(0, model.Influences.Count).Where(k => model.Influences[k].To == node && model.Influences[k].Sign != Sign.Unknown);

    private IEnumerable<int> Acting(int node) => All(node).Where(k => !condition.Inactive.Contains(k));

    private bool Raises(int influence) => model.Influences[influence].Sign == Sign.Plus;

    private XElement Weighted(int k, bool signed)
    {
        XElement f = SbmlModel.Call(
            "act", SbmlModel.Name(ids[model.Influences[k].From]), SbmlModel.Name($"hill_{k + 1}"), SbmlModel.Name($"ec50_{k + 1}"));
        return SbmlModel.Apply("times", SbmlModel.Name($"w_{k + 1}"), signed && !Raises(k) ? Rest(f) : f);
    }

    private static XElement Rest(XElement x) => SbmlModel.Apply("minus", SbmlModel.Number(1), x);

    private static XElement Product(IEnumerable<XElement> factors)
    {
        XElement[] all = [.. factors];
        return all.Length == 1 ? all[0] : SbmlModel.Apply("times", all);
    }
}
