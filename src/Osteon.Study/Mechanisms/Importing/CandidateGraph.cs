using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Osteon.Mechanism;

namespace Osteon.Study;

/// <summary>
/// Gathers candidates from foreign sources into one graph. Names that mean exactly one node of the known graph (of a kind that fits)
/// become that node; other
/// names become nodes of their own, one per kind and name, unless the same species has two different identifiers for it: then there are
/// two nodes, since the
/// name is known to mean two things. Equal statements become one edge with several evidences.
/// </summary>
public sealed class CandidateGraph(MechanismGraph? known)
{
    private const int MostIdentifiersInNote = 8;

    private readonly Dictionary<(NodeKind, string), List<Entry>> _byName = [];
    private readonly Dictionary<string, Entry> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, Relation, string, MechanismKind, bool?, EdgeContext, string?), Draft> _edges = [];
    private readonly List<Draft> _order = [];

    /// <summary>Names that mean different things by their identifiers, with the ids of their nodes.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<string> Ids)> Collisions =>
    [
        .. _byName.Where(p => p.Value.Count > 1).Select(p => (p.Value[0].Label, (IReadOnlyList<string>)[.. p.Value.Select(e => e.Id)]))
            .OrderBy(c => c.Label, StringComparer.Ordinal),
    ];

    /// <summary>Nodes that are nodes of the known graph.</summary>
    public int Recognised => _byId.Values.Count(e => e.Known is not null);

    /// <summary>The id of the node that the candidate is.</summary>
    public string Add(CandidateNode node)
    {
        if (node.Id is { } given)
        {
            if (!_byId.TryGetValue(given, out Entry? there)) _byId.Add(given, there = new Entry(given, node.Kind, node.Label) { Known = known?.Node(given) });
            there.Learn(node);
            return given;
        }

        (NodeKind, string) key = (node.Kind, NodeNames.Key(node.Label));
        if (!_byName.TryGetValue(key, out List<Entry>? entries)) _byName.Add(key, entries = []);
        Entry? entry = entries.Find(e => !e.Contradicts(node));
        if (entry is null)
        {
            Node? recognised = entries.Count == 0 ? Recognise(node) : null;
            string id = recognised?.Id ?? NewId(node);
            if (!_byId.TryGetValue(id, out entry)) _byId.Add(id, entry = new Entry(id, node.Kind, node.Label) { Known = recognised });
            entries.Add(entry);
        }

        entry.Learn(node);
        return entry.Id;
    }

    /// <summary>Adds an edge, or its evidence to the same one that is there.</summary>
    public void Add(CandidateEdge edge)
    {
        var key = (edge.From, edge.Relation, edge.To, edge.Mechanism, edge.Direct, edge.Context, edge.Id);
        if (!_edges.TryGetValue(key, out Draft? draft))
        {
            _edges.Add(key, draft = new Draft(edge));
            _order.Add(draft);
        }

        draft.Evidence.Add(edge.Evidence);
        if (edge.Note is { } note && draft.Notes.Count < MostIdentifiersInNote && !draft.Notes.Contains(note)) draft.Notes.Add(note);
    }

    /// <summary>The graph of all candidates. Nodes that the contexts of edges name are taken from the known graph.</summary>
    public MechanismGraph Build()
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var edges = new List<Edge>(_order.Count);
        foreach (Draft draft in _order)
        {
            CandidateEdge e = draft.First;
            string id = e.Id is { } given && !ids.Contains(given) ? given : IdOf(e);
            for (int i = 2; !ids.Add(id); i++) id = string.Create(CultureInfo.InvariantCulture, $"{IdOf(e)}-{i}");
            edges.Add(new Edge(id, e.From, e.Relation, e.To)
            {
                Mechanism = e.Mechanism,
                Direct = e.Direct,
                Note = draft.Notes.Count == 0 ? null : string.Join("; ", draft.Notes),
                Context = e.Context,
                Evidence = draft.Evidence,
            });
        }

        var nodes = _byId.Values.ToDictionary(e => e.Id, e => e.Node(), StringComparer.Ordinal);
        foreach ((_, string id) in edges.SelectMany(e => e.Context.Stated().Where(c => EdgeContext.NodeKeys.Contains(c.Key))))
            if (!nodes.ContainsKey(id)) nodes.Add(id, known?.Node(id) ?? new Node(id, MechWords.KindOfPrefix(id[..id.IndexOf(':', StringComparison.Ordinal)]) ?? NodeKind.Process));
        return new MechanismGraph(nodes.Values, edges);
    }

    /// <summary>The text with only those characters that a node id may hold; never empty.</summary>
    public static string Plain(string text)
    {
        var name = new StringBuilder(text.Length);
        foreach (char c in Greek(text))
        {
            bool allowed = char.IsAsciiLetterOrDigit(c) || (name.Length > 0 && c is '.' or '_' or '/' or '+' or '-');
            if (allowed) name.Append(c);
            else if (name.Length > 0 && name[^1] != '-') name.Append('-');
        }

        string plain = name.ToString().Trim('-', '.', '_', '/', '+');
        if (plain.Length == 0) return "x" + Digest(text)[..8];
        return plain.Length <= 80 ? plain : plain[..70] + "-" + Digest(text)[..8];
    }

    internal static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>One line of at most 1000 characters, without those that the text format refuses.</summary>
    internal static string Line(string text)
    {
        if (text.Length > 1000) text = text[..1000];
        bool Refused(char c) => char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\uFEFF'
            or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
        return string.Join(' ', string.Concat(text.Select(c => Refused(c) ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Greek(string text) => text.Replace("α", "alpha", StringComparison.Ordinal).Replace("β", "beta", StringComparison.Ordinal)
        .Replace("γ", "gamma", StringComparison.Ordinal).Replace("δ", "delta", StringComparison.Ordinal).Replace("κ", "kappa", StringComparison.Ordinal);

    private static string IdOf(CandidateEdge e) =>
        "i-" + Digest($"{e.From} {MechWords.Arrow(e.Relation)} {e.To} {e.Mechanism} {e.Direct} {string.Join(' ', e.Context.Stated())}")[..12];

    private Node? Recognise(CandidateNode node)
    {
        if (known is null) return null;
        Node[] found = [.. known.Names.Find(node.Label).Where(n => Fits(n.Kind, node.Kind))];
        return found.Length == 1 ? found[0] : null;
    }

    private static bool Fits(NodeKind one, NodeKind other) => one == other || (Molecules(one) && Molecules(other)) || (Processes(one) && Processes(other));

    private static bool Molecules(NodeKind kind) => kind is NodeKind.Protein or NodeKind.Complex or NodeKind.GeneFamily;

    private static bool Processes(NodeKind kind) => kind is NodeKind.Process or NodeKind.Pathway or NodeKind.Outcome;

    private string NewId(CandidateNode node)
    {
        string wanted = $"{MechWords.Prefix(node.Kind)}:{Plain(node.Label)}", id = wanted;
        if (_byId.ContainsKey(id) || known?.Node(id) is not null)
            id = node.Identifier is { } identifier ? $"{wanted}.{Plain(identifier)}" : $"{wanted}.2";
        for (int i = 2; _byId.ContainsKey(id) || known?.Node(id) is not null; i++) id = string.Create(CultureInfo.InvariantCulture, $"{wanted}.{i}");
        return id;
    }

    private sealed class Draft(CandidateEdge first)
    {
        public CandidateEdge First { get; } = first;

        public List<Evidence> Evidence { get; } = [];

        public List<string> Notes { get; } = [];
    }

    private sealed class Entry(string id, NodeKind kind, string label)
    {
        private readonly Dictionary<(string, string), string> _identifiers = [];
        private readonly List<string> _xrefs = [];
        private readonly List<string> _others = [];
        private readonly List<string> _aliases = [];
        private string? _note;

        public string Id { get; } = id;

        public string Label { get; } = Line(label);

        public Node? Known { get; init; }

        /// <summary>Whether the same collection has another identifier for the name in the same species.</summary>
        public bool Contradicts(CandidateNode node) =>
            node is { Database: { } database, Identifier: { } identifier }
            && _identifiers.TryGetValue((database, node.Species ?? ""), out string? mine) && mine != identifier;

        public void Learn(CandidateNode node)
        {
            string name = Line(node.Label).Replace('|', '/');
            foreach (string alias in node.Aliases.Select(a => Line(a).Replace('|', '/')).Append(name))
                if (alias.Length > 0 && alias != Label && !_aliases.Contains(alias) && _aliases.Count < MostIdentifiersInNote) _aliases.Add(alias);
            _note ??= node.Note is { } note ? Line(note) : null;
            if (node is not { Database: { } database, Identifier: { } identifier } || !_identifiers.TryAdd((database, node.Species ?? ""), identifier)) return;
            if (CandidateXrefs.Of(database, identifier) is { } xref)
            {
                if (!_xrefs.Contains(xref)) _xrefs.Add(xref);
            }
            else if (_others.Count < MostIdentifiersInNote)
            {
                _others.Add(Line(node.Species is { } species ? $"{database} {identifier} ({species})" : $"{database} {identifier}"));
            }
        }

        public Node Node()
        {
            if (Known is not null) return Known with { Location = null };
            string note = string.Join("; ", new[] { _note }.OfType<string>().Concat(_others));
            return new Node(Id, kind)
            {
                Symbol = Label.Length == 0 ? null : Label,
                Xrefs = _xrefs,
                Aliases = _aliases,
                Note = note.Length == 0 ? null : note,
            };
        }
    }
}
