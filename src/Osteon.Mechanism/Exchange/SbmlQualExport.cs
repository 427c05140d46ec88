using System.Globalization;
using System.Xml;

namespace Osteon.Mechanism;

/// <summary>
/// SBML level 3 version 1 core with the package <c>qual</c> version 1 (doi:10.2390/biecoll-jib-2015-270). Every node that takes part in
/// an effect is a
/// qualitative species with the levels 0 and 1, every node with a signed input has a transition whose inputs carry their sign.
/// </summary>
/// <remarks>
/// The graph says who acts on whom and with which sign, not how several inputs work together. So that the file can be run, a rule is
/// assumed and told
/// in the notes: a node is on when at least one raising input is on (or there is none) and no lowering input is. Inputs of unknown or
/// context-dependent sign are listed with that sign and take no part in the rule; a node that has only such inputs gets no transition and
/// keeps its
/// level. Containing counts as raising. Associations, structure, uses, contexts and nodes without effects are left out.
/// </remarks>
public static class SbmlQualExport
{
    private const string Core = "http://www.sbml.org/sbml/level3/version1/core";
    private const string Qual = "http://www.sbml.org/sbml/level3/version1/qual/version1";
    private const string MathMl = "http://www.w3.org/1998/Math/MathML";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private const string Biology = "http://biomodels.net/biology-qualifiers/";

    private enum InputSign
    {
        Positive,
        Negative,
        Dual,
        Unknown,
    }

    /// <summary>Writes the graph.</summary>
    public static void Write(MechanismGraph graph, ExportOptions options, TextWriter output)
    {
        Target[] targets =
        [
            .. Enumerable.Range(0, graph.Edges.Count).Where(e => Takes(graph.Edges[e])).GroupBy(e => graph.ToIndex[e]).OrderBy(g => g.Key)
                .Select(g => new Target(g.Key, Inputs(graph, g))),
        ];
        int[] nodes = [.. targets.SelectMany(t => t.Inputs.Select(i => i.From).Append(t.Node)).Distinct().Order()];
        var names = new SbmlNames(nodes.Select(n => graph.Nodes[n].Id));
        int unsigned = targets.Count(t => !t.IsDecided);
        ExportText.Xml(output, xml =>
        {
            xml.WriteStartElement("sbml", Core);
            xml.WriteAttributeString("xmlns", "qual", null, Qual);
            xml.WriteAttributeString("level", "3");
            xml.WriteAttributeString("version", "1");
            xml.WriteAttributeString("qual", "required", Qual, "true");
            xml.WriteStartElement("model", Core);
            xml.WriteAttributeString("id", "mechanism");
            xml.WriteAttributeString("name", ExportText.Clean(options.Title));
            Notes(xml, ModelNotes(graph, options, nodes.Length, unsigned));
            xml.WriteStartElement("listOfCompartments", Core);
            xml.WriteStartElement("compartment", Core);
            xml.WriteAttributeString("id", "all");
            xml.WriteAttributeString("constant", "true");
            xml.WriteEndElement();
            xml.WriteEndElement();
            if (nodes.Length > 0) Species(xml, graph, nodes, names, targets);
            if (targets.Length > unsigned)
            {
                xml.WriteStartElement("qual", "listOfTransitions", Qual);
                foreach (Target target in targets.Where(t => t.IsDecided)) Transition(xml, graph, target, names, options);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        });
    }

    /// <summary>All edges from one node to the target, with the sign they have together.</summary>
    private sealed record Input(int From, InputSign Sign, int[] Edges);

    private sealed record Target(int Node, Input[] Inputs)
    {
        /// <summary>Whether there is an input whose sign is known, so that the rule says something.</summary>
        public bool IsDecided => Inputs.Any(i => i.Sign is InputSign.Positive or InputSign.Negative);
    }

    private static Input[] Inputs(MechanismGraph graph, IEnumerable<int> edges) =>
    [
        .. edges.GroupBy(e => graph.FromIndex[e]).OrderBy(g => g.Key).Select(g => new Input(g.Key, Merged(g.Select(e => Sign(graph.Edges[e]))), [.. g])),
    ];

    private static bool Takes(Edge edge) => edge.Relation.IsEffect() || edge.Relation == Relation.Contains;

    private static InputSign Sign(Edge edge) => edge.Relation switch
    {
        Relation.Raises or Relation.Contains => InputSign.Positive,
        Relation.Lowers => InputSign.Negative,
        Relation.ContextDependent => InputSign.Dual,
        _ => InputSign.Unknown,
    };

    private static string[] ModelNotes(MechanismGraph graph, ExportOptions options, int species, int unsigned)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        return
        [
            .. new[] { options.Description, options.Generator }.OfType<string>(),
            "Assumed, not from the sources: a node is on when at least one raising input is on (or it has none) and no lowering input is on.",
            "Inputs of unknown or context-dependent sign are listed and take no part in the rule.",
            string.Create(culture, $"{graph.Nodes.Count - species} nodes without effects and {graph.Edges.Count(e => !Takes(e))} edges that are no effects are not in this file; ")
                + string.Create(culture, $"{unsigned} nodes have only unsigned inputs and no transition."),
        ];
    }

