using Osteon.Primitives;

namespace Osteon.Mechanism;

/// <summary>
/// Which edges a query may use. An edge passes a condition when its context states the same value, or states nothing for that key: a claim that does not
/// say "rat" is not a claim about another species. With <see cref="MustState"/> the value has to be stated.
/// </summary>
public sealed record ContextFilter
{
    /// <summary>Every edge passes.</summary>
    public static ContextFilter All { get; } = new();

    /// <summary>Keys of <see cref="EdgeContext.Keys"/> with the value wanted.</summary>
    public IReadOnlyList<(string Key, string Value)> Conditions { get; init; } = [];

    /// <summary>Whether an edge that does not state the key fails. Default: false.</summary>
    public bool MustState { get; init; }

    /// <summary>Whether the edge passes all conditions.</summary>
    public bool Passes(Edge edge) => Conditions.Count == 0 || Conditions.All(c => edge.Context[c.Key] is { } stated ? stated == c.Value : !MustState);

    /// <summary>Reads <c>key=value</c> words; values of node keys may be any name of the node.</summary>
    /// <exception cref="InvalidContentException">OST-MEC-103: no such key; OST-MEC-101, OST-MEC-102: no such node, several nodes.</exception>
    public static ContextFilter Parse(MechanismGraph graph, IEnumerable<string> words, bool mustState = false) => new()
    {
        Conditions = [.. words.Select(w => Condition(graph, w))],
        MustState = mustState,
    };

    private static (string Key, string Value) Condition(MechanismGraph graph, string word)
    {
        int equals = word.IndexOf('=', StringComparison.Ordinal);
        string key = equals < 0 ? word : word[..equals];
        string value = equals < 0 ? "" : word[(equals + 1)..];
        if (!EdgeContext.Keys.Contains(key) || value.Length == 0)
        {
            throw new InvalidContentException(Finding.Error("OST-MEC-103", "a condition on the context is key=value", null, word,
                value.Length == 0 && EdgeContext.Keys.Contains(key) ? "The value is missing." : NearestName.Hint(key, EdgeContext.Keys)));
        }

        if (EdgeContext.NodeKeys.Contains(key))
            return (key, graph.Node(value)?.Id ?? (value == "none" && key == "carrier" ? "carrier:none" : graph.Names.Resolve(value).Id));
        string[] known = [.. graph.Edges.Select(e => e.Context[key]).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        return known.Contains(value)
            ? (key, value)
            : throw new InvalidContentException(Finding.Error("OST-MEC-103", $"no edge states this {key}", null, value, NearestName.Hint(value, known)));
    }
}
