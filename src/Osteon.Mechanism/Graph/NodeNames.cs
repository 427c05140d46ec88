using Osteon.Primitives;

namespace Osteon.Mechanism;

/// <summary>
/// Finds nodes by id, id without prefix, symbol, name or alias. Case, blanks, hyphens, underscores and Greek letters against their names
/// (β, beta) do not matter.
/// </summary>
public sealed class NodeNames
{
    private readonly Dictionary<string, List<Node>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Node> _byId = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Indexes the nodes; where two nodes claim the same name, both are kept and <see cref="Find"/> gives both.</summary>
    public NodeNames(IEnumerable<Node> nodes)
    {
        foreach (Node node in nodes)
        {
            _byId.TryAdd(node.Id, node);
            foreach (string name in NamesOf(node).Append(Bare(node.Id)).Select(Key).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal))
            {
                if (!_byName.TryGetValue(name, out List<Node>? list)) _byName.Add(name, list = []);
                list.Add(node);
            }
        }
    }

    /// <summary>Symbol, name and aliases as written.</summary>
    public static IEnumerable<string> NamesOf(Node node)
    {
        if (node.Symbol is { } symbol) yield return symbol;
        if (node.Name is { } name) yield return name;
        foreach (string alias in node.Aliases) yield return alias;
    }

    /// <summary>All nodes that the text may mean: the id alone if it is one, else every node with that name, by id.</summary>
    public IReadOnlyList<Node> Find(string text)
    {
        if (_byId.TryGetValue(text.Trim(), out Node? exact)) return [exact];
        return _byName.TryGetValue(Key(text), out List<Node>? list) ? list : [];
    }

    /// <summary>The one node meant.</summary>
    /// <exception cref="InvalidContentException">OST-MEC-101: no such node, with the nearest name; OST-MEC-102: several nodes.</exception>
    public Node Resolve(string text)
    {
        IReadOnlyList<Node> found = Find(text);
        return found.Count switch
        {
            1 => found[0],
            0 => throw new InvalidContentException(Finding.Error("OST-MEC-101", "the graph has no such node", null, text, Nearest(text))),
            _ => throw new InvalidContentException(Finding.Error(
                "OST-MEC-102",
                "the name belongs to several nodes",
                null,
                text,
                $"Say which: {string.Join(", ", found.Select(n => n.Id))}.")),
        };
    }

    /// <summary>The form in which names are compared.</summary>
    public static string Key(string name)
    {
        var key = new System.Text.StringBuilder(name.Length);
        foreach (char c in name.Trim().ToLowerInvariant())
        {
            string letter = c switch
            {
                'α' => "alpha",
                'β' => "beta",
                'γ' => "gamma",
                'δ' => "delta",
                'κ' => "kappa",
                'µ' or 'μ' => "mu",
                ' ' or '-' or '_' or '‐' or '‑' or '–' => "",
                _ => c.ToString(),
            };
            key.Append(letter);
        }

        return key.ToString();
    }

    private static string Bare(string id) => id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private string Nearest(string text)
    {
        IEnumerable<Node> nodes = _byId.Values.OrderBy(n => n.Id, StringComparer.Ordinal);
        string[] candidates = [.. nodes.SelectMany(n => NamesOf(n).Append(n.Id)).Distinct(StringComparer.Ordinal)];
        return NearestName.Of(text, candidates) is { } nearest
            ? $"Did you mean '{nearest}'?"
            : "Nodes are named by id, symbol, name or alias; 'osteon mechanism show' lists them.";
    }
}
