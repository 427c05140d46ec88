using System.Text.RegularExpressions;

namespace Osteon.Mechanism;

/// <summary>The node that an observation is about, and how it was found.</summary>
/// <param name="Node">The node, or null where the graph has none.</param>
/// <param name="By">How: <c>term</c>, <c>identifier KEGG:hsa04066</c>, <c>name</c>, <c>name without 'signaling pathway'</c>, <c>lipid class</c>, <c>chemical class</c>; null without a node.</param>
/// <param name="Several">Nodes between which the name does not decide; then no node is taken.</param>
public sealed record ObservationMatch(Node? Node, string? By, IReadOnlyList<Node> Several)
{
    /// <summary>Why a node that has the name was not taken: its identifier is another. Null otherwise.</summary>
    public string? Contradiction { get; init; }

    /// <summary>Whether the node is the class of the thing that was observed, not the thing itself.</summary>
    public bool IsClass => By is LipidClass or ChemicalClass;

    internal const string LipidClass = "lipid class";
    internal const string ChemicalClass = "chemical class";

    /// <summary>Nothing was found.</summary>
    public static ObservationMatch None { get; } = new(null, null, []);
}

/// <summary>
/// Finds the nodes of observations: by term of a measure (<c>terms.tsv</c>), by identifier, by name. KEGG maps of all species have the same digits and
/// meet (rno04066 is found at hsa04066, which <see cref="ObservationMatch.By"/> says). A pathway is also found without the words "signaling pathway" and
/// without the species that KEGG puts behind its maps; a lipid in shorthand (<c>PE(16:0/18:1)</c>, <c>PE 34:1</c>) is found at its class;
/// any other metabolite at the chemical class that is stated for it.
/// </summary>
public sealed partial class ObservationMatcher
{
    private const string ClassEnding = ", class";

    private readonly MechanismGraph _graph;
    private readonly Dictionary<string, string> _terms;
    private readonly Dictionary<string, List<Node>> _byXref = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Node>> _byStem = new(StringComparer.Ordinal);

    /// <summary>Prepares a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="terms">Nodes of terms, by term id; null for the shipped table.</param>
    public ObservationMatcher(MechanismGraph graph, IReadOnlyDictionary<string, string>? terms = null)
    {
        _graph = graph;
        _terms = new Dictionary<string, string>(terms ?? ShippedMechanism.TermNodes, StringComparer.Ordinal);
        foreach (Node node in graph.Nodes)
        {
            foreach (string xref in node.Xrefs) Add(_byXref, XrefKey(xref), node);
            if (node.Kind != NodeKind.Pathway) continue;
            foreach (string stem in NodeNames.NamesOf(node).Select(Stem).Distinct(StringComparer.Ordinal)) Add(_byStem, stem, node);
        }
    }

    /// <summary>The node of an observation.</summary>
    public ObservationMatch Find(Observation observation)
    {
        string name = observation.Name.Trim();
        IEnumerable<string> identifiers = observation.Identifiers;
        if (KeggPrefixed().Match(name) is { Success: true } prefixed)
        {
            identifiers = identifiers.Append(prefixed.Groups[1].Value);
            name = prefixed.Groups[2].Value is { Length: > 0 } rest ? rest : name;
        }

        foreach (string identifier in identifiers)
        {
            if (identifier.StartsWith("term:", StringComparison.Ordinal))
            {
                if (_terms.TryGetValue(identifier["term:".Length..], out string? id) && _graph.Node(id) is { } term) return new ObservationMatch(term, "term", []);
                continue;
            }

            if (_graph.Node(identifier) is { } named) return Named(named, name, observation.Kind) ?? new ObservationMatch(named, "id", []);
            if (_byXref.TryGetValue(XrefKey(identifier), out List<Node>? list) && Fitting(list, observation.Kind) is { Count: 1 } one)
                return Named(one[0], name, observation.Kind) ?? new ObservationMatch(one[0], "identifier " + one[0].Xrefs.First(x => XrefKey(x).Equals(XrefKey(identifier), StringComparison.OrdinalIgnoreCase)), []);
        }

        IReadOnlyList<Node> byName = Fitting(_graph.Names.Find(name), observation.Kind);
        if (byName.Count == 1) return Agreeing(byName[0], "name", identifiers);
        if (byName.Count > 1) return new ObservationMatch(null, null, byName);
        if (observation.Kind == ObservationKind.Pathway && _byStem.TryGetValue(Stem(name), out List<Node>? stems))
            return stems.Count == 1 ? Agreeing(stems[0], "name without 'signaling pathway'", identifiers) : new ObservationMatch(null, null, stems);
        if (observation.Kind == ObservationKind.Metabolite && LipidShorthand().Match(name) is { Success: true } lipid
            && Fitting(_graph.Names.Find(lipid.Groups[1].Value), observation.Kind) is { Count: 1 } classes)
            return new ObservationMatch(classes[0], ObservationMatch.LipidClass, []);
        if (observation is { Kind: ObservationKind.Metabolite, ChemicalClass: { Length: > 0 } stated }
            && Fitting([.. _graph.Names.Find(stated), .. _graph.Names.Find(stated + ClassEnding)], observation.Kind) is { Count: 1 } chemical)
            return new ObservationMatch(chemical[0], ObservationMatch.ChemicalClass, []);
        return ObservationMatch.None;
    }