    private static void Species(XmlWriter xml, MechanismGraph graph, int[] nodes, SbmlNames names, Target[] targets)
    {
        HashSet<int> changed = [.. targets.Where(t => t.IsDecided).Select(t => t.Node)];
        xml.WriteStartElement("qual", "listOfQualitativeSpecies", Qual);
        foreach (int n in nodes)
        {
            Node node = graph.Nodes[n];
            xml.WriteStartElement("qual", "qualitativeSpecies", Qual);
            xml.WriteAttributeString("metaid", "m_" + names[node.Id]);
            Attribute(xml, "id", names[node.Id]);
            Attribute(xml, "name", ExportText.Clean(node.Label));
            Attribute(xml, "compartment", "all");
            Attribute(xml, "constant", changed.Contains(n) ? "false" : "true");
            Attribute(xml, "maxLevel", "1");
            Notes(xml, [$"{node.Id} ({MechWords.Word(node.Kind)})", .. new[] { node.Name, node.Note }.OfType<string>()]);
            Annotation(xml, "m_" + names[node.Id], "is", [.. node.Xrefs.Where(x => x.Contains(':', StringComparison.Ordinal)).Select(JsonLdExport.Identifier)]);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Transition(XmlWriter xml, MechanismGraph graph, Target target, SbmlNames names, ExportOptions options)
    {
        string name = names[graph.Nodes[target.Node].Id];
        xml.WriteStartElement("qual", "transition", Qual);
        Attribute(xml, "id", "t_" + name);
        xml.WriteStartElement("qual", "listOfInputs", Qual);
        foreach ((int from, InputSign sign, int[] edges) in target.Inputs)
        {
            string input = $"i_{name}__{names[graph.Nodes[from].Id]}";
            EdgeSummary[] summaries = [.. edges.Select(e => EdgeSummary.Of(graph.Edges[e], options))];
            xml.WriteStartElement("qual", "input", Qual);
            xml.WriteAttributeString("metaid", "m_" + input);
            Attribute(xml, "id", input);
            Attribute(xml, "qualitativeSpecies", names[graph.Nodes[from].Id]);
            Attribute(xml, "transitionEffect", "none");
            Attribute(xml, "sign", sign.ToString().ToLowerInvariant());
            Notes(xml, [.. summaries.Select(s => $"{s.Edge.Id}: {s.Line(graph.Nodes[from].Label, graph.Nodes[target.Node].Label)}")]);
            Annotation(xml, "m_" + input, "isDescribedBy", [.. summaries.SelectMany(s => s.References).Distinct().Select(Registry).OfType<string>()]);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("qual", "listOfOutputs", Qual);
        xml.WriteStartElement("qual", "output", Qual);
        Attribute(xml, "qualitativeSpecies", name);
        Attribute(xml, "transitionEffect", "assignmentLevel");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("qual", "listOfFunctionTerms", Qual);
        string[] raising = [.. target.Inputs.Where(i => i.Sign == InputSign.Positive).Select(i => names[graph.Nodes[i.From].Id])];
        string[] lowering = [.. target.Inputs.Where(i => i.Sign == InputSign.Negative).Select(i => names[graph.Nodes[i.From].Id])];
        xml.WriteStartElement("qual", "defaultTerm", Qual);
        Attribute(xml, "resultLevel", "0");
        xml.WriteEndElement();
        Term(xml, raising, lowering);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static InputSign Merged(IEnumerable<InputSign> signs)
    {
        InputSign[] distinct = [.. signs.Distinct().Order()];
        if (distinct.Length == 1) return distinct[0];
        bool contradictory = distinct.Contains(InputSign.Dual) || (distinct.Contains(InputSign.Positive) && distinct.Contains(InputSign.Negative));
        return contradictory ? InputSign.Dual : distinct[0];
    }

    private static void Term(XmlWriter xml, string[] raising, string[] lowering)
    {
        xml.WriteStartElement("qual", "functionTerm", Qual);
        Attribute(xml, "resultLevel", "1");
        xml.WriteStartElement("math", MathMl);
        if (raising.Length > 0 && lowering.Length > 0)
        {
            xml.WriteStartElement("apply", MathMl);
            Empty(xml, "and");
            Any(xml, raising, "or", "1");
            Any(xml, lowering, "and", "0");
            xml.WriteEndElement();
        }
        else if (raising.Length > 0)
        {
            Any(xml, raising, "or", "1");
        }
        else
        {
            Any(xml, lowering, "and", "0");
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Any(XmlWriter xml, string[] inputs, string operation, string level)
    {
        if (inputs.Length > 1)
        {
            xml.WriteStartElement("apply", MathMl);
            Empty(xml, operation);
        }

        foreach (string input in inputs)
        {
            xml.WriteStartElement("apply", MathMl);
            Empty(xml, "eq");
            xml.WriteElementString("ci", MathMl, input);
            xml.WriteStartElement("cn", MathMl);
            xml.WriteAttributeString("type", "integer");
            xml.WriteString(level);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        if (inputs.Length > 1) xml.WriteEndElement();
    }

    private static void Empty(XmlWriter xml, string element)
    {
        xml.WriteStartElement(element, MathMl);
        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString("qual", name, Qual, value);

    private static void Notes(XmlWriter xml, IReadOnlyList<string> paragraphs)
    {
        xml.WriteStartElement("notes", Core);
        xml.WriteStartElement("body", Xhtml);
        foreach (string paragraph in paragraphs) xml.WriteElementString("p", Xhtml, ExportText.Clean(paragraph));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string? Registry(string reference) => reference switch
    {
        ['d', 'o', 'i', ':', .. var doi] => "https://identifiers.org/doi:" + Uri.EscapeDataString(doi).Replace("%2F", "/", StringComparison.Ordinal),
        ['p', 'm', 'i', 'd', ':', .. var pmid] => "https://identifiers.org/pubmed:" + pmid,
        _ => null,
    };

    private static void Annotation(XmlWriter xml, string metaId, string qualifier, IReadOnlyList<string> addresses)
    {
        if (addresses.Count == 0) return;
        xml.WriteStartElement("annotation", Core);
        xml.WriteStartElement("rdf", "RDF", Rdf);
        xml.WriteAttributeString("xmlns", "bqbiol", null, Biology);
        xml.WriteStartElement("rdf", "Description", Rdf);
        xml.WriteAttributeString("rdf", "about", Rdf, "#" + metaId);
        xml.WriteStartElement("bqbiol", qualifier, Biology);
        xml.WriteStartElement("rdf", "Bag", Rdf);
        foreach (string address in addresses)
        {
            xml.WriteStartElement("rdf", "li", Rdf);
            xml.WriteAttributeString("rdf", "resource", Rdf, address);
            xml.WriteEndElement();
        }

        for (int i = 0; i < 5; i++) xml.WriteEndElement();
    }
}