    /// <summary>The name that a misspelt one most likely means, of the nodes of fitting kinds; or null.</summary>
    public string? Nearest(Observation observation) => Primitives.NearestName.Of(
        observation.Name,
        _graph.Nodes.Where(n => Fits(n.Kind, observation.Kind)).SelectMany(NodeNames.NamesOf).Distinct(StringComparer.Ordinal));

    /// <summary>The contradiction, where the name is that of another node than the identifier's; else null.</summary>
    private ObservationMatch? Named(Node node, string name, ObservationKind kind)
    {
        IReadOnlyList<Node> named = Fitting(_graph.Names.Find(name), kind);
        if (named.Count == 0 && kind == ObservationKind.Pathway && _byStem.TryGetValue(Stem(name), out List<Node>? stems)) named = stems;
        return named.Count == 0 || named.Contains(node)
            ? null
            : ObservationMatch.None with { Contradiction = $"the identifier is that of {node.Id}, the name that of {string.Join(" or ", named.Select(n => n.Id))}" };
    }

    /// <summary>A node found by name, unless an identifier of a kind that the node has too is another.</summary>
    private static ObservationMatch Agreeing(Node node, string by, IEnumerable<string> identifiers)
    {
        foreach (string identifier in identifiers)
        {
            string key = XrefKey(identifier), kind = key.Split(':')[0];
            string[] own = [.. node.Xrefs.Select(XrefKey).Where(x => x.Split(':')[0].Equals(kind, StringComparison.OrdinalIgnoreCase))];
            if (key.Contains(':', StringComparison.Ordinal) && own.Length > 0 && !own.Contains(key, StringComparer.OrdinalIgnoreCase))
                return ObservationMatch.None with { Contradiction = $"{node.Id} has the name, but {string.Join(" or ", node.Xrefs)} and not {identifier}" };
        }

        return new ObservationMatch(node, by, []);
    }

    private static IReadOnlyList<Node> Fitting(IReadOnlyList<Node> nodes, ObservationKind kind) => [.. nodes.Where(n => Fits(n.Kind, kind))];

    private static bool Fits(NodeKind node, ObservationKind kind) => kind switch
    {
        ObservationKind.Outcome => node is NodeKind.Outcome or NodeKind.Process or NodeKind.Indication,
        ObservationKind.Metabolite => node is NodeKind.Metabolite,
        ObservationKind.Pathway => node is NodeKind.Pathway or NodeKind.Process,
        ObservationKind.Marker => node is NodeKind.Protein or NodeKind.Complex or NodeKind.GeneFamily or NodeKind.Mirna or NodeKind.Lncrna or NodeKind.Circrna
            or NodeKind.Metabolite,
        _ => true,
    };

    /// <summary>Names of pathways without the words that every second one has.</summary>
    private static string Stem(string name)
    {
        string plain = Collection().Replace(KeggSpecies().Replace(name, ""), "").Replace('/', ' ').Replace('_', ' ');
        return NodeNames.Key(PathwayWords().Replace(plain, " "));
    }

    private static string XrefKey(string xref) => KeggMap().Match(xref) is { Success: true } map ? "KEGG:map" + map.Groups[1].Value + map.Groups[2].Value : xref;

    private static void Add(Dictionary<string, List<Node>> index, string key, Node node)
    {
        if (key.Length == 0) return;
        if (!index.TryGetValue(key, out List<Node>? list)) index.Add(key, list = []);
        if (!list.Contains(node)) list.Add(node);
    }

    [GeneratedRegex(@"^(?:KEGG:)?(?:path:)?(?:(?:[a-z]{2,4})(\d{5})|(?<=KEGG:)(\d{5}))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex KeggMap();

    [GeneratedRegex(@"^(?:KEGG|REACTOME|WP|HALLMARK|GOBP)_", RegexOptions.CultureInvariant)]
    private static partial Regex Collection();

    [GeneratedRegex(@"^((?:path:)?[a-z]{2,4}\d{5})(?:\s*[:\-–]\s*(.+))?$", RegexOptions.CultureInvariant)]
    private static partial Regex KeggPrefixed();

    [GeneratedRegex(@"\s+-\s+[A-Z][a-z]+ [a-z]+(?: \([^)]*\))?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex KeggSpecies();

    [GeneratedRegex(@"\b(?:signall?ing|pathways?|the)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PathwayWords();

    [GeneratedRegex(@"^([A-Za-z]+)[ (]\(?(?:[OPd]-?)?\d+:\d+", RegexOptions.CultureInvariant)]
    private static partial Regex LipidShorthand();
}
